/** Runs the command to its end: its flags, what it says of a failure, its exit code. */
import * as NodeServices from "@effect/platform-node/NodeServices"
import { PlainText, version } from "@stoa/core"
import { Cause, Effect, Exit, Layer } from "effect"
import { CliError, CliOutput, Command } from "effect/cli"
import * as Told from "../engine/Told.ts"
import * as bare from "./cluster/bare.ts"
import { codes } from "./CommandError.ts"
import * as Interrupt from "./Interrupt.ts"
import * as LogFile from "./LogFile.ts"
import * as Screen from "./Screen.ts"

// A wrong flag gets its sentence and the way to the help, not the whole help.
const presenter: CliOutput.Presenter = {
  present: Effect.fnUntraced(function*(event) {
    if (event._tag !== "InvalidInvocation") return yield* CliOutput.defaultPresenter.present(event)
    for (const error of event.errors) Screen.say(`stoa: ${Screen.quote(error.message, 600)}`)
    Screen.say(`See ${event.commandPath.join(" ")} --help.`)
  })
}

const report = async (cause: Cause.Cause<unknown>): Promise<{ readonly code: number; readonly sentence: string }> => {
  Screen.setStatus("")
  const error = Cause.squash(cause)
  if (CliError.isCliError(error)) {
    return { code: error._tag === "ShowHelp" && error.errors.length === 0 ? codes.ok : codes.usage, sentence: "" }
  }
  if (Cause.hasInterruptsOnly(cause)) return { code: codes.interrupted, sentence: "" }
  const { explain } = await import("./explain.ts")
  const { code, sentence } = explain(cause)
  if (sentence !== "") Screen.say(`${Screen.style.red("stoa:")} ${Screen.quote(sentence, 2000)}`)
  if (process.argv.includes("--verbose")) {
    Screen.say(PlainText.plain(Cause.pretty(cause)))
  }
  return { code, sentence }
}

// Whoever reads may stop reading (stoa runs | head), and a terminal may be closed: that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EIO") throw error
  })
}

/** Runs it with the arguments of the process. */
export const start = <Name extends string, Input, Context, E>(
  command: Command.Command<Name, Input, Context, E, Command.Environment>
): void => {
  process.argv = bare.filled(process.argv, process.env)
  const program = Command.run(command, { version }).pipe(
    Effect.provide(Layer.mergeAll(CliOutput.layerPresenter(presenter), NodeServices.layer, LogFile.silent)),
    Effect.onExit((exit) =>
      Effect.promise(async () => {
        if (Exit.isSuccess(exit)) return Told.ended(codes.ok, "")
        const { code, sentence } = await report(exit.cause)
        process.exitCode = code
        return Told.ended(code, sentence)
      })
    )
  )
  Interrupt.runMain(program, {
    disableErrorReporting: true,
    teardown: (exit, onExit) => onExit(Exit.isSuccess(exit) ? codes.ok : Number(process.exitCode ?? codes.failed))
  })
}
