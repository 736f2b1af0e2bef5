import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { cut } from "../../../packages/core/src/simulation/Episodes.ts"

const size = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 6 }))

describe("Episodes.cut", () => {
  it.prop(
    "windows are whole, in order, and leave less than one over",
    [Schema.Array(Schema.Int), size],
    ([items, size]) => {
      const windows = cut(items, size, false)
      assert.isTrue(windows.every((window) => window.length === size))
      assert.deepStrictEqual(windows.flat(), items.slice(0, windows.length * size))
      assert.isBelow(items.length - windows.length * size, size)
    }
  )

  it("at the end a last window of two is an episode, of one is not", () => {
    assert.deepStrictEqual(cut([1, 2, 3, 4, 5], 3, true), [[1, 2, 3], [4, 5]])
    assert.deepStrictEqual(cut([1, 2, 3, 4], 3, true), [[1, 2, 3]])
    assert.deepStrictEqual(cut([1, 2], 3, false), [])
  })
})
