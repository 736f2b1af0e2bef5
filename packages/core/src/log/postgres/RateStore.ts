/** What rate limiters of many processes take from, in PostgreSQL: buckets that fill by the server's clock. */
import { Duration, Effect, Layer } from "effect"
import { RateLimiter } from "effect/persistence"
import type { LogError } from "../EventLog.ts"
import * as Adaptive from "./Adaptive.ts"
import { text } from "./Connections.ts"
import * as Gather from "./Gather.ts"
import * as RunDatabase from "./RunDatabase.ts"
import * as ServerClock from "./ServerClock.ts"
import * as TokenBuckets from "./TokenBuckets.ts"

/** Of which run, by which clock. */
export interface RateStoreOptions extends RunDatabase.RunDatabaseOptions {
  /** Milliseconds, in place of the server's clock. */
  readonly now?: () => number
}

const statements = [
  TokenBuckets.table,
  "CREATE UNLOGGED TABLE IF NOT EXISTS limits (key TEXT PRIMARY KEY, state TEXT)"
]

/** Tokens that were taken, and until when they count. */
interface Window {
  readonly count: number
  readonly expiresAt: number
}

/** Takes at a time at most. */
const most = 1000

const failing = <A>(effect: Effect.Effect<A, LogError>) =>
  Effect.mapError(effect, (cause) =>
    new RateLimiter.RateLimiterError({
      reason: new RateLimiter.RateLimitStoreError({ message: cause.message, cause })
    }))

/** Opens the rates of a run. */
export const make = Effect.fnUntraced(function*(options: RateStoreOptions) {
  const { connections, patiently } = yield* RunDatabase.open(options, statements)

  const bucket = yield* Gather.make<TokenBuckets.Take, TokenBuckets.Taken, LogError>({
    run: (takes) => patiently(TokenBuckets.takeAll(connections.query, takes, options.now?.())),
    most
  })

  /** Changes one state that nobody else changes meanwhile. */
  const change = <S, A>(key: string, step: (state: S | undefined, now: number) => readonly [S | undefined, A]) =>
    failing(patiently(connections.transact(Effect.fnUntraced(function*(query) {
      yield* query("INSERT INTO limits (key) VALUES ($1) ON CONFLICT (key) DO NOTHING", [text(key)])
      const [row] = yield* query<{ state: string | null; now: number }>(
        `SELECT state, ${ServerClock.now} AS now FROM limits WHERE key = $1 FOR UPDATE`,
        [text(key)]
      )
      const state = (JSON.parse(row?.state ?? "null") ?? undefined) as S | undefined
      const [next, told] = step(state, options.now?.() ?? row?.now ?? 0)
      yield* query("UPDATE limits SET state = $2 WHERE key = $1", [
        text(key),
        text(next === undefined ? "null" : JSON.stringify(next))
      ])
      return told
    }))))

  return RateLimiter.RateLimiterStore.of({
    tokenBucket: ({ allowOverflow, key, limit, refillRate, tokens }) =>
      failing(bucket({ key, tokens, limit, refill: Duration.toMillis(refillRate), overflow: allowOverflow })),
    fixedWindow: ({ key, limit, refillRate, tokens }) =>
      change<Window, readonly [number, number]>(`window ${key}`, (state, now) => {
        const before = state === undefined || state.expiresAt <= now ? { count: 0, expiresAt: now } : state
        const count = before.count + tokens
        if (limit !== undefined && count > limit) return [before, [count, before.expiresAt - now]]
        const expiresAt = before.expiresAt + Duration.toMillis(refillRate) * tokens
        return [{ count, expiresAt }, [count, expiresAt - now]]
      }),
    adaptiveConsume: (consume) =>
      change<Adaptive.State, RateLimiter.AdaptiveConsumeResult>(
        `adaptive ${consume.key}`,
        (state, now) => Adaptive.consume(state, consume, now)
      ),
    adaptiveFeedback: (feedback) =>
      change<Adaptive.State, void>(
        `adaptive ${feedback.key}`,
        (state, now) => [Adaptive.feedback(state, feedback, now), undefined]
      )
  })
})

/** The rates of a run. */
export const layer = (options: RateStoreOptions): Layer.Layer<RateLimiter.RateLimiterStore, LogError> =>
  Layer.effect(RateLimiter.RateLimiterStore, make(options))
