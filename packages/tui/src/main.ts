/** The stoa command. */
import "effect/schema/SchemaJITCompiler/enable"
import { NodeServices } from "@effect/platform-node"
import { PlainText, version } from "@stoa/core"
import { Cause, Effect, Exit, Layer } from "effect"
import { CliError, CliOutput, Command } from "effect/cli"
import { ablate } from "./cli/ablate.ts"
import { codes, explain } from "./cli/CommandError.ts"
import { demo } from "./cli/demo.ts"
import { doctor } from "./cli/doctor.ts"
import { evaluate } from "./cli/evaluate.ts"
import { exportRows } from "./cli/export.ts"
import * as shared from "./cli/flags.ts"
import { forecast } from "./cli/forecast.ts"
import * as Interrupt from "./cli/Interrupt.ts"
import { interview } from "./cli/interview.ts"
import { lint } from "./cli/lint.ts"
import * as live from "./cli/live.ts"
import * as LogFile from "./cli/LogFile.ts"
import { measure } from "./cli/measure.ts"
import { begin } from "./cli/newScenario.ts"
import { population } from "./cli/population.ts"
import { prompts } from "./cli/prompts.ts"
import { replay } from "./cli/replay.ts"
import { resume } from "./cli/resume.ts"
import { review } from "./cli/review.ts"
import { run } from "./cli/run.ts"
import { runs } from "./cli/runs.ts"
import { scenarios } from "./cli/scenarios.ts"
import * as Screen from "./cli/Screen.ts"
import { synthesize } from "./cli/synthesize.ts"
import { teach } from "./cli/teach.ts"
import { test } from "./cli/testScenario.ts"
import { trace } from "./cli/trace.ts"
import { verify } from "./cli/verify.ts"
import { watch } from "./cli/watchRun.ts"
import * as Told from "./engine/Told.ts"

const stoa = Command.make(
  "stoa",
  { runs: shared.runs, ui: live.flag, json: shared.json, verbose: shared.verbose },
  (options) => live.orPlain(options, demo(options))
).pipe(
  Command.withDescription(
    "Simulates a society of agents and writes training data from its life. Alone: the demo society"
  ),
  Command.withExamples([
    { command: "stoa", description: "Watch the demo society live and write a data set" },
    { command: "stoa run --agents 100 --count 50", description: "A run of your own" }
  ]),
  Command.withSubcommands([
    run,
    teach,
    evaluate,
    resume,
    watch,
    replay,
    synthesize,
    ablate,
    forecast,
    verify,
    runs,
    trace,
    interview,
    review,
    exportRows,
    lint,
    measure,
    population,
    scenarios,
    prompts,
    begin,
    test,
    doctor
  ])
)

// A wrong flag gets its sentence and the way to the help, not the whole help.
const presenter: CliOutput.Presenter = {
  present: Effect.fnUntraced(function*(event) {
    if (event._tag !== "InvalidInvocation") return yield* CliOutput.defaultPresenter.present(event)
    for (const error of event.errors) Screen.say(`stoa: ${Screen.quote(error.message, 600)}`)
    Screen.say(`See ${event.commandPath.join(" ")} --help.`)
  })
}

const program = Command.run(stoa, { version }).pipe(
  Effect.provide(Layer.mergeAll(CliOutput.layerPresenter(presenter), NodeServices.layer, LogFile.silent)),
  Effect.onExit((exit) =>
    Effect.promise(() => {
      if (Exit.isSuccess(exit)) return Told.ended(codes.ok, "")
      const { code, sentence } = report(exit.cause)
      process.exitCode = code
      return Told.ended(code, sentence)
    })
  )
)

const report = (cause: Cause.Cause<unknown>): { readonly code: number; readonly sentence: string } => {
  Screen.setStatus("")
  const error = Cause.squash(cause)
  if (CliError.isCliError(error)) {
    return { code: error._tag === "ShowHelp" && error.errors.length === 0 ? codes.ok : codes.usage, sentence: "" }
  }
  const { code, sentence } = explain(cause)
  if (sentence !== "") Screen.say(`${Screen.style.red("stoa:")} ${Screen.quote(sentence, 2000)}`)
  if (process.argv.includes("--verbose") && !Cause.hasInterruptsOnly(cause)) {
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

Interrupt.runMain(program, {
  disableErrorReporting: true,
  teardown: (exit, onExit) => onExit(Exit.isSuccess(exit) ? codes.ok : Number(process.exitCode ?? codes.failed))
})
