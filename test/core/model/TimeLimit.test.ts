import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { Embedder } from "../../../packages/core/src/model/Embedder.ts"
import { Model, Transient } from "../../../packages/core/src/model/Model.ts"
import * as TimeLimit from "../../../packages/core/src/model/TimeLimit.ts"
import { modelOf, replyOf, requestOf } from "./stub.ts"

const late = new Transient({ detail: "no answer within 5 s" })

describe("TimeLimit", () => {
  it.effect("ends an attempt that takes too long, and no other", () =>
    Effect.gen(function*() {
      let ended = 0
      const { layer } = modelOf(({ place }) =>
        place === "slow"
          ? Effect.onInterrupt(Effect.never, () => Effect.sync(() => ended++))
          : Effect.delay(Effect.succeed(replyOf()), 4999)
      )
      yield* Effect.gen(function*() {
        const { ask, name } = yield* Model
        assert.strictEqual(name, "stub")
        const quick = yield* Effect.forkChild(ask(requestOf({ place: "quick" })))
        const slow = yield* Effect.forkChild(Effect.flip(ask(requestOf({ place: "slow" }))))
        yield* TestClock.adjust(4999)
        assert.deepStrictEqual(yield* Fiber.join(quick), replyOf())
        assert.strictEqual(ended, 0)
        yield* TestClock.adjust(1)
        const error = yield* Fiber.join(slow)
        assert.deepStrictEqual(error.reason, late)
        assert.isTrue(error.isRetryable)
        assert.strictEqual(ended, 1)
      }).pipe(Effect.provide(Layer.provide(TimeLimit.layer(5), layer)))
    }))

  it.effect("is for embeddings too", () =>
    Effect.gen(function*() {
      const embedder = yield* Embedder
      assert.deepInclude(embedder, { name: "stub", batch: 2 })
      const fiber = yield* Effect.forkChild(Effect.flip(embedder.embed(["a"], "p")))
      yield* TestClock.adjust("5 seconds")
      assert.deepStrictEqual((yield* Fiber.join(fiber)).reason, late)
    }).pipe(Effect.provide(
      Layer.provide(
        TimeLimit.embedder(5),
        Layer.succeed(Embedder, { name: "stub", batch: 2, embed: () => Effect.never })
      )
    )))
})
