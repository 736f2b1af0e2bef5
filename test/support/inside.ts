import "effect/schema/SchemaJITCompiler/enable"
import { NodeServices } from "@effect/platform-node"
import { Cause, Effect, Exit, Layer } from "effect"
import { CliError, CliOutput, Command } from "effect/cli"
import { ablate } from "../../packages/tui/src/cli/ablate.ts"
import { codes, explain } from "../../packages/tui/src/cli/CommandError.ts"
import { doctor } from "../../packages/tui/src/cli/doctor.ts"
import { evaluate } from "../../packages/tui/src/cli/evaluate.ts"
import * as LogFile from "../../packages/tui/src/cli/LogFile.ts"
import { resume } from "../../packages/tui/src/cli/resume.ts"
import { review } from "../../packages/tui/src/cli/review.ts"
import { run } from "../../packages/tui/src/cli/run.ts"
import { runs } from "../../packages/tui/src/cli/runs.ts"
import { synthesize } from "../../packages/tui/src/cli/synthesize.ts"
import { teach } from "../../packages/tui/src/cli/teach.ts"
import { trace } from "../../packages/tui/src/cli/trace.ts"
import { verify } from "../../packages/tui/src/cli/verify.ts"
import type { Outcome } from "./command.ts"

const stoa = Command.make("stoa").pipe(
  Command.withSubcommands([ablate, doctor, evaluate, resume, review, run, runs, synthesize, teach, trace, verify])
)

const presenter: CliOutput.Presenter = {
  present: (event) =>
    event._tag !== "InvalidInvocation"
      ? CliOutput.defaultPresenter.present(event)
      : Effect.sync(() => event.errors.forEach(({ message }) => process.stderr.write(`stoa: ${message}\n`)))
}

const layers = Layer.mergeAll(CliOutput.layerPresenter(presenter), NodeServices.layer, LogFile.silent)

/** Keeps what a stream is given; ends with it, and the stream is what it was. */
const hear = (stream: NodeJS.WriteStream): () => string => {
  const { write } = stream
  let text = ""
  stream.write = (chunk: string | Uint8Array) => {
    text += String(chunk)
    return true
  }
  return () => {
    stream.write = write
    return text
  }
}

/** The exit code of a command, once its sentence is said, and the whole trace where that is wanted. */
const codeOf = (exit: Exit.Exit<unknown, unknown>, verbose: boolean): number => {
  if (Exit.isSuccess(exit)) return codes.ok
  if (CliError.isCliError(Cause.squash(exit.cause))) return codes.usage
  const { code, sentence } = explain(exit.cause)
  process.stderr.write(`stoa: ${sentence}\n${verbose ? Cause.pretty(exit.cause) : ""}`)
  return code
}

/**
 * Runs a command of `stoa` to its end in this process, one at a time: a fifth of the work of a process of its own. For what a
 * command does, where its start, its signals and its end are not what is tested.
 */
export const inside = async (
  args: ReadonlyArray<string>,
  environment: Readonly<Record<string, string>> = {}
): Promise<Outcome> => {
  const before = process.env
  const { HOME = "", PATH = "" } = before
  process.env = { PATH, HOME, NO_COLOR: "1", ...environment }
  const [stdout, stderr] = [hear(process.stdout), hear(process.stderr)]
  const exit = await Effect.runPromiseExit(Effect.provide(Command.runWith(stoa, { version: "0" })(args), layers))
  const code = codeOf(exit, args.includes("--verbose"))
  process.env = before
  return { code, stdout: stdout(), stderr: stderr() }
}
