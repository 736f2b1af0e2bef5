import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import * as Circuit from "../../../packages/core/src/model/Circuit.ts"

const trouble: Circuit.Outcome = { _tag: "Trouble", inARow: 3, openFor: 1000 }
const gone: Circuit.Outcome = { _tag: "Trouble", inARow: 1, openFor: 1000 }

/** One attempt with this outcome; false where there is no leave to make it. */
const attempt = Effect.fnUntraced(function*(circuit: Circuit.Circuit, outcome: Circuit.Outcome) {
  const pass = yield* circuit.admit
  if (pass === undefined) return false
  yield* circuit.report(pass, outcome)
  return true
})

const wait = (circuit: Circuit.Circuit) => Effect.uninterruptibleMask((restore) => circuit.change(restore))

describe("a circuit", () => {
  it.effect("opens after so much trouble in a row, and one answer among it counts", () =>
    Effect.gen(function*() {
      const circuit = yield* Circuit.make
      for (const outcome of [trouble, trouble, Circuit.alive, trouble, trouble, Circuit.unknown]) {
        yield* attempt(circuit, outcome)
      }
      assert.strictEqual(circuit.state(), "closed")
      yield* attempt(circuit, trouble)
      assert.strictEqual(circuit.state(), "open")
      assert.isFalse(yield* attempt(circuit, Circuit.alive))
    }))

  it.effect("opens at once for trouble that says so", () =>
    Effect.gen(function*() {
      const circuit = yield* Circuit.make
      yield* attempt(circuit, gone)
      assert.deepStrictEqual([circuit.state(), circuit.until()], ["open", 1000])
    }))

  it.effect("lets one probe through when its time is over, and closes when that comes back", () =>
    Effect.gen(function*() {
      const circuit = yield* Circuit.make
      yield* attempt(circuit, gone)
      const waiting = yield* Effect.forkChild(wait(circuit))
      yield* TestClock.adjust(999)
      assert.isUndefined(waiting.pollUnsafe())
      yield* TestClock.adjust(1)
      yield* Fiber.join(waiting)
      const probe = yield* circuit.admit
      assert.isTrue(probe?.probe)
      assert.strictEqual(circuit.state(), "half-open")
      assert.isUndefined(yield* circuit.admit)
      const others = yield* Effect.forkChild(wait(circuit))
      yield* TestClock.adjust("1 hours")
      assert.isUndefined(others.pollUnsafe())
      yield* circuit.report(probe as Circuit.Pass, Circuit.alive)
      yield* Fiber.join(others)
      assert.strictEqual(circuit.state(), "closed")
      assert.isTrue(yield* attempt(circuit, Circuit.alive))
    }))

  it.effect("opens again when the probe comes to nothing, and counts how often", () =>
    Effect.gen(function*() {
      const circuit = yield* Circuit.make
      for (const openings of [0, 1, 2]) {
        const pass = yield* circuit.admit
        assert.strictEqual(pass?.consecutiveOpenings, openings)
        yield* circuit.report(pass as Circuit.Pass, gone)
        assert.strictEqual(circuit.state(), "open")
        yield* TestClock.adjust(1000)
      }
    }))

  it.effect("lets the next one probe when nothing is known of a probe", () =>
    Effect.gen(function*() {
      const circuit = yield* Circuit.make
      yield* attempt(circuit, gone)
      yield* TestClock.adjust(1000)
      yield* attempt(circuit, Circuit.unknown)
      assert.isTrue(yield* attempt(circuit, Circuit.alive))
      assert.strictEqual(circuit.state(), "closed")
    }))

  it.effect("is not moved by what was sent before it opened", () =>
    Effect.gen(function*() {
      const circuit = yield* Circuit.make
      const old = (yield* circuit.admit) as Circuit.Pass
      yield* attempt(circuit, gone)
      yield* circuit.report(old, Circuit.alive)
      assert.strictEqual(circuit.state(), "open")
    }))
})
