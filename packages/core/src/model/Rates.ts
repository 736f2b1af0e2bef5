/** Requests and tokens a minute, handed out in the order of places. */
import { Clock, Duration, Effect, Option } from "effect"
import { RateLimiter } from "effect/persistence"
import * as Signals from "../log/Signals.ts"
import * as Slots from "./Slots.ts"

/** What a minute allows; what is absent is not limited. */
export interface RatesOptions {
  readonly requestsPerMinute?: number
  readonly tokensPerMinute?: number
  /** What the endpoint is called among those who share a store of rates; the same name everywhere. */
  readonly endpoint?: string
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

/** Places of one process that may have taken from shared buckets at once, before they wait: trips to a store are not made one by one. */
const ahead = 16
/** Tokens that such a place is worth. */
const aPlace = 8192

/** Rates without limits. */
export const unlimited: Rates = { countsTokens: false, take: () => Effect.void, correct: () => Effect.void }

/** One limit as a bucket that holds what `seconds` allow, so that a minute's worth never goes out at once. */
const bucket = (key: string, perMinute: number | undefined, seconds: number) => {
  if (perMinute === undefined) return undefined
  const limit = Math.max(1, Math.floor((perMinute * seconds) / 60))
  return { key, algorithm: "token-bucket", onExceeded: "delay", limit, window: (limit / perMinute) * 60_000 } as const
}

/** An error of the log behind the store is told as such. */
const failed = ({ reason }: RateLimiter.RateLimiterError) =>
  Effect.die(reason._tag === "RateLimitStoreError" && reason.cause !== undefined ? reason.cause : reason)

/**
 * Rates over the rate limiter's buckets: those of a store, where there is one, that others take from too. Whoever waits for a rate
 * has not taken from it yet, but for the one whose turn is next: so a place of a lower rank that comes later goes first.
 */
export const make = Effect.fnUntraced(function*({ endpoint = "", requestsPerMinute, tokensPerMinute }: RatesOptions) {
  if (requestsPerMinute === undefined && tokensPerMinute === undefined) return unlimited
  const shared = yield* Effect.serviceOption(RateLimiter.RateLimiterStore)
  const limiter = yield* Option.match(shared, {
    onNone: () => RateLimiter.make.pipe(Effect.provide(RateLimiter.layerStoreMemory)),
    onSome: (store) => Effect.provideService(RateLimiter.make, RateLimiter.RateLimiterStore, store)
  })
  const perRequest = bucket(`${endpoint} requests`, requestsPerMinute, 1)
  // Longer, as one request may be worth many seconds.
  const perToken = bucket(`${endpoint} tokens`, tokensPerMinute, 5)
  // No more than a bucket holds, lest places of a high rank wait for minutes with what others could have had.
  const places = Math.min(ahead, perRequest?.limit ?? ahead, Math.floor((perToken?.limit ?? Infinity) / aPlace))
  const turns = Slots.make(Option.isNone(shared) ? 1 : Math.max(1, places))

  /** Takes from a bucket, into debt if need be; gives the milliseconds until that is paid off. */
  const consume = (limits: ReturnType<typeof bucket> | undefined, tokens: number) =>
    limits === undefined || tokens === 0
      ? Effect.succeed(0)
      : limiter.consume({ ...limits, tokens }).pipe(
        Effect.map(({ delay }) => Math.ceil(Duration.toMillis(delay))),
        Effect.catch(failed)
      )

  const correct = (tokens: number) => Effect.asVoid(consume(perToken, Math.round(tokens)))

  let until = 0
  const take = Effect.fnUntraced(function*(place: string, tokens: number, restore: Slots.Restore) {
    if (!turns.takeIfFree()) {
      yield* Signals.whileWaiting(place, { on: "rate", until }, turns.take(place, restore))
    }
    const waits = yield* Effect.all([consume(perRequest, 1), consume(perToken, Math.round(tokens))], {
      concurrency: Option.isNone(shared) ? 1 : 2
    })
    const wait = Math.max(...waits)
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
