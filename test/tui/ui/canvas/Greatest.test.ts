import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { greatest } from "../../../../packages/tui/src/ui/canvas/Greatest.ts"

describe("the greatest of many", () => {
  it("are those that sorting would put first, and as many", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: 1, max: 12 }), (all, count) => {
        const found = greatest(all, { count, weight: (value) => value })
        const descending = (a: number, b: number) => b - a
        assert.deepStrictEqual(found.toSorted(descending), all.toSorted(descending).slice(0, count))
      })
    )
  })

  it("stay in the order in which they came", () => {
    assert.deepStrictEqual(greatest([3, 9, 1, 9, 4], { count: 3, weight: (value) => value }), [9, 9, 4])
  })
})
