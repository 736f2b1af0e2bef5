import { assert, describe, it } from "@effect/vitest"
import { extract, givesAway, judge, outcomeOf, reaches, same } from "../../../packages/core/src/answer/Answer.ts"
import type { Outcome } from "../../../packages/core/src/domain/Question.ts"

// Rows of beginnings without an end: what patterns that look back take for ever over. Time is not asserted on: a pattern that
// is quadratic takes minutes here and is ended by the time limit of the test.
const rows = [
  ..."1 = - $ { ( [ * \\ \n . ½ #".split(" "),
  "\n",
  " ",
  "1,",
  "5/",
  "$5 ",
  "\\boxed{",
  "<<",
  "**a",
  "A. ",
  "(A) ",
  "the answer is ",
  "one hundred and ",
  "\\frac{1}",
  "\\text{",
  "you get 5 ",
  "/*",
  "\"\"\"",
  "```\n",
  "aaaa bbbb "
]
const length = 100_000

const question = "How many are there, 5 or 7? (A) 5 (B) 7"
const answer = "Step by step we see that there are seven of them on the table in all. #### 7"
const outcomes: ReadonlyArray<Outcome> = [
  { kind: "number", text: "7" },
  { kind: "option", text: "B" },
  { kind: "expression", text: "x^2+1" }
]

describe("texts of a model that mean no good", () => {
  it("are read to their end in one way", { timeout: 120_000 }, () => {
    for (const [index, row] of rows.entries()) {
      const text = `${row.repeat(Math.ceil(length / row.length)).slice(0, length)}!`
      for (const outcome of outcomes) {
        extract(text, outcome.kind)
        assert.notStrictEqual(judge(text, { outcome }), "unknown")
      }
      givesAway(text, { question, answer, outcome: outcomes[index % outcomes.length]! })
      outcomeOf(text)
      reaches(text, { answer: "def f(x):\n  return x" })
      assert.isFalse(same({ kind: "expression", text }, { kind: "expression", text: `${text}1` }))
    }
  })

  it("are no formulas however deep they go, and no numbers however long", () => {
    const deep = (depth: number) => `${"(".repeat(depth)}1${")".repeat(depth)}`
    assert.isFalse(same({ kind: "expression", text: deep(200) }, { kind: "expression", text: deep(300) }))
    assert.isTrue(same({ kind: "expression", text: deep(5) }, { kind: "number", text: "1" }))
    const huge = "9^9^9^9^9"
    assert.isTrue(same({ kind: "number", text: huge }, { kind: "expression", text: huge }))
    assert.isFalse(same({ kind: "number", text: "1e999999999" }, { kind: "number", text: "1e999999998" }))
    assert.isFalse(same({ kind: "number", text: "10^999999999" }, { kind: "number", text: "7" }))
  })
})
