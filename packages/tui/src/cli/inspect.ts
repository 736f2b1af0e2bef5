/** What a run is and how far it has come, read without working on it. */
import { Recipe, RunLock, Runs, RunState } from "@stoa/core"
import { Effect, Result } from "effect"
import { basename } from "node:path"
import { find } from "./found.ts"
import * as manifest from "./manifest.ts"

/** What a run is for, in few words: its first requirement, or the scenarios of its class. */
const wishOf = (recipe: Recipe.Recipe): string =>
  [
    ...Recipe.wishes(recipe).slice(0, 1).map(({ text }) => text),
    ...(Recipe.hasClass(recipe)
      ? [`a class of ${Object.keys(recipe.class.scenarios).map((name) => basename(name)).join(", ")}`]
      : [])
  ].join("; ")

/** A run in one line. */
export const inspect = Effect.fnUntraced(function*(runs: string, name: string) {
  const folder = yield* find(runs, name)
  const facts = yield* Effect.result(RunState.read(folder.database))
  const recipe = yield* Effect.result(
    Effect.flatMap(Runs.readRecipe(folder), (data) => Effect.fromResult(Recipe.decode(data)))
  )
  const saved = yield* manifest.read(folder)
  const held = yield* RunLock.isHeld(folder)
  const number = (tag: string) => (Result.isSuccess(facts) ? facts.success.facts[tag] ?? 0 : 0)
  // One that is to give more has written its data set before, and not all of it.
  const isWanting = saved?.finished === false ||
    saved !== undefined && Result.isSuccess(recipe) && saved.wanted < Recipe.wanted(recipe.success)
  return {
    run: name,
    state: Result.isFailure(facts)
      ? "unreadable"
      : held
      ? "running"
      : number("Saved") === 0 || isWanting
      ? "unfinished"
      : saved !== undefined && saved.rows < saved.wanted
      ? "short"
      : "finished",
    agents: number("AgentJoined"),
    episodes: saved?.episodes ?? number("EpisodeClosed"),
    rows: saved?.rows ?? 0,
    // Of a class, a conversation for each question.
    wanted: Result.isSuccess(recipe) ? Recipe.wanted(recipe.success) + number("Posed") : 0,
    failures: number("Failed"),
    model: Result.isSuccess(recipe) ? recipe.success.model : "?",
    requirement: Result.isSuccess(recipe) ? wishOf(recipe.success) : "?",
    folder: folder.path
  }
})
