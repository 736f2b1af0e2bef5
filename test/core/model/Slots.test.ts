import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import * as Place from "../../../packages/core/src/domain/Place.ts"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import * as Slots from "../../../packages/core/src/model/Slots.ts"

const settle = TestClock.adjust(0)
const placesOf = (count: number) => Array.from({ length: count }, (_, nth) => `simulation/${nth >> 3}/g00${nth & 7}`)

/** Holds a slot while an effect runs. */
const hold = <A>(slots: Slots.Slots, place: string, effect: Effect.Effect<A>) =>
  Effect.uninterruptibleMask((restore) =>
    Effect.andThen(slots.take(place, restore), Effect.ensuring(restore(effect), Effect.sync(slots.release)))
  )

describe("slots", () => {
  it.effect("go to the lowest place of those that wait, in whatever order they came", () =>
    Effect.gen(function*() {
      const slots = Slots.make(1)
      const order: Array<string> = []
      const places = placesOf(100)
      const first = yield* Effect.forkChild(hold(slots, "simulation/0", Effect.never))
      yield* settle
      const fibers = yield* Effect.forEach(chance(3).shuffle(places), (place) =>
        Effect.forkChild(hold(slots, place, Effect.sync(() => order.push(place)))))
      yield* settle
      assert.strictEqual(slots.waiting(), 100)
      yield* Fiber.interrupt(first)
      yield* Fiber.joinAll(fibers)
      assert.deepStrictEqual(order, places.toSorted(Place.compare))
      assert.strictEqual(slots.waiting(), 0)
    }))

  it.effect("are never more than there are, and everybody who waits gets one in the end, unless interrupted", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.nat(), async (limit, seed) => {
          const draws = chance(seed)
          const slots = Slots.make(limit)
          const served = new Set<string>()
          let holding = 0
          const program = Effect.gen(function*() {
            const fibers = yield* Effect.forEach(draws.shuffle(placesOf(40)), (place) =>
              Effect.map(
                Effect.forkChild(hold(
                  slots,
                  place,
                  Effect.gen(function*() {
                    assert.isAtMost(++holding, limit)
                    for (let turns = draws.int(4); turns > 0; turns--) yield* Effect.yieldNow
                    served.add(place)
                  }).pipe(Effect.ensuring(Effect.sync(() => holding--)))
                )),
                (fiber) => ({ fiber, place })
              ))
            const spared = yield* Effect.filter(fibers, ({ fiber }) =>
              draws.flip(0.8) ? Effect.succeed(true) : Effect.as(Fiber.interrupt(fiber), false))
            for (const { fiber, place } of spared) {
              yield* Fiber.await(fiber)
              assert.isTrue(served.has(place))
            }
            // Nothing is lost: all slots are free again.
            for (let nth = 0; nth < limit; nth++) {
              assert.isTrue(slots.takeIfFree())
            }
            assert.isFalse(slots.takeIfFree())
          })
          await Effect.runPromise(program)
        })
      )
    ))

  it.effect("given to somebody who is interrupted before it knows go to the next", () =>
    Effect.gen(function*() {
      const slots = Slots.make(1)
      assert.isTrue(slots.takeIfFree())
      const first = yield* Effect.forkChild(hold(slots, "p/1", Effect.void))
      const second = yield* Effect.forkChild(hold(slots, "p/2", Effect.void))
      yield* settle
      slots.release()
      yield* Fiber.interrupt(first)
      yield* Fiber.join(second)
      assert.isTrue(slots.takeIfFree())
    }))

  it.effect("become more and less while many wait", () =>
    Effect.gen(function*() {
      const slots = Slots.make(2)
      let holding = 0
      const ends: Array<() => void> = []
      const work = Effect.callback<void>((resume) => {
        holding++
        ends.push(() => {
          holding--
          resume(Effect.void)
        })
      })
      yield* Effect.forEach(placesOf(20), (place) => Effect.forkChild(hold(slots, place, work)))
      yield* settle
      assert.strictEqual(holding, 2)
      slots.resize(5)
      yield* settle
      assert.strictEqual(holding, 5)
      slots.resize(1)
      for (const left of [4, 3, 2, 1, 1, 1]) {
        ends.shift()?.()
        yield* settle
        assert.strictEqual(holding, left)
      }
    }))

  it.effect("bound what is in flight too, when they have become fewer than those who hold one", () =>
    Effect.gen(function*() {
      const slots = Slots.make(4)
      for (let nth = 0; nth < 4; nth++) assert.isTrue(slots.takeIfFree())
      slots.resize(2)
      const begun: Array<string> = []
      const begin = (place: string) =>
        Effect.uninterruptibleMask((restore) => slots.begin(place, restore)).pipe(
          Effect.map(() => begun.push(place))
        )
      yield* Effect.forEach(["p/1", "p/2", "p/4", "p/3"], (place) => Effect.forkChild(begin(place)))
      yield* settle
      assert.deepStrictEqual(begun, ["p/1", "p/2"])
      slots.end()
      yield* settle
      assert.deepStrictEqual(begun, ["p/1", "p/2", "p/3"])
      assert.strictEqual(slots.inFlight(), 2)
    }))

  it.effect("are lent while their place waits, a quarter of them at most, and none of a few", () =>
    Effect.sync(() => {
      const slots = Slots.make(8)
      for (let nth = 0; nth < 8; nth++) assert.isTrue(slots.takeIfFree())
      assert.deepStrictEqual([slots.lend(), slots.lend(), slots.lend()], [true, true, false])
      assert.deepStrictEqual([slots.takeIfFree(), slots.takeIfFree(), slots.takeIfFree()], [true, true, false])
      slots.reclaim()
      slots.release()
      assert.isFalse(slots.takeIfFree())
      slots.release()
      assert.isTrue(slots.takeIfFree())
      assert.isFalse(Slots.make(3).lend())
    }))

  it.effect("reach everybody where tens of thousands wait", () =>
    Effect.gen(function*() {
      const slots = Slots.make(64)
      const count = 20_000
      let served = 0
      yield* Effect.forEach(chance(1).shuffle(placesOf(count)), (place) =>
        hold(slots, place, Effect.map(Effect.yieldNow, () => void served++)), {
        concurrency: "unbounded",
        discard: true
      })
      assert.strictEqual(served, count)
    }))
})
