/** `stoa runs`: lists the runs there are; with a word more, tells of one. */
import { Runs } from "@stoa/core"
import { Effect } from "effect"
import { Command } from "effect/cli"
import * as Home from "./finetuning/Home.ts"
import * as shared from "./flags.ts"
import { inspect } from "./inspect.ts"
import { runsGraph } from "./runsGraph.ts"
import { runsShow } from "./runsShow.ts"
import * as Screen from "./Screen.ts"

export const runs = Command.make(
  "runs",
  { runs: shared.runs, json: shared.json },
  Effect.fn("stoa runs")(function*({ json, runs }) {
    const names = yield* Runs.names(runs)
    const rows = yield* Effect.forEach(names, (name) => inspect(runs, name))
    const [finetuned, evaluated] = yield* Effect.all([Home.names(runs), Home.evaluations(runs)])
    const finetuning = finetuned.length === 0
      ? undefined
      : yield* Effect.promise(() => import("./finetuning/list.ts"))
    const evaluation = evaluated.length === 0
      ? undefined
      : yield* Effect.promise(() => import("./evaluation/list.ts"))
    const finetunings = finetuning === undefined ? [] : yield* finetuning.all(runs, finetuned)
    const evaluations = evaluation === undefined ? [] : yield* evaluation.all(runs, evaluated)
    if (json) return Screen.print(JSON.stringify([...rows, ...finetunings, ...evaluations]))
    const tables = [finetuning?.table(finetunings), evaluation?.table(evaluations)].filter((table) =>
      table !== undefined
    )
    const below = tables.flatMap((table, index) => (index === 0 ? table : ["", ...table]))
    if (rows.length + below.length === 0) return Screen.print(`${runs} holds no runs yet: stoa run makes one.`)
    if (rows.length === 0) return below.forEach(Screen.print)
    const wide = Math.max(3, ...rows.map((row) => Screen.quote(row.run, 60).length))
    Screen.print(`${"run".padEnd(wide)}  state       agents  episodes  rows of wanted  failures  model / requirement`)
    for (const row of rows) {
      Screen.print(
        `${Screen.quote(row.run, 60).padEnd(wide)}  ${row.state.padEnd(10)}  ${String(row.agents).padStart(6)}  ${
          String(row.episodes).padStart(8)
        }  ${`${row.rows} of ${row.wanted}`.padStart(14)}  ${String(row.failures).padStart(8)}  ${
          Screen.quote(row.model, 30)
        } / ${Screen.quote(row.requirement, 60)}`
      )
    }
    if (below.length > 0) ["", ...below].forEach(Screen.print)
  })
).pipe(
  Command.withDescription("List the runs in a folder, or tell of one"),
  Command.withExamples([
    { command: "stoa runs", description: "The runs in ./runs" },
    { command: "stoa runs show run-001", description: "How the society of a run did" },
    { command: "stoa runs graph run-001 --out society.gexf", description: "Who heard whom, for Gephi" }
  ]),
  Command.withSubcommands([runsShow, runsGraph])
)
