/** The runs that this worker has open: each as long as it works on it, and a while beyond. */
import { Cause, Context, Effect, Exit, Layer, RcMap } from "effect"
import { Entity, Sharding } from "effect/cluster"
import { LeaseLost } from "../log/postgres/PostgresStore.ts"
import * as Host from "./Host.ts"
import { Opening } from "./Opening.ts"
import { Registry } from "./Registry.ts"
import { keyOf, ofKey, type Sitting } from "./Sitting.ts"

/** What is under way here. */
export interface Busy {
  groups: number
  portions: number
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
      return { runs, busy: { groups: 0, portions: 0 } }
    })
  )
}

/** What is to be done of a run, and what it is counted as. */
export interface Task<E> {
  readonly kind: keyof Busy
  readonly work: (host: Host.Host) => Effect.Effect<unknown, E>
}

/** How often it is looked whether what was taken over by somebody else is still given to this worker. */
const look = "200 millis"

/** True as long as whatever is done here is this worker's to do. */
const isOurs = Effect.gen(function*() {
  const address = yield* Effect.serviceOption(Entity.CurrentAddress)
  const sharding = yield* Sharding.Sharding
  return address._tag === "None" || sharding.hasShardId(address.value.shardId)
})

const isLeaseLost = (cause: Cause.Cause<unknown>): boolean => Cause.squash(cause) instanceof LeaseLost

/**
 * Does something of a run; true when it was done. Once the run is to stop nothing more is done, and what goes wrong stops it. Where
 * somebody else has taken it over it is left to them, unless it comes back.
 */
export const use = Effect.fnUntraced(function*<E>(sitting: Sitting, { kind, work }: Task<E>) {
  const { busy, runs } = yield* Hosts
  const { explain } = yield* Opening
  const registry = yield* Registry
  const once = Effect.scoped(
    Effect.flatMap(
      RcMap.get(runs, keyOf(sitting)),
      (host) => Effect.raceFirst(Effect.as(work(host), true), Effect.as(host.stopped, false))
    )
  )
  for (;;) {
    if (!(yield* isOurs)) return yield* Effect.interrupt
    busy[kind]++
    const exit = yield* Effect.exit(Effect.ensuring(once, Effect.sync(() => busy[kind]--)))
    if (Exit.isSuccess(exit)) return exit.value
    const { cause } = exit
    if (Cause.hasInterruptsOnly(cause)) return yield* Effect.interrupt
    if (!isLeaseLost(cause)) {
      yield* Effect.logError("a run is stopped", cause)
      yield* Effect.orDie(registry.stop(sitting.run, explain(cause)))
      return false
    }
    yield* Effect.sleep(look)
  }
})
