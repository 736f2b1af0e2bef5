import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { Control } from "../../../packages/core/src/log/Control.ts"
import { Model } from "../../../packages/core/src/model/Model.ts"
import * as Rehearsal from "../../../packages/core/src/model/Rehearsal.ts"
import * as TimeLimit from "../../../packages/core/src/model/TimeLimit.ts"
import { requestOf } from "./stub.ts"

/** The rehearsal under a speed that may change. */
const at = (speed: () => number, below: Layer.Layer<Model>) =>
  Layer.provide(
    below,
    Layer.effect(Control, Effect.map(Control, (control) => ({ ...control, speed })))
  )

describe("a rehearsed call that takes time", () => {
  it.effect("hears of a new speed while it is under way", () => {
    let speed = 1 / 100
    return Effect.gen(function*() {
      const { ask } = yield* Model
      const call = yield* Effect.forkChild(ask(requestOf()))
      yield* TestClock.adjust(10_000)
      assert.isUndefined(call.pollUnsafe())
      // A tenth is done; the rest takes nine milliseconds.
      speed = 100
      yield* TestClock.adjust(110)
      assert.isTrue((yield* Fiber.join(call)).rehearsal)
    }).pipe(Effect.provide(at(() => speed, Rehearsal.layer({ pace: 1000 }))))
  })

  it.effect("takes as long as it is told to, not less", () =>
    Effect.gen(function*() {
      const { ask } = yield* Model
      const call = yield* Effect.forkChild(ask(requestOf()))
      yield* TestClock.adjust(1999)
      assert.isUndefined(call.pollUnsafe())
      yield* TestClock.adjust(1)
      assert.isTrue((yield* Fiber.join(call)).rehearsal)
    }).pipe(Effect.provide(at(() => 0.5, Rehearsal.layer({ pace: 1000 })))))

  it.effect("never lasts longer than it may", () =>
    Effect.gen(function*() {
      const { ask } = yield* Model
      const call = yield* Effect.forkChild(ask(requestOf()))
      yield* TestClock.adjust(5000)
      assert.isTrue((yield* Fiber.join(call)).rehearsal)
    }).pipe(
      Effect.provide(Layer.provide(TimeLimit.layer(5), at(() => 1 / 100, Rehearsal.layer({ pace: 1000, most: 4000 }))))
    ))
})
