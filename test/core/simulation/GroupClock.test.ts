import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import * as GroupClock from "../../../packages/core/src/simulation/GroupClock.ts"

describe("GroupClock", () => {
  it.effect("waits for a neighbour's step and no longer", () =>
    Effect.gen(function*() {
      const clock = GroupClock.make(["g000", "g001"])
      const waiting = yield* Effect.forkChild(clock.finished("g001", 0))
      yield* Effect.yieldNow
      assert.isUndefined(waiting.pollUnsafe())
      yield* clock.finish("g001", 0, { busy: 1, acted: 1, episodes: 2 })
      yield* Fiber.join(waiting)
      assert.strictEqual(clock.episodesBefore(1), 2)
      assert.strictEqual(clock.episodesBefore(0), 0)
    }))

  it.effect("a group that stops frees those who wait for its later steps", () =>
    Effect.gen(function*() {
      const clock = GroupClock.make(["g000", "g001"])
      const waiting = yield* Effect.forkChild(clock.finished("g001", 4))
      yield* Effect.yieldNow
      yield* clock.stop("g001", 3)
      yield* Fiber.join(waiting)
      yield* clock.finished("g001", 9)
    }))

  it.effect("the society is silent when no group had anything to do in a step", () =>
    Effect.gen(function*() {
      const clock = GroupClock.make(["g000", "g001"])
      yield* clock.finish("g000", 0, { busy: 1, acted: 1, episodes: 0 })
      yield* clock.finish("g001", 0, { busy: 0, acted: 0, episodes: 0 })
      assert.isUndefined(clock.silent())
      yield* clock.finish("g001", 1, { busy: 0, acted: 0, episodes: 0 })
      assert.isUndefined(clock.silent())
      yield* clock.finish("g000", 1, { busy: 0, acted: 0, episodes: 0 })
      assert.strictEqual(clock.silent(), 1)
    }))

  it.effect("is fruitless when for so many whole steps on end those who tried to act could not", () =>
    Effect.gen(function*() {
      const clock = GroupClock.make(["g000", "g001"])
      const play = (step: number, acted: number) =>
        Effect.forEach(["g000", "g001"], (group) => clock.finish(group, step, { busy: 2, acted, episodes: 0 }))
      yield* play(0, 1)
      yield* play(1, 0)
      yield* play(2, 0)
      assert.isFalse(clock.fruitless(3))
      yield* clock.finish("g000", 3, { busy: 2, acted: 0, episodes: 0 })
      assert.isFalse(clock.fruitless(3))
      yield* clock.finish("g001", 3, { busy: 2, acted: 0, episodes: 0 })
      assert.isTrue(clock.fruitless(3))
    }))

  it.effect("counts a step once, however often and in whatever order it is told, and takes the better account of it", () =>
    Effect.gen(function*() {
      const clock = GroupClock.make(["g000", "g001"])
      yield* clock.finish("g001", 1, { busy: 0, acted: 0, episodes: 0 })
      assert.isFalse(clock.hasFinished("g001", 0))
      for (const busy of [1, 0, 0]) yield* clock.finish("g000", 1, { busy, acted: busy, episodes: 1 })
      assert.strictEqual(clock.silent(), 1)
      assert.strictEqual(clock.episodesBefore(2), 1)
      assert.deepStrictEqual(clock.reportOf("g000", 1), { busy: 0, acted: 0, episodes: 1 })
    }))

  it.effect("knows when nobody plays any more", () =>
    Effect.gen(function*() {
      const clock = GroupClock.make(["g000", "g001"])
      const waiting = yield* Effect.forkChild(clock.allStopped)
      yield* clock.stop("g000", 3)
      yield* clock.stop("g000", 3)
      yield* Effect.yieldNow
      assert.isUndefined(waiting.pollUnsafe())
      yield* clock.stop("g001", 0)
      yield* Fiber.join(waiting)
      yield* GroupClock.make([]).allStopped
    }))
})
