import { assert, beforeAll, describe, it, vi } from "@effect/vitest"
import { Effect } from "effect"
import * as Answer from "../../../packages/core/src/answer/Answer.ts"
import * as Symbolic from "../../../packages/core/src/answer/Symbolic.ts"

const equal: ReadonlyArray<readonly [string, string]> = [
  ["i(3+2i)", "3i-2"],
  ["\\frac{1}{i}", "-i"],
  ["(1+i)^6", "-8i"],
  ["\\sqrt{-9}", "3i"],
  ["\\frac{3+i}{2}", "1.5+0.5i"],
  ["e^{i\\pi}", "-1"],
  ["(x+i)^2", "x^2+2ix-1"],
  ["0.\\overline{3}", "\\frac13"],
  ["0.1\\overline{6}", "\\frac16"],
  ["\\lfloor 2.5\\rfloor", "2"]
]

const different: ReadonlyArray<readonly [string, string]> = [
  ["3+4i", "3-4i"],
  ["i", "-i"],
  ["0.\\overline{3}", "0.3"],
  ["0.\\overline{3}", "\\frac23"],
  ["(x+i)^2", "x^2-2ix-1"],
  ["\\lfloor 2.5\\rfloor", "3"],
  ["\\text{ix}", "\\text{xi}"],
  ["ABi", "BAi+1"]
]

/** What would keep an engine busy for longer than anybody waits. */
const hostile = [
  "9^{9^{9^{9}}}i",
  "9^9^9^9i",
  "(x+i)^{1000000}",
  "\\sum_{k=1}^{1000000000} k",
  "\\prod_{k=1}^{1000000000} ki",
  "1000000000!i",
  "\\sinh(999999999)i",
  "\\ln(999999999999999999)i",
  "\\int_0^1 x^{x^x} dx",
  `${"(".repeat(60)}i${")".repeat(60)}`,
  `\\frac${"{1+\\frac".repeat(40)}`,
  "((((x+i)^6+1)^6+1)^6+1)^6",
  "(a+b+c+d+i)^6",
  "i".repeat(5000),
  "\\sqrt[999]{i}",
  "\\begin{cases} i & x \\end{cases}",
  "\u0000i",
  "\\i\\",
  "}{i"
]

describe("before the engine is loaded", () => {
  it("nothing is the same by algebra", async () => {
    vi.resetModules()
    const fresh = await import("../../../packages/core/src/answer/Symbolic.ts")
    assert.isFalse(fresh.same("i(3+2i)", "3i-2"))
  })
})

describe("small letters in a row", () => {
  beforeAll(() => Effect.runPromise(Symbolic.ready))

  const products = ["xy yx", "pq qp", "xyz zyx", "ab ba", "abc cba", "mn nm", "wxyz zyxw", "ix xi", "2xy 2yx"]
  const words = [
    "no on",
    "saw was",
    "ten net",
    "even neve",
    "XY YX",
    "tap pat",
    "\\text{xy} \\text{yx}",
    "\\text{xy} yx"
  ]

  it("are factors in any order, also beside signs", () => {
    for (const [a, b] of products.map((pair) => pair.split(" ") as [string, string])) {
      assert.isTrue(Answer.equal(a, b), `${a} ${b}`)
      assert.isTrue(Answer.equal(b, a), `${b} ${a}`)
    }
    for (
      const [a, b] of [["xy", "x \\cdot y"], ["k = xy", "yx"], ["(xy, 1)", "(yx, 1)"], ["xy", "\\text{xy}"]] as const
    ) {
      assert.isTrue(Answer.equal(a, b), `${a} ${b}`)
    }
    for (const [a, b] of [["xy", "xz"], ["xyz", "xy"], ["xy", "x+y"]] as const) {
      assert.isFalse(Answer.equal(a, b), `${a} ${b}`)
    }
  })

  it("stay words where they are such", () => {
    for (const [a, b] of words.map((pair) => pair.split(" ") as [string, string])) {
      assert.isFalse(Answer.equal(a, b), `${a} ${b}`)
      assert.isFalse(Answer.equal(b, a), `${b} ${a}`)
    }
  })
})

describe("formulas compared by algebra", () => {
  beforeAll(() => Effect.runPromise(Symbolic.ready))

  it("are the same where values of letters cannot tell, both ways round", () => {
    for (const [a, b] of equal) {
      assert.isTrue(Answer.equal(a, b), `${a} ${b}`)
      assert.isTrue(Answer.equal(b, a), `${b} ${a}`)
    }
  })

  it("differ where they do, and letters of words are no factors", () => {
    for (const [a, b] of different) {
      assert.isFalse(Answer.equal(a, b), `${a} ${b}`)
      assert.isFalse(Answer.equal(b, a), `${b} ${a}`)
    }
  })

  it("say the same whatever was compared before them", () => {
    // A letter before a bracket could be taken for a function from then on.
    for (const text of ["x(3)i", "f(x)i", "k_2 i", "x \\cdot i = 3", "\\{x, i\\}"]) Symbolic.same(text, "x+i")
    for (const [a, b] of equal.toReversed()) assert.isTrue(Symbolic.same(a, b), `${a} ${b}`)
    for (const [a, b] of different) assert.isFalse(Symbolic.same(a, b), `${a} ${b}`)
  })

  it("are left alone where they could keep the engine busy, and are then not the same", { timeout: 20_000 }, () => {
    for (const text of hostile) {
      for (const other of ["i+1", "0.\\overline{3}", `${text} + 1`]) assert.isFalse(Symbolic.same(text, other), text)
      assert.isTrue(Answer.equal(text, text))
    }
  })
})
