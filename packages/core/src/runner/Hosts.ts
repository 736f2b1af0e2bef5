/** The runs that this worker has open: each as long as it works on it, and a while beyond. */
import { Cause, Context, Effect, Exit, Layer, Option, RcMap } from "effect"
import { Entity, Sharding } from "effect/cluster"
import { LogError } from "../log/EventLog.ts"
import { LeaseLost } from "../log/postgres/PostgresStore.ts"
import * as Host from "./Host.ts"
import { Opening } from "./Opening.ts"
import * as Registry from "./Registry.ts"
import { keyOf, ofKey, type Sitting } from "./Sitting.ts"

/** What is under way here, and of which runs. */
export interface Busy {
  groups: number
  portions: number
  leads: number
  readonly runs: Map<string, number>
}

/** The runs that are open. */
export class Hosts extends Context.Service<Hosts, {
  readonly runs: RcMap.RcMap<string, Host.Host, unknown>
  readonly busy: Busy
}>()("@stoa/core/runner/Hosts") {
  static readonly layer = Layer.effect(
    Hosts,
    Effect.gen(function*() {
      const opening = yield* Opening
      // Of the layer, and not of whoever is first to work on a run: that may be a workflow, and what is done for it is not its child.
      const surroundings = yield* Effect.context<Host.Surroundings>()
      const runs = yield* RcMap.make({
        lookup: (key: string) => Host.open(ofKey(key), { opening, surroundings }),
        idleTimeToLive: "10 seconds"
      })
      return { runs, busy: { groups: 0, portions: 0, leads: 0, runs: new Map() } }
    })
  )
}

/** What a worker does of runs: lives groups, does portions, leads. */
type Kind = "groups" | "portions" | "leads"

/** What is to be done of a run, and what it is counted as. */
export interface Task<E> {
  readonly kind: Kind
  readonly work: (host: Host.Host) => Effect.Effect<unknown, E>
}

/** How long it is waited before what came to nothing is tried again, and how often. */
const pause = "1 second"
const tries = 4
/** How long a worker takes to end at most. */
const ending = "10 seconds"

/** True as long as whatever is done here is this worker's to do. */
const isOurs = Effect.gen(function*() {
  const address = yield* Effect.serviceOption(Entity.CurrentAddress)
  const sharding = yield* Sharding.Sharding
  return address._tag === "None" || sharding.hasShardId(address.value.shardId)
})

/** Counts something as under way while it is. */
const counted = (busy: Busy, { kind, run }: { readonly kind: Kind; readonly run: string }) => {
  const count = (by: 1 | -1) =>
    Effect.sync(() => {
      busy[kind] += by
      const left = (busy.runs.get(run) ?? 0) + by
      if (left > 0) busy.runs.set(run, left)
      else busy.runs.delete(run)
    })
  return <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.acquireUseRelease(count(1), () => effect, () => count(-1))
}

/**
 * What is wrong with a run that is open here may be wrong with it here alone: whoever comes next opens it anew. Others who are at work on
 * it go on with what they have.
 */
const giveUp = Effect.fnUntraced(function*(key: string, broken: Host.Host | undefined) {
  const { runs } = yield* Hosts
  const now = yield* Effect.exit(Effect.scoped(RcMap.getOption(runs, key)))
  // Somebody did so already: what was opened since has nothing wrong with it.
  if (Exit.isSuccess(now) && Option.exists(now.value, (host) => host !== broken)) return
  yield* RcMap.invalidate(runs, key)
})

/** Does it over the run as it is open here; false where the run is to stop, or its sitting is over. */
const attempt = Effect.fnUntraced(function*<E>(sitting: Sitting, { kind, work }: Task<E>) {
  const { busy, runs } = yield* Hosts
  const key = keyOf(sitting)
  let open: Host.Host | undefined
  return yield* RcMap.get(runs, key).pipe(
    Effect.flatMap((host) => {
      open = host
      return Effect.raceFirst(
        Effect.as(host.stopped, false),
        Effect.as(Effect.raceFirst(host.broken, work(host)), true)
      )
    }),
    Effect.scoped,
    Effect.catchIf((error: unknown) => error instanceof Host.SittingOver, () => Effect.succeed(false)),
    // Whoever is interrupted, or shut out of what it does, leaves the run as it is.
    Effect.onError((cause) =>
      Cause.hasInterruptsOnly(cause) || Cause.squash(cause) instanceof LeaseLost ? Effect.void : giveUp(key, open)
    ),
    counted(busy, { kind, run: sitting.run })
  )
})

/** What ended by itself though nobody ended it. */
const cutOff = Cause.die(new Error("what was done of the run was interrupted from within"))

/**
 * Does something of a run; true when it was done. Once the run is to stop nothing more is done. Where somebody else has taken it over it
 * is left to them, unless it comes back; trouble with the log is met with a second look at it; all else that goes wrong stops the run.
 */
export const use = Effect.fnUntraced(function*<E>(sitting: Sitting, task: Task<E>) {
  const { explain } = yield* Opening
  const registry = yield* Registry.Registry
  for (let failures = 0;; yield* Effect.sleep(pause)) {
    // Who is no longer meant to do it is interrupted in time, and an end of one's own could be taken for that of the work.
    if (!(yield* isOurs)) return yield* Effect.never
    const exit = yield* Effect.exit(attempt(sitting, task))
    if (Exit.isSuccess(exit)) return exit.value
    const isCutOff = Cause.hasInterruptsOnly(exit.cause)
    const cause = isCutOff ? cutOff : exit.cause
    // A worker that ends closes its runs, and interrupts whoever is at them soon after.
    if (isCutOff) yield* Effect.sleep(ending)
    const error = Cause.squash(cause)
    if (error instanceof LeaseLost) continue
    failures++
    if ((isCutOff || error instanceof LogError) && failures < tries) continue
    yield* Effect.logError("a run is stopped", cause)
    yield* registry.stop(sitting.run, { ...explain(cause), sitting: sitting.sitting }).pipe(
      Effect.retry(Registry.again),
      Effect.orDie
    )
    return false
  }
})
