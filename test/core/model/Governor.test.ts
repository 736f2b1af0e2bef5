import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { Embedder } from "../../../packages/core/src/model/Embedder.ts"
import * as Governor from "../../../packages/core/src/model/Governor.ts"
import {
  BadRequest,
  Model,
  ModelError,
  type ModelReply,
  Transient,
  Unauthorised,
  UnknownModel,
  Unreachable
} from "../../../packages/core/src/model/Model.ts"
import * as TimeLimit from "../../../packages/core/src/model/TimeLimit.ts"
import { modelOf, replyOf, requestOf } from "./stub.ts"

const failure = (reason: ModelError["reason"]) => new ModelError({ model: "stub", endpoint: "http://x/v1", reason })
const busy = Effect.fail(failure(new Transient({ detail: "busy" })))
const good = Effect.succeed(replyOf())

interface Options extends Governor.GovernorOptions {
  readonly timeout?: number
}

const within = (
  below: Layer.Layer<Model>,
  { timeout = 60, ...options }: Options = {},
  watch: Governor.GovernorWatch = {}
) =>
  Governor.layer({ concurrency: 4, ...options }, watch).pipe(
    Layer.provide(TimeLimit.layer(timeout)),
    Layer.provide(below)
  )

const ask = (place = "p", seed = 1) => Effect.flatMap(Model, (model) => model.ask(requestOf({ place, seed })))

/** A model that counts who is inside and answers when a test says so. */
const gate = () => {
  const waiting: Array<() => void> = []
  let most = 0
  const stub = modelOf(() =>
    Effect.callback<ModelReply>((resume) => {
      const answer = () => resume(good)
      waiting.push(answer)
      most = Math.max(most, waiting.length)
      return Effect.sync(() => void waiting.splice(waiting.indexOf(answer), 1))
    })
  )
  return { ...stub, waiting, most: () => most, release: () => waiting.shift()?.() }
}

/** Lets every fiber go as far as it can without time passing. */
const settle = TestClock.adjust(0)

