/** Sends attempts: waits until the endpoint may be asked, and learns from whatever comes back. */
import { Cause, Clock, Effect, Exit, Result } from "effect"
import type { Seed } from "../domain/Seed.ts"
import * as Signals from "../log/Signals.ts"
import * as Circuit from "./Circuit.ts"
import type * as Endpoint from "./Endpoint.ts"
import { isHeld } from "./Held.ts"
import type { ModelError } from "./Model.ts"
import type * as Pace from "./Pace.ts"
import type * as Rates from "./Rates.ts"
import type * as Slots from "./Slots.ts"

/** What an answer came to, in tokens. */
export interface Used {
  readonly tokens: number
  /** Of these, those that were written for it. */
  readonly written: number
}

/** One call of a place. */
export interface Limited<A> {
  readonly place: string
  readonly seed: Seed
  /** The model or embedder asked, for messages. */
  readonly name: string
  readonly attempt: Effect.Effect<A, ModelError>
  /** Tokens an attempt is likely to use; asked for only where tokens a minute are limited. */
  readonly tokens?: () => number
  readonly used?: (answer: A) => Used
}

/** What came of one attempt. */
export type Attempted<A> =
  | { readonly _tag: "Answered"; readonly answer: A }
  | { readonly _tag: "Failed"; readonly verdict: Endpoint.Verdict }
  /** The run is paused: nothing was sent. */
  | { readonly _tag: "Held" }

/** One attempt of a place, counted from 1. */
export interface Nth<A> extends Limited<A> {
  readonly nth: number
}

/** What attempts are sent by. */
export interface SenderParts {
  readonly slots: Slots.Slots
  readonly pace: Pace.Pace
  readonly rates: Rates.Rates
  readonly circuit: Circuit.Circuit
  readonly endpoint: Endpoint.Endpoint
  /** True while nothing of a place may be sent. */
  readonly holds: (place: string) => boolean
}

/** Told of attempts; signals, not facts. */
export interface SenderWatch {
  readonly onStart?: (place: string) => void
  readonly onEnd?: (answered: boolean, place: string) => void
}

interface Left {
  readonly pass: Circuit.Pass
  readonly outcome: Circuit.Outcome
}

/** Sends attempts of places that hold a slot. */
export const make = ({ circuit, endpoint, holds, pace, rates, slots }: SenderParts, watch: SenderWatch) => {
  /**
   * Counts an attempt as in flight once the endpoint may be asked, or gives the verdict on all calls when it is down. Where the run is
   * paused meanwhile there is nothing to be had.
   */
  const enter = Effect.fnUntraced(function*(place: string, restore: Slots.Restore) {
    for (;;) {
      const { reason, until } = endpoint.door()
      const wait = until - (yield* Clock.currentTimeMillis)
      if (wait > 0) {
        yield* Signals.whileWaiting(place, { on: "endpoint", until, reason }, restore(Effect.sleep(wait)))
        continue
      }
      yield* slots.begin(place, restore)
      if (holds(place)) {
        slots.end()
        return undefined
      }
      if (endpoint.door().until !== until) {
        slots.end()
        continue
      }
      const pass = yield* circuit.admit
      if (pass !== undefined) return pass
      slots.end()
      const down = circuit.state() === "closed" ? undefined : endpoint.down()
      if (down !== undefined) return down
      const why = { on: "endpoint", until: circuit.until(), reason: endpoint.trouble() } as const
      yield* Signals.whileWaiting(place, why, circuit.change(restore))
    }
  })

  let cuts = 0
  let isClosed = true

  /** Ends an attempt; what follows for the endpoint is told where it is news. */
  const leave = Effect.fnUntraced(function*(name: string, { outcome, pass }: Left) {
    slots.resize(pace.limit())
    slots.end()
    yield* circuit.report(pass, outcome)
    if (cuts !== pace.cuts()) {
      cuts = pace.cuts()
      yield* Effect.logInfo("the limit is cut", { model: name, limit: pace.limit() })
    }
    if (isClosed === (circuit.state() === "closed")) return
    isClosed = !isClosed
    yield* isClosed
      ? Effect.logInfo("the endpoint answers again", { model: name })
      : Effect.logWarning("the endpoint is in trouble", { model: name, reason: endpoint.trouble() })
  })

  const send = Effect.fnUntraced(function*<A>(
    { attempt, name, nth, place, seed, tokens, used }: Nth<A>,
    restore: Slots.Restore
  ): Effect.fn.Return<Attempted<A>> {
    const taken = rates.countsTokens ? tokens?.() ?? 0 : 0
    yield* rates.take(place, taken, restore)
    const pass = yield* enter(place, restore)
    if (pass === undefined) {
      if (taken > 0) yield* rates.correct(-taken)
      return { _tag: "Held" }
    }
    if ("end" in pass) return { _tag: "Failed", verdict: pass }
    const clock = yield* Clock.Clock
    const sent = { epoch: pace.epoch(), at: clock.currentTimeMillisUnsafe() }
    watch.onStart?.(place)
    const exit = yield* Effect.exit(restore(attempt))
    watch.onEnd?.(Exit.isSuccess(exit), place)
    const now = clock.currentTimeMillisUnsafe()
    const others = slots.inFlight() - 1
    const pressed = slots.waiting() > 0 && others + 1 >= 0.75 * pace.limit()
    if (Exit.isSuccess(exit)) {
      const use = used?.(exit.value)
      endpoint.answered(now)
      pace.answered(sent, { pressed, timing: { millis: now - sent.at, written: use?.written ?? 1 } })
      yield* leave(name, { pass, outcome: Circuit.alive })
      if (taken > 0 && use !== undefined) yield* rates.correct(use.tokens - taken)
      return { _tag: "Answered", answer: exit.value }
    }
    if (isHeld(exit.cause)) {
      yield* leave(name, { pass, outcome: Circuit.unknown })
      if (taken > 0) yield* rates.correct(-taken)
      return { _tag: "Held" }
    }
    const error = Cause.findError(exit.cause)
    if (Result.isFailure(error)) {
      yield* leave(name, { pass, outcome: Circuit.unknown })
      return yield* Effect.failCause(error.failure)
    }
    const openings = pass.consecutiveOpenings
    const verdict = endpoint.failed({ error: error.success, place, seed, nth, now, others, openings })
    if (verdict.isRefusal) pace.refused(sent, others)
    else if (verdict.end === "answer") pace.answered(sent, { pressed })
    else pace.lost(sent, now - sent.at)
    yield* leave(name, { pass, outcome: verdict.outcome })
    // What was refused was not read.
    if (taken > 0 && verdict.isRefusal) yield* rates.correct(-taken)
    if (circuit.state() === "closed") return { _tag: "Failed", verdict }
    // Whoever has just probed in vain lets another one probe next.
    const wait = pass.probe ? circuit.until() - now + 1 : 0
    return { _tag: "Failed", verdict: { ...verdict, isFree: true, wait } }
  })

  return <A>(nth: Nth<A>): Effect.Effect<Attempted<A>> => Effect.uninterruptibleMask((restore) => send(nth, restore))
}
