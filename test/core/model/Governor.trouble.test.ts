import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import * as Signals from "../../../packages/core/src/log/Signals.ts"
import { Stop } from "../../../packages/core/src/log/Stop.ts"
import {
  Model,
  type ModelError,
  type ModelReply,
  Transient,
  Unauthorised,
  UnknownModel,
  Unreachable
} from "../../../packages/core/src/model/Model.ts"
import { governed, problem } from "./crowdedServer.ts"
import { modelOf, replyOf, requestOf } from "./stub.ts"

const failing = (detail: string, more: Partial<Transient> = {}) =>
  Effect.fail(problem(new Transient({ detail, ...more })))
const broken = failing("status 503")
const gone = Effect.fail(problem(new Unreachable({ detail: "ECONNREFUSED" })))
const refused = failing("slow down", { limited: true, retryAfter: 10_000 })
const good = Effect.succeed(replyOf())
const settle = TestClock.adjust(0)

/** Lets seconds pass, one by one. */
const pass = (seconds: number) =>
  Effect.forEach(Array.from({ length: seconds }), () => TestClock.adjust("1 seconds"), { discard: true })

/** A governor before a model that answers by what a test says. */
const before = Effect.fnUntraced(function*(
  answer: (place: string, nth: number) => Effect.Effect<ModelReply, ModelError>,
  options: Parameters<typeof governed>[1] = {}
) {
  const { asked, layer } = modelOf(({ place }, nth) => answer(place, nth))
  const inner = yield* Effect.provide(Model, layer)
  const { model, snapshot } = yield* governed(inner, { concurrency: 4, ...options })
  const ask = (place: string, seed = 1) => model.ask(requestOf({ place, seed }))
  const all = (count: number) =>
    Effect.forEach(
      Array.from({ length: count }, (_, nth) => `p/${nth}`),
      (place, nth) => Effect.forkChild(ask(place, nth))
    )
  return { asked, ask, all, snapshot }
})

describe("a refusal among answers", () => {
  it.effect("makes its own place wait as long as the server asks, and nobody else", () =>
    Effect.gen(function*() {
      const { ask, asked } = yield* before((place, nth) =>
        place === "p/0" && nth === 2 ? refused : Effect.delay(good, 100)
      )
      yield* Effect.forkChild(ask("p/1"))
      yield* settle
      const waiting = yield* Effect.forkChild(ask("p/0"))
      yield* settle
      const other = yield* Effect.forkChild(ask("p/2"))
      yield* TestClock.adjust(100)
      assert.deepStrictEqual(yield* Fiber.join(other), replyOf())
      yield* TestClock.adjust(9899)
      assert.lengthOf(asked, 3)
      yield* TestClock.adjust(1)
      assert.lengthOf(asked, 4)
      yield* TestClock.adjust(100)
      assert.deepStrictEqual(yield* Fiber.join(waiting), replyOf())
    }))

  it.effect("is for everybody once nothing but refusals comes", () =>
    Effect.gen(function*() {
      const { all, ask, asked } = yield* before((_, nth) => (nth <= 8 ? Effect.delay(refused, nth) : good), {
        concurrency: 16
      })
      const fibers = yield* all(8)
      yield* TestClock.adjust(8)
      const late = yield* Effect.forkChild(ask("p/8"))
      yield* TestClock.adjust(9999)
      assert.lengthOf(asked, 8)
      yield* TestClock.adjust(1)
      yield* Fiber.joinAll([...fibers, late])
      assert.lengthOf(asked, 17)
    }))
})