describe("concurrency", () => {
  it.effect("lets so many in and no more, and the next when one leaves", () =>
    Effect.gen(function*() {
      const { asked, layer, most, release, waiting } = gate()
      yield* Effect.gen(function*() {
        const fibers = yield* Effect.forEach(Array.from({ length: 10 }, (_, index) => `p/${index}`), (place) =>
          Effect.forkChild(ask(place)))
        yield* settle
        assert.lengthOf(waiting, 3)
        for (let left = 9; left >= 0; left--) {
          release()
          yield* settle
          assert.lengthOf(waiting, Math.min(3, left))
        }
        for (const fiber of fibers) {
          assert.deepStrictEqual(yield* Fiber.join(fiber), replyOf())
        }
        assert.strictEqual(most(), 3)
        assert.lengthOf(asked, 10)
      }).pipe(Effect.provide(within(layer, { concurrency: 3 })))
    }))

  it.effect("waiting for a place is no part of an attempt's time", () =>
    Effect.gen(function*() {
      const { asked, layer, release } = gate()
      yield* Effect.gen(function*() {
        const first = yield* Effect.forkChild(ask("p/1"))
        const second = yield* Effect.forkChild(ask("p/2"))
        yield* TestClock.adjust("40 seconds")
        release()
        yield* settle
        // 40 seconds of waiting and 50 of its own: over a minute, yet within the limit.
        yield* TestClock.adjust("50 seconds")
        assert.lengthOf(asked, 2)
        release()
        yield* Fiber.join(first)
        assert.deepStrictEqual(yield* Fiber.join(second), replyOf())
        assert.lengthOf(asked, 2)
      }).pipe(Effect.provide(within(layer, { concurrency: 1, timeout: 60 })))
    }))

  it.effect("a call that waits to try again keeps its place: a queue does not burn its attempts at a server in trouble", () =>
    Effect.gen(function*() {
      const { asked, layer } = modelOf(({ place }, nth) => (place === "p/1" && nth < 3 ? busy : good))
      yield* Effect.gen(function*() {
        const first = yield* Effect.forkChild(ask("p/1"))
        const second = yield* Effect.forkChild(ask("p/2"))
        for (let second = 0; second < 10; second++) yield* TestClock.adjust("1 seconds")
        yield* Fiber.join(first)
        yield* Fiber.join(second)
        assert.deepStrictEqual(asked.map(({ place }) => place), ["p/1", "p/1", "p/1", "p/2"])
      }).pipe(Effect.provide(within(layer, { concurrency: 1 })))
    }))

  it.effect("when the server says that it is asked too often everybody waits, and nobody loses an attempt by it", () =>
    Effect.gen(function*() {
      const limited = Effect.fail(failure(new Transient({ detail: "slow down", retryAfter: 1000, limited: true })))
      // Ten of each hundred calls are answered: far more refusals than a place has attempts.
      const { asked, layer } = modelOf((_, nth) => (nth % 10 === 0 ? good : limited))
      yield* Effect.gen(function*() {
        const fibers = yield* Effect.forEach(
          Array.from({ length: 12 }, (_, index) => `p/${index}`),
          (place) => Effect.forkChild(ask(place))
        )
        for (let second = 0; second < 200; second++) yield* TestClock.adjust("1 seconds")
        for (const fiber of fibers) assert.deepStrictEqual(yield* Fiber.join(fiber), replyOf())
        assert.isAtLeast(asked.length, 120)
      }).pipe(Effect.provide(within(layer, { concurrency: 4 })))
    }))

  it.effect("while a server that is asked too often wants to be left alone nobody asks it", () =>
    Effect.gen(function*() {
      const limited = Effect.fail(failure(new Transient({ detail: "slow down", retryAfter: 10_000, limited: true })))
      const { asked, layer } = modelOf((_, nth) => (nth === 1 ? limited : good))
      yield* Effect.gen(function*() {
        const first = yield* Effect.forkChild(ask("p/1"))
        yield* settle
        const second = yield* Effect.forkChild(ask("p/2"))
        yield* TestClock.adjust("9999 millis")
        assert.lengthOf(asked, 1)
        yield* TestClock.adjust("1 millis")
        yield* Fiber.join(first)
        yield* Fiber.join(second)
        assert.lengthOf(asked, 3)
      }).pipe(Effect.provide(within(layer)))
    }))

  it.effect("trouble of one place stops nobody else", () =>
    Effect.gen(function*() {
      const { layer } = modelOf(({ place }) =>
        place === "p/1" ? Effect.fail(failure(new Transient({ detail: "busy", retryAfter: 60_000 }))) : good
      )
      yield* Effect.gen(function*() {
        yield* Effect.forkChild(ask("p/1"))
        yield* settle
        assert.deepStrictEqual(yield* ask("p/2"), replyOf())
      }).pipe(Effect.provide(within(layer, { concurrency: 2 })))
    }))

  it.effect("a place is free again after trouble and after an interruption", () =>
    Effect.gen(function*() {
      const { layer, release, waiting } = gate()
      yield* Effect.gen(function*() {
        for (let nth = 0; nth < 5; nth++) {
          const fiber = yield* Effect.forkChild(ask(`p/${nth}`))
          yield* settle
          assert.lengthOf(waiting, 1)
          yield* Fiber.interrupt(fiber)
          assert.lengthOf(waiting, 0)
        }
        const last = yield* Effect.forkChild(ask("p/9"))
        yield* settle
        release()
        assert.deepStrictEqual(yield* Fiber.join(last), replyOf())
      }).pipe(Effect.provide(within(layer, { concurrency: 1 })))
    }))
})

describe("time", () => {
  it.effect("each attempt has its own limit; the one too slow is ended and tried again", () =>
    Effect.gen(function*() {
      let ended = 0
      const { asked, layer } = modelOf((_, nth) =>
        nth < 3 ? Effect.onInterrupt(Effect.never, () => Effect.sync(() => ended++)) : good
      )
      yield* Effect.gen(function*() {
        const fiber = yield* Effect.forkChild(ask())
        yield* settle
        yield* TestClock.adjust("9999 millis")
        assert.deepStrictEqual([asked.length, ended], [1, 0])
        yield* TestClock.adjust("1 millis")
        assert.deepStrictEqual([asked.length, ended], [1, 1])
        yield* TestClock.adjust("11 seconds")
        assert.deepStrictEqual([asked.length, ended], [2, 2])
        yield* TestClock.adjust("1 seconds")
        assert.deepStrictEqual(yield* Fiber.join(fiber), replyOf())
        assert.lengthOf(asked, 3)
      }).pipe(Effect.provide(within(layer, { timeout: 10, firstWait: 500 })))
    }))

  it.effect("a server that is always too slow says so", () =>
    Effect.gen(function*() {
      const { layer } = modelOf(() => Effect.never)
      yield* Effect.gen(function*() {
        const fiber = yield* Effect.forkChild(Effect.flip(ask()))
        yield* TestClock.adjust("10 minutes")
        const error = yield* Fiber.join(fiber)
        assert.strictEqual(error.reason._tag, "Unreachable")
        assert.include(error.message, "2 attempts failed: no answer within 10 s")
      }).pipe(Effect.provide(within(layer, { timeout: 10, attempts: 2 })))
    }))
})

