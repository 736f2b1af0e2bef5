import "effect/schema/SchemaJITCompiler/enable"
import { NodeServices } from "@effect/platform-node"
import { Cause, Console, Effect, Exit, Layer } from "effect"
import { CliError, CliOutput, Command } from "effect/cli"
import { codes } from "../../packages/tui/src/cli/CommandError.ts"
import { explain } from "../../packages/tui/src/cli/explain.ts"
import * as LogFile from "../../packages/tui/src/cli/LogFile.ts"
import type { Outcome } from "./command.ts"

/** The commands, each with its modules: a file of tests loads those of the commands it runs. */
const commands: Readonly<Record<string, () => Promise<Command.Command.Any>>> = {
  ablate: async () => (await import("../../packages/tui/src/cli/ablate.ts")).ablate,
  cluster: async () => (await import("../../packages/tui/src/cli/cluster.ts")).cluster,
  doctor: async () => (await import("../../packages/tui/src/cli/doctor.ts")).doctor,
  evaluate: async () => (await import("../../packages/tui/src/cli/evaluate.ts")).evaluate,
  export: async () => (await import("../../packages/tui/src/cli/export.ts")).exportRows,
  finetune: async () => (await import("../../packages/tui/src/cli/finetune.ts")).finetune,
  forecast: async () => (await import("../../packages/tui/src/cli/forecast.ts")).forecast,
  interview: async () => (await import("../../packages/tui/src/cli/interview.ts")).interview,
  population: async () => (await import("../../packages/tui/src/cli/population.ts")).population,
  prompts: async () => (await import("../../packages/tui/src/cli/prompts.ts")).prompts,
  replay: async () => (await import("../../packages/tui/src/cli/replay.ts")).replay,
  resume: async () => (await import("../../packages/tui/src/cli/resume.ts")).resume,
  review: async () => (await import("../../packages/tui/src/cli/review.ts")).review,
  run: async () => (await import("../../packages/tui/src/cli/run.ts")).run,
  runs: async () => (await import("../../packages/tui/src/cli/runs.ts")).runs,
  synthesize: async () => (await import("../../packages/tui/src/cli/synthesize.ts")).synthesize,
  teach: async () => (await import("../../packages/tui/src/cli/teach.ts")).teach,
  trace: async () => (await import("../../packages/tui/src/cli/trace.ts")).trace,
  verify: async () => (await import("../../packages/tui/src/cli/verify.ts")).verify,
  watch: async () => (await import("../../packages/tui/src/cli/watchRun.ts")).watch,
  worker: async () => (await import("../../packages/tui/src/cli/worker.ts")).worker
}

const presenter: CliOutput.Presenter = {
  present: (event) =>
    event._tag !== "InvalidInvocation"
      ? CliOutput.defaultPresenter.present(event)
      : Effect.sync(() => event.errors.forEach(({ message }) => process.stderr.write(`stoa: ${message}\n`)))
}

/** What is said on the console, help among it, goes where a process of its own says it: vitest keeps the console for itself. */
const said: Console.Console = Object.assign(Object.create(console) as Console.Console, {
  log: (...texts: ReadonlyArray<unknown>) => void process.stdout.write(`${texts.join(" ")}\n`)
})

const layers = Layer.mergeAll(
  Layer.succeed(Console.Console, said),
  CliOutput.layerPresenter(presenter),
  NodeServices.layer,
  LogFile.silent
)

/** Keeps what a stream is given; ends with it, and the stream is what it was. */
const hear = (stream: NodeJS.WriteStream): () => string => {
  const { write } = stream
  let text = ""
  stream.write = (chunk: string | Uint8Array, ...more: ReadonlyArray<unknown>) => {
    text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString()
    const done = more.at(-1)
    if (typeof done === "function") done()
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
  const [name = "", ...given] = args
  const command = await commands[name]?.()
  if (command === undefined) throw new Error(`the tests run no command "${name}" in their own process`)
  const run = Command.runWith(command as Command.Command<string, unknown, unknown, unknown, never>, { version: "0" })
  const before = process.env
  const { HOME = "", PATH = "" } = before
  process.env = { PATH, HOME, NO_COLOR: "1", ...environment }
  const [stdout, stderr] = [hear(process.stdout), hear(process.stderr)]
  const exit = await Effect.runPromiseExit(Effect.provide(run(given), layers))
  const code = codeOf(exit, args.includes("--verbose"))
  process.env = before
  return { code, stdout: stdout(), stderr: stderr() }
}
