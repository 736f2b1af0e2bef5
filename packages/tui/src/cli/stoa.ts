/** The stoa command, with all that it can do. */
import { Command } from "effect/cli"
import { ablate } from "./ablate.ts"
import { cluster } from "./cluster.ts"
import { demo } from "./demo.ts"
import { doctor } from "./doctor.ts"
import { evaluate } from "./evaluate.ts"
import { exportRows } from "./export.ts"
import { finetune } from "./finetune.ts"
import * as shared from "./flags.ts"
import { forecast } from "./forecast.ts"
import { interview } from "./interview.ts"
import { lint } from "./lint.ts"
import * as live from "./live.ts"
import { measure } from "./measure.ts"
import { begin } from "./newScenario.ts"
import { population } from "./population.ts"
import { prompts } from "./prompts.ts"
import { replay } from "./replay.ts"
import { resume } from "./resume.ts"
import { review } from "./review.ts"
import { run } from "./run.ts"
import { runs } from "./runs.ts"
import { scenarios } from "./scenarios.ts"
import { synthesize } from "./synthesize.ts"
import { teach } from "./teach.ts"
import { test } from "./testScenario.ts"
import { trace } from "./trace.ts"
import { verify } from "./verify.ts"
import { watch } from "./watchRun.ts"
import { worker } from "./worker.ts"

/** All of it. */
export const stoa = Command.make(
  "stoa",
  { runs: shared.runs, ui: live.flag, ascii: shared.ascii, json: shared.json, verbose: shared.verbose },
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
    finetune,
    resume,
    watch,
    replay,
    cluster,
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
    worker,
    doctor
  ])
)
