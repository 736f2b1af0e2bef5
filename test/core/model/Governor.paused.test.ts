import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import * as Control from "../../../packages/core/src/log/Control.ts"
import * as Signals from "../../../packages/core/src/log/Signals.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import { Budget } from "../../../packages/core/src/model/Budget.ts"
import * as Governor from "../../../packages/core/src/model/Governor.ts"
import * as Ledger from "../../../packages/core/src/model/Ledger.ts"
import { Model, type ModelError, type ModelReply, Transient } from "../../../packages/core/src/model/Model.ts"
import * as Worst from "../../../packages/core/src/model/Worst.ts"
import { problem } from "./crowdedServer.ts"
import { modelOf, replyOf, requestOf } from "./stub.ts"

const broken = Effect.fail(problem(new Transient({ detail: "status 503" })))
const good = Effect.succeed(replyOf())
const settle = TestClock.adjust(1)
const at = (agent: number) => `simulation/0/g000/a000${agent}`

/** A governor before a ledger before a model, and the other end of its control. */
const steered = Effect.fnUntraced(function*(
  answer: (place: string, nth: number) => Effect.Effect<ModelReply, ModelError>,
  options: Governor.GovernorOptions & { readonly maxTokens?: number } = {}
) {
  const waits = new Map<string, string>()
  let snapshot: (() => Governor.Snapshot) | undefined
  let flying = 0
  const steering = yield* Control.make({ inFlight: () => flying, world: () => World.empty })
  const { asked, layer } = modelOf(({ place }, nth) =>
    Effect.suspend(() => {
      flying++
      return Effect.ensuring(answer(place, nth), Effect.sync(() => flying--))
    })
  )
  const { maxTokens, ...governor } = options
  const budget = Budget.layer({ prices: new Map(), ...(maxTokens === undefined ? {} : { maxTokens }) })
  const watch: Governor.GovernorWatch = { onGoverned: (_, look) => (snapshot = look) }
  const stack = Governor.layer({ concurrency: 1, answered: true, ...governor }, watch).pipe(
    Layer.provide(Ledger.layer()),
    Layer.provide(layer),
    Layer.provideMerge(budget),
    Layer.provideMerge(Layer.fresh(AttemptStore.memory)),
    Layer.orDie
  )
  const context = yield* Effect.provideService(Layer.build(stack), Control.Control, steering.control)
  const signals = Signals.Signals.of({
    phase: () => undefined,
    waiting: (place, why) => void (why === undefined ? waits.delete(place) : waits.set(place, why.on))
  })
  const ask = (place: string) =>
    Effect.forkChild(
      Effect.flatMap(Model, (model) => model.ask(requestOf({ place }))).pipe(
        Effect.provide(context),
        Effect.provideService(Signals.Signals, signals)
      )
    )
  const spending = Effect.map(Effect.provide(Budget, context), (one) => one.spending())
  return { ...steering, ask, asked, snapshot: () => snapshot?.(), spending, waits }
})

describe("a pause before an endpoint", () => {
  it.effect("lets the call in flight be answered, and sends those who wait for a slot away from it", () =>
    Effect.gen(function*() {
      const { ask, asked, goOn, pause, snapshot, waits } = yield* steered(() => Effect.delay(good, 100))
      const calls = yield* Effect.forEach([1, 2, 3], (nth) => ask(at(nth)))
      yield* settle
      assert.deepStrictEqual([...waits.values()], ["slot", "slot"])
      yield* pause
      yield* settle
      assert.deepStrictEqual([...waits.values()], ["pause", "pause"])
      yield* TestClock.adjust("10 minutes")
      assert.strictEqual(asked.length, 1)
      assert.deepStrictEqual(snapshot(), { limit: 1, inFlight: 0, waiting: 0, cuts: 0, circuit: "closed" })
      yield* goOn
      yield* TestClock.adjust(1000)
      for (const call of calls) assert.deepStrictEqual(yield* Fiber.join(call), replyOf())
    }))

  it.effect("holds a call between two attempts without a slot, so that one turn can go before it", () =>
    Effect.gen(function*() {
      const { ask, asked, goOn, letThrough, pause } = yield* steered((place, nth) =>
        place === at(2) && nth === 1 ? broken : good
      )
      const failed = yield* ask(at(2))
      yield* settle
      yield* pause
      yield* TestClock.adjust("1 minute")
      const first = yield* ask(at(1))
      yield* settle
      const turn = yield* Effect.forkChild(letThrough("turn"))
      yield* TestClock.adjust(1000)
      assert.strictEqual(yield* Fiber.join(turn), at(1))
      assert.deepStrictEqual(yield* Fiber.join(first), replyOf())
      assert.isUndefined(failed.pollUnsafe())
      yield* goOn
      yield* TestClock.adjust("1 minute")
      assert.deepStrictEqual(yield* Fiber.join(failed), replyOf())
      assert.strictEqual(asked.length, 3)
    }))

  it.effect("sends nobody who was in line for the budget, and holds none of it", () =>
    Effect.gen(function*() {
      const answer = yield* Deferred.make<ModelReply>()
      const { inputTokens, outputTokens } = Worst.ofRequest("stub", requestOf({ place: at(1) }))
      const { ask, asked, goOn, pause, spending, waits } = yield* steered(
        (_, nth) => (nth === 1 ? Deferred.await(answer) : good),
        // The worst cases of two are too much, and what they come to is not.
        { concurrency: 3, maxTokens: 1.5 * (inputTokens + outputTokens) }
      )
      const calls = yield* Effect.forEach([1, 2], (nth) => ask(at(nth)))
      yield* settle
      assert.deepStrictEqual([...waits.values()], ["budget"])
      yield* pause
      yield* Deferred.succeed(answer, replyOf())
      yield* TestClock.adjust(1000)
      assert.deepStrictEqual([...waits.values()], ["pause"])
      assert.strictEqual(asked.length, 1)
      assert.strictEqual((yield* spending).calls, 1)
      yield* goOn
      yield* TestClock.adjust(1000)
      for (const call of calls) assert.deepStrictEqual(yield* Fiber.join(call), replyOf())
    }))

  it.effect("however long, is no time without an answer", () =>
    Effect.gen(function*() {
      const { ask, asked, goOn, pause } = yield* steered(
        (_, nth) => (nth <= 2 ? broken : good),
        { concurrency: 2, patience: 60 }
      )
      const calls = yield* Effect.forEach([1, 2], (nth) => ask(at(nth)))
      yield* settle
      yield* pause
      yield* TestClock.adjust("1 hour")
      assert.strictEqual(asked.length, 2)
      yield* goOn
      yield* TestClock.adjust("1 minute")
      for (const call of calls) assert.deepStrictEqual(yield* Fiber.join(call), replyOf())
    }))

  it.effect("gives slots at once where more calls may be in flight, and no more than may be where fewer", () =>
    Effect.gen(function*() {
      const { ask, setLimit, snapshot } = yield* steered(() => Effect.delay(good, 100))
      yield* Effect.forEach([1, 2, 3, 4, 5, 6], (nth) => ask(at(nth)))
      yield* settle
      assert.strictEqual(snapshot()?.inFlight, 1)
      yield* setLimit(4)
      yield* settle
      assert.strictEqual(snapshot()?.inFlight, 4)
      yield* setLimit(1)
      yield* TestClock.adjust(100)
      assert.strictEqual(snapshot()?.inFlight, 1)
    }))
})
