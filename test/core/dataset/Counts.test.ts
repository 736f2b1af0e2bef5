import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { count, countMost, mean, spread } from "../../../packages/core/src/dataset/Counts.ts"

const Numbers = Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: -1000, maximum: 1000 })))

describe("Counts", () => {
  it.prop(
    "counts every value once, in alphabetical order",
    [Schema.Array(Schema.Literals(["b", "a", "c", "1"]))],
    ([given]) => {
      const counts = count(given)
      for (const value of given) assert.strictEqual(counts[value], given.filter((each) => each === value).length)
      assert.deepStrictEqual(Object.keys(counts), Object.keys(counts).toSorted())
    }
  )

  it("names the most frequent ones, and counts the others together", () => {
    const given = ["d", "a", "a", "b", "b", "b", "c"]
    assert.deepStrictEqual(countMost(given, 4), { a: 2, b: 3, c: 1, d: 1 })
    assert.deepStrictEqual(countMost(given, 2), { a: 2, b: 3, other: 2 })
  })

  it("gives the mean of numbers with its standard error", () => {
    assert.deepStrictEqual(mean([]), { mean: 0, n: 0 })
    assert.deepStrictEqual(mean([3]), { mean: 3, n: 1 })
    assert.deepStrictEqual(mean([1, 0, 1, 1]), { mean: 0.75, error: 0.25, n: 4 })
    assert.deepStrictEqual(mean([2, 2, 2]), { mean: 2, error: 0, n: 3 })
  })

  it.prop("has its mean among the numbers, and its middle one too", [Numbers], ([numbers]) => {
    const { max, median, min } = spread(numbers)
    const { mean: middle, n } = mean(numbers)
    assert.strictEqual(n, numbers.length)
    if (n === 0) return assert.deepStrictEqual([min, median, max, middle], [0, 0, 0, 0])
    assert.include(numbers, median)
    assert.isTrue(min <= median && median <= max && min - 0.01 <= middle && middle <= max + 0.01)
  })
})
