/** What the groups of a society share, and how a process that lives some of them hears of the others. */
import { Effect, HashMap, Option } from "effect"
import type { Event } from "../domain/Event.ts"
import * as EventLog from "../log/EventLog.ts"
import type { Mark } from "../log/Marks.ts"
import * as World from "../log/World.ts"
import * as ChangeQueue from "./ChangeQueue.ts"
import * as Gate from "./Gate.ts"
import * as GroupClock from "./GroupClock.ts"
import { type SimulationOptions, stepsOf } from "./SimulationOptions.ts"

/** Who has played which step, and whose episodes of which step are told: nobody waits for a summary that is not yet due. */
export interface Clocks {
  readonly played: GroupClock.GroupClock
  readonly told: GroupClock.GroupClock
}

/** What groups look at before they begin a step. */
export interface Shared {
  readonly options: SimulationOptions
  readonly clocks: Clocks
  readonly changes: ChangeQueue.ChangeQueue
  readonly gate: Gate.Gate
}

/**
 * Tells the clocks of the steps that are told in a world. How busy everybody was in them only marks say: where there are none, as in
 * a fork, it is found out anew whether the society has fallen silent.
 */
const rewind = Effect.fnUntraced(function*(world: World.World, { played, told }: Clocks) {
  for (const { episodes, group, step: last } of World.groups(world)) {
    const steps = episodes.flatMap((id) => Option.toArray(HashMap.get(world.episodes, id))).map(({ step }) => step)
    for (let step = 0; step <= last; step++) {
      const report = { busy: 1, acted: 1, episodes: steps.filter((at) => at === step).length }
      yield* played.finish(group.id, step, report)
      yield* told.finish(group.id, step, report)
    }
  }
})

/** What all groups of the world share. Where nobody can change anything, what was asked in earlier sittings is not looked up. */
export const make = Effect.fnUntraced(function*(
  options: SimulationOptions,
  { isChangeable }: { readonly isChangeable: boolean }
) {
  const ids = World.groups(yield* EventLog.currentWorld).map(({ group }) => group.id)
  const clocks: Clocks = { played: GroupClock.make(ids), told: GroupClock.make(ids) }
  const changes = yield* ChangeQueue.make({
    steps: stepsOf(options),
    communicates: options.communication !== "none",
    models: options.models ?? [],
    roles: options.roles ?? [],
    isChangeable
  })
  yield* rewind(yield* EventLog.currentWorld, clocks)
  const shared: Shared = { options, clocks, changes, gate: Gate.make() }
  return shared
})

/**
 * What one process needs to live some of the groups of a society that others live too: it tells marks (log/Marks.ts), and hears those
 * that are known already, then each as it comes, with every `StepEnded`.
 */
export const share = Effect.fn("Simulation.share")((options: SimulationOptions) =>
  make(options, { isChangeable: false })
)

/**
 * Takes notice of how far a group has come that another process lives; of facts only `StepEnded` says so. All facts that came before
 * must be in the world. However often and in whatever order the same is heard, it counts once.
 */
export const hear = ({ clocks: { played, told } }: Shared, heard: Mark | Event): Effect.Effect<void> => {
  switch (heard._tag) {
    case "StepPlayed":
      return played.finish(heard.group, heard.step, heard)
    case "GroupStopped":
      return played.stop(heard.group, heard.step)
    case "GroupOver":
      return told.stop(heard.group, 0)
    case "StepEnded":
      return told.finish(heard.group, heard.step, { busy: 1, acted: heard.acted, episodes: 0 })
    default:
      return Effect.void
  }
}

/** Waits until all groups have come to their end. */
export const isOver = ({ clocks: { told } }: Shared): Effect.Effect<void> => told.allStopped
