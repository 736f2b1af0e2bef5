/** When a group begins a step: whom it waits for, and what people changed before. */
import { Effect } from "effect"
import type { GroupId } from "../domain/Group.ts"
import * as EventLog from "../log/EventLog.ts"
import * as Signals from "../log/Signals.ts"
import * as World from "../log/World.ts"
import type * as GroupClock from "./GroupClock.ts"
import type { Shared } from "./Shared.ts"

/** A step of a group. */
export interface Turn {
  readonly id: GroupId
  readonly step: number
}

/** Waits until a neighbour has finished a step, and says so while it does. */
export const waitFor = (
  clock: GroupClock.GroupClock,
  { id, neighbour, step }: { readonly id: GroupId; readonly neighbour: GroupId; readonly step: number }
) =>
  Effect.suspend(() =>
    step < 0 || clock.hasFinished(neighbour, step)
      ? Effect.void
      : Signals.whileWaiting(
        `simulation/${step + 1}/${id}`,
        { on: "neighbour", group: neighbour },
        clock.finished(neighbour, step)
      )
  )

/** The groups that can have sent to a group before a step, and those to which it can send in it: it waits for the step of all before. */
const ahead = (world: World.World, { id, step }: Turn): ReadonlyArray<GroupId> => {
  const now = World.neighboursAt(world, id, step)
  const before = World.neighboursAt(world, id, step - 1)
  return now === before ? now : [...new Set([...now, ...before])]
}

/**
 * Lets a group begin a step, with what people changed from it on, once nobody whom it must wait for is behind; false where it plays no
 * more.
 */
export const begins = Effect.fnUntraced(
  function*(turn: Turn, { changes, clocks: { played }, options }: Shared) {
    const { id, step } = turn
    const isFree = options.schedule !== "lockstep"
    if (!isFree) yield* played.everybody(step - 1)
    for (;;) {
      yield* changes.settle(step)
      const world = yield* EventLog.currentWorld
      // From here until the group has entered there is no effect: nothing can be changed meanwhile.
      const behind = isFree && step > 0 ? ahead(world, turn).filter((one) => !played.hasFinished(one, step - 1)) : []
      if (behind.length === 0 && changes.isSettled(step)) {
        if (played.silent() !== undefined || played.episodesBefore(step) >= options.episodes) return false
        const facts = changes.enter(id, step)
        if (facts.length > 0) yield* EventLog.appendAll(facts)
        // Of a run that is told again nothing on record may be missing, however early it broke off.
        yield* changes.settle(step + 1)
        return true
      }
      yield* Effect.forEach(behind, (one) => waitFor(played, { id, neighbour: one, step: step - 1 }), { discard: true })
    }
  }
)