describe("back-off", () => {
  /** The moments, in milliseconds, at which a call is tried. */
  const moments = (
    answer: (nth: number) => Effect.Effect<ModelReply, ModelError>,
    options: Options & { readonly seed?: number; readonly watched?: number } = {}
  ) =>
    Effect.gen(function*() {
      const at: Array<number> = []
      let now = 0
      const { layer } = modelOf((_, nth) =>
        Effect.suspend(() => {
          at.push(now)
          return answer(nth)
        })
      )
      yield* Effect.gen(function*() {
        const fiber = yield* Effect.forkChild(Effect.exit(ask("p", options.seed)))
        yield* settle
        while (now < (options.watched ?? 75_000)) {
          now += 25
          yield* TestClock.adjust(25)
        }
        yield* Fiber.interrupt(fiber)
      }).pipe(Effect.provide(within(layer, options)))
      return at
    })
  const gaps = (at: ReadonlyArray<number>) => at.slice(1).map((moment, index) => moment - (at[index] as number))

  it.effect("waits half to the whole of a time that doubles, up to 20 seconds, eight attempts in all", () =>
    Effect.gen(function*() {
      const at = yield* moments(() => busy, { firstWait: 1000 })
      assert.lengthOf(at, 8)
      for (const [index, gap] of gaps(at).entries()) {
        const whole = Math.min(20_000, 1000 * 2 ** index)
        assert.isAtLeast(gap, whole / 2)
        assert.isAtMost(gap, whole + 25)
      }
    }))

  it.effect("waits the same at the same place, otherwise at another, and another share each time", () =>
    Effect.gen(function*() {
      const waits = (seed: number) => moments(() => busy, { firstWait: 1000, seed })
      const first = yield* waits(1)
      assert.deepStrictEqual(yield* waits(1), first)
      assert.notDeepEqual(yield* waits(2), first)
      const shares = gaps(first).map((gap, index) => gap / Math.min(20_000, 1000 * 2 ** index))
      assert.isAbove(Math.max(...shares) - Math.min(...shares), 0.1)
    }))

  it.effect("spreads a burst over the time it waits", () =>
    Effect.gen(function*() {
      const firsts: Array<number> = []
      for (let seed = 0; seed < 24; seed++) {
        const [first = 0] = gaps(yield* moments(() => busy, { attempts: 2, firstWait: 1000, seed, watched: 1000 }))
        firsts.push(first)
      }
      assert.isBelow(Math.min(...firsts), 650)
      assert.isAbove(Math.max(...firsts), 850)
      assert.isAbove(new Set(firsts).size, 8)
    }))

  it.effect("waits at least as long as the server asks, and no longer on its account", () =>
    Effect.gen(function*() {
      const asking = (retryAfter: number) => (nth: number) =>
        nth === 1 ? Effect.fail(failure(new Transient({ detail: "busy", retryAfter }))) : nth === 2 ? busy : good
      const patient = gaps(yield* moments(asking(30_000), { firstWait: 100 }))
      assert.lengthOf(patient, 2)
      assert.isAtLeast(patient[0] as number, 30_000)
      assert.isAtMost(patient[0] as number, 30_025)
      assert.isAtMost(patient[1] as number, 225)
      const brisk = gaps(yield* moments(asking(1), { firstWait: 1000 }))
      assert.isAtLeast(brisk[0] as number, 500)
      const limited = (nth: number) =>
        nth < 5 ? Effect.fail(failure(new Transient({ detail: "slow down", retryAfter: 100, limited: true }))) : good
      for (const gap of gaps(yield* moments(limited, { firstWait: 1000 }))) assert.isAtMost(gap, 125)
      const endless = gaps(yield* moments(asking(24 * 3600 * 1000), { firstWait: 100 }))
      assert.isAtMost(endless[0] as number, 60_025)
    }))
})

