/** The society of a run as its log tells it: read only, also of a run that is at work. */
import { EventLog, Fold, Health, Notes, Recipe, Runs, RunStore, SocialGraph } from "@stoa/core"
import { Effect, Option, Result } from "effect"
import { find } from "./found.ts"
import { inspect } from "./inspect.ts"

/** Reads a run: what it is, its health, its graphs and the communities in it. */
export const read = Effect.fn("Society.read")(function*(runs: string, name: string) {
  const folder = yield* find(runs, name)
  const { events, fork } = yield* Effect.gen(function*() {
    const events = yield* (yield* EventLog.EventLog).events
    return { events, fork: Option.getOrUndefined(yield* (yield* Notes.Notes).get("fork")) }
  }).pipe(Effect.provide(RunStore.layer(folder.database, { readonly: true })))
  const recipe = Result.getOrUndefined(
    yield* Effect.result(Effect.flatMap(Runs.readRecipe(folder), (data) => Effect.fromResult(Recipe.decode(data))))
  )
  const world = Fold.fold(events)
  const agents = SocialGraph.ofAgents(world)
  const { Centrality, Communities, GraphFile } = yield* SocialGraph.analysis
  return {
    run: { ...(yield* inspect(runs, name)), seed: recipe?.seed, fork },
    meter: Health.measure(events),
    world,
    recipe,
    agents,
    groups: SocialGraph.ofGroups(world),
    communities: Communities.find(agents, recipe?.seed ?? 0),
    Centrality,
    GraphFile
  }
})
