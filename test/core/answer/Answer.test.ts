import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { judge, outcomeOf, reaches, same } from "../../../packages/core/src/answer/Answer.ts"
import type { Outcome } from "../../../packages/core/src/domain/Question.ts"

const number = (text: string): Outcome => ({ kind: "number", text })
const expression = (text: string): Outcome => ({ kind: "expression", text })

/** Pairs of which it is not told in both directions that they are the same, or that they are not. */
const odd = (make: (text: string) => Outcome, pairs: ReadonlyArray<readonly [string, string]>, expected: boolean) =>
  pairs.filter(([a, b]) => same(make(a), make(b)) !== expected || same(make(b), make(a)) !== expected)

describe("same, of numbers", () => {
  it("goes by value, however the number is written", () => {
    assert.deepStrictEqual(
      odd(number, [
        ["1,200", "1200"],
        ["$72", "72"],
        ["72 clips", "72"],
        ["0.5", "1/2"],
        ["1 3/4", "1.75"],
        ["1\\frac{4}{5}", "9/5"],
        ["½", "50%"],
        ["−5", "-5"],
        ["3.0", "3"],
        ["1.5 \\times 10^6", "1500000"],
        ["1.5e6", "1.5 million"],
        ["10,\\!080", "10080"],
        ["two thousand three hundred and four", "2304"],
        ["one and a half", "3/2"],
        ["a dozen", "12"],
        ["50 cents", "$0.50"],
        ["\\sqrt{144}", "12"],
        ["90^\\circ", "90"]
      ], true),
      []
    )
  })

  it("takes 15, 15% and 0.15 for the same, and three decimals for a fraction that has no end", () => {
    assert.deepStrictEqual(odd(number, [["15%", "15 %"], ["15%", "15"], ["15%", "0.15"], ["2/3", "0.667"]], true), [])
  })

  it("tells others apart", () => {
    assert.deepStrictEqual(
      odd(
        number,
        [["12", "120"], ["5", "-5"], ["2/3", "0.67"], ["0.25", "0.251"], ["5 cents", "5 dollars"]],
        false
      ),
      []
    )
    assert.deepStrictEqual(odd(number, [["12345678901234567890", "12345678901234567891"]], false), [])
  })
})

describe("same, of expressions", () => {
  it("goes by value, whatever LaTeX is put around it", () => {
    assert.deepStrictEqual(
      odd(expression, [
        ["\\dfrac{14}{3}", "\\frac{14}{3}"],
        ["\\frac 59", "5/9"],
        ["\\frac{\\sqrt{3}}{3}", "\\frac{1}{\\sqrt{3}}"],
        ["11\\sqrt2", "11 \\sqrt{2}"],
        ["3√13", "3\\sqrt{13}"],
        ["sqrt(2)/2", "\\frac{1}{\\sqrt2}"],
        ["(x-1)(x-3)", "x^2 - 4x + 3"],
        ["6 - 5i", "-5i + 6"],
        ["864 \\mbox{ inches}^2", "864"],
        ["\\dbinom{5}{2}", "10"],
        ["\\cot x", "\\frac{1}{\\tan x}"],
        ["\\text{Evelyn}", "evelyn"],
        ["x=5", "5"],
        ["52_8", "52_{8}"]
      ], true),
      []
    )
  })

  it("goes element by element: points and intervals in their order, sets and lists in any", () => {
    assert.deepStrictEqual(
      odd(expression, [
        ["\\left( 3, \\frac{\\pi}{2} \\right)", "(3,\\pi/2)"],
        ["\\{1,2\\}", "\\{2, 1\\}"],
        ["1,-2", "-2, 1"],
        ["1 \\pm \\sqrt{19}", "1+\\sqrt{19}, 1-\\sqrt{19}"],
        ["x \\in [-2,7]", "[-2, 7]"],
        ["(0,9) \\cup (9,36)", "(9,36)\\cup(0,9)"],
        ["\\begin{pmatrix} 1/5 \\\\ -18/5 \\end{pmatrix}", "\\begin{pmatrix} 0.2 \\\\ -3.6 \\end{pmatrix}"]
      ], true),
      []
    )
    assert.deepStrictEqual(
      odd(expression, [["(1,2)", "(2,1)"], ["[2,5)", "(2,5)"], ["(2,\\infty)", "(2,4)"], ["1,2", "1,2,2"]], false),
      []
    )
  })

  it("takes an equation for itself and its multiples", () => {
    assert.deepStrictEqual(
      odd(
        expression,
        [["5x - 7y + 4 = 0", "-5x + 7y - 4 = 0"], ["y = 2x + 3", "2x + 3"], ["x > 3", "3 < x"]],
        true
      ),
      []
    )
    assert.deepStrictEqual(odd(expression, [["5x - 7y + 4 = 0", "5x - 7y + 5 = 0"], ["x > 3", "x < 3"]], false), [])
  })

  it("tells others apart", () => {
    assert.deepStrictEqual(
      odd(
        expression,
        [["p - q", "q - p"], ["3R^2", "3r^2"], ["2\\pi", "6.283"], ["52_8", "52"], ["even", "odd"]],
        false
      ),
      []
    )
  })
})

