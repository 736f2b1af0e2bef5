import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { count, dollars, duration, many, percent, rate } from "../../../../packages/tui/src/ui/canvas/Amount.ts"
import { bar, gathered, spark } from "../../../../packages/tui/src/ui/canvas/Chart.ts"
import { textOf } from "../../../../packages/tui/src/ui/canvas/lines.ts"
import { unicode } from "../../../../packages/tui/src/ui/state/Glyphs.ts"

const glyphs = unicode
const values = fc.array(fc.oneof(fc.constant(undefined), fc.double({ min: 0, max: 1e6, noNaN: true })), {
  maxLength: 150
})
const columns = fc.integer({ min: 0, max: 60 })

describe("charts", () => {
  it("show the latest values, the greatest as the highest, and blanks where there are none", () => {
    assert.strictEqual(spark([0, 1, 4, undefined, 8], { columns: 5, glyphs }), "▁▂▅ █")
    assert.strictEqual(spark([9, 9, 1, 2], { columns: 2, glyphs }), "▅█")
    assert.strictEqual(spark([1], { columns: 3, glyphs }), "  █")
    assert.strictEqual(spark([0, 0], { columns: 2, glyphs }), "▁▁")
    fc.assert(fc.property(values, columns, (values, columns) => {
      assert.lengthOf([...spark(values, { columns, glyphs })], columns)
    }))
  })

  it("gather many values into few, each the mean of its share, and none into none", () => {
    assert.deepStrictEqual(gathered([1, 3, 5, 7], 2), [2, 6])
    assert.deepStrictEqual(gathered([1, 3, 5], 2), [1, 4])
    assert.deepStrictEqual(gathered([undefined, undefined, 5, undefined], 2), [undefined, 5])
    assert.deepStrictEqual(gathered([1, 2], 5), [1, 2])
    fc.assert(fc.property(values, fc.integer({ min: 1, max: 60 }), (values, columns) => {
      assert.isAtMost(gathered(values, columns).length, columns)
    }))
  })

  it("fill a bar by a share: nothing for none, something for some, all for all alone", () => {
    const filled = (share: number) => textOf(bar(share, { columns: 10, glyphs }))
    assert.strictEqual(filled(0), "░░░░░░░░░░")
    assert.strictEqual(filled(0.001), "█░░░░░░░░░")
    assert.strictEqual(filled(0.5), "█████░░░░░")
    assert.strictEqual(filled(0.999), "█████████░")
    assert.strictEqual(filled(1), "██████████")
    fc.assert(
      fc.property(fc.double(), columns, (share, columns) => {
        assert.lengthOf(textOf(bar(share, { columns, glyphs })), columns)
      })
    )
  })
})

describe("amounts", () => {
  it("are short, whatever they are", () => {
    assert.deepStrictEqual([0, 7, 999, 1000, 1249, 12_400, 999_499, 999_500, 3_400_000].map(count), [
      "0",
      "7",
      "999",
      "1.0k",
      "1.2k",
      "12k",
      "999k",
      "1.0M",
      "3.4M"
    ])
    assert.deepStrictEqual([0, 0.4, 9.7, 12].map(rate), ["0", "0.4", "9.7", "12"])
    fc.assert(fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (value) => {
      assert.isAtMost(count(value).length, 5)
    }))
  })

  it("are dollars with as many digits as say something", () => {
    assert.deepStrictEqual([undefined, 0, 0.000_01, 0.0012, 0.123, 12.3, 1234].map(dollars), [
      "-",
      "$0",
      "<$0.0001",
      "$0.0012",
      "$0.12",
      "$12.30",
      "$1.2k"
    ])
  })

  it("are times as people say them", () => {
    assert.deepStrictEqual([0, 12, 999, 1200, 12_000, 59_600, 200_000, 3_600_000, 7_500_000].map(duration), [
      "0 ms",
      "12 ms",
      "999 ms",
      "1.2 s",
      "12 s",
      "1 min",
      "3 min 20 s",
      "1 h",
      "2 h 5 min"
    ])
  })

  it("are shares that never claim all or nothing where it is not so", () => {
    assert.deepStrictEqual([0, 0.001, 0.42, 0.999, 1].map(percent), ["0 %", "<1 %", "42 %", ">99 %", "100 %"])
  })

  it("are counted in words", () => {
    assert.strictEqual(many(1, "person", "people"), "1 person")
    assert.strictEqual(many(12_000, "row"), "12k rows")
  })
})
