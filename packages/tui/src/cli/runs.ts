/** `stoa runs`: lists the runs there are. */
import { Recipe, RunLock, Runs, RunState } from "@stoa/core"
import { Effect, Result } from "effect"
import { Command } from "effect/cli"
import * as shared from "./flags.ts"
import * as manifest from "./manifest.ts"
import * as Screen from "./Screen.ts"

const inspect = Effect.fnUntraced(function*(runs: string, name: string) {
  const folder = yield* Runs.find(runs, name)
  const facts = yield* Effect.result(RunState.read(folder.database))
  const recipe = yield* Effect.result(
    Effect.flatMap(Runs.readRecipe(folder), (data) => Effect.fromResult(Recipe.decode(data)))
  )
  const saved = yield* manifest.read(folder)
  const held = yield* RunLock.isHeld(folder)
  const number = (tag: string) => (Result.isSuccess(facts) ? facts.success.facts[tag] ?? 0 : 0)
  return {
    run: name,
    state: Result.isFailure(facts)
      ? "unreadable"
      : held
      ? "running"
      : number("Saved") === 0
      ? "unfinished"
      : saved !== undefined && saved.rows < saved.wanted
      ? "short"
      : "finished",
    agents: number("AgentJoined"),
    episodes: saved?.episodes ?? number("EpisodeClosed"),
    rows: saved?.rows ?? 0,
    wanted: Result.isSuccess(recipe) ? Recipe.wanted(recipe.success) : 0,
    failures: number("Failed"),
    model: Result.isSuccess(recipe) ? recipe.success.model : "?",
    requirement: Result.isSuccess(recipe) ? recipe.success.requirements[0].text : "?",
    folder: folder.path
  }
})

export const runs = Command.make(
  "runs",
  { runs: shared.runs, json: shared.json },
  Effect.fn("stoa runs")(function*({ json, runs }) {
    const names = yield* Runs.names(runs)
    const rows = yield* Effect.forEach(names, (name) => inspect(runs, name))
    if (json) return Screen.print(JSON.stringify(rows))
    if (rows.length === 0) return Screen.print(`${runs} holds no runs yet: stoa run makes one.`)
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
  })
).pipe(
  Command.withDescription("List the runs in a folder"),
  Command.withExamples([{ command: "stoa runs", description: "The runs in ./runs" }])
)
