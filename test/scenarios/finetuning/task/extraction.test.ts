import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import type { Task } from "../../../../packages/scenarios/src/finetuning/task/Task.ts"
import * as Tasks from "../../../../packages/scenarios/src/finetuning/task/Tasks.ts"

const task = (name: string): Task => Result.getOrThrow(Tasks.find(name))

beforeAll(() => Effect.runPromise(Tasks.ready))

const question = (kind: "number" | "option" | "expression", text: string) => ({
  id: "q",
  source: "test",
  question: "What?",
  answer: text,
  outcome: { kind, text }
})

/** A text, and what its answer is; undefined where it has none for sure. */
type Case = readonly [text: string, answer: string | undefined]

/** The cases in which something else is found than there should be. */
const misses = (of: Task, kind: "number" | "option" | "expression", cases: ReadonlyArray<Case>) =>
  cases.flatMap(([text, answer]) => {
    const found = of.extract(text)
    const isGood = answer === undefined ? found === undefined : of.right(found, question(kind, answer))
    return isGood ? [] : [{ text, answer, found }]
  })

const numbersGood: ReadonlyArray<Case> = [
  // Boxes, as they are asked for.
  ["4 * 5 = 20\n\\boxed{93}", "93"],
  ["The answer is \\boxed{-12}.", "-12"],
  ["\\boxed{−12}", "-12"],
  ["\\boxed{- 12}", "-12"],
  ["\\boxed{(-12)}", "-12"],
  ["\\boxed{+7}", "7"],
  ["\\boxed{1,234}", "1234"],
  ["\\boxed{1{,}234}", "1234"],
  ["\\boxed{12\\,000}", "12000"],
  ["\\boxed{12 000}", "12000"],
  ["\\boxed{-1,234,567.50}", "-1234567.5"],
  ["$\\boxed{\\$1,234.50}$", "1234.5"],
  ["\\boxed{15\\%}", "15"],
  ["\\boxed{12 \\text{ apples}}", "12"],
  ["\\boxed{18\\,\\text{km/h}}", "18"],
  ["\\boxed{18 dollars}", "18"],
  ["\\boxed{0.5}", "1/2"],
  ["\\boxed{-\\frac{1}{2}}", "-0.5"],
  ["\\boxed{x = 12}", "12"],
  ["\\boxed{4 + 8 = 12}", "12"],
  ["\\boxed{\\boxed{7}}", "7"],
  ["\\fbox{7}", "7"],
  ["\\boxed 7", "7"],
  ["First \\boxed{5}, and after checking \\boxed{6}.", "6"],
  ["\\boxed{93}\n\nLet me check: 4 + 84 + 20 - 15 is indeed the sum of 4 numbers.", "93"],
  ["The final answer is: $\\boxed{93}$. I hope it is correct.", "93"],
  ["#### Final Answer\n\\boxed{72}", "72"],
  // Without a box, in the ways that models end in.
  ["#### 72", "72"],
  ["#### -1,200", "-1200"],
  ["**93**", "93"],
  ["The result is **-93**.", "-93"],
  ["**Answer: 93.**", "93"],
  ["`93`", "93"],
  ["= -12", "-12"],
  ["4 + 84 + 20 - 15 = 93.", "93"],
  ["So it is −12.", "-12"],
  ["Therefore, 12.", "12"],
  ["-12.", "-12"],
  ["{93}", "93"],
  ["My answer is {-93}.", "-93"],
  ["The answer is $93$.", "93"],
  ["\\[ 93 \\]", "93"],
  ["answer: 93 dollars", "93"],
  ["€ 5", "5"],
  ["So she has 12 apples left.", "12"],
  ["The answer is 93, since 4 + 84 = 88 and 88 + 5 = 93.", "93"]
]

const numbersBad: ReadonlyArray<Case> = [
  ["", undefined],
  ["   \n\n", undefined],
  ["I do not know.", undefined],
  ["There are 3 apples and 4 pears.", undefined],
  ["First I look at what is given: 4 apples for 3 dollars, and then", undefined],
  // Cut off by the length: the number may have gone on.
  ["\\boxed{12", undefined],
  ["\\boxed{5}, or rather \\boxed{12", undefined],
  ["\\boxed{}", undefined],
  ["\\boxed{number}", undefined],
  ["\\boxed{one number}", undefined],
  ["\\boxed{12 \\text{ or } 13}", undefined],
  ["\\boxed{a = 3, b = 4}", undefined],
  ["\\boxed{2\\sqrt{3}}", undefined],
  ["\\boxed{x}", undefined],
  ["\\boxed{10:30}", undefined],
  // One and a half, or one and five: nobody can tell.
  ["\\boxed{1,5}", undefined],
  ["1,5", undefined],
  ["\\boxed{1,23}", undefined],
  ["\\boxed{1.234,56}", undefined],
  ["\\boxed{1.2.3}", undefined],
  ["The answer is 12 or 13.", undefined],
  ["The answer is between 3 and 4.", undefined],
  ["The answer is not 12.", undefined],
  ["The answer is unknown to the 3 of us.", undefined],
  ["The total is 12 + 13", undefined],
  ["It costs $5 and then", undefined],
  ["Step 3: multiply by 4", undefined],
  ["I made it \\boxed{5}. Wait, that is wrong.", undefined],
  ["The answer is (B).", undefined]
]

