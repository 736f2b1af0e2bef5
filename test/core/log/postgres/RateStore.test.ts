import { assert, it } from "@effect/vitest"
import { Context, Duration, Effect, Fiber, Layer } from "effect"
import { RateLimiter } from "effect/persistence"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import * as Connections from "../../../../packages/core/src/log/postgres/Connections.ts"
import * as PostgresStore from "../../../../packages/core/src/log/postgres/PostgresStore.ts"
import * as RateStore from "../../../../packages/core/src/log/postgres/RateStore.ts"
import * as RunSchema from "../../../../packages/core/src/log/postgres/RunSchema.ts"
import * as Signals from "../../../../packages/core/src/log/Signals.ts"
import * as Rates from "../../../../packages/core/src/model/Rates.ts"
import { describeDatabase } from "../../../support/postgres.ts"

type Store = RateLimiter.RateLimiterStore["Service"]

const key = fc.constantFrom("a", "b")
/** Of each bucket: a bucket that shrinks is emptied at once here, and in memory with the next token that comes in. */
const sizes = {
  a: { limit: 5, refillRate: Duration.millis(100) },
  b: { limit: 10, refillRate: Duration.millis(250) }
} as const
const tokens = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0.5, 2.25))
const refillRate = fc.constantFrom(100, 250).map(Duration.millis)

/** What may be asked of a store; of a bucket also several at once. */
const ask = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      _tag: fc.constant("buckets" as const),
      takes: fc.array(
        fc.record({
          key,
          tokens,
          allowOverflow: fc.boolean()
        }).map((take) => ({ ...take, ...sizes[take.key] })),
        { minLength: 1, maxLength: 5 }
      )
    })
  },
  fc.record({
    _tag: fc.constant("window" as const),
    take: fc.record({
      key,
      tokens: fc.integer({ min: 1, max: 6 }),
      refillRate,
      limit: fc.option(fc.constant(8), { nil: undefined })
    })
  }),
  fc.record({
    _tag: fc.constant("adaptive" as const),
    take: fc.record({
      key,
      tokens: fc.integer({ min: 1, max: 6 }),
      fallbackLimit: fc.constant(10),
      fallbackWindow: fc.constant(Duration.seconds(1))
    })
  }),
  fc.record({
    _tag: fc.constant("feedback" as const),
    told: fc.record({
      key,
      epoch: fc.nat(3),
      tokens: fc.integer({ min: 1, max: 6 }),
      status: fc.constantFrom(200, 429, 429, 429),
      retryAfter: fc.option(fc.integer({ min: 0, max: 3000 }).map(Duration.millis), { nil: undefined })
    })
  })
)

const answer = (store: Store, asked: typeof ask extends fc.Arbitrary<infer A> ? A : never) => {
  switch (asked._tag) {
    case "buckets":
      return Effect.forEach(asked.takes, (take) => store.tokenBucket(take), { concurrency: "unbounded" })
    case "window":
      return store.fixedWindow(asked.take)
    case "adaptive":
      return Effect.map(store.adaptiveConsume(asked.take), ({ delay, ...told }) => ({
        ...told,
        delay: Duration.toMillis(delay)
      }))
    case "feedback":
      return store.adaptiveFeedback(asked.told)
  }
}

