import { assert, describe, it } from "@effect/vitest"
import { extract } from "../../../packages/core/src/answer/Answer.ts"

/** Of texts and what is to be found in each, those in which something else is found. */
const missed = (kind: Parameters<typeof extract>[1], cases: ReadonlyArray<readonly [string, string | undefined]>) =>
  cases.map(([text, answer]) => [text, answer, extract(text, kind)]).filter(([, answer, found]) => answer !== found)

describe("the number that a text comes to", () => {
  it("is what stands behind the mark of a data set", () => {
    assert.deepStrictEqual(
      missed("number", [
        ["Natalia sold 48/2 = <<48/2=24>>24 clips in May.\n#### 72", "72"],
        ["#### $1,200.50\n", "$1,200.50"]
      ]),
      []
    )
  })

  it("is what stands in the last box, whole", () => {
    assert.deepStrictEqual(
      missed("number", [
        ["First \\boxed{12}, no: \\boxed{72}. That took 3 steps.", "72"],
        ["So $\\boxed{\\frac{3}{4}}$.", "\\frac{3}{4}"],
        ["\\boxed{x = 5}", "5"],
        ["\\boxed{2\\sqrt{3}}", "2\\sqrt{3}"],
        ["It is \\boxed{72", "72"]
      ]),
      []
    )
  })

  it("is what is called the answer, unless that is taken back", () => {
    assert.deepStrictEqual(
      missed("number", [
        ["The answer is 72 clips, since 48 + 24 is 72. I checked it 2 times.", "72"],
        ["The answer is 48 + 24 = 72.", "72"],
        ["**Final answer:** 72", "72"],
        ["Answer: -5", "-5"],
        ["The answer is twelve.", "twelve"],
        ["The answer is 72, not 60.", "72"],
        ["I said the answer is 60, which is wrong. 48 + 24 = 72 clips.", "72"],
        ["Your answer is 60. Add again: 48 + 24 = 72", "72"]
      ]),
      []
    )
  })

  it("is the last result otherwise, if the last sentence says it again, else the last number", () => {
    assert.deepStrictEqual(
      missed("number", [
        ["48/2 = 24, and 48 + 24 = 72 clips.", "72"],
        ["48 + 24 = 72. So Natalia sold 72 clips in 2 months.", "72"],
        ["She sold **72** clips in 2 months.", "72"],
        ["That takes 6/3 = .5 hours which is 30 minutes.", "30"],
        ["She sold seventy-two clips.", "seventy-two"],
        ["It takes 3 1/2 hours.", "3 1/2"]
      ]),
      []
    )
  })

  it("is no mark of a list, no ordinal, no label, no index", () => {
    assert.deepStrictEqual(
      missed("number", [
        ["1. Add 2 and 3.\n2. You get 5.\n3. Done", "5"],
        ["She has 5 apples. See step 2.", "5"],
        ["She has 5 apples. That is the 2nd time she uses $x_3$.", "5"]
      ]),
      []
    )
  })

  it("is not there where nothing could be one", () => {
    assert.deepStrictEqual(missed("number", [["Let us think about it.", undefined], ["", undefined]]), [])
  })
})

describe("the option that a text comes to", () => {
  it("is a letter in brackets, a named one, or one alone", () => {
    assert.deepStrictEqual(
      missed("option", [
        ["[B]", "B"],
        ["(b)", "B"],
        ["answer: B", "B"],
        ["I would say option D", "D"],
        ["C.", "C"],
        ["B) water", "B"],
        ["\\boxed{\\text{(E)}}", "E"],
        ["B is the correct answer.", "B"],
        ["The correct option is C, because it floats.", "C"],
        ["So it must be C.", "C"],
        ["Not (A), so (C)", "C"],
        ["The answer is A.", "A"]
      ]),
      []
    )
  })

  it("is never an article or a person", () => {
    assert.deepStrictEqual(
      missed("option", [
        ["A man walks.", undefined],
        ["The answer is a dog.", undefined],
        ["The answer is A man.", undefined],
        ["I think that I know.", undefined],
        ["The answer is I know not what", undefined]
      ]),
      []
    )
  })
})

describe("the expression that a text comes to", () => {
  it("is the last box, what is called the answer, the last formula, the last side", () => {
    assert.deepStrictEqual(
      missed("expression", [
        ["$r=3$ gives $\\boxed{\\left( 3, \\frac{\\pi}{2} \\right)}.$", "\\left( 3, \\frac{\\pi}{2} \\right)"],
        ["The answer is $\\frac{\\pi}{2}$. Note that $x = 3$.", "\\frac{\\pi}{2}"],
        ["The answer is **Evelyn**.", "Evelyn"],
        ["So $(x+1)^2 = x^2+2x+1$.", "x^2+2x+1"],
        ["So $x = 5$", "x = 5"],
        ["Then y = 2x + 3", "2x + 3"]
      ]),
      []
    )
  })
})
