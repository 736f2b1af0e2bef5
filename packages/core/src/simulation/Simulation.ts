/** The life of a society: the only loop over time. No step waits for the whole society, only for the neighbours. */
import { Effect, HashMap, Option } from "effect"
import type { GroupId } from "../domain/Group.ts"
import * as EventLog from "../log/EventLog.ts"
import * as Signals from "../log/Signals.ts"
import * as Tracing from "../log/Tracing.ts"
import * as World from "../log/World.ts"
import * as Episodes from "./Episodes.ts"
import * as GroupClock from "./GroupClock.ts"
import * as Mind from "./Mind.ts"
import * as Modulator from "./Modulator.ts"

/** How long the society lives, and how it communicates. */
export interface SimulationOptions {
  /** Most steps of each group. */
  readonly steps: number
  /** Complete episodes wanted. */
  readonly episodes: number
  /** Actions that make an episode. */
  readonly window: number
  readonly communication: "structured" | "random" | "none"
  /** The groups whose last step a group must wait for: those that can send to it. */
  readonly neighbours: (group: GroupId) => ReadonlyArray<GroupId>
}

/**
 * One step of a group: news from neighbours is passed on, every member acts at most once, then the modulator decides who comes
 * to know of it while whole windows are told as episodes. What is sent here is heard from the next step on.
 */
const playStep = Effect.fnUntraced(function*(id: GroupId, step: number, options: SimulationOptions) {
  const random = options.communication === "random"
  yield* Modulator.receiveArrivals(id, step, random)
  const { group } = World.group(yield* EventLog.currentWorld, id)
  const turns = yield* Effect.forEach(
    group.members,
    (member) => Tracing.span("stoa.turn", () => ({ "stoa.agent": member }))(Mind.takeTurn(member, id, step)),
    { concurrency: "unbounded" }
  )
  const messages = turns.flatMap((turn) => (turn._tag === "Acted" ? [turn.message] : []))
  const [, closed] = yield* Effect.all([
    options.communication === "none" ? Effect.void : Modulator.routeMessages(id, step, messages, random),
    Episodes.close(id, { window: options.window, step, atEnd: false })
  ], { concurrency: 2 })
  yield* EventLog.append({
    _tag: "StepEnded",
    place: `simulation/${step}/${id}/end`,
    group: id,
    step,
    acted: messages.length
  })
  return { busy: turns.filter((turn) => turn._tag !== "Idle").length, episodes: closed }
})

/** Tells the clock of the steps that a forked run took over; that nobody was busy in the last of them is found out anew. */
const rewind = Effect.fnUntraced(function*(world: World.World, clock: GroupClock.GroupClock) {
  for (const { episodes, group, step: last } of World.groups(world)) {
    const steps = episodes.flatMap((id) => Option.toArray(HashMap.get(world.episodes, id))).map(({ step }) => step)
    for (let step = 0; step <= last; step++) {
      yield* clock.finish(group.id, step, { busy: 1, episodes: steps.filter((at) => at === step).length })
    }
  }
})

/** Waits until a neighbour has finished a step, and says so while it does. */
const waitFor = (
  clock: GroupClock.GroupClock,
  { id, neighbour, step }: { readonly id: GroupId; readonly neighbour: GroupId; readonly step: number }
) =>
  Effect.suspend(() =>
    clock.hasFinished(neighbour, step)
      ? Effect.void
      : Signals.whileWaiting(
        `simulation/${step + 1}/${id}`,
        { on: "neighbour", group: neighbour },
        clock.finished(neighbour, step)
      )
  )

/**
 * Plays until the wanted episodes are complete, everybody is done, or the last step is played, and records the end. A group
 * begins a step once its neighbours have finished the one before; it stops when the episodes of earlier steps suffice, which
 * no timing can change.
 */
export const live = Effect.fn("Simulation.live")(function*(options: SimulationOptions) {
  const begun = yield* EventLog.currentWorld
  const ids = World.groups(begun).map((state) => state.group.id)
  const clock = GroupClock.make(ids)
  yield* rewind(begun, clock)

  const liveGroup = Effect.fnUntraced(function*(id: GroupId, neighbours: ReadonlyArray<GroupId>) {
    for (let step = World.group(begun, id).step + 1; step < options.steps; step++) {
      if (step > 0) {
        yield* Effect.forEach(neighbours, (neighbour) => waitFor(clock, { id, neighbour, step: step - 1 }), {
          discard: true
        })
      }
      if (clock.silent() !== undefined || clock.episodesBefore(step) >= options.episodes) {
        return yield* clock.stop(id, step)
      }
      const played = yield* playStep(id, step, options).pipe(
        Tracing.span("stoa.step", () => ({ "stoa.group": id, "stoa.step": step }))
      )
      yield* clock.finish(id, step, played)
    }
  })
  yield* Effect.forEach(ids, (id) => liveGroup(id, options.neighbours(id)), {
    concurrency: "unbounded",
    discard: true
  })

  const world = yield* EventLog.currentWorld
  const told = World.episodes(world)
  const last = told[options.episodes - 1]
  if (last !== undefined) return yield* end(last.step, options.episodes, "episodes")

  const silent = clock.silent()
  const step = silent ?? options.steps
  yield* Effect.forEach(ids, (id) => Episodes.close(id, { window: options.window, step, atEnd: true }), {
    concurrency: "unbounded",
    discard: true
  })
  const episodes = HashMap.size((yield* EventLog.currentWorld).episodes)
  return yield* end(
    step,
    Math.min(episodes, options.episodes),
    episodes >= options.episodes ? "episodes" : silent === undefined ? "steps" : "done"
  )
})

const end = (step: number, episodes: number, why: "episodes" | "steps" | "done") =>
  EventLog.append({ _tag: "SimulationEnded", place: "simulation/end", step, episodes, why })
