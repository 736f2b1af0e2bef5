import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import { Budget } from "../../../packages/core/src/model/Budget.ts"
import * as Ledger from "../../../packages/core/src/model/Ledger.ts"
import { Model, type ModelError, type ModelReply, Transient } from "../../../packages/core/src/model/Model.ts"
import { Sent } from "../../../packages/core/src/model/Sent.ts"
import { governed, problem } from "./crowdedServer.ts"
import { modelOf, replyOf, requestOf } from "./stub.ts"

const after = (seconds: number, text: string) => Effect.delay(Effect.succeed(replyOf({ text })), `${seconds} seconds`)
const broken = Effect.fail(problem(new Transient({ detail: "status 500" })))

/** A governor that hedges after ten seconds, before a model whose attempts are as said, in turn. */
const hedging = Effect.fnUntraced(function*(
  attempts: ReadonlyArray<Effect.Effect<ModelReply, ModelError>>,
  concurrency = 4
) {
  const ended: Array<string> = []
  const { asked, layer } = modelOf((_, nth) =>
    Effect.onExit(
      // As the ledger does.
      Effect.flatMap(Sent, (tell) => (tell(), attempts[nth - 1] ?? Effect.never)),
      (exit) => Effect.sync(() => void ended.push(exit._tag === "Success" ? "answered" : "ended"))
    )
  )
  const { model, snapshot } = yield* governed(yield* Effect.provide(Model, layer), { hedge: 10, concurrency })
  return { asked, ended, snapshot, ask: (place = "p") => model.ask(requestOf({ place })) }
})

describe("a hedge", () => {
  it.effect("is a second, identical attempt where the first one takes long; the first reply wins, the other one ends", () =>
    Effect.gen(function*() {
      const { ask, asked, ended, snapshot } = yield* hedging([after(60, "first"), after(5, "second")])
      const fiber = yield* Effect.forkChild(ask())
      yield* TestClock.adjust("9 seconds")
      assert.lengthOf(asked, 1)
      yield* TestClock.adjust("6 seconds")
      assert.strictEqual((yield* Fiber.join(fiber)).text, "second")
      assert.strictEqual(asked[0], asked[1])
      assert.deepStrictEqual(ended, ["answered", "ended"])
      assert.deepInclude(snapshot(), { inFlight: 0, waiting: 0 })
    }))

  it.effect("that is slower still is ended", () =>
    Effect.gen(function*() {
      const { ask, ended } = yield* hedging([after(12, "first"), after(5, "second")])
      const fiber = yield* Effect.forkChild(ask())
      yield* TestClock.adjust("12 seconds")
      assert.strictEqual((yield* Fiber.join(fiber)).text, "first")
      assert.deepStrictEqual(ended, ["answered", "ended"])
    }))

  it.effect("takes a slot of its own, and is not made where none is free", () =>
    Effect.gen(function*() {
      const { ask, asked, snapshot } = yield* hedging([after(30, "1"), after(30, "2"), after(30, "hedge")], 3)
      const fibers = yield* Effect.forEach(["p/1", "p/2"], (place) => Effect.forkChild(ask(place)))
      yield* TestClock.adjust("20 seconds")
      assert.lengthOf(asked, 3)
      assert.strictEqual(snapshot().inFlight, 3)
      yield* TestClock.adjust("10 seconds")
      assert.deepStrictEqual((yield* Fiber.joinAll(fibers)).map(({ text }) => text), ["1", "2"])
      assert.strictEqual(snapshot().inFlight, 0)
    }))

  it.effect("is for what takes long, not for what comes to nothing", () =>
    Effect.gen(function*() {
      const { ask, asked } = yield* hedging([broken, after(1, "again")])
      const fiber = yield* Effect.forkChild(ask())
      yield* TestClock.adjust("2 seconds")
      assert.strictEqual((yield* Fiber.join(fiber)).text, "again")
      assert.lengthOf(asked, 2)
    }))

  it.effect("that comes to nothing leaves the first attempt alone, and the other way round", () =>
    Effect.gen(function*() {
      const one = yield* hedging([after(20, "first"), broken])
      const first = yield* Effect.forkChild(one.ask())
      yield* TestClock.adjust("20 seconds")
      assert.strictEqual((yield* Fiber.join(first)).text, "first")
      const two = yield* hedging([Effect.delay(broken, "15 seconds"), after(10, "second")])
      const second = yield* Effect.forkChild(two.ask())
      yield* TestClock.adjust("20 seconds")
      assert.strictEqual((yield* Fiber.join(second)).text, "second")
      const three = yield* hedging([
        Effect.delay(broken, "15 seconds"),
        Effect.delay(broken, "10 seconds"),
        after(1, "3")
      ])
      const third = yield* Effect.forkChild(three.ask())
      yield* TestClock.adjust("22 seconds")
      assert.strictEqual((yield* Fiber.join(third)).text, "3")
      assert.lengthOf(three.asked, 3)
    }))

  it.effect("is not for what was never sent, because it waits for the budget", () =>
    Effect.gen(function*() {
      const { asked, layer } = modelOf(() => after(15, "slow"))
      const budget = Budget.layer({ prices: new Map(), maxTokens: 5000 })
      const below = Ledger.layer().pipe(
        Layer.provide(layer),
        Layer.provideMerge(budget),
        Layer.provide(Layer.fresh(AttemptStore.memory))
      )
      yield* Effect.gen(function*() {
        const budgeted = yield* governed(yield* Model, { hedge: 10, concurrency: 4 })
        const fibers = yield* Effect.forEach(["p/1", "p/2"], (place) =>
          Effect.forkChild(budgeted.model.ask(requestOf({ place }))))
        yield* TestClock.adjust("14 seconds")
        // The first one's second attempt waits in line behind the other call, which was never sent.
        assert.strictEqual(budgeted.snapshot().inFlight, 3)
        yield* Effect.forEach(fibers, Fiber.interrupt)
      }).pipe(Effect.provide(below))
      assert.lengthOf(asked, 1)
    }))

  it.effect("ends with its call", () =>
    Effect.gen(function*() {
      const { ask, ended, snapshot } = yield* hedging([])
      const fiber = yield* Effect.forkChild(ask())
      yield* TestClock.adjust("15 seconds")
      assert.strictEqual(snapshot().inFlight, 2)
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(ended, ["ended", "ended"])
      assert.strictEqual(snapshot().inFlight, 0)
    }))
})
