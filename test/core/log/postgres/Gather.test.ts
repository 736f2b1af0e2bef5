import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber } from "effect"
import * as Gather from "../../../../packages/core/src/log/postgres/Gather.ts"

const numbers = Array.from({ length: 10 }, (_, index) => index)

describe("gathering", () => {
  it.live("does together what is wanted at once, so many at most, each with its own end", () =>
    Effect.gen(function*() {
      const seen: Array<ReadonlyArray<number>> = []
      const want = yield* Gather.make<number, string, string>({
        run: (items) =>
          Effect.sync(() => {
            seen.push(items)
            return items.map((item) => (item === 3 ? Effect.fail("no three") : Effect.succeed(`${item}`)))
          }),
        most: 4
      })
      const ends = yield* Effect.forEach(numbers, (item) => Effect.flip(Effect.flip(Effect.result(want(item)))), {
        concurrency: "unbounded"
      })
      assert.deepStrictEqual(seen, [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]])
      assert.deepStrictEqual(
        ends.map((end) => (end._tag === "Success" ? end.success : end.failure)),
        numbers.map((item) => (item === 3 ? "no three" : `${item}`))
      )
    }))

  it.live("gathers while it is busy", () =>
    Effect.gen(function*() {
      const seen: Array<ReadonlyArray<number>> = []
      const gate = yield* Deferred.make<void>()
      const begun = yield* Deferred.make<void>()
      const want = yield* Gather.make<number, number, never>({
        run: (items) =>
          Effect.gen(function*() {
            seen.push(items)
            yield* Deferred.succeed(begun, undefined)
            yield* Deferred.await(gate)
            return items.map((item) => Effect.succeed(item))
          }),
        most: 100
      })
      const first = yield* Effect.forkChild(want(0))
      yield* Deferred.await(begun)
      const others = yield* Effect.forkChild(Effect.forEach([1, 2, 3], want, { concurrency: "unbounded" }))
      yield* Effect.yieldNow
      yield* Deferred.succeed(gate, undefined)
      assert.strictEqual(yield* Fiber.join(first), 0)
      assert.deepStrictEqual(yield* Fiber.join(others), [1, 2, 3])
      assert.deepStrictEqual(seen, [[0], [1, 2, 3]])
    }))

  it.live("fails all that went together with what failed, and goes on", () =>
    Effect.gen(function*() {
      const want = yield* Gather.make<number, number, string>({
        run: (items) =>
          items.includes(1) ? Effect.fail("all") : Effect.succeed(items.map((item) => Effect.succeed(item))),
        most: 100
      })
      const ends = yield* Effect.forEach([0, 1], (item) => Effect.flip(want(item)), { concurrency: "unbounded" })
      assert.deepStrictEqual(ends, ["all", "all"])
      assert.strictEqual(yield* want(2), 2)
    }))

  it.live("does what still waits when its scope closes, also what nobody waits for any more", () =>
    Effect.gen(function*() {
      const done: Array<number> = []
      yield* Effect.scoped(Effect.gen(function*() {
        const want = yield* Gather.make<number, void, never>({
          run: (items) =>
            Effect.map(Effect.yieldNow, () => {
              done.push(...items)
              return items.map(() => Effect.void)
            }),
          most: 3
        })
        const fiber = yield* Effect.forkChild(Effect.forEach(numbers, want, { concurrency: "unbounded" }))
        yield* Effect.yieldNow
        yield* Fiber.interrupt(fiber)
      }))
      assert.deepStrictEqual(done, numbers)
    }))
})
