/** Carries a recipe out, from reading its profiles to telling where the data set lies. */
import { Anonymise, Models, Recipe, Roster, RowProblem } from "@stoa/core"
import { Effect } from "effect"
import * as layers from "../layers.ts"
import * as classroom from "./classroom.ts"
import * as runFolder from "./runFolder.ts"
import * as Screen from "./Screen.ts"
import { type SessionOptions, work } from "./session.ts"

/** Bad rows shown without --verbose. */
const mostShown = 20

/** Which of the rows that cannot be used are named. */
export interface GatherOptions {
  /** All of them, and not the first few. */
  readonly verbose: boolean
  /** Rows that were named before and are not again; grows by those that are. */
  readonly named?: Set<string>
}

/** The people of a recipe; rows that cannot be used are named. */
export const gather = Effect.fnUntraced(function*(recipe: Recipe.Recipe, { named, verbose }: GatherOptions) {
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
  const problems = roster.problems.map(RowProblem.sentence).filter((sentence) => named?.has(sentence) !== true)
  for (const sentence of problems) named?.add(sentence)
  const shown = verbose ? problems : problems.slice(0, mostShown)
  for (const sentence of shown) Screen.say(Screen.style.yellow(`left out: ${sentence}`))
  if (shown.length < problems.length) {
    Screen.say(Screen.style.yellow(`... and ${problems.length - shown.length} more; --verbose lists them all`))
  }
  return roster.profiles
})

/** Runs a recipe in a new folder. Fails with exit code 1 when rows are missing; the data set is complete and valid even so. */
export const execute = Effect.fn("execute")(function*(recipe: Recipe.Recipe, options: SessionOptions) {
  const scenarios = yield* classroom.scenarios(recipe)
  const questions = yield* classroom.questions(recipe, options.verbose)
  const profiles = Recipe.hasSociety(recipe) ? yield* gather(recipe, options) : []
  if (Recipe.hasSociety(recipe) && recipe.population.anonymise && profiles.every(Anonymise.isInvented)) {
    Screen.say("Nobody to make unrecognisable: all these people are invented.")
  }
  yield* Models.check(layers.access(recipe), process.env)
  const folder = yield* runFolder.make(recipe, () => Effect.void)
  yield* work(
    { folder, recipe, profiles, scenarios, questions, agents: profiles.length, fresh: true, lossy: false },
    options
  )
}, Effect.scoped)
