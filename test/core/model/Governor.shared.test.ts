import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { Model, type ModelError, type ModelReply, Transient } from "../../../packages/core/src/model/Model.ts"
import * as Slots from "../../../packages/core/src/model/Slots.ts"
import { governed, problem } from "./crowdedServer.ts"
import { modelOf, replyOf, requestOf } from "./stub.ts"

const good = Effect.succeed(replyOf())
const broken = Effect.fail(problem(new Transient({ detail: "status 503" })))

/** Two models at one address with so many slots between them. */
const two = Effect.fnUntraced(function*(
  concurrency: number,
  answer: (name: "one" | "other", nth: number) => Effect.Effect<ModelReply, ModelError>
) {
  const slots = Slots.make(concurrency)
  const made = Effect.fnUntraced(function*(name: "one" | "other") {
    const { asked, layer } = modelOf((_, nth) => answer(name, nth), name)
    const inner = yield* Effect.provide(Model, layer)
    const { model } = yield* governed(inner, {
      concurrency,
      slots,
      attempts: 2,
      firstWait: 1000,
      answered: true,
      timeout: 1000
    })
    return { asked, ask: (place: string) => model.ask(requestOf({ place })) }
  })
  return { one: yield* made("one"), other: yield* made("other") }
})

describe("models that share their slots", () => {
  it.effect("are asked in the order of places, whichever of them it is, and never more at once than there are slots", () =>
    Effect.gen(function*() {
      let inFlight = 0
      const order: Array<string> = []
      const counted = (name: string) =>
        Effect.gen(function*() {
          inFlight++
          order.push(name)
          assert.isAtMost(inFlight, 2)
          yield* Effect.sleep(10)
          inFlight--
          return replyOf()
        })
      const { one, other } = yield* two(2, counted)
      const fibers = yield* Effect.forEach(
        [9, 1, 5, 3, 4, 2],
        (nth) => Effect.forkChild(nth % 2 === 0 ? one.ask(`p/${nth}`) : other.ask(`p/${nth}`))
      )
      for (let step = 0; step < 3; step++) yield* TestClock.adjust(10)
      yield* Fiber.joinAll(fibers)
      // 9 and 1 came first; then 2 and 3, then 4 and 5.
      assert.deepStrictEqual(order, ["other", "other", "one", "other", "one", "other"])
    }))

  it.effect("have each their own trouble: one that nobody asked meanwhile was not silent all that time", () =>
    Effect.gen(function*() {
      const { one, other } = yield* two(
        2,
        (name, nth) => name === "other" ? Effect.delay(good, 300_000) : nth <= 3 ? broken : good
      )
      const busy = yield* Effect.forkChild(other.ask("q/1"))
      const lost = yield* Effect.forkChild(Effect.flip(one.ask("p/1")))
      yield* TestClock.adjust("5 seconds")
      assert.strictEqual((yield* Fiber.join(lost)).reason._tag, "GivenUp")
      yield* TestClock.adjust("150 seconds")
      const next = yield* Effect.forkChild(one.ask("p/2"))
      yield* TestClock.adjust("5 seconds")
      assert.deepStrictEqual(yield* Fiber.join(next), replyOf())
      yield* TestClock.adjust("200 seconds")
      assert.deepStrictEqual(yield* Fiber.join(busy), replyOf())
    }))
})
