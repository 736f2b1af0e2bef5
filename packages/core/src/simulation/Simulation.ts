/** The life of a society: the only loop over time. No step waits for the whole society, only for the neighbours. */
import { Deferred, Effect, HashMap } from "effect"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Changes from "./Changes.ts"
import * as Episodes from "./Episodes.ts"
import * as GroupLife from "./GroupLife.ts"
import * as Shared from "./Shared.ts"
import { type SimulationOptions, windowOf } from "./SimulationOptions.ts"

export { liveGroup, NobodyActs } from "./GroupLife.ts"
export { hear, isOver, share, type Shared } from "./Shared.ts"
export type { SimulationOptions } from "./SimulationOptions.ts"

const end = (step: number, episodes: number, why: "episodes" | "steps" | "done") =>
  EventLog.append({ _tag: "SimulationEnded", place: "simulation/end", step, episodes, why })

/** What comes after all groups are over, whoever lived them: the last episodes are closed, and the end is recorded. */
export const conclude = Effect.fn("Simulation.conclude")(
  function*({ clocks: { played }, options }: Shared.Shared) {
    const world = yield* EventLog.currentWorld
    // Not those that are in the world: some of the last ones may be closed already, by whoever concluded it before.
    if (played.episodesBefore(Infinity) >= options.episodes) {
      const last = World.episodes(world)[options.episodes - 1]
      return yield* end(last?.step ?? 0, options.episodes, "episodes")
    }

    const silent = played.silent()
    const step = silent ?? options.steps
    yield* Effect.forEach(
      World.groups(world),
      ({ group, window: left }) =>
        Episodes.close(group.id, { step, sizes: Episodes.last(left.length, windowOf(options)) }),
      { concurrency: "unbounded", discard: true }
    )
    const episodes = HashMap.size((yield* EventLog.currentWorld).episodes)
    return yield* end(
      step,
      Math.min(episodes, options.episodes),
      episodes >= options.episodes ? "episodes" : silent === undefined ? "steps" : "done"
    )
  }
)

/**
 * Plays until the wanted episodes are complete, everybody is done, or the last step is played, and records the end. A group
 * begins a step once its neighbours have finished the one before; it stops when the episodes of earlier steps suffice, which
 * no timing can change.
 */
export const live = Effect.fn("Simulation.live")(function*(options: SimulationOptions) {
  const shared = yield* Shared.make(options, { isChangeable: true })
  const broken = yield* GroupLife.newBroken
  const ids = World.groups(yield* EventLog.currentWorld).map(({ group }) => group.id)
  const lives = Effect.forEach(ids, (id) => GroupLife.live(id, { shared, broken }), {
    concurrency: "unbounded",
    discard: true
  })
  const proposals = yield* Changes.Changes
  yield* proposals.open(shared.changes.propose)
  yield* Effect.ensuring(Effect.raceFirst(lives, Deferred.await(broken)), proposals.close)
  return yield* conclude(shared)
})
