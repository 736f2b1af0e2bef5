import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import type * as Governor from "../../../packages/core/src/model/Governor.ts"
import { type ModelError, Transient } from "../../../packages/core/src/model/Model.ts"
import { crowd, crowded, type CrowdedServer, governed, problem, type Use } from "./crowdedServer.ts"

const refusedShare = ({ answered, refused }: Use) => refused / (answered + refused)

/** A crowd of 300 calls that always wait, and a governor that has to find out what the server bears. */
const meet = Effect.fnUntraced(function*(
  server: CrowdedServer,
  options: Governor.GovernorOptions & { readonly timeout?: number } = {}
) {
  const { model, use } = crowded(server)
  const { model: within, snapshot } = yield* governed(model, options)
  const failures: Array<ModelError> = []
  const fiber = yield* Effect.forkChild(crowd(within, {
    size: 300 + server.capacity,
    onEnd: (result) => result._tag === "Failure" && failures.push(result.failure)
  }))
  /** How the server is used from now on, for so many seconds. */
  const useFor = (seconds: number) => Effect.andThen(use, Effect.andThen(TestClock.adjust(`${seconds} seconds`), use))
  return { useFor, snapshot, failures, leave: Fiber.interrupt(fiber) }
})

describe("a server that refuses what is too much", () => {
  it.effect.each([
    { capacity: 64, settled: 8, watched: 40 },
    { capacity: 5, settled: 8, watched: 200 },
    { capacity: 200, settled: 8, watched: 12 },
    { capacity: 64, settled: 15, watched: 30, refusesAfter: 40, retryAfter: 1000 }
  ])(
    "is used up to what it bears and hardly ever asked for more: %o",
    ({ settled, watched, ...server }) =>
      Effect.gen(function*() {
        const { failures, leave, snapshot, useFor } = yield* meet(server)
        yield* useFor(settled)
        const use = yield* useFor(watched)
        yield* leave
        assert.isBelow(refusedShare(use), 0.02)
        assert.isAtLeast(use.inside, 0.9 * server.capacity)
        assert.isAtMost(snapshot().cuts, 2)
        assert.lengthOf(failures, 0)
      })
  )

  it.effect("that bears less all at once is asked for less within seconds, and for more again once it does", () =>
    Effect.gen(function*() {
      const server: CrowdedServer = { capacity: 64 }
      const { failures, leave, snapshot, useFor } = yield* meet(server)
      yield* useFor(10)
      const { cuts } = snapshot()
      server.capacity = 16
      yield* useFor(5)
      const less = yield* useFor(30)
      assert.isBelow(refusedShare(less), 0.02)
      assert.isAtLeast(less.inside, 0.9 * 16)
      assert.isAtMost(less.inside, 16)
      // From 62 to 16 in halves at most.
      assert.isAtMost(snapshot().cuts - cuts, 3)
      server.capacity = 64
      yield* useFor(25)
      const more = yield* useFor(15)
      yield* leave
      assert.isBelow(refusedShare(more), 0.02)
      assert.isAtLeast(more.inside, 0.9 * 64)
      assert.lengthOf(failures, 0)
    }))

  it.effect("is asked for as much as there is to ask, and never beyond the ceiling", () =>
    Effect.gen(function*() {
      const { leave, snapshot, useFor } = yield* meet({ capacity: 1000 }, { ceiling: 32 })
      yield* useFor(5)
      const use = yield* useFor(10)
      yield* leave
      assert.deepInclude(snapshot(), { limit: 32, cuts: 0 })
      assert.strictEqual(use.most, 32)
      assert.isAbove(use.inside, 31.9)
    }))
})

describe("a server that lets wait what is too much", () => {
  it.effect("is asked for a few times of what it bears, not for all there is", () =>
    Effect.gen(function*() {
      const { failures, leave, useFor } = yield* meet({ capacity: 16, queues: true })
      yield* useFor(60)
      const use = yield* useFor(60)
      yield* leave
      assert.isAtLeast(use.inside, 16)
      assert.isAtMost(use.inside, 5 * 16)
      assert.lengthOf(failures, 0)
    }))

  it.effect("and takes long for each: nobody is lost to the time limit", () =>
    Effect.gen(function*() {
      const server = { capacity: 2, queues: true, median: 5000, sigma: 0.5 }
      const { failures, leave, useFor } = yield* meet(server)
      yield* useFor(300)
      const use = yield* useFor(600)
      yield* leave
      // Two at a time, 5.7 seconds each on average.
      assert.isAtLeast(use.answered, 0.9 * 600 / 5.7 * 2)
      assert.lengthOf(failures, 0)
    }))
})

describe("a server that is faulty now and then", () => {
  const fails = (detail: string, more: Partial<Transient> = {}) =>
    Effect.fail(problem(new Transient({ detail, ...more })))
  const kinds = [
    fails("too many", { limited: true }),
    fails("status 500"),
    fails("ECONNRESET"),
    Effect.never,
    Effect.delay(fails("the reply is no chat completion"), 300)
  ]
  const faulty = (share: number) => (draw: number) =>
    draw < share ? kinds[Math.floor((draw / share) * kinds.length)] : undefined

  it.effect.each([{ concurrency: 64 }, {}])(
    "does at least half of its work with a fifth of all faulty, and counts as there: %o",
    (options) =>
      Effect.gen(function*() {
        const answered = Effect.fnUntraced(function*(share: number) {
          const server: CrowdedServer = { capacity: 64, trouble: faulty(share) }
          const { failures, leave, snapshot, useFor } = yield* meet(server, { ...options, timeout: 5 })
          yield* useFor(10)
          let all = 0
          for (let second = 0; second < 20; second++) {
            all += (yield* useFor(1)).answered
            assert.strictEqual(snapshot().circuit, "closed")
          }
          yield* leave
          assert.lengthOf(failures, 0)
          return all
        })
        const [faultless, half] = [yield* answered(0), yield* answered(0.2)]
        assert.isAtLeast(half, faultless / 2)
      })
  )
})