describe("a server that is gone", () => {
  it.effect("is asked by one at a time, until it answers; then by all", () =>
    Effect.gen(function*() {
      let isThere = true
      const { all, ask, asked, snapshot } = yield* before(() => Effect.suspend(() => (isThere ? good : gone)), {
        concurrency: 32
      })
      yield* ask("first")
      yield* pass(2)
      isThere = false
      const fibers = yield* all(32)
      yield* settle
      assert.strictEqual(snapshot().circuit, "open")
      const burst = asked.length
      let sofar = burst
      for (let second = 0; second < 60; second++) {
        yield* TestClock.adjust("1 seconds")
        // Two waits and more a second would mean that several ask.
        assert.isAtMost(asked.length - sofar, 3)
        sofar = asked.length
      }
      assert.isAtMost(asked.length - burst, 40)
      assert.isAtLeast(asked.length - burst, 60 / 5)
      isThere = true
      yield* pass(6)
      for (const fiber of fibers) assert.deepStrictEqual(yield* Fiber.join(fiber), replyOf())
      assert.strictEqual(snapshot().circuit, "closed")
    }))

  it.effect("lets everybody probe in turn: a place whose requests break it keeps nobody out", () =>
    Effect.gen(function*() {
      const poisoned = new Set(["p/0"])
      let isThere = false
      const { all } = yield* before(
        (place) => Effect.suspend(() => (place === "first" || (isThere && !poisoned.has(place)) ? good : gone)),
        { concurrency: 4 }
      )
      const fibers = yield* all(4)
      isThere = true
      yield* pass(10)
      for (const fiber of fibers.slice(1)) assert.deepStrictEqual(yield* Fiber.join(fiber), replyOf())
    }))

  it.effect("that was never there is not waited for, however many calls wait", () =>
    Effect.gen(function*() {
      const { all, asked } = yield* before(() => gone)
      const fibers = yield* all(100)
      yield* pass(10)
      for (const fiber of fibers) {
        const error = yield* Effect.flip(Fiber.join(fiber))
        assert.deepStrictEqual(error.reason, new Unreachable({ detail: "ECONNREFUSED" }))
      }
      assert.isAtMost(asked.length, 4 + 2 + 2)
    }))

  it.effect("for one or two connections is not gone while it answers others", () =>
    Effect.gen(function*() {
      const { ask, snapshot } = yield* before((_, nth) => (nth % 3 === 0 ? gone : good))
      for (let nth = 0; nth < 50; nth++) {
        const fiber = yield* Effect.forkChild(ask(`p/${nth}`))
        yield* settle
        assert.strictEqual(snapshot().circuit, "closed")
        yield* TestClock.adjust(500)
        yield* Fiber.join(fiber)
      }
    }))
})

describe("a server of which nothing but failures come", () => {
  it.effect("costs no place its attempts: when it is back, all are answered", () =>
    Effect.gen(function*() {
      let isWell = true
      const { all, ask, asked, snapshot } = yield* before(
        () => Effect.suspend(() => (isWell ? good : Effect.delay(broken, 50))),
        { concurrency: 32 }
      )
      yield* ask("first")
      isWell = false
      const fibers = yield* all(64)
      yield* pass(90)
      assert.strictEqual(snapshot().circuit, "open")
      assert.isAtMost(asked.length, 100)
      isWell = true
      yield* pass(10)
      for (const fiber of fibers) assert.deepStrictEqual(yield* Fiber.join(fiber), replyOf())
    }))

  it.effect("is found out also when it only hangs", () =>
    Effect.gen(function*() {
      let isWell = true
      const { all, ask, asked, snapshot } = yield* before(() => Effect.suspend(() => (isWell ? good : Effect.never)), {
        concurrency: 32,
        timeout: 5
      })
      yield* ask("first")
      isWell = false
      const fibers = yield* all(32)
      yield* pass(5)
      assert.strictEqual(snapshot().circuit, "open")
      yield* pass(60)
      // Six seconds and more for each probe.
      assert.isAtMost(asked.length, 1 + 32 + 12)
      isWell = true
      yield* pass(15)
      for (const fiber of fibers) assert.deepStrictEqual(yield* Fiber.join(fiber), replyOf())
    }))

  it.effect("for as long as patience lasts is down: all fail with that, and later calls at once, until it answers again", () =>
    Effect.gen(function*() {
      let isWell = true
      const { all, ask, asked } = yield* before(() => Effect.suspend(() => (isWell ? good : Effect.delay(broken, 50))))
      yield* ask("first")
      isWell = false
      const fibers = yield* all(12)
      yield* pass(118)
      assert.isTrue(fibers.every((fiber) => fiber.pollUnsafe() === undefined))
      yield* pass(12)
      for (const fiber of fibers) {
        const { reason } = yield* Effect.flip(Fiber.join(fiber))
        assert.deepStrictEqual(reason, new Unreachable({ detail: "no answer for 120 s: status 503" }))
      }
      const sofar = asked.length
      const later = yield* all(50)
      yield* TestClock.adjust(100)
      for (const fiber of later) assert.strictEqual((yield* Effect.flip(Fiber.join(fiber))).reason._tag, "Unreachable")
      // None or one, which probed.
      assert.isAtMost(asked.length, sofar + 1)
      isWell = true
      yield* pass(5)
      assert.deepStrictEqual(yield* ask("again"), replyOf())
    }))
})

