import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { exact } from "../../../packages/core/src/answer/Exact.ts"

describe("the exact value of a formula", () => {
  it("is that of its whole numbers", () => {
    assert.deepStrictEqual(exact("-2^2 + 3(4-1)"), { over: 5n, under: 1n })
    assert.deepStrictEqual(exact("\\frac{6}{4} \\cdot 2^{-1}"), { over: 3n, under: 4n })
    fc.assert(fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
      assert.strictEqual(exact(`(${a})*(${b}) + 1`)?.over, BigInt(a) * BigInt(b) + 1n)
    }))
  })

  it("is absent for letters, decimals, nothing below a line, and what is too large or too deep", () => {
    const texts = [
      "x+1",
      "0.5",
      "\\sqrt{2}",
      "1/0",
      "9^{9^{9}}",
      "((9!)!)!",
      "101_2",
      "1\\frac{4}{5}",
      "(".repeat(200) + "1"
    ]
    assert.deepStrictEqual(texts.filter((text) => exact(text) !== undefined), [])
  })
})
