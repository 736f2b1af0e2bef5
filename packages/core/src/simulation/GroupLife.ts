/** The life of one group, from where it stands to its end. */
import { Deferred, Effect, Fiber, Schema } from "effect"
import type { GroupId } from "../domain/Group.ts"
import { brief } from "../domain/PlainText.ts"
import * as EventLog from "../log/EventLog.ts"
import { Marks } from "../log/Marks.ts"
import * as World from "../log/World.ts"
import type { ModelError } from "../model/Model.ts"
import * as Beginning from "./Beginning.ts"
import type { Shared } from "./Shared.ts"
import { stepsOf, windowOf } from "./SimulationOptions.ts"
import * as Standing from "./Standing.ts"
import * as Step from "./Step.ts"

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

/** Hears of what broke while steps were told: whoever waits for what a broken telling would have told must know. */
export const newBroken = Deferred.make<never, ModelError | EventLog.LogError>()
export type Broken = Effect.Success<typeof newBroken>

/** Tells the clock of steps that are told in the world, where whoever heard or told of them here could not say so. */
const catchUp = Effect.fnUntraced(function*(id: GroupId, { clocks: { told } }: Shared) {
  const world = yield* EventLog.currentWorld
  for (const one of [id, ...World.group(world, id).neighbours]) {
    for (let step = 0; step <= World.group(world, one).step; step++) {
      if (!told.hasFinished(one, step)) yield* told.finish(one, step, { busy: 1, acted: 0, episodes: 0 })
    }
  }
})

/**
 * What a group did in a step: known, or played now; undefined where it plays no more. It is marked before the clock is told, so that
 * nobody goes on because of what is not on record.
 */
const playOnce = Effect.fnUntraced(function*(turn: Beginning.Turn, { shared, standing }: {
  readonly shared: Shared
  readonly standing: Standing.Standing
}) {
  const { clocks: { played }, options } = shared
  const { id, step } = turn
  const known = played.reportOf(id, step)
  // Another process may have found out that the group plays no more.
  if (known !== undefined || played.hasFinished(id, step)) return known
  const marks = yield* Marks
  if (!(yield* Beginning.begins(turn, shared))) {
    yield* marks.tell({ _tag: "GroupStopped", group: id, step })
    yield* played.stop(id, step)
    return undefined
  }
  const { acted, busy } = yield* Step.play(turn, shared)
  const report = { busy, acted, episodes: Standing.sizes(standing, { acted, window: windowOf(options) }).length }
  yield* marks.tell({ _tag: "StepPlayed", group: id, step, ...report })
  yield* played.finish(id, step, report)
  return played.fruitless(patience) ? yield* nobodyActs : report
})

/** Plays the steps of a group, and tells each as soon as it is played; those that were played and not told are told again. */
export const live = Effect.fnUntraced(function*(id: GroupId, { broken, shared }: {
  readonly shared: Shared
  readonly broken: Broken
}) {
  const { changes, clocks: { told }, options } = shared
  const [steps, window] = [stepsOf(options), windowOf(options)]
  const telling: Array<Fiber.Fiber<void, ModelError | EventLog.LogError>> = []
  yield* catchUp(id, shared)
  let standing = Standing.of(yield* EventLog.currentWorld, id)
  while (standing.step + 1 < steps) {
    const turn = { id, step: standing.step + 1 }
    const report = yield* playOnce(turn, { shared, standing })
    if (report === undefined) break
    const { acted } = report
    const sizes = Standing.sizes(standing, { acted, window })
    const tell = Step.tell(turn, { shared, acted, sizes, before: standing.episodes })
    telling.push(yield* Effect.forkChild(Effect.tapCause(tell, (cause) => Deferred.failCause(broken, cause))))
    standing = Standing.next(standing, { acted, sizes })
  }
  changes.leave(id)
  yield* Fiber.joinAll(telling)
  yield* (yield* Marks).tell({ _tag: "GroupOver", group: id })
  yield* told.stop(id, 0)
})

/**
 * Lives one group of a society from where it stands to its end; others may be lived by other processes. All marks of the group and
 * all facts before them must be known by now (Shared.ts): whatever the world has of the step that comes next is not told otherwise.
 */
export const liveGroup = Effect.fn("Simulation.liveGroup")(function*(id: GroupId, shared: Shared) {
  const broken = yield* newBroken
  yield* Effect.raceFirst(live(id, { shared, broken }), Deferred.await(broken))
})