describe("a place that was given up", () => {
  it.effect("is no trouble of the next one: while nobody asks, nobody waits for an answer", () =>
    Effect.gen(function*() {
      const { ask, asked } = yield* before((place) => (place === "first" ? good : broken))
      yield* ask("first")
      for (const place of ["p/1", "p/2"]) {
        const fiber = yield* Effect.forkChild(Effect.flip(ask(place)))
        yield* pass(200)
        assert.strictEqual((yield* Fiber.join(fiber)).reason._tag, "GivenUp")
      }
      assert.lengthOf(asked, 1 + 2 * 8)
    }))

  it.effect("is given up also as the first of a sitting, where the server answered a trial", () =>
    Effect.gen(function*() {
      const { ask, asked } = yield* before(() => broken, { answered: true })
      const fiber = yield* Effect.forkChild(Effect.flip(ask("p")))
      yield* pass(200)
      assert.strictEqual((yield* Fiber.join(fiber)).reason._tag, "GivenUp")
      assert.lengthOf(asked, 8)
    }))

  it.effect("alone, for attempts that hang, has outlasted patience, and that is no outage", () =>
    Effect.gen(function*() {
      const { ask, asked } = yield* before((place) => (place === "p" ? Effect.never : good), {
        timeout: 120,
        answered: true
      })
      const fiber = yield* Effect.forkChild(Effect.flip(ask("p")))
      yield* pass(8 * 120 + 200)
      assert.strictEqual((yield* Fiber.join(fiber)).reason._tag, "GivenUp")
      assert.lengthOf(asked, 8)
      assert.deepStrictEqual(yield* ask("next"), replyOf())
    }))

  it.effect("alone, while the server is gone, does not wait for ever", () =>
    Effect.gen(function*() {
      const { ask } = yield* before(() => gone, { answered: true })
      const fiber = yield* Effect.forkChild(Effect.flip(ask("p")))
      yield* pass(130)
      assert.include((yield* Fiber.join(fiber)).message, "no answer for 120 s")
    }))

  it.effect("with the last few others says nothing about the server: all of them are given up", () =>
    Effect.gen(function*() {
      const { all, ask } = yield* before((place) => (place === "first" ? good : broken))
      yield* ask("first")
      const fibers = yield* all(3)
      yield* pass(119)
      for (const fiber of fibers) {
        assert.strictEqual((yield* Effect.flip(Fiber.join(fiber))).reason._tag, "GivenUp")
      }
    }))
})

