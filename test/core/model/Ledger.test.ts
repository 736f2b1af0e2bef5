import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { type Attempt, type AttemptEnd, AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import { LogError } from "../../../packages/core/src/log/EventLog.ts"
import * as Stopping from "../../../packages/core/src/log/Stop.ts"
import { Budget, type BudgetOptions } from "../../../packages/core/src/model/Budget.ts"
import { Embedder } from "../../../packages/core/src/model/Embedder.ts"
import * as Governor from "../../../packages/core/src/model/Governor.ts"
import * as Ledger from "../../../packages/core/src/model/Ledger.ts"
import {
  BadRequest,
  Model,
  ModelError,
  Overflow,
  Transient,
  Unauthorised,
  UnknownModel,
  Unreachable
} from "../../../packages/core/src/model/Model.ts"
import * as OpenAi from "../../../packages/core/src/model/OpenAi.ts"
import * as TimeLimit from "../../../packages/core/src/model/TimeLimit.ts"
import * as Worst from "../../../packages/core/src/model/Worst.ts"
import { type Options, ScriptedServer } from "../../support/server/ScriptedServer.ts"
import { modelOf, replyOf, requestOf, saying } from "./stub.ts"

const prices = new Map([["stub", { input: 1, output: 2 }], ["stoa-test", { input: 1, output: 2 }]])

/** A store of attempts that also tells what was written to it, in order. */
const watched = () => {
  const written: Array<string> = []
  const ends: Array<AttemptEnd> = []
  const layer = Layer.effect(
    AttemptStore,
    Effect.map(AttemptStore, (store) =>
      AttemptStore.of({
        ...store,
        open: (attempt) =>
          Effect.tap(store.open(attempt), () => Effect.sync(() => written.push(`open ${attempt.place}`))),
        close: (id, end) =>
          Effect.tap(
            store.close(id, end),
            () =>
              Effect.sync(() => {
                written.push(`close ${end.state}`)
                ends.push(end)
              })
          )
      }))
  ).pipe(Layer.provide(Layer.fresh(AttemptStore.memory)))
  return { written, ends, layer }
}

const ask = (request = requestOf()) => Effect.flatMap(Model, (model) => model.ask(request))
const spending = Effect.map(Budget, (budget) => budget.spending())

/** A ledger over a model and a store, with a budget that the test can look into. */
const over = (
  below: Layer.Layer<Model>,
  store: Layer.Layer<AttemptStore> = Layer.fresh(AttemptStore.memory),
  options: Partial<BudgetOptions> = {}
) =>
  Ledger.layer().pipe(
    Layer.provide(below),
    Layer.provideMerge(Budget.layer({ prices, ...options })),
    Layer.provideMerge(store),
    Layer.orDie
  )

const failing = (reason: ModelError["reason"]) =>
  modelOf(() => Effect.fail(new ModelError({ model: "stub", endpoint: "http://x", reason }))).layer

describe("Ledger", () => {
  it.effect("an attempt is on record before it is sent, and what it came to before its reply is given", () =>
    Effect.gen(function*() {
      const { ends, layer, written } = watched()
      const below = modelOf(() =>
        Effect.sync(() => {
          written.push("sent")
          return replyOf({ inputTokens: 50, outputTokens: 7, cachedTokens: 20 })
        })
      )
      yield* Effect.gen(function*() {
        const reply = yield* ask()
        written.push("given")
        assert.deepStrictEqual(reply, replyOf({ inputTokens: 50, outputTokens: 7, cachedTokens: 20 }))
        assert.deepStrictEqual(written, ["open p", "sent", "close answered", "given"])
        assert.deepStrictEqual(ends, [{ state: "answered", inputTokens: 50, outputTokens: 7, cachedTokens: 20 }])
        assert.deepInclude(yield* spending, { calls: 1, inputTokens: 50, outputTokens: 7 })
      }).pipe(Effect.provide(over(below.layer, layer)))
    }))

  it.effect("an attempt whose room was given to others while it was put on record is not sent, and tried again", () =>
    Effect.gen(function*() {
      const { layer, written } = watched()
      const below = modelOf(() => Effect.sync(() => void written.push("sent")).pipe(Effect.as(replyOf())))
      let nth = 0
      const losing = Layer.effect(
        Budget,
        Effect.map(Budget, (budget) =>
          Budget.of({
            ...budget,
            reserve: (worst, use) =>
              budget.reserve(worst, (reservation) => use({ ...reservation, isHeld: Effect.sync(() => ++nth > 1) }))
          }))
      ).pipe(Layer.provide(Budget.layer({ prices, maxCalls: 3 })))
      const stack = Governor.layer({ concurrency: 1, answered: true }).pipe(
        Layer.provide(Ledger.layer()),
        Layer.provide(below.layer),
        Layer.provideMerge(losing),
        Layer.provideMerge(layer)
      )
      yield* Effect.provide(
        Effect.gen(function*() {
          assert.deepStrictEqual(yield* ask(), replyOf())
          assert.deepStrictEqual(written, ["open p", "close free", "open p", "sent", "close answered"])
          assert.deepInclude(yield* spending, { calls: 2, inputTokens: 10, outputTokens: 5 })
        }),
        Layer.orDie(stack)
      )
    }))

  const full = Worst.ofRequest("stub", requestOf())

  it.effect("a reply without usage counts in full; the rehearsal's own count is taken as it is", () =>
    Effect.gen(function*() {
      const silent = watched()
      yield* Effect.provide(ask(), over(saying({ estimated: true }).layer, silent.layer))
      assert.deepStrictEqual(silent.ends, [{
        state: "answered",
        inputTokens: full.inputTokens,
        outputTokens: full.outputTokens,
        cachedTokens: 0
      }])
      const rehearsed = watched()
      yield* Effect.provide(ask(), over(saying({ estimated: true, rehearsal: true }).layer, rehearsed.layer))
      assert.deepInclude(rehearsed.ends[0], { state: "answered", inputTokens: 10, outputTokens: 5 })
    }))

  const detail = "d"
  it.effect.each<[string, ModelError["reason"], AttemptEnd["state"]]>([
    ["no connection", new Unreachable({ detail }), "free"],
    ["a key refused", new Unauthorised({ detail }), "free"],
    ["a model unknown", new UnknownModel({ detail, known: [] }), "free"],
    ["a request refused", new BadRequest({ detail }), "free"],
    ["a prompt too long", new Overflow({ detail }), "free"],
    ["asked too often", new Transient({ detail, limited: true }), "free"],
    ["a server's own fault", new Transient({ detail, status: 500 }), "free"],
    ["overloaded", new Transient({ detail, status: 503 }), "free"],
    ["a conflict", new Transient({ detail, status: 409 }), "free"],
    ["a gateway that gave up waiting", new Transient({ detail, status: 504 }), "lost"],
    ["a bad gateway", new Transient({ detail, status: 502 }), "lost"],
    ["a broken connection, or a reply that makes no sense", new Transient({ detail }), "lost"]
  ])("%s", ([, reason, state]) =>
    Effect.gen(function*() {
      const { ends, layer } = watched()
      yield* Effect.gen(function*() {
        assert.isTrue(Exit.isFailure(yield* Effect.exit(ask())))
        assert.strictEqual(ends[0]?.state, state)
        const { calls, inputTokens, outputTokens } = yield* spending
        assert.strictEqual(calls, 1)
        assert.strictEqual(inputTokens, state === "free" ? 0 : full.inputTokens)
        assert.strictEqual(outputTokens, state === "free" ? 0 : full.outputTokens)
      }).pipe(Effect.provide(over(failing(reason), layer)))
    }))

  it.effect.each([new BadRequest({ detail }), new Transient({ detail, limited: true }), new Overflow({ detail })])(
    "in the middle of an answer no word of the server makes it free: %s",
    (reason) =>
      Effect.gen(function*() {
        const { ends, layer } = watched()
        const error = new ModelError({ model: "stub", endpoint: "http://x", reason, begun: true })
        yield* Effect.flip(ask()).pipe(Effect.provide(over(modelOf(() => Effect.fail(error)).layer, layer)))
        assert.deepInclude(ends[0], { state: "lost", outputTokens: full.outputTokens })
      })
  )

  it.effect("an attempt that is interrupted, by a time limit or by the end, is closed as lost", () =>
    Effect.gen(function*() {
      const { layer, written } = watched()
      yield* Effect.gen(function*() {
        const fiber = yield* Effect.forkChild(Effect.timeoutOption(ask(), 100))
        yield* TestClock.adjust(100)
        yield* Fiber.join(fiber)
        assert.deepStrictEqual(written, ["open p", "close lost"])
        assert.strictEqual((yield* spending).inputTokens, full.inputTokens)
      }).pipe(Effect.provide(over(modelOf(() => Effect.never).layer, layer)))
    }))

  it.effect("a log that cannot be written ends the run, and nothing is sent", () =>
    Effect.gen(function*() {
      const broken = Layer.effect(
        AttemptStore,
        Effect.map(AttemptStore, (store) =>
          AttemptStore.of({
            ...store,
            open: () => Effect.fail(new LogError({ file: "run.db", detail: "disk full" }))
          }))
      ).pipe(Layer.provide(Layer.fresh(AttemptStore.memory)))
      const { asked, layer } = saying({})
      const exit = yield* Effect.exit(Effect.provide(ask(), over(layer, broken)))
      assert.isTrue(Exit.hasDies(exit))
      assert.lengthOf(asked, 0)
    }))

  it.effect("once a stop was asked for nothing is sent, and what was in flight is on record before the stop is there", () =>
    Effect.gen(function*() {
      const { layer, written } = watched()
      const below = modelOf(() => Effect.delay(Effect.succeed(replyOf()), 100))
      yield* Effect.gen(function*() {
        const { drained, stop } = yield* Stopping.make
        const asking = (place: string) => ask(requestOf({ place })).pipe(Effect.provideService(Stopping.Stop, stop))
        const first = yield* Effect.forkChild(asking("a"))
        yield* TestClock.adjust(50)
        yield* stop.request({ _tag: "Asked" })
        const second = yield* Effect.forkChild(asking("b"))
        const end = yield* Effect.forkChild(Effect.tap(drained, () => Effect.sync(() => written.push("drained"))))
        yield* TestClock.adjust("1 hour")
        assert.deepStrictEqual(yield* Fiber.join(end), { _tag: "Asked" })
        yield* Fiber.join(first)
        yield* Fiber.interrupt(second)
        assert.deepStrictEqual(written, ["open a", "close answered", "drained"])
        assert.strictEqual((yield* spending).calls, 1)
      }).pipe(Effect.provide(over(below.layer, layer)))
    }))

  it.effect("the embedder shares the budget; its replies tell no usage, so texts count in full", () =>
    Effect.gen(function*() {
      const attempts: Array<Attempt> = []
      const store = Layer.effect(
        AttemptStore,
        Effect.map(AttemptStore, (inner) =>
          AttemptStore.of({
            ...inner,
            open: (attempt) => Effect.suspend(() => (attempts.push(attempt), inner.open(attempt)))
          }))
      ).pipe(Layer.provide(Layer.fresh(AttemptStore.memory)))
      const both = Layer.mergeAll(Ledger.layer(), Ledger.embedder).pipe(
        Layer.provide(Layer.merge(saying({}).layer, Embedder.lexical)),
        Layer.provideMerge(Budget.layer({ prices })),
        Layer.provide(store),
        Layer.orDie
      )
      yield* Effect.gen(function*() {
        yield* Effect.flatMap(Embedder, ({ embed }) => embed(["häuser", "sea"], "e"))
        yield* ask()
        assert.deepStrictEqual(attempts[0], { place: "e", model: "lexical", inputTokens: 7 + 3 + 32, outputTokens: 0 })
        assert.deepInclude(yield* spending, { calls: 2, inputTokens: 42 + 10, outputTokens: 5 })
      }).pipe(Effect.provide(both))
    }))
})

describe("the worst case of a request", () => {
  it("holds every byte of what is read, the schema too, and what may be thought", () => {
    const turns = [{ role: "system" as const, content: "Bä" }, { role: "user" as const, content: "日" }]
    const plain = Worst.ofRequest("m", requestOf({ turns, maxTokens: 100 }))
    assert.strictEqual(plain.inputTokens, 3 + 3 + 2 * 16 + 256)
    assert.strictEqual(plain.outputTokens, 100 + 4096)
    assert.strictEqual(Worst.ofRequest("m", requestOf({ maxTokens: 100 }), 0).outputTokens, 100)
    const form = { kind: "object", name: "n", jsonSchema: { type: "object" } } as const
    const schema = Worst.ofRequest("m", requestOf({ turns, form }))
    assert.strictEqual(schema.inputTokens - plain.inputTokens, JSON.stringify(form.jsonSchema).length)
  })
})

describe("over HTTP", () => {
  /** Asks many places at once, with retries above the ledger, until all are answered or the budget stops it. */
  const spend = (options: Options, limits: Partial<BudgetOptions>) =>
    Effect.scoped(Effect.gen(function*() {
      const server = yield* ScriptedServer.scoped(options)
      const { drained, stop } = yield* Stopping.make
      const { ends, layer, written } = watched()
      const endpoint = { baseUrl: server.url, model: "stoa-test", apiKey: undefined }
      const layers = Governor.layer({ concurrency: 64, firstWait: 5 }).pipe(
        Layer.provideMerge(over(Layer.provide(TimeLimit.layer(1), OpenAi.layer(endpoint)), layer, limits))
      )
      const why = yield* Effect.gen(function*() {
        const asking = Effect.forEach(
          Array.from({ length: 400 }, (_, nth) => requestOf({ place: `p${nth}`, seed: nth, maxTokens: 20 })),
          (request) => Effect.exit(ask(request)),
          { concurrency: "unbounded" }
        ).pipe(Effect.provideService(Stopping.Stop, stop))
        const why = yield* Effect.raceFirst(Effect.as(asking, undefined), drained)
        return { why, spent: yield* spending }
      }).pipe(Effect.provide(layers))
      return { ...why, written, ends, stats: server.stats() }
    }))

  it.live("with 64 in flight and random faults the server never sees more requests than were allowed", () =>
    Effect.gen(function*() {
      const faults = { rate: 0.3, kinds: ["429", "500", "503", "reset", "half", "garbage", "hang"] as const }
      const { spent, stats, why, written } = yield* spend({ faults, latency: { median: 5, sigma: 1 } }, {
        maxCalls: 250
      })
      assert.strictEqual(why?._tag, "Budget")
      assert.isAtMost(stats.requests, 250)
      // All of them were used, and every one of them is on record with its end.
      assert.strictEqual(stats.requests, 250)
      assert.isAbove(stats.inFlightMax, 10)
      assert.strictEqual(spent.calls, 250)
      assert.strictEqual(written.filter((line) => line.startsWith("open")).length, 250)
      assert.strictEqual(written.filter((line) => line.startsWith("close")).length, 250)
    }))

  it.live("money: what the server counted never comes to more than the limit", () =>
    Effect.gen(function*() {
      const maxCost = 0.06
      const { ends, spent, stats, why } = yield* spend({ latency: { median: 3, sigma: 1 } }, { maxCost })
      assert.strictEqual(why?._tag, "Budget")
      assert.isAtMost(spent.cost ?? Infinity, maxCost)
      const counted = ends.reduce((sum, end) => sum + end.inputTokens + 2 * end.outputTokens, 0) / 1e6
      assert.closeTo(spent.cost ?? 0, counted, 1e-6)
      assert.isAbove(stats.answered, 1)
      assert.isBelow(stats.answered, 400)
    }))
})
