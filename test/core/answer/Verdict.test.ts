import { assert, describe, it } from "@effect/vitest"
import { judge } from "../../../packages/core/src/answer/Answer.ts"
import type { Outcome } from "../../../packages/core/src/domain/Question.ts"

type Case = readonly [text: string, outcome: string, verdict: ReturnType<typeof judge>]

/** Of texts, outcomes and verdicts, those that are judged otherwise. */
const misjudged = (kind: Outcome["kind"], cases: ReadonlyArray<Case>) =>
  cases.map(([text, outcome, verdict]) => [text, verdict, judge(text, { outcome: { kind, text: outcome } })])
    .filter(([, verdict, found]) => verdict !== found)

describe("an answer that is taken back", () => {
  it("counts no more, and what comes behind it does", () => {
    assert.deepStrictEqual(
      misjudged("number", [
        ["My answer is 12. Wait, that is wrong. It is 14.", "12", "wrong"],
        ["My answer is 12. Wait, that is wrong. It is 14.", "14", "right"],
        ["The answer is 12. No, let me correct: the total is 14.", "14", "right"],
        ["The answer is 12. Wait. That's not right. Hm.", "12", "none"],
        ["So \\boxed{12}. Oops, I made a mistake, it is 14.", "14", "right"],
        ["The answer is 12. Wait, it is 14.", "14", "right"]
      ]),
      []
    )
    assert.deepStrictEqual(
      misjudged("option", [["The answer is B. Wait, that is wrong. It is C.", "C", "right"]]),
      []
    )
  })

  it("is told from one that is looked at again, or set against a mistake of others", () => {
    assert.deepStrictEqual(
      misjudged("number", [
        ["The answer is 12. Wait, let me check it once more.", "12", "right"],
        ["So \\boxed{12}. Some add 5 and get 17. That is wrong.", "12", "right"],
        ["First I got 17. That is wrong. The answer is 12.", "12", "right"],
        ["The answer is 12. No, it is not a trick.", "12", "right"]
      ]),
      []
    )
  })
})

describe("a number", () => {
  it("is no answer together with another one, or as a bound", () => {
    assert.deepStrictEqual(
      misjudged("number", [
        ["The answer is 12 or 13.", "12", "wrong"],
        ["The answer is 1/2 or 0.5.", "0.5", "right"],
        ["The answer is more than 72.", "72", "wrong"],
        ["The answer is 72, which is more than 70.", "72", "right"]
      ]),
      []
    )
  })

  it("is read with its groups, its cents and its dozens", () => {
    assert.deepStrictEqual(
      misjudged("number", [
        ["The answer is 12 000.", "12000", "right"],
        ["The answer is 12 000.", "12", "wrong"],
        ["The answer is 7 2.", "72", "wrong"],
        ["The answer is 5 dollars and 25 cents.", "5.25", "right"],
        ["He pays $5 and 25 cents.", "5.25", "right"],
        ["The answer is 2 dozen.", "24", "right"],
        ["The answer is 2 dozen.", "2", "right"],
        ["The answer is 2 dozen.", "12", "wrong"]
      ]),
      []
    )
  })
})

describe("an option", () => {
  it("is not chosen where it is excluded", () => {
    assert.deepStrictEqual(
      misjudged("option", [
        ["Option B is wrong.", "B", "none"],
        ["It is not B.", "B", "none"],
        ["I think it is A, not B.", "A", "right"],
        ["Neither A nor B is right, so C.", "C", "right"],
        ["B is incorrect. A is right.", "A", "right"],
        ["(A) and (C) can be ruled out, therefore (D).", "D", "right"],
        ["The correct answer is not A but D.", "A", "wrong"]
      ]),
      []
    )
  })

  it("is chosen by its place too", () => {
    assert.deepStrictEqual(
      misjudged("option", [
        ["I believe the correct option is the third one: C) mitochondria", "C", "right"],
        ["The answer is the second option.", "B", "right"],
        ["The answer is the first law of motion.", "A", "none"]
      ]),
      []
    )
  })
})

describe("an expression", () => {
  it("with two ways out is either", () => {
    assert.deepStrictEqual(
      misjudged("expression", [
        ["x = 3 or x = -3", "\\pm 3", "right"],
        ["x = 3 or x = -4", "\\pm 3", "wrong"],
        ["x = 3", "\\pm 3", "wrong"]
      ]),
      []
    )
  })

  it("of whole numbers is compared exactly, and what has no value is the same as nothing else", () => {
    assert.deepStrictEqual(
      misjudged("expression", [
        ["\\boxed{10^{-13}}", "10^{-14}", "wrong"],
        ["\\boxed{10^{-13}}", "\\frac{1}{10^{13}}", "right"],
        ["\\boxed{2^{100}}", "2^{100}+1", "wrong"],
        ["\\boxed{2^{100}}", "4^{50}", "right"],
        ["\\boxed{10^{20}+1}", "10^{20}", "wrong"],
        ["\\boxed{100!}", "100!+1", "wrong"],
        ["\\boxed{100!}", "100 \\cdot 99!", "right"],
        ["\\boxed{1/0}", "2/0", "wrong"],
        ["\\boxed{\\infty}", "+\\infty", "right"],
        ["\\boxed{e^{1000}}", "e^{2000}", "wrong"]
      ]),
      []
    )
  })
})