describe("giving up", () => {
  it.effect("a place fails for good after 8 attempts while others succeed", () =>
    Effect.gen(function*() {
      const { asked, layer } = modelOf(({ place }) => (place === "bad" ? busy : good))
      yield* Effect.gen(function*() {
        const fiber = yield* Effect.forkChild(Effect.flip(ask("bad")))
        yield* settle
        yield* ask("good")
        yield* TestClock.adjust("10 minutes")
        const { reason } = yield* Fiber.join(fiber)
        assert.strictEqual(reason._tag, "GivenUp")
        assert.strictEqual(reason._tag === "GivenUp" && reason.attempts, 8)
        assert.strictEqual(reason.detail, "busy")
        assert.lengthOf(asked.filter(({ place }) => place === "bad"), 8)
      }).pipe(Effect.provide(within(layer)))
    }))

  it.effect("when nothing succeeds for as long as patience lasts it is the server that is down, though it answered before", () =>
    Effect.gen(function*() {
      const { asked, layer } = modelOf(({ place }) => (place === "good" ? good : busy))
      yield* Effect.gen(function*() {
        yield* ask("good")
        yield* TestClock.adjust("1 seconds")
        yield* Effect.forkChild(Effect.flip(ask("other")))
        const fiber = yield* Effect.forkChild(Effect.flip(ask("bad")))
        for (let second = 0; second < 60; second++) yield* TestClock.adjust("1 seconds")
        const error = yield* Fiber.join(fiber)
        assert.strictEqual(error.reason._tag, "Unreachable")
        assert.include(error.message, "no answer for 5 s: busy")
        assert.isBelow(asked.filter(({ place }) => place === "bad").length, 8)
      }).pipe(Effect.provide(within(layer, { patience: 5 })))
    }))

  it.effect("a server that was never there gets three attempts, however many calls wait", () =>
    Effect.gen(function*() {
      const { asked, layer } = modelOf(() => Effect.fail(failure(new Unreachable({ detail: "ECONNREFUSED" }))))
      yield* Effect.gen(function*() {
        const fiber = yield* Effect.forkChild(Effect.flip(ask()))
        for (let second = 0; second < 10; second++) yield* TestClock.adjust("1 seconds")
        const error = yield* Fiber.join(fiber)
        assert.deepStrictEqual(error.reason, new Unreachable({ detail: "ECONNREFUSED" }))
        assert.lengthOf(asked, 3)
      }).pipe(Effect.provide(within(layer)))
    }))

  it.effect("a server that was there and is gone for a moment gets the patience of all", () =>
    Effect.gen(function*() {
      // More failures than a place has attempts: that nobody is there costs none.
      const { asked, layer } = modelOf((_, nth) =>
        nth === 1 || nth === 14 ? good : Effect.fail(failure(new Unreachable({ detail: "ECONNREFUSED" })))
      )
      yield* Effect.gen(function*() {
        yield* ask("first")
        const fiber = yield* Effect.forkChild(ask("second"))
        for (let second = 0; second < 60; second++) yield* TestClock.adjust("1 seconds")
        assert.deepStrictEqual(yield* Fiber.join(fiber), replyOf())
        assert.lengthOf(asked, 14)
      }).pipe(Effect.provide(within(layer)))
    }))

  it.effect("a single answer restores the patience of all", () =>
    Effect.gen(function*() {
      const gone = Effect.delay(Effect.fail(failure(new Unreachable({ detail: "ECONNRESET" }))), 10)
      const { layer } = modelOf(({ place }) => (place === "gone" ? gone : good))
      yield* Effect.gen(function*() {
        yield* ask("good")
        const fiber = yield* Effect.forkChild(Effect.flip(ask("gone")))
        for (let second = 0; second < 600; second++) {
          yield* TestClock.adjust("1 seconds")
          // Whoever asks while the door is closed waits for it, so this one is not waited for.
          if (second % 60 === 0) yield* Effect.forkChild(ask(`good/${second}`))
        }
        assert.isUndefined(fiber.pollUnsafe())
        for (let second = 0; second < 130; second++) yield* TestClock.adjust("1 seconds")
        const error = yield* Fiber.join(fiber)
        assert.include(error.message, "no answer for 120 s: ECONNRESET")
      }).pipe(Effect.provide(within(layer)))
    }))

  it.effect.each([
    new Unauthorised({ detail: "status 401" }),
    new UnknownModel({ detail: "no", known: [] }),
    new BadRequest({ detail: "no" })
  ])("what no patience mends is not tried again: %s", (reason) =>
    Effect.gen(function*() {
      const { asked, layer } = modelOf(() => Effect.fail(failure(reason)))
      const error = yield* Effect.flip(ask()).pipe(Effect.provide(within(layer)))
      assert.strictEqual(error.reason, reason)
      assert.lengthOf(asked, 1)
    }))

  it.effect("sends the very same request each time", () =>
    Effect.gen(function*() {
      const { asked, layer } = modelOf((_, nth) => (nth < 4 ? busy : good))
      yield* Effect.gen(function*() {
        const fiber = yield* Effect.forkChild(ask("p", 42))
        yield* TestClock.adjust("1 minutes")
        yield* Fiber.join(fiber)
        assert.strictEqual(new Set(asked).size, 1)
      }).pipe(Effect.provide(within(layer)))
    }))
})

