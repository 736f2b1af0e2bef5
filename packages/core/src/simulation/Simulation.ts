/** The life of a society: the only loop over time. No step waits for the whole society, only for the neighbours. */
import { Deferred, Effect, Fiber, HashMap, Option, Schema } from "effect"
import type { GroupId } from "../domain/Group.ts"
import { brief } from "../domain/PlainText.ts"
import * as EventLog from "../log/EventLog.ts"
import * as Tracing from "../log/Tracing.ts"
import * as World from "../log/World.ts"
import type { ModelError } from "../model/Model.ts"
import * as Beginning from "./Beginning.ts"
import * as ChangeQueue from "./ChangeQueue.ts"
import * as Changes from "./Changes.ts"
import * as Episodes from "./Episodes.ts"
import * as Gate from "./Gate.ts"
import * as GroupClock from "./GroupClock.ts"
import * as Mind from "./Mind.ts"
import * as Modulator from "./Modulator.ts"
import type * as Renewal from "./Renewal.ts"

/** How long the society lives, and how it communicates. */
export interface SimulationOptions extends Beginning.Schedule {
  /** Most steps of each group. */
  readonly steps: number
  /** What makes an episode: so many of these. */
  readonly window: Episodes.Window["size"]
  readonly unit: Episodes.Window["unit"]
  readonly communication: "structured" | "random" | "none"
  readonly routing: Modulator.ModulatorOptions["routing"]
  /** The last step that counts, where that is known: the simulation came to its end in an earlier sitting. */
  readonly lastCounted?: number | undefined
  /**
   * How an agent whose plan is done finds another goal, and how often it may; without it such an agent falls silent, and one for whom
   * a person sets a goal goes on as before.
   */
  readonly renew?: Renewal.Renew | undefined
  readonly goals?: number | undefined
  /** The models that people may put in the place of others, as the recipe names them. */
  readonly models?: ReadonlyArray<string> | undefined
  /** The roles that they may have others play: prompts and roles, as the recipe's models name them. */
  readonly roles?: ReadonlyArray<string> | undefined
}

/** Steps on end in which nobody could act, after which nobody will. */
const patience = 3

/** Whoever wanted to act could not, step after step: the model's answers are of no use. */
export class NobodyActs extends Schema.TaggedError<NobodyActs>()("NobodyActs", { reason: Schema.String }) {
  override get message(): string {
    return `Nobody could act in ${patience} steps; the model's last answer could not be used (${this.reason}). Try another model.`
  }
}

const nobodyActs = Effect.flatMap(EventLog.currentWorld, (world) => {
  const acts = World.failures(world).filter(({ prompt }) => prompt === "act" || prompt === "react")
  return Effect.fail(new NobodyActs({ reason: brief(acts.at(-1)?.reason ?? "nothing came back", 300) }))
})

/** What the groups of a society share. */
interface Shared extends Beginning.Shared {
  readonly gate: Gate.Gate
}

/**
 * One step of a group: news from neighbours is passed on, every member acts at most once, then the modulator decides who comes
 * to know of it. What is sent here is heard from the next step on. Of episodes everybody knows what was told by the end of the step
 * before the last.
 */
const playStep = Effect.fnUntraced(
  function*({ id, step }: Beginning.Turn, { clocks, gate }: Shared, options: SimulationOptions) {
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
  }
)

/** Tells the episodes that a step completed, and ends the step. Steps of a group are told one after the other. */
const tellStep = Effect.fnUntraced(function*({ id, step }: Beginning.Turn, { acted, sizes, told }: {
  readonly sizes: ReadonlyArray<number>
  readonly acted: number
  readonly told: GroupClock.GroupClock
}) {
  yield* Beginning.waitFor(told, { id, neighbour: id, step: step - 1 })
  yield* Episodes.close(id, { step, sizes })
  yield* EventLog.append({ _tag: "StepEnded", place: `simulation/${step}/${id}/end`, group: id, step, acted })
  yield* told.finish(id, step, { busy: 1, acted, episodes: sizes.length })
})