describe("answers that are one number", () => {
  for (const name of ["arithmetic", "gsm8k"]) {
    it(`${name}: are found with sign, separators, currency, percent, markup and words around them`, () => {
      assert.deepStrictEqual(misses(task(name), "number", numbersGood), [])
    })

    it(`${name}: are not found where nobody can be sure, and what is not found is never right`, () => {
      assert.deepStrictEqual(misses(task(name), "number", numbersBad), [])
      for (const reference of ["0", "-12", "93"]) {
        assert.isFalse(task(name).right(undefined, question("number", reference)))
      }
    })
  }

  it("are compared by value: the sign counts, and how they are written does not", () => {
    const { right, same } = task("gsm8k")
    for (const [a, b] of [["1,234", "1234"], ["-12", "-12.0"], ["$18", "18.00"], ["1/2", "0.5"], ["12 apples", "12"]]) {
      assert.isTrue(same(a!, b!), `${a} ${b}`)
      assert.isTrue(same(b!, a!), `${b} ${a}`)
    }
    for (const [a, b] of [["12", "-12"], ["1,234", "1"], ["1.234", "1234"], ["93", "93.5"], ["", "0"]]) {
      assert.isFalse(same(a!, b!), `${a} ${b}`)
    }
    assert.isFalse(right("B", question("option", "B")))
    assert.isFalse(right("12", { id: "q", source: "s", question: "What?", answer: "12" }))
  })
})

const latexGood: ReadonlyArray<Case> = [
  ["\\boxed{\\frac{1}{2}}", "\\frac12"],
  ["\\boxed{\\dfrac{1}{2}}", "0.5"],
  ["$\\boxed{\\left(3, \\frac{\\pi}{2}\\right)}$", "(3,\\frac{\\pi}{2})"],
  ["\\boxed{\\{1, 2\\}}", "\\{2,1\\}"],
  ["\\boxed{x^{2} + 2x + 1}", "(x+1)^2"],
  ["\\boxed{\\text{Evelyn}}", "\\text{Evelyn}"],
  ["\\boxed{\\textbf{(C)}}", "\\text{(C)}"],
  ["\\boxed{\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}}", "\\begin{pmatrix}1\\\\2\\end{pmatrix}"],
  ["First \\boxed{3}, then \\boxed{\\frac{a}{b}}.", "\\frac{a}{b}"],
  ["\\boxed{\\boxed{\\sqrt{2}}}", "\\sqrt{2}"],
  ["\\fbox{$\\sqrt{8}$}", "2\\sqrt{2}"],
  ["\\boxed 3", "3"],
  ["\\boxed{-\\frac{3}{4}}", "\\frac{-3}{4}"],
  ["\\boxed{10,080}", "10080"],
  ["\\boxed{\\$36}", "36"],
  ["\\boxed{90^\\circ}", "90"],
  ["\\boxed{50\\%}", "50"],
  ["\\boxed{x = 5}", "5"],
  ["\\boxed{(-\\infty, 2]}", "(-\\infty,2]"],
  ["\\boxed{[-2,1)\\cup(1,3]}", "[-2, 1) \\cup (1, 3]"],
  ["\\boxed{3 \\pm 2\\sqrt{2}}", "3+2\\sqrt{2}, 3-2\\sqrt{2}"],
  ["\\boxed{1\\frac{4}{5}}", "\\frac95"],
  ["\\boxed{5\\text{ cm}^2}", "5"],
  ["\\boxed{i(3+2i)}", "-2+3i"],
  ["\\boxed{0.\\overline{3}}", "\\frac{1}{3}"],
  ["\\boxed{\\frac{1}{i}}", "-i"],
  ["\\boxed{2k+2}", "2(k+1)"],
  // Without a box.
  ["The answer is $x=3$.", "3"],
  ["The answer is $\\frac{1}{2}$.", "0.5"],
  ["The answer is x + 1.", "1+x"],
  ["The answer is 12.", "12"],
  ["$\\frac12$", "0.5"],
  ["#### \\frac{1}{2}", "0.5"],
  ["(3, 4)", "(3,4)"]
]

