/** The circuit before an endpoint: closed while it answers, open while it is in trouble, half open for one probe. */
import { Clock, Deferred, Duration, Effect, Scope } from "effect"
import { CircuitBreaker } from "effect/persistence"
import type * as Slots from "./Slots.ts"

/** How an attempt went, for the circuit. */
export type Outcome =
  /** The endpoint is there: it answered, or refused in so many words. */
  | { readonly _tag: "Alive" }
  /** Nothing is known: the attempt was interrupted. */
  | { readonly _tag: "Unknown" }
  /** Trouble; so many of it in a row open the circuit, for so many milliseconds. */
  | { readonly _tag: "Trouble"; readonly inARow: number; readonly openFor: number }

export const alive: Outcome = { _tag: "Alive" }
export const unknown: Outcome = { _tag: "Unknown" }

/** Leave to make one attempt; with how often the circuit has opened since it last held. */
export type Pass = Pick<CircuitBreaker.Admission, "generation" | "probe" | "consecutiveOpenings">

/** The circuit of one endpoint. */
export interface Circuit {
  readonly state: () => "closed" | "open" | "half-open"
  /** Leave to make an attempt, or none. Whoever gets it must report the outcome. */
  readonly admit: Effect.Effect<Pass | undefined>
  readonly report: (pass: Pass, outcome: Outcome) => Effect.Effect<void>
  /** Epoch milliseconds at which the next probe is due. */
  readonly until: () => number
  /** Waits until it is worth asking for leave again. */
  readonly change: (restore: Slots.Restore) => Effect.Effect<void>
}

const key = "endpoint"
const recorded = { Alive: "Success", Unknown: "Ignored", Trouble: "Failure" } as const

/** A closed circuit, on the store of Effect's circuit breakers: whether to open depends on each trouble, and rejected calls wait. */
export const make = Effect.gen(function*() {
  const store = yield* CircuitBreaker.CircuitBreakerStore.pipe(Effect.provide(CircuitBreaker.layerStoreMemory()))
  // Only stores that lease their probes use it.
  const scope = yield* Scope.make()
  let state: ReturnType<Circuit["state"]> = "closed"
  let until = 0
  let probed = Deferred.makeUnsafe<void>()

  const admit = Effect.gen(function*() {
    if (state === "half-open" || (state === "open" && (yield* Clock.currentTimeMillis) < until)) return undefined
    const pass = yield* store.admit(key).pipe(Scope.provide(scope), Effect.orDie)
    state = pass.probe ? "half-open" : "closed"
    if (pass.probe) probed = Deferred.makeUnsafe()
    return pass
  })

  const report = Effect.fnUntraced(function*({ generation, probe }: Pass, outcome: Outcome) {
    const { inARow, openFor } = outcome._tag === "Trouble" ? outcome : { inARow: 1, openFor: 0 }
    const transition = yield* Effect.orDie(store.record({
      key,
      generation,
      outcome: recorded[outcome._tag],
      tripPolicy: { _tag: "Consecutive", failures: inARow },
      openFor: Duration.millis(openFor)
    }))
    if (transition?.to === "Closed") state = "closed"
    if (transition?.to === "Open" || (probe && state === "half-open")) {
      // A probe of which nothing is known is followed by the next one at once.
      state = "open"
      until = (yield* Clock.currentTimeMillis) + openFor
    }
    if (probe) Deferred.doneUnsafe(probed, Effect.void)
  })

  const change = (restore: Slots.Restore) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) =>
      state === "half-open"
        ? restore(Deferred.await(probed))
        : state === "open" && until > now
        ? restore(Effect.sleep(until - now))
        : Effect.void)

  return { state: () => state, until: () => until, admit, report, change } satisfies Circuit
})
