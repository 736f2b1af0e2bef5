import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, HashMap, Scope } from "effect"
import { TestClock } from "effect/testing"
import * as Control from "../../../packages/core/src/log/Control.ts"
import * as World from "../../../packages/core/src/log/World.ts"

/** A control with whatever else it looks at. */
const steered = Effect.gen(function*() {
  const run = { inFlight: 0, world: World.empty }
  const steering = yield* Control.make({ inFlight: () => run.inFlight, world: () => run.world })
  const passed: Array<string> = []
  /** Comes to ask for a place, and works for so many milliseconds once it may. */
  const come = (place: string, millis = 0) =>
    Effect.forkScoped(
      Effect.andThen(
        steering.control.pass(place),
        steering.control.underWay(
          place,
          Effect.andThen(Effect.sync(() => void passed.push(place)), millis === 0 ? Effect.void : Effect.sleep(millis))
        )
      )
    )
  return { ...steering, come, passed, run }
})

const atSteps = (...steps: ReadonlyArray<number>): World.World => ({
  ...World.empty,
  groups: HashMap.fromIterable(
    steps.map((step, nth) => [`g00${nth}`, { step }] as unknown as readonly [string, World.GroupState])
  ) as World.World["groups"]
})

describe("the control of a run", () => {
  it.effect("lets everything pass until it is paused, and again once it goes on", () =>
    Effect.gen(function*() {
      const { come, control, goOn, passed, pause } = yield* steered
      assert.isFalse(control.holds("simulation/0/g000/a0000"))
      yield* come("simulation/0/g000/a0000")
      yield* TestClock.adjust(1)
      yield* pause
      yield* come("simulation/0/g000/a0001")
      yield* TestClock.adjust(60_000)
      assert.deepStrictEqual(passed, ["simulation/0/g000/a0000"])
      yield* goOn
      yield* TestClock.adjust(1)
      assert.deepStrictEqual(passed, ["simulation/0/g000/a0000", "simulation/0/g000/a0001"])
    }))

  it.effect("waits for those in flight before it calls itself paused", () =>
    Effect.gen(function*() {
      const { come, goOn, letThrough, pause, run, state } = yield* steered
      assert.strictEqual(state(), "running")
      run.inFlight = 2
      yield* pause
      assert.strictEqual(state(), "pausing")
      run.inFlight = 0
      assert.strictEqual(state(), "paused")
      yield* come("simulation/0/g000/a0000", 500)
      yield* Effect.forkChild(letThrough("turn"))
      yield* TestClock.adjust(100)
      assert.strictEqual(state(), "pausing")
      yield* TestClock.adjust(1000)
      assert.strictEqual(state(), "paused")
      yield* goOn
      assert.strictEqual(state(), "running")
    }))

  it.effect("never holds what is no part of the run's course: the trial of a server, an interview", () =>
    Effect.gen(function*() {
      const { control, pause } = yield* steered
      yield* pause
      assert.isTrue(control.holds("synthesis/r1/w0/3/respond"))
      assert.isFalse(control.holds("trial"))
      assert.isFalse(control.holds("interview/a0001/1"))
    }))

  it.effect("lets one turn through, the first in the order of places, with all its calls", () =>
    Effect.gen(function*() {
      const { come, control, letThrough, passed, pause } = yield* steered
      yield* pause
      for (const agent of ["a0010", "a0002", "a0003"]) yield* come(`simulation/9/g000/${agent}`, 10)
      yield* come("simulation/10/g000/a0001", 10)
      yield* TestClock.adjust(100)
      const name = yield* Effect.forkChild(letThrough("turn"))
      yield* TestClock.adjust(30)
      assert.strictEqual(yield* Fiber.join(name), "simulation/9/g000/a0002")
      yield* come("simulation/9/g000/a0002/again", 10)
      yield* TestClock.adjust(1000)
      assert.deepStrictEqual(passed, ["simulation/9/g000/a0002", "simulation/9/g000/a0002/again"])
      yield* come("simulation/9/g000/a0002/late")
      yield* TestClock.adjust(1000)
      assert.strictEqual(passed.length, 2)
      assert.isTrue(control.holds("simulation/9/g000/a0003"))
    }))

  it.effect("lets one turn through for each time it is asked, one after the other", () =>
    Effect.gen(function*() {
      const { come, letThrough, passed, pause } = yield* steered
      yield* pause
      for (const agent of ["a0003", "a0001", "a0002"]) yield* come(`simulation/0/g000/${agent}`, 500)
      yield* Effect.forkChild(Effect.andThen(letThrough("turn"), letThrough("turn")))
      yield* TestClock.adjust(100)
      assert.deepStrictEqual(passed, ["simulation/0/g000/a0001"])
      yield* TestClock.adjust(10_000)
      assert.deepStrictEqual(passed, ["simulation/0/g000/a0001", "simulation/0/g000/a0002"])
    }))

  it.effect("lets the first turn through that comes, where nobody waits", () =>
    Effect.gen(function*() {
      const { come, letThrough, passed } = yield* steered
      const name = yield* Effect.forkChild(letThrough("turn"))
      yield* TestClock.adjust(1000)
      assert.isUndefined(yield* Fiber.join(name))
      yield* come("class/c3/debate/pro/argue/1", 10)
      yield* come("class/c2/debate/pro/argue/1", 10)
      yield* TestClock.adjust(1000)
      assert.deepStrictEqual(passed, ["class/c3/debate/pro/argue/1"])
    }))

  it.effect("lets every group play up to the lowest step that is not finished", () =>
    Effect.gen(function*() {
      const { come, letThrough, passed, pause, run } = yield* steered
      run.world = atSteps(6, 7)
      yield* pause
      yield* come("simulation/8/g001/a0001", 10)
      yield* come("simulation/7/g000/a0000", 10)
      const name = yield* Effect.forkChild(letThrough("step"))
      yield* TestClock.adjust(30)
      assert.strictEqual(yield* Fiber.join(name), "step 7")
      yield* come("simulation/7/g000/route", 10)
      yield* TestClock.adjust(100)
      run.world = atSteps(7, 7)
      yield* TestClock.adjust(100)
      yield* come("simulation/7/g000/e1")
      yield* TestClock.adjust(1000)
      assert.deepStrictEqual(passed, ["simulation/7/g000/a0000", "simulation/7/g000/route"])
    }))

  it.effect("lets nothing more through of a turn or step once it is paused again", () =>
    Effect.gen(function*() {
      const { come, control, letThrough, passed, pause, run } = yield* steered
      run.world = atSteps(0)
      yield* pause
      yield* come("simulation/1/g000/a0000", 10)
      yield* Effect.forkChild(letThrough("step"))
      yield* TestClock.adjust(50)
      assert.isFalse(control.holds("simulation/1/g000/a0001"))
      yield* pause
      assert.isTrue(control.holds("simulation/1/g000/a0001"))
      assert.deepStrictEqual(passed, ["simulation/1/g000/a0000"])
    }))

  it.effect("sends those who wait for a slot away, and sets limits of endpoints that are made later too", () =>
    Effect.gen(function*() {
      const { control, pause, setLimit } = yield* steered
      const told: Array<string> = []
      const endpoint = (name: string): Control.Steered => ({
        dismiss: () => void told.push(`${name} dismissed`),
        resize: (limit) => void told.push(`${name} ${limit}`)
      })
      control.steer(endpoint("a"))
      yield* setLimit(3)
      control.steer(endpoint("b"))
      yield* pause
      assert.deepStrictEqual(told, ["a 3", "b 3", "a dismissed", "b dismissed"])
    }))

  it.effect("ends with its scope, whatever is let through", () =>
    Effect.gen(function*() {
      const scope = yield* Scope.make()
      const { letThrough } = yield* Scope.provide(Control.make({ inFlight: () => 1, world: () => World.empty }), scope)
      const asked = yield* Effect.forkChild(letThrough("turn"))
      yield* TestClock.adjust(1000)
      yield* Fiber.join(asked)
      yield* Scope.close(scope, Exit.void)
    }))
})
