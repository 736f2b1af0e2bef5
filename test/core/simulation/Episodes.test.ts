import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import * as Rehearsal from "../../../packages/core/src/model/Rehearsal.ts"
import { close, complete, last } from "../../../packages/core/src/simulation/Episodes.ts"
import { act, society } from "../../support/life.ts"

const size = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 6 }))
const open = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 40 }))
const sum = (sizes: ReadonlyArray<number>) => sizes.reduce((total, size) => total + size, 0)

describe("windows of actions", () => {
  it.prop("are whole, and leave less than one over", [open, size, open], ([open, size, step]) => {
    const sizes = complete(open, step, { size, unit: "actions" })
    assert.isTrue(sizes.every((one) => one === size))
    assert.isAtLeast(open - sum(sizes), 0)
    assert.isBelow(open - sum(sizes), size)
  })

  it("at the end a last window of two is an episode, of one is not", () => {
    const three = { size: 3, unit: "actions" } as const
    assert.deepStrictEqual(last(5, three), [3, 2])
    assert.deepStrictEqual(last(4, three), [3])
    assert.deepStrictEqual(last(2, three), [2])
    assert.deepStrictEqual(last(1, three), [])
  })
})

describe("windows of steps", () => {
  it.prop(
    "hold all that was done in them, and close with every size-th step",
    [open, size, open],
    ([open, size, step]) => {
      const sizes = complete(open, step, { size, unit: "steps" })
      assert.deepStrictEqual(sizes, (step + 1) % size === 0 && open >= 2 ? [open] : [])
    }
  )

  it("wait with a single message for the next window, and leave it out at the end", () => {
    assert.deepStrictEqual(complete(1, 2, { size: 3, unit: "steps" }), [])
    assert.deepStrictEqual(complete(4, 5, { size: 3, unit: "steps" }), [4])
    assert.deepStrictEqual(last(1, { size: 3, unit: "steps" }), [])
    assert.deepStrictEqual(last(7, { size: 3, unit: "steps" }), [7])
  })
})

describe("an episode", () => {
  it.effect("says what its acts and its summary took, and of acts of an older log what is known", () =>
    Effect.gen(function*() {
      const told = [{ tokens: { input: 700, output: 40 } }, { tokens: { input: 800, output: 50 } }, {}]
      yield* EventLog.appendAll([...society(2), ...told.map((more, step) => act(0, step, more))])
      yield* close("g000", { sizes: [2, 1], step: 2 })
      const [first, second] = World.episodes(yield* EventLog.currentWorld)
      // The rehearsal's summary takes some tokens too.
      const { input = 0, output = 0 } = first?.tokens ?? {}
      assert.isTrue(input > 1500 && input < 2500, String(input))
      assert.isTrue(output > 90 && output < 390, String(output))
      const summary = second?.tokens ?? { input: 0, output: 0 }
      assert.isTrue(summary.input > 0 && summary.output > 0 && summary.input < 1000)
    }).pipe(Effect.provide([EventLog.EventLog.memory, Rehearsal.layer()])))
})
