/** What is counted of a run in a cluster, out of its copy. */
import { Attempts, Recipe, type Signals, type World } from "@stoa/core"
import { Effect, HashMap } from "effect"
import type * as Sitting from "../Sitting.ts"
import type * as Line from "./Line.ts"
import * as Load from "./Load.ts"

/** The phase that a world has come to; between two of them the later one. */
const phaseOf = (world: World.World, recipe: Recipe.Recipe): Signals.Phase => {
  if (Recipe.hasSociety(recipe) && world.ended === undefined) {
    return HashMap.size(world.groups) === 0 ? "population" : "simulation"
  }
  const played = HashMap.reduce(world.plays, 0, (sum, { end }) => (end === "elsewhere" ? sum : sum + 1))
  const isPlaying = Recipe.hasClass(recipe) && (played === 0 || played < HashMap.size(world.questions))
  return isPlaying || Recipe.wanted(recipe) === 0 ? "class" : "synthesis"
}

/** Counts as the copy grows, as long as the scope lasts; gives what counts once more when the sitting is over. */
export const begin = Effect.fnUntraced(function*(
  { recipe }: Sitting.Work,
  { counts, load, tally }: Pick<Line.LineOptions, "counts" | "load" | "tally">
) {
  const attempts = yield* Attempts.AttemptStore
  const sum = Effect.gen(function*() {
    const spent = yield* attempts.spent
    tally.inputTokens = spent.reduce((all, { inputTokens }) => all + inputTokens, 0)
    tally.outputTokens = spent.reduce((all, { outputTokens }) => all + outputTokens, 0)
    tally.cachedTokens = spent.reduce((all, { cachedTokens }) => all + cachedTokens, 0)
  })
  const look = Effect.sync(() => {
    tally.phase = phaseOf(tally.world, recipe)
    tally.calls = counts().calls
    tally.inFlight = Load.inFlight(load)
  })
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(look, Effect.sleep("200 millis"))))
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.ignore(sum), Effect.sleep("5 seconds"))))
  // What workers told of themselves last may be from before its end.
  const nothing = Effect.sync(() => {
    tally.inFlight = 0
  })
  return look.pipe(Effect.andThen(sum), Effect.andThen(nothing))
})
