/** A step of a group: played, then told. */
import { Effect } from "effect"
import type { GroupId } from "../domain/Group.ts"
import * as EventLog from "../log/EventLog.ts"
import * as Tracing from "../log/Tracing.ts"
import * as World from "../log/World.ts"
import * as Beginning from "./Beginning.ts"
import * as Episodes from "./Episodes.ts"
import * as Mind from "./Mind.ts"
import * as Modulator from "./Modulator.ts"
import type { Shared } from "./Shared.ts"

/**
 * One step of a group: news from neighbours is passed on, every member acts at most once, then the modulator decides who comes
 * to know of it. What is sent here is heard from the next step on. Of episodes everybody knows what was told by the end of the step
 * before the last.
 */
export const play = Effect.fnUntraced(function*({ id, step }: Beginning.Turn, { clocks, gate, options }: Shared) {
  const way = { random: options.communication === "random", routing: options.routing }
  yield* Modulator.receiveArrivals({ id, step }, way)
  const { group } = World.group(yield* EventLog.currentWorld, id)
  yield* Beginning.waitFor(clocks.told, { id, neighbour: id, step: step - 2 })
  const turns = yield* Effect.forEach(
    group.members,
    (member) =>
      gate(
        Mind.placeOf(step, id, member),
        Tracing.span("stoa.turn", () => ({ "stoa.agent": member }))(
          Mind.takeTurn(member, { group: id, step, renew: options.renew, goals: options.goals })
        )
      ),
    { concurrency: "unbounded" }
  )
  const messages = turns.flatMap((turn) => (turn._tag === "Acted" ? [turn.message] : []))
  if (options.communication !== "none") {
    const neighbours = World.neighboursAt(yield* EventLog.currentWorld, id, step)
    const isTold = (neighbour: GroupId) => Beginning.waitFor(clocks.told, { id, neighbour, step: step - 2 })
    yield* Effect.forEach(neighbours, isTold, { discard: true })
    yield* Modulator.routeMessages({ id, step }, messages, way)
  }
  return { busy: turns.filter((turn) => turn._tag !== "Idle").length, acted: messages.length }
}, (effect, { id, step }) => Tracing.span("stoa.step", () => ({ "stoa.group": id, "stoa.step": step }))(effect))

/** What there is to tell of a step. */
export interface Telling {
  /** Members who acted. */
  readonly acted: number
  /** Messages of the episodes that it completed, and how many episodes of the group there were before it. */
  readonly sizes: ReadonlyArray<number>
  readonly before: number
}

/** Tells the episodes that a step completed, and ends the step. Steps of a group are told one after the other. */
export const tell = Effect.fnUntraced(
  function*({ id, step }: Beginning.Turn, { acted, before, shared, sizes }: Telling & {
    readonly shared: Shared
  }) {
    const { told } = shared.clocks
    yield* Beginning.waitFor(told, { id, neighbour: id, step: step - 1 })
    yield* Episodes.close(id, { step, sizes, before })
    yield* EventLog.append({ _tag: "StepEnded", place: `simulation/${step}/${id}/end`, group: id, step, acted })
    yield* told.finish(id, step, { busy: 1, acted, episodes: sizes.length })
  },
  (effect, { id, step }) => Tracing.span("stoa.tell", () => ({ "stoa.group": id, "stoa.step": step }))(effect)
)