describe("the embedder", () => {
  const embedderOf = (answer: (nth: number) => Effect.Effect<ReadonlyArray<Float32Array>, ModelError>) => {
    const asked: Array<string> = []
    const layer = Layer.succeed(
      Embedder,
      Embedder.of({
        name: "stub",
        batch: 2,
        embed: (texts, place) => Effect.suspend(() => answer(asked.push(`${place}: ${texts.join(" ")}`)))
      })
    )
    return { asked, layer: Layer.provide(Governor.embedder({ concurrency: 4 }), layer) }
  }
  const embed = Effect.flatMap(Embedder, ({ embed }) => embed(["a", "b"], "society/0"))
  const vectors = [Float32Array.of(1), Float32Array.of(2)]

  it.effect("is governed likewise: trouble is tried again, and given up in the end", () =>
    Effect.gen(function*() {
      const passing = embedderOf((nth) => (nth < 4 ? busy : Effect.succeed(vectors)))
      const fiber = yield* Effect.forkChild(Effect.provide(embed, passing.layer))
      yield* TestClock.adjust("1 minutes")
      assert.deepStrictEqual(yield* Fiber.join(fiber), vectors)
      assert.deepStrictEqual(passing.asked, Array.from({ length: 4 }, () => "society/0: a b"))

      const lasting = embedderOf(() => busy)
      const other = yield* Effect.forkChild(Effect.flip(Effect.provide(embed, lasting.layer)))
      yield* TestClock.adjust("10 minutes")
      assert.include((yield* Fiber.join(other)).message, "8 attempts failed: busy")
      assert.lengthOf(lasting.asked, 8)
    }))

  it.effect("keeps name and batch", () =>
    Effect.gen(function*() {
      assert.deepInclude(yield* Embedder, { name: "stub", batch: 2 })
    }).pipe(Effect.provide(embedderOf(() => Effect.succeed(vectors)).layer)))
})

describe("watching", () => {
  it.effect("tells of every start, end and retry", () =>
    Effect.gen(function*() {
      const seen: Array<string> = []
      const watch: Governor.GovernorWatch = {
        onStart: () => void seen.push("start"),
        onEnd: (answered) => void seen.push(answered ? "answered" : "failed"),
        onRetry: (place, reason) => void seen.push(`retry of ${place}: ${reason}`)
      }
      const { layer } = modelOf((_, nth) => (nth < 3 ? busy : good))
      yield* Effect.gen(function*() {
        const fiber = yield* Effect.forkChild(ask())
        yield* TestClock.adjust("1 minutes")
        yield* Fiber.join(fiber)
      }).pipe(Effect.provide(within(layer, {}, watch)))
      const retry = "retry of p: busy"
      assert.deepStrictEqual(seen, ["start", "failed", retry, "start", "failed", retry, "start", "answered"])
    }))

  it.effect("a call that is interrupted has ended too", () =>
    Effect.gen(function*() {
      let running = 0
      const watch: Governor.GovernorWatch = { onStart: () => void running++, onEnd: () => void running-- }
      const { layer } = modelOf(() => Effect.never)
      yield* Effect.gen(function*() {
        const fiber = yield* Effect.forkChild(ask())
        yield* settle
        assert.strictEqual(running, 1)
        yield* Fiber.interrupt(fiber)
        assert.strictEqual(running, 0)
      }).pipe(Effect.provide(within(layer, {}, watch)))
    }))

  it.effect("keeps the name of the model below", () =>
    Effect.gen(function*() {
      assert.strictEqual((yield* Model).name, "stub")
    }).pipe(Effect.provide(within(modelOf(() => good).layer))))
})
