import { assert, describe, it } from "@effect/vitest"
import { Clock, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import * as Signals from "../../../packages/core/src/log/Signals.ts"
import { Model } from "../../../packages/core/src/model/Model.ts"
import * as Rates from "../../../packages/core/src/model/Rates.ts"
import { governed } from "./crowdedServer.ts"
import { modelOf, replyOf, requestOf } from "./stub.ts"

/** Lets so many requests go as soon as the rates allow; gives the moments, in seconds. */
const moments = Effect.fnUntraced(function*(rates: Rates.Rates, tokens: ReadonlyArray<number>) {
  const taken: Array<number> = []
  const take = (amount: number, nth: number) =>
    Effect.uninterruptibleMask((restore) => rates.take(`p/${nth}`, amount, restore)).pipe(
      Effect.andThen(Clock.currentTimeMillis),
      Effect.map((now) => void taken.push(now / 1000))
    )
  yield* Effect.forEach(tokens, (amount, nth) => Effect.forkChild(take(amount, nth)))
  yield* TestClock.adjust("10 minutes")
  return taken
})

/** The most within any stretch of so many seconds. */
const most = (taken: ReadonlyArray<number>, seconds: number) =>
  Math.max(...taken.map((from) => taken.filter((at) => at >= from && at < from + seconds).length))

describe("rates", () => {
  it.effect.each([6, 60, 600, 45])(
    "let no more than %d requests go in a minute, evenly, and no fewer",
    (perMinute) =>
      Effect.gen(function*() {
        const rates = yield* Rates.make({ requestsPerMinute: perMinute })
        const taken = yield* moments(rates, Array.from({ length: 3 * perMinute }, () => 0))
        assert.lengthOf(taken, 3 * perMinute)
        assert.isAtMost(most(taken, 60), perMinute + Math.max(1, perMinute / 60))
        // A second's worth at once, at most.
        assert.isAtMost(most(taken, 0.001), Math.max(1, perMinute / 60))
        assert.isAtMost(taken.at(-1) as number, 180)
      })
  )

  it.effect("count tokens before, and what was used after", () =>
    Effect.gen(function*() {
      const rates = yield* Rates.make({ tokensPerMinute: 6000 })
      // Five seconds' worth is there at first; each further hundred takes a second.
      assert.deepStrictEqual(yield* moments(rates, [500, 100, 200, 300]), [0, 1, 3, 6])
      const full = yield* Rates.make({ tokensPerMinute: 6000 })
      yield* full.correct(500)
      const [first = 0] = yield* moments(full, [100])
      yield* full.correct(-1000)
      assert.isAtLeast(first % 600, 1)
    }))

  it.effect("go by place, whoever came first; and one who leaves gives back what it took", () =>
    Effect.gen(function*() {
      const rates = yield* Rates.make({ requestsPerMinute: 60 })
      const order: Array<string> = []
      const take = (place: string) =>
        Effect.uninterruptibleMask((restore) => rates.take(place, 0, restore)).pipe(
          Effect.map(() => void order.push(place))
        )
      yield* take("simulation/0")
      const next = yield* Effect.forkChild(take("simulation/9"))
      yield* TestClock.adjust(500)
      yield* Effect.forEach(
        ["simulation/3", "population/a0001", "simulation/2"],
        (place) => Effect.forkChild(take(place))
      )
      yield* TestClock.adjust(0)
      yield* Fiber.interrupt(next)
      yield* TestClock.adjust(500)
      assert.deepStrictEqual(order, ["simulation/0", "population/a0001"])
      yield* TestClock.adjust("2 seconds")
      assert.deepStrictEqual(order, ["simulation/0", "population/a0001", "simulation/2", "simulation/3"])
    }))

  it.effect("where there are none hold nobody up", () =>
    Effect.gen(function*() {
      const rates = yield* Rates.make({})
      assert.isFalse(rates.countsTokens)
      assert.deepStrictEqual(yield* moments(rates, [1e9, 1e9, 1e9]), [0, 0, 0])
    }))
})

describe("a governor with rates", () => {
  it.effect("holds calls back, tells so, and learns from replies what a call is worth", () =>
    Effect.gen(function*() {
      const { asked, layer } = modelOf(() => Effect.succeed(replyOf({ inputTokens: 10, outputTokens: 90 })))
      const waits: Array<Signals.Waiting["on"]> = []
      const { model } = yield* governed(yield* Effect.provide(Model, layer), { tokensPerMinute: 6000, concurrency: 64 })
      // Three tokens, and a quarter of 4000 until a reply is known.
      const request = (place: string) => requestOf({ place, maxTokens: 4000 })
      const fibers = yield* Effect.forEach(Array.from({ length: 60 }, (_, nth) => `p/${nth}`), (place) =>
        Effect.forkChild(model.ask(request(place)))).pipe(
          Effect.provideService(Signals.Signals, {
            phase: () =>
              undefined,
            waiting: (_, why) => why !== undefined && waits.push(why.on)
          })
        )
      yield* TestClock.adjust("59 seconds")
      // 6000 a minute and 100 each; five seconds' worth at once.
      assert.isAtLeast(asked.length, 50)
      yield* TestClock.adjust("30 seconds")
      yield* Fiber.joinAll(fibers)
      assert.lengthOf(asked, 60)
      assert.deepStrictEqual([...new Set(waits)], ["rate"])
    }))
})
