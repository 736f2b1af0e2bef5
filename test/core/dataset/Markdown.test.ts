import { assert, describe, it } from "@effect/vitest"
import { value } from "../../../packages/core/src/dataset/Markdown.ts"

describe("a mean on the card", () => {
  it.each([
    [{ mean: 0.0843192, error: 0.0241377, n: 9 }, "0.084 ± 0.024"],
    [{ mean: 3.00112, error: 0.00331, n: 9 }, "3.00 ± 0.0033"],
    [{ mean: 12.3456, error: 0.816497, n: 9 }, "12.3 ± 0.82"],
    [{ mean: -0.25, error: 0.1, n: 9 }, "-0.25 ± 0.10"],
    [{ mean: 0, error: 0.57735, n: 9 }, "0.00 ± 0.58"]
  ])("has as many places as its error has digits worth telling, and three digits at most: %o is %s", (given, told) => {
    assert.strictEqual(value(given), told)
  })

  it.each([
    [{ mean: 3, n: 1 }, "3"],
    [{ mean: 3, error: 0, n: 2 }, "3 ± 0"],
    [{ mean: 0.666667, n: 1 }, "0.667"],
    [{ mean: 0, error: 0, n: 2 }, "0 ± 0"]
  ])("is as short as it can be where it has no error: %o is %s", (given, told) => {
    assert.strictEqual(value(given), told)
  })

  it("keeps every digit before the point, for a large number is not rounded to another", () => {
    assert.strictEqual(value({ mean: 1234.56, error: 56.3, n: 9 }), "1235 ± 56")
  })
})