/** Tells the clock of the steps that a forked run took over; that nobody was busy in the last of them is found out anew. */
const rewind = Effect.fnUntraced(function*(world: World.World, { played, told }: Beginning.Clocks) {
  for (const { episodes, group, step: last } of World.groups(world)) {
    const steps = episodes.flatMap((id) => Option.toArray(HashMap.get(world.episodes, id))).map(({ step }) => step)
    for (let step = 0; step <= last; step++) {
      const report = { busy: 1, acted: 1, episodes: steps.filter((at) => at === step).length }
      yield* played.finish(group.id, step, report)
      yield* told.finish(group.id, step, report)
    }
  }
})

/**
 * Plays until the wanted episodes are complete, everybody is done, or the last step is played, and records the end. A group
 * begins a step once its neighbours have finished the one before; it stops when the episodes of earlier steps suffice, which
 * no timing can change.
 */
export const live = Effect.fn("Simulation.live")(function*(options: SimulationOptions) {
  const begun = yield* EventLog.currentWorld
  const ids = World.groups(begun).map((state) => state.group.id)
  const clocks = { played: GroupClock.make(ids), told: GroupClock.make(ids) }
  const { played, told } = clocks
  const window: Episodes.Window = { size: options.window, unit: options.unit }
  // What lies beyond the end of a simulation that is told again counts for nothing: it was a matter of timing.
  const steps = Math.min(options.steps, (options.lastCounted ?? Infinity) + 1)
  const changes = yield* ChangeQueue.make({
    steps,
    communicates: options.communication !== "none",
    models: options.models ?? [],
    roles: options.roles ?? []
  })
  const shared: Shared = { clocks, gate: Gate.make(), changes }
  yield* rewind(begun, clocks)
  // Whoever waits for what a broken telling would have told must hear of it.
  const broken = yield* Deferred.make<never, ModelError | EventLog.LogError>()

  const liveGroup = Effect.fnUntraced(function*(id: GroupId) {
    const { step: last, window: messages } = World.group(begun, id)
    const telling: Array<Fiber.Fiber<void, ModelError | EventLog.LogError>> = []
    let open = messages.length
    for (let step = last + 1; step < steps; step++) {
      const turn = { id, step }
      if (!(yield* Beginning.begins(turn, shared, options))) {
        yield* played.stop(id, step)
        break
      }
      const { acted, busy } = yield* playStep(turn, shared, options).pipe(
        Tracing.span("stoa.step", () => ({ "stoa.group": id, "stoa.step": step }))
      )
      const sizes = Episodes.complete(open + acted, step, window)
      open = sizes.reduce((left, size) => left - size, open + acted)
      const tell = tellStep(turn, { sizes, acted, told }).pipe(
        Tracing.span("stoa.tell", () => ({ "stoa.group": id, "stoa.step": step })),
        Effect.tapCause((cause) => Deferred.failCause(broken, cause))
      )
      telling.push(yield* Effect.forkChild(tell))
      yield* played.finish(id, step, { busy, acted, episodes: sizes.length })
      if (played.fruitless(patience)) return yield* nobodyActs
    }
    changes.leave(id)
    yield* Fiber.joinAll(telling)
    yield* told.stop(id, 0)
  })
  const lives = Effect.forEach(ids, liveGroup, { concurrency: "unbounded", discard: true })
  const proposals = yield* Changes.Changes
  yield* proposals.open(changes.propose)
  yield* Effect.ensuring(Effect.raceFirst(lives, Deferred.await(broken)), proposals.close)

  const world = yield* EventLog.currentWorld
  const last = World.episodes(world)[options.episodes - 1]
  if (last !== undefined) return yield* end(last.step, options.episodes, "episodes")

  const silent = played.silent()
  const step = silent ?? options.steps
  yield* Effect.forEach(
    World.groups(world),
    ({ group, window: left }) => Episodes.close(group.id, { step, sizes: Episodes.last(left.length, window) }),
    {
      concurrency: "unbounded",
      discard: true
    }
  )
  const episodes = HashMap.size((yield* EventLog.currentWorld).episodes)
  return yield* end(
    step,
    Math.min(episodes, options.episodes),
    episodes >= options.episodes ? "episodes" : silent === undefined ? "steps" : "done"
  )
})

const end = (step: number, episodes: number, why: "episodes" | "steps" | "done") =>
  EventLog.append({ _tag: "SimulationEnded", place: "simulation/end", step, episodes, why })
