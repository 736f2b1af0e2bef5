import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Material from "../../../packages/scenarios/src/pedagogy/Material.ts"
import * as Steps from "../../../packages/scenarios/src/pedagogy/rehearse/Steps.ts"
import * as questions from "./questions.ts"

describe("a worked solution", () => {
  it("is read out without the marks of its file", () => {
    assert.strictEqual(
      Material.readable(questions.sum.answer),
      "Mira bakes 4*12=48 rolls.\nAfter the market there are 48-30=18 rolls left.\nEach neighbour gets 18/6=3 rolls.\nThe answer is 3."
    )
    assert.strictEqual(Material.readable("So \\boxed{7} it is."), "So 7 it is.")
  })

  it("falls into parts at sentences and lines, the answer with the step before it", () => {
    assert.deepStrictEqual(Material.parts(Material.readable(questions.sum.answer), 3), [
      "Mira bakes 4*12=48 rolls.",
      "After the market there are 48-30=18 rolls left.",
      "Each neighbour gets 18/6=3 rolls.\nThe answer is 3."
    ])
    assert.deepStrictEqual(Material.parts("One thing. Another, by Dr. A. Moor.", 4), [
      "One thing.",
      "Another, by Dr. A. Moor."
    ])
    assert.deepStrictEqual(Material.parts("1. Stir it. 2. Bake it.", 2), ["1. Stir it.", "2. Bake it."])
    assert.deepStrictEqual(Material.parts("Yes", 3), ["Yes"])
  })

  it("keeps the lines of a program and does not cut up a short one", () => {
    const parts = Material.parts(questions.code.answer, 2)
    assert.deepStrictEqual(parts.join("\n"), questions.code.answer)
    assert.strictEqual(parts.length, 2)
    assert.deepStrictEqual(Material.parts("def f(x):\n    return x", 3), ["def f(x):\n    return x"])
  })

  it("loses nothing in any number of parts, and never makes more than wanted", () => {
    const sentence = fc.stringMatching(/^[A-Z][a-z ]{1,20}[a-z]\.$/)
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 6 }),
        (sentences, count) => {
          const text = sentences.join(" ")
          const parts = Material.parts(text, count)
          assert.strictEqual(parts.join(" "), text)
          assert.isAtMost(parts.length, count)
          assert.strictEqual(parts.length, Math.min(count, Material.pieces(text).length))
        }
      )
    )
  })

  it("is told by steps: their sums, what they claim, and a gap for what is to be found", () => {
    const [first, , last] = Steps.find(questions.sum.answer)
    assert.deepInclude(first, { sums: ["4 x 12"], claim: "Mira bakes 48 rolls.", gap: "Mira bakes ___ rolls." })
    assert.deepInclude(last, { sums: ["18 / 6"], claim: "Each neighbour gets 3 rolls." })
    assert.strictEqual(Steps.finalOf(questions.sum.answer), "3")
    assert.strictEqual(Steps.filled("She pays $___ for ___ pens.", [17.5, 3]), "She pays $17.50 for 3 pens.")
    assert.isUndefined(Steps.filled("Nothing to fill.", [1]))
  })

  it("has no result in the sentence with the gap", () => {
    for (const step of Steps.withSums("There are 960 pages because 80 x 12 = 960.\nSo it costs $5 * 3 = $15.")) {
      assert.notMatch(step.gap, /960|15/)
      assert.isTrue(Steps.tells(step.gap))
    }
  })

  it("has its sums read back from a question that asks for them, and not those that are solved", () => {
    assert.deepStrictEqual(
      Steps.sumsIn("Look at 7 x 25, then at 175 x 0.1; you said 3 + 4 = 7. And 1,200 - 10?").map((
        { sum, value }
      ) => [sum, value]),
      [["7 x 25", 175], ["175 x 0.1", 17.5], ["1,200 - 10", 1190]]
    )
  })
})