describe("an error that concerns all calls", () => {
  /** A stop that tells what it was asked for, and stops calls as that of a run does. */
  const stopped = () => {
    const errors: Array<ModelError> = []
    const stop: Stop = {
      attempt: (effect) => effect,
      request: () => Effect.void,
      fatal: (error) => Effect.andThen(Effect.sync(() => errors.push(error)), Effect.never)
    }
    return { errors, stop }
  }

  it.effect.each([
    new Unauthorised({ detail: "status 401" }),
    new UnknownModel({ detail: "no", known: [] })
  ])("stops the run instead of coming out of calls: %s", (reason) =>
    Effect.gen(function*() {
      const { errors, stop } = stopped()
      const { all } = yield* before((_, nth) => (nth === 3 ? Effect.fail(problem(reason)) : good))
      const fibers = yield* all(8).pipe(Effect.provideService(Stop, stop))
      yield* pass(1)
      assert.deepStrictEqual(errors.map((error) => error.reason), [reason])
      const ended = fibers.map((fiber) => fiber.pollUnsafe()).filter((exit) => exit !== undefined)
      assert.lengthOf(ended, 7)
      assert.isTrue(ended.every((exit) => exit._tag === "Success"))
      yield* Effect.forEach(fibers, Fiber.interrupt)
    }))

  it.effect("is that nothing answers for as long as patience lasts", () =>
    Effect.gen(function*() {
      const { errors, stop } = stopped()
      const { all, ask } = yield* before((place) => (place === "first" ? good : broken), { patience: 20 })
      yield* ask("first")
      const fibers = yield* Effect.provideService(all(6), Stop, stop)
      yield* pass(40)
      assert.isAtLeast(errors.length, 1)
      assert.include((errors[0] as ModelError).message, "no answer for 20 s: status 503")
      assert.isTrue(fibers.every((fiber) => fiber.pollUnsafe() === undefined))
      yield* Effect.forEach(fibers, Fiber.interrupt)
    }))

  it.effect("is none where another endpoint is asked instead; meanwhile this one is left alone", () =>
    Effect.gen(function*() {
      const { errors, stop } = stopped()
      const { ask, asked } = yield* before(() => Effect.fail(problem(new Unauthorised({ detail: "status 401" }))), {
        isLast: false
      })
      for (let nth = 0; nth < 20; nth++) {
        const error = yield* Effect.flip(ask(`p/${nth}`)).pipe(Effect.provideService(Stop, stop))
        assert.strictEqual(error.reason._tag, "Unauthorised")
      }
      assert.lengthOf(asked, 1)
      assert.lengthOf(errors, 0)
      yield* pass(30)
      yield* Effect.flip(ask("later"))
      assert.lengthOf(asked, 2)
    }))
})

describe("what a place waits for", () => {
  /** What was told of places, in order. */
  const watched = () => {
    const told: Array<readonly [string, Signals.Waiting | undefined]> = []
    const signals = {
      phase: () => undefined,
      waiting: (place: string, why: Signals.Waiting | undefined) => void told.push([place, why])
    }
    return { told, signals }
  }

  it.effect("is told: a slot, its own next attempt, the endpoint; and when it goes on", () =>
    Effect.gen(function*() {
      const { signals, told } = watched()
      const { ask } = yield* before(
        (place, nth) => (nth === 1 ? broken : place === "p/3" && nth === 4 ? refused : good),
        {
          concurrency: 1,
          firstWait: 1000
        }
      )
      yield* Effect.gen(function*() {
        const fibers = yield* Effect.forEach(["p/1", "p/2"], (place) => Effect.forkChild(ask(place)))
        yield* pass(2)
        yield* Fiber.joinAll(fibers)
        const last = yield* Effect.forkChild(ask("p/3"))
        yield* pass(10)
        yield* Fiber.join(last)
      }).pipe(Effect.provideService(Signals.Signals, signals))
      const [retry] = told.flatMap(([, why]) => (why?.on === "retry" ? [why] : []))
      assert.deepInclude(retry, { attempt: 2, reason: "status 503" })
      assert.isAtLeast(retry?.until ?? 0, 500)
      assert.isAtMost(retry?.until ?? 0, 1000)
      assert.deepStrictEqual(told, [
        ["p/1", retry],
        ["p/2", { on: "slot" }],
        ["p/1", undefined],
        ["p/2", undefined],
        ["p/3", { on: "endpoint", until: 12_000, reason: "slow down" }],
        ["p/3", undefined]
      ])
    }))

  it.effect("is the endpoint for all while its circuit is open", () =>
    Effect.gen(function*() {
      const { signals, told } = watched()
      const { all } = yield* before((_, nth) => (nth <= 6 ? gone : good), { concurrency: 2 })
      const fibers = yield* Effect.provideService(all(2), Signals.Signals, signals)
      yield* settle
      const waits = told.flatMap(([, why]) => (why?.on === "endpoint" ? [why.reason] : []))
      assert.include(waits, "ECONNREFUSED")
      yield* Effect.forEach(fibers, Fiber.interrupt)
      // Whoever was interrupted waits no more.
      assert.deepStrictEqual(told.slice(-2).map(([, why]) => why), [undefined, undefined])
    }))
})
