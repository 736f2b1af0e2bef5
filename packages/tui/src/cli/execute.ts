/** Carries a recipe out, from reading its profiles to telling where the data set lies. */
import { AtomicFile, type Model, Models, Pipeline, type Recipe, Roster, RowProblem, Runs } from "@stoa/core"
import { Cause, Effect } from "effect"
import * as layers from "../layers.ts"
import { codes, CommandError } from "./CommandError.ts"
import * as report from "./report.ts"
import * as Screen from "./Screen.ts"
import * as Watch from "./Watch.ts"

/** How a run is shown. */
export interface ExecuteOptions {
  readonly json: boolean
  readonly verbose: boolean
  /** Show what people do while they live. */
  readonly tell: boolean
  /** Milliseconds a rehearsed call takes, so that a person can follow. */
  readonly pace?: number
}

/** Bad rows shown without --verbose. */
const mostShown = 20

const gather = Effect.fnUntraced(function*(recipe: Recipe.Recipe, verbose: boolean) {
  const { agents, mapping, profiles } = recipe.population
  const files = profiles.length === 0 ? [layers.starterPopulation] : profiles
  const roster = yield* Roster.gather({
    files,
    mapping,
    seed: recipe.seed,
    ...(agents === undefined ? {} : { agents })
  })
  const shown = verbose ? roster.problems : roster.problems.slice(0, mostShown)
  for (const problem of shown) Screen.say(Screen.style.yellow(`left out: ${RowProblem.sentence(problem)}`))
  if (shown.length < roster.problems.length) {
    Screen.say(Screen.style.yellow(`... and ${roster.problems.length - shown.length} more; --verbose lists them all`))
  }
  return roster.profiles
})

/** What becomes of a run that did not reach its end: one in which nothing was answered leaves nothing behind. */
const leave = Effect.fnUntraced(function*(folder: Runs.RunFolder, answered: number, stopped: boolean) {
  Screen.setStatus("")
  if (answered === 0) yield* Runs.remove(folder)
  const kept = answered === 0
    ? "Nothing was answered yet, and nothing is left behind."
    : `${
      Screen.count(answered, "answered call")
    } and what came of them are kept in ${folder.path}; there is no data set yet.`
  Screen.say(stopped ? `Stopped before the end. ${kept}` : kept)
})

/** Runs a recipe in a new folder. Fails with exit code 1 when rows are missing; the data set is complete and valid even so. */
export const execute = Effect.fn("execute")(function*(recipe: Recipe.Recipe, options: ExecuteOptions) {
  const profiles = yield* gather(recipe, options.verbose)
  yield* Models.check(layers.access(recipe), process.env)
  const folder = yield* Runs.create(recipe.operation.runs, recipe.operation.name)
  const watcher = Watch.make(recipe, profiles.length, options)
  const began = Date.now()

  const body = Effect.gen(function*() {
    yield* AtomicFile.write(folder.recipe, [`${JSON.stringify(recipe, null, 2)}\n`])
    yield* Effect.forkScoped(watcher.follow)
    yield* Pipeline.run(recipe, { profiles, folder })
  }).pipe(
    Effect.scoped,
    Effect.provide(
      layers.run(recipe, {
        database: folder.database,
        watcher,
        ...(options.pace === undefined ? {} : { pace: options.pace })
      })
    ),
    Effect.catchTag(
      "ModelError",
      (error: Model.ModelError) =>
        Effect.flatMap(Models.withKnownModels(error, layers.access(recipe), process.env), (known) => Effect.fail(known))
    ),
    Effect.onError((cause) => leave(folder, watcher.tally.calls, Cause.hasInterruptsOnly(cause)))
  )
  yield* body

  const seconds = (Date.now() - began) / 1000
  const { world } = watcher.tally
  const result = report.make({ recipe, folder, tally: watcher.tally, seconds })
  if (options.json) Screen.print(JSON.stringify(result))
  else for (const line of report.lines(result, world)) Screen.print(line)
  if (result.rows < result.wanted) {
    return yield* new CommandError({ sentence: report.shortfall(result), code: codes.failed })
  }
})
