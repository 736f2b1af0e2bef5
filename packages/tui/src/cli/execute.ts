/** Carries a recipe out, from reading its profiles to telling where the data set lies. */
import { Models, type Recipe, Roster, RowProblem, RunLock, Runs } from "@stoa/core"
import { Effect } from "effect"
import * as layers from "../layers.ts"
import * as Screen from "./Screen.ts"
import { type SessionOptions, work, writeRecipe } from "./session.ts"

/** Bad rows shown without --verbose. */
const mostShown = 20

/** The people of a recipe; rows that cannot be used are named. */
export const gather = Effect.fnUntraced(function*(recipe: Recipe.Recipe, verbose: boolean) {
  const { agents, mapping, packs, profiles } = recipe.population
  const own = yield* Effect.forEach(packs, layers.packFile)
  const invented = own.length + profiles.length === 0 ? [layers.starterPopulation] : own
  const roster = yield* Roster.gather({
    files: [...invented, ...profiles],
    invented,
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

/** Runs a recipe in a new folder. Fails with exit code 1 when rows are missing; the data set is complete and valid even so. */
export const execute = Effect.fn("execute")(function*(recipe: Recipe.Recipe, options: SessionOptions) {
  const profiles = yield* gather(recipe, options.verbose)
  yield* Models.check(layers.access(recipe), process.env)
  const folder = yield* Runs.create(recipe.operation.runs, recipe.operation.name)
  yield* RunLock.hold(folder)
  yield* writeRecipe(folder, recipe)
  yield* work({ folder, recipe, profiles, agents: profiles.length, fresh: true, lossy: false }, options)
}, Effect.scoped)