const latexBad: ReadonlyArray<Case> = [
  ["", undefined],
  ["\\boxed{\\frac{1}{2", undefined],
  ["\\boxed{3}, or better \\boxed{\\frac{1}{2}", undefined],
  ["\\boxed{}", undefined],
  ["\\boxed{answer}", undefined],
  ["\\boxed{...}", undefined],
  ["\\boxed{?}", undefined],
  ["hence $x=3$ and $y=4$", undefined],
  ["We have $x^2 = 4$, and then", undefined],
  ["I cannot find it.", undefined],
  ["The answer is not $3$.", undefined],
  ["The answer is hard to find.", undefined],
  ["Let me try with 3 first.", undefined]
]

const different: ReadonlyArray<readonly [string, string]> = [
  ["\\frac12", "-\\frac12"],
  ["(1,2)", "(2,1)"],
  ["(1,2)", "[1,2]"],
  ["3+4i", "3-4i"],
  ["0.\\overline{3}", "\\frac23"],
  ["x+1", "x+2"],
  ["\\text{abc}", "\\text{cab}"],
  ["2\\sqrt{3}", "3\\sqrt{2}"],
  ["x^{20}", "x^{21}"],
  ["A", "B"],
  ["10^{99}", "10^{98}"],
  ["", "0"]
]

describe("answers that are formulas", () => {
  it("are what stands in the last box, with the braces that it opens and closes", () => {
    assert.deepStrictEqual(misses(task("math"), "expression", latexGood), [])
    assert.strictEqual(task("math").extract("\\boxed{\\frac{a}{b_{1}}} and so on}"), "\\frac{a}{b_{1}}")
  })

  it("are not found in a box without an end, a form that is not filled in, and formulas on the way", () => {
    assert.deepStrictEqual(misses(task("math"), "expression", latexBad), [])
  })

  it("differ where their values do, both ways round", () => {
    const { right, same } = task("math")
    for (const [a, b] of different) {
      assert.isFalse(same(a, b), `${a} ${b}`)
      assert.isFalse(same(b, a), `${b} ${a}`)
    }
    assert.isFalse(right(undefined, question("expression", "x")))
  })
})

const lettersGood: ReadonlyArray<Case> = [
  ["(A)", "A"],
  ["(a)", "A"],
  ["[B]", "B"],
  ["B", "B"],
  ["**(D)**", "D"],
  ["( C )", "C"],
  ["It is water, so (b).", "B"],
  ["The answer is (C).", "C"],
  ["The answer is C.", "C"],
  ["answer: **D**", "D"],
  ["\\boxed{C}", "C"],
  ["\\boxed{\\text{(C)}}", "C"],
  ["I choose [B].", "B"],
  ["(A) is wrong, and so (C).", "C"],
  ["The answer is not (A) but (B).", "B"],
  ["It cannot be (A).\n\n(D)", "D"],
  ["The correct option is B) mitochondria.", "B"],
  ["(B) water", "B"],
  ["B. Because water is wet.", "B"],
  ["#### A", "A"]
]

const lettersBad: ReadonlyArray<Case> = [
  ["", undefined],
  ["I think it is a good idea.", undefined],
  ["(X)", undefined],
  ["My answer is (K).", undefined],
  ["Options (A) and (B) look alike.", undefined],
  ["The answer is (A) or (B).", undefined],
  ["(A)\n(B)\n(C)\n(D)", undefined],
  ["A) is wrong because of x. B) may be good.", undefined],
  ["\\boxed{C", undefined],
  // The number of an option is no letter.
  ["The answer is 2.", undefined],
  ["A is the first letter of the alphabet, and I like it", undefined]
]

describe("answers that are letters", () => {
  for (const name of ["mmlu", "choice"]) {
    it(`${name}: are found in brackets, in bold, in a box and in words, in either case`, () => {
      assert.deepStrictEqual(misses(task(name), "option", lettersGood), [])
    })

    it(`${name}: are not found where several could be meant, or none`, () => {
      assert.deepStrictEqual(misses(task(name), "option", lettersBad), [])
      assert.isFalse(task(name).right(undefined, question("option", "A")))
    })
  }

  it("go to D in mmlu and to J in a choice", () => {
    assert.isUndefined(task("mmlu").extract("(E)"))
    assert.strictEqual(task("choice").extract("(J)"), "J")
    assert.isTrue(task("choice").same("j", "(J)"))
    assert.isFalse(task("choice").same("I", "J"))
  })
})
