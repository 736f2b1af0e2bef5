import { assert, describe, it } from "@effect/vitest"
import { digitsOf, find } from "../../../../packages/scenarios/src/finetuning/abacus/Expression.ts"

describe("the expression of a question", () => {
  it("is found in a sentence", () => {
    assert.deepStrictEqual(find("Think. What is 4 + 7 * 12 + 20 - 5 * 3?\nPut it into a box."), [4, 7, 12, 20, 5, 3])
    assert.deepStrictEqual(find("0+29×1+0−3·4"), [0, 29, 1, 0, 3, 4])
  })

  it("is none where a number is too great, or the form another", () => {
    for (
      const text of [
        "",
        "What is 4 + 7?",
        "4 + 30 * 12 + 20 - 5 * 3",
        "4 + 7 * 12 + 20 - 5 * 300",
        "1.4 + 7 * 12 + 20 - 5 * 3",
        "4 + 7 * 12 + 20 - 5 * 3.5"
      ]
    ) assert.strictEqual(find(text), undefined, text)
  })

  it("has tens and ones", () => {
    assert.deepStrictEqual([...digitsOf([4, 7, 12, 20, 5, 3])], [0, 4, 0, 7, 1, 2, 2, 0, 0, 5, 0, 3])
  })
})
