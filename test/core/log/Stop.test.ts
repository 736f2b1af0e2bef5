import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import * as Stop from "../../../packages/core/src/log/Stop.ts"
import { ModelError, Unauthorised } from "../../../packages/core/src/model/Model.ts"

const error = new ModelError({ model: "m", endpoint: "http://e", reason: new Unauthorised({ detail: "no quota" }) })

describe("a stop", () => {
  it.effect("lets those in flight end, lets nobody begin, and is drained then", () =>
    Effect.gen(function*() {
      const { drained, inFlight, stop } = yield* Stop.make
      const answer = yield* Deferred.make<string>()
      const flying = yield* Effect.forkChild(stop.attempt(Deferred.await(answer)))
      const end = yield* Effect.forkChild(drained)
      yield* TestClock.adjust(1000)
      assert.strictEqual(inFlight(), 1)
      yield* stop.request({ _tag: "Asked" })
      const late = yield* Effect.forkChild(stop.attempt(Effect.succeed("late")))
      yield* TestClock.adjust(10_000)
      assert.isUndefined(end.pollUnsafe())
      assert.isUndefined(late.pollUnsafe())
      yield* Deferred.succeed(answer, "answered")
      assert.strictEqual(yield* Fiber.join(flying), "answered")
      yield* TestClock.adjust(1000)
      assert.deepStrictEqual(yield* Fiber.join(end), { _tag: "Asked" })
      assert.isUndefined(late.pollUnsafe())
    }))

  it.effect("keeps the first reason", () =>
    Effect.gen(function*() {
      const { drained, stop } = yield* Stop.make
      yield* stop.request({ _tag: "Budget", sentence: "used up" })
      yield* stop.request({ _tag: "Asked" })
      const end = yield* Effect.forkChild(drained)
      yield* TestClock.adjust(1000)
      assert.deepStrictEqual(yield* Fiber.join(end), { _tag: "Budget", sentence: "used up" })
    }))

  it.effect("counts an attempt that fails or is interrupted as over", () =>
    Effect.gen(function*() {
      const { inFlight, stop } = yield* Stop.make
      assert.strictEqual(yield* Effect.flip(stop.attempt(Effect.fail("no"))), "no")
      const flying = yield* Effect.forkChild(stop.attempt(Effect.never))
      yield* Effect.yieldNow
      assert.strictEqual(inFlight(), 1)
      yield* Fiber.interrupt(flying)
      assert.strictEqual(inFlight(), 0)
    }))

  it.effect("for an error of all calls ends nobody's call with it", () =>
    Effect.gen(function*() {
      const { drained, stop } = yield* Stop.make
      const hit = yield* Effect.forkChild(stop.fatal(error))
      const end = yield* Effect.forkChild(drained)
      yield* TestClock.adjust(1000)
      assert.isUndefined(hit.pollUnsafe())
      assert.deepStrictEqual(yield* Fiber.join(end), { _tag: "Trouble", error })
    }))

  it.effect("outside a run there is none: such an error is an error", () =>
    Effect.gen(function*() {
      const stop = yield* Stop.Stop
      assert.strictEqual(yield* Effect.flip(stop.fatal(error)), error)
      yield* stop.request({ _tag: "Asked" })
      assert.strictEqual(yield* stop.attempt(Effect.succeed(1)), 1)
    }))
})
