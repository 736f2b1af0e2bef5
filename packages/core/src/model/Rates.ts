/** Requests and tokens a minute, handed out in the order of places. */
import { Clock, Duration, Effect } from "effect"
import { RateLimiter } from "effect/persistence"
import * as Signals from "../log/Signals.ts"
import * as Slots from "./Slots.ts"

/** What a minute allows; what is absent is not limited. */
export interface RatesOptions {
  readonly requestsPerMinute?: number
  readonly tokensPerMinute?: number
}

/** The rates of one endpoint. */
export interface Rates {
  /** False when nobody needs to know how many tokens a request has. */
  readonly countsTokens: boolean
  /** Waits until the rates allow one request with so many tokens, and counts it. Only the wait is interrupted. */
  readonly take: (place: string, tokens: number, restore: Slots.Restore) => Effect.Effect<void>
  /** Counts what an attempt used beyond what was taken for it; below 0 gives back. */
  readonly correct: (tokens: number) => Effect.Effect<void>
}

/** Rates without limits. */
export const unlimited: Rates = { countsTokens: false, take: () => Effect.void, correct: () => Effect.void }

/** One limit as a bucket that holds what `seconds` allow, so that a minute's worth never goes out at once. */
const bucket = (key: string, perMinute: number | undefined, seconds: number) => {
  if (perMinute === undefined) return undefined
  const limit = Math.max(1, Math.floor((perMinute * seconds) / 60))
  return { key, algorithm: "token-bucket", onExceeded: "delay", limit, window: (limit / perMinute) * 60_000 } as const
}

/**
 * Rates over the rate limiter's buckets. Whoever waits for a rate has not taken from it yet, but for the one whose turn is next:
 * so a place of a lower rank that comes later goes first.
 */
export const make = Effect.fnUntraced(function*({ requestsPerMinute, tokensPerMinute }: RatesOptions) {
  if (requestsPerMinute === undefined && tokensPerMinute === undefined) return unlimited
  const limiter = yield* RateLimiter.make.pipe(Effect.provide(RateLimiter.layerStoreMemory))
  const turns = Slots.make(1)
  const perRequest = bucket("requests", requestsPerMinute, 1)
  // Longer, as one request may be worth many seconds.
  const perToken = bucket("tokens", tokensPerMinute, 5)

  /** Takes from a bucket, into debt if need be; gives the milliseconds until that is paid off. */
  const consume = (limits: ReturnType<typeof bucket> | undefined, tokens: number) =>
    limits === undefined || tokens === 0
      ? Effect.succeed(0)
      // A store in memory does not fail.
      : Effect.orDie(
        Effect.map(limiter.consume({ ...limits, tokens }), ({ delay }) => Math.ceil(Duration.toMillis(delay)))
      )

  const correct = (tokens: number) => Effect.asVoid(consume(perToken, Math.round(tokens)))

  let until = 0
  const take = Effect.fnUntraced(function*(place: string, tokens: number, restore: Slots.Restore) {
    if (!turns.takeIfFree()) {
      yield* Signals.whileWaiting(place, { on: "rate", until }, turns.take(place, restore))
    }
    const wait = Math.max(yield* consume(perRequest, 1), yield* consume(perToken, Math.round(tokens)))
    if (wait > 0) {
      until = (yield* Clock.currentTimeMillis) + wait
      yield* Signals.whileWaiting(place, { on: "rate", until }, restore(Effect.sleep(wait))).pipe(
        Effect.onInterrupt(() => Effect.andThen(consume(perRequest, -1), correct(-tokens))),
        Effect.ensuring(Effect.sync(turns.release))
      )
    } else turns.release()
  })
  return { countsTokens: perToken !== undefined, take, correct } satisfies Rates
})
