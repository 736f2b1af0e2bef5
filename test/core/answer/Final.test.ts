import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { closed } from "../../../packages/core/src/answer/Boxed.ts"
import { final } from "../../../packages/core/src/answer/Final.ts"
import { numeral } from "../../../packages/core/src/answer/Numeral.ts"

const kinds = ["number", "option", "expression"] as const

// Beginnings without an end. Time is not asserted on: what is quadratic is ended by the time limit of the test.
const rows = [
  "1",
  "= ",
  "####",
  "#### ",
  "\n",
  " ",
  "1,",
  "\\boxed{",
  "\\boxed{1}",
  "(A) ",
  "(A)\n",
  "the answer is ",
  "**a",
  "\\text{",
  "un",
  "$x$ ",
  "so ",
  "agent 2 says ",
  "agents 1, ",
  "if the answer ",
  "the others' ",
  "they really ",
  "Agent 2:\n"
]

describe("the final answer of a text", () => {
  it("is looked for in one way through the text, whatever it is made of", { timeout: 60_000 }, () => {
    for (const row of rows) {
      const text = row.repeat(Math.ceil(100_000 / row.length))
      for (const kind of kinds) assert.isBelow((final(`${text}!`, kind) ?? "").length, 1001)
    }
  })

  it("is the last that is given, and none where the last box is not closed", () => {
    assert.strictEqual(final("\\boxed{1} and \\boxed{2}", "number"), "2")
    assert.isUndefined(final("\\boxed{1} and \\boxed{2", "number"))
    assert.isUndefined(final("The answer is 1, that is \\boxed{", "expression"))
    assert.strictEqual(final("#### 1\n#### 2", "number"), "2")
    assert.strictEqual(final("#### Answer\n\n**2**", "number"), "2")
  })

  it("is not what a sentence only mentions, as it is for who reads a person's text", () => {
    for (const text of ["There are 3 apples.", "Let me take 3 of the 4.", "She buys 12 eggs and"]) {
      assert.isUndefined(final(text, "number"), text)
    }
  })
})

describe("the last box", () => {
  it("is closed exactly where its braces are even, however they nest", () => {
    const nested = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom("a", "\\{", "1+2", "\\frac12"),
        fc.tuple(tie("text"), tie("text")).map((parts) => parts.join("")),
        tie("text").map((inside) => `{${inside}}`)
      )
    })).text
    fc.assert(fc.property(nested, nested, (inside, before) => {
      assert.deepStrictEqual(closed(`\\boxed{${before}} ${before} \\boxed{${inside}}. `), { inside })
      assert.strictEqual(closed(`\\boxed{${before}} \\boxed{${inside}`), "open")
      assert.strictEqual(closed(before), "none")
    }))
  })
})

describe("a text that is one number", () => {
  it("is given without its unit, unless that changes it", () => {
    const cases = [["12 apples", "12"], ["15 %", "15 %"], ["$4 million", "$4 million"], ["x = -3", "-3"], ["(7)", "7"]]
    for (const [text, number] of cases) assert.strictEqual(numeral(text!), number)
  })

  it("is none where it could be two", () => {
    for (const text of ["1,5", "12,34", "1.234,5", "1 or 2", "1; 2", "x = 1, y = 2", "1-2", "10:30"]) {
      assert.isUndefined(numeral(text), text)
    }
  })
})