describeDatabase("rates in PostgreSQL", (server) => {
  const url = () => server().url
  const prepared = (run: string) => Layer.build(PostgresStore.layer(url(), { run }))
  const open = (run: string, now?: () => number) =>
    RateStore.make({ url: url(), run, ...(now === undefined ? {} : { now }) })
  const forget = Effect.fnUntraced(function*(run: string) {
    const { query } = yield* Connections.make({
      url: url(),
      schema: RunSchema.quoted(RunSchema.schemaOf(run)),
      readonly: false
    })
    return Effect.andThen(query("DELETE FROM buckets"), query("DELETE FROM limits"))
  })

  it.live("are those of effect's own store in memory, whatever is asked when", () =>
    Effect.gen(function*() {
      yield* prepared("like")
      let now = 1e12
      const stores = [yield* open("like", () => now), yield* open("like", () => now)]
      const forgotten = yield* forget("like")
      const property = fc.asyncProperty(
        fc.array(fc.record({ ask, of: fc.nat(1), after: fc.nat(700) }), { maxLength: 25 }),
        (asks) =>
          Effect.gen(function*() {
            yield* forgotten
            const memory = Context.get(
              yield* Layer.build(Layer.fresh(RateLimiter.layerStoreMemory)),
              RateLimiter.RateLimiterStore
            )
            yield* TestClock.setTime(now)
            for (const { after, ask, of } of asks) {
              now += after
              yield* TestClock.adjust(after)
              const found = yield* answer(stores[of] as Store, ask)
              assert.deepStrictEqual(found, yield* answer(memory, ask), JSON.stringify(ask))
            }
          }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise)
      )
      yield* Effect.promise(() => fc.assert(property, { numRuns: 40 }))
    }), 60_000)

  it.live("are never taken twice by processes that take at once, by the clock of the server", () =>
    Effect.gen(function*() {
      yield* prepared("hammered")
      const stores = yield* Effect.forEach([1, 2, 3], () => open("hammered"))
      // A token an hour: none comes in meanwhile.
      const take = { key: "k", tokens: 1, limit: 40, refillRate: Duration.hours(1), allowOverflow: false }
      const left = yield* Effect.forEach(
        Array.from({ length: 120 }, (_, nth) => stores[nth % 3] as Store),
        (store) => Effect.map(store.tokenBucket(take), ([remaining]) => remaining),
        { concurrency: "unbounded" }
      )
      const granted = left.filter((remaining) => remaining >= 0)
      assert.sameMembers(granted, Array.from({ length: 40 }, (_, nth) => nth))
      assert.lengthOf(left, 120)
    }))

  it.live("of two processes together let no more go than the bucket holds and what comes in", () =>
    Effect.gen(function*() {
      yield* prepared("law")
      let now = 1e12
      const stores = [yield* open("law", () => now), yield* open("law", () => now)]
      const limiters = yield* Effect.forEach(
        stores,
        (store) => Effect.provideService(RateLimiter.make, RateLimiter.RateLimiterStore, store)
      )
      const begun = now
      // Ten at once, ten a second.
      const limits = { algorithm: "token-bucket", onExceeded: "delay", limit: 10, window: 1000, key: "k" } as const
      const moments: Array<number> = []
      for (let tick = 0; tick < 40; tick++) {
        const results = yield* Effect.forEach(limiters, (limiter) => limiter.consume({ ...limits, tokens: 1 }), {
          concurrency: "unbounded"
        })
        for (const { delay } of results) moments.push(now - begun + Duration.toMillis(delay))
        now += tick % 3 === 0 ? 37 : 11
      }
      for (const from of moments) {
        for (const seconds of [0, 0.5, 1, 3]) {
          const within = moments.filter((at) => at >= from && at <= from + seconds * 1000)
          assert.isAtMost(within.length, 10 + seconds * 10 + 1)
        }
      }
      // And no fewer: the last one goes as soon as its token is there.
      assert.strictEqual(Math.max(...moments), (80 - 10) * 100)
    }))

  it.live("keep the endpoints of a recipe apart, and are the same for all who work on the run", () =>
    Effect.gen(function*() {
      yield* prepared("endpoints")
      const now = 1e12
      const process = Effect.fnUntraced(function*() {
        const store = yield* open("endpoints", () => now)
        return yield* Effect.provideService(
          Effect.forEach(["m@one", "m@two"], (endpoint) => Rates.make({ requestsPerMinute: 2, endpoint })),
          RateLimiter.RateLimiterStore,
          store
        )
      })
      const all = [...yield* process(), ...yield* process()]
      let gone = 0
      let waiting = 0
      const signals: typeof Signals.Signals.Service = {
        phase: () => undefined,
        waiting: (_, why) => {
          if (why?.on === "rate") waiting++
        }
      }
      const fibers = yield* Effect.forEach(all, (rates, nth) =>
        Effect.forkChild(
          Effect.uninterruptibleMask((restore) => rates.take(`p/${nth}`, 0, restore)).pipe(
            Effect.map(() => void gone++),
            Effect.provideService(Signals.Signals, signals)
          )
        ))
      // One of each endpoint goes at once, whoever asks first; the other one half a minute later.
      yield* Effect.repeat(Effect.sleep(20), { until: () => gone + waiting >= 4 })
      assert.deepStrictEqual({ gone, waiting }, { gone: 2, waiting: 2 })
      yield* Fiber.interruptAll(fibers)
    }))
})