describe("same, by its laws", () => {
  const atom = fc.oneof(
    fc.integer({ min: -200, max: 200 }).map(String),
    fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 40 })).map(([over, under]) =>
      `\\frac{${over}}{${under}}`
    ),
    fc.constantFrom(
      "x",
      "\\pi",
      "\\sqrt{2}",
      "twelve",
      "15%",
      "$3",
      "(B)",
      "0.667",
      "\\infty",
      "e^2",
      "\\text{even}",
      "{",
      "\\frac",
      "^"
    )
  )
  const text = fc.oneof(
    atom,
    fc.array(atom, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(", ")),
    fc.array(atom, { minLength: 1, maxLength: 4 }).map((parts) => `(${parts.join(",")})`),
    fc.tuple(atom, fc.constantFrom("+", "-", " = ", "/", " \\pm ", "^", "<", " "), atom).map((parts) => parts.join("")),
    fc.string({ minLength: 1, maxLength: 20 })
  )
  const outcome: fc.Arbitrary<Outcome> = fc.record({ kind: fc.constantFrom("number", "option", "expression"), text })

  it("holds of everything and itself, and in both directions", () => {
    fc.assert(
      fc.property(outcome, outcome, (a, b) => {
        assert.isTrue(same(a, { ...a }))
        assert.strictEqual(same(a, b), same(b, a))
      }),
      { numRuns: 2000 }
    )
  })

  it("finds a fraction again in any terms and as a decimal", () => {
    fc.assert(fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 99 }), (over, scale) => {
      assert.isTrue(same(number(`${over}/8`), number(`\\frac{${over * scale}}{${8 * scale}}`)))
      assert.isTrue(same(number(`${over}/8`), number(String(over / 8))))
      assert.isFalse(same(number(`${over}/8`), number(String((over + 1) / 8))))
    }))
  })
})

describe("the outcome of a reference answer", () => {
  it("is found behind marks, in boxes, in bare answers, and at the end of a worked solution", () => {
    const cases: ReadonlyArray<readonly [string, Outcome]> = [
      ["Natalia sold 48/2 = <<48/2=24>>24 clips.\n#### 1,072", number("1,072")],
      ["so $\\boxed{p - q}$.", expression("p - q")],
      ["3/4", number("3/4")],
      ["B", { kind: "option", text: "B" }],
      ["\\boxed{\\text{(C)}}", { kind: "option", text: "C" }],
      ["60 / 5 = 12, so it is 12.", number("12")],
      ["The answer is B.", { kind: "option", text: "B" }]
    ]
    for (const [answer, outcome] of cases) assert.deepStrictEqual(outcomeOf(answer), outcome, answer)
  })

  it("is absent where nothing clear stands", () => {
    for (
      const answer of [
        "Paris",
        "He was born in 1990 and lived in Rome.",
        "def f(x):\n  return x + 1",
        "Rome was founded long ago. It is told that it had seven hills, of which the Palatine is the oldest. Today it has 3 million people."
      ]
    ) assert.isUndefined(outcomeOf(answer), answer)
  })
})

describe("judging", () => {
  it("says right, wrong, none, and unknown", () => {
    const question = { outcome: number("72") }
    assert.strictEqual(judge("So she sold 72 clips.", question), "right")
    assert.strictEqual(judge("So she sold 73 clips.", question), "wrong")
    assert.strictEqual(judge("I do not know.", question), "none")
    assert.strictEqual(judge("So she sold 72 clips.", {}), "unknown")
  })

  it("a text reaches the outcome, or holds the code of the reference; of prose nothing can be told", () => {
    assert.isTrue(reaches("The answer is 72.", { outcome: number("72"), answer: "#### 72" }))
    assert.isFalse(reaches("Hm.", { outcome: number("72"), answer: "#### 72" }))
    const answer = "def add(a, b):\n    # adds\n    return a + b"
    assert.isTrue(reaches("Like this:\n```python\ndef add(a,b):\n  return a + b  # the sum\n```", { answer }))
    assert.isUndefined(reaches("```python\ndef add(a, b):\n  return b\n```", { answer }))
    assert.isUndefined(reaches("It is Paris.", { answer: "Paris is the capital." }))
  })
})
