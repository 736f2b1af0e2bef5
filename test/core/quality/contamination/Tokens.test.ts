import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Tokens from "../../../../packages/core/src/quality/contamination/Tokens.ts"

const wordsOf = (text: string) => Tokens.of(text).words.join(" ")
const numbersOf = (text: string) => {
  const { isNumber, words } = Tokens.of(text)
  return words.filter((_, at) => isNumber[at])
}

describe("tokens", () => {
  it.each([
    ["Natalia's clips, in APRIL.", "natalias clips in april"],
    ["don’t  stop\nnow", "dont stop now"],
    ["has_close_elements(numbers)", "has close elements numbers"],
    ["x² + y_1", "x 2 y 1"],
    ["20km", "20 km"],
    ["我有3个", "我 有 3 个"]
  ])("are the words and numbers of a text: %j", (text, words) => {
    assert.strictEqual(wordsOf(text), words)
  })

  it.each([
    ["$\\left(\\frac{1}{2}, \\theta\\right)$", "(1/2, θ)"],
    ["$\\dfrac12 \\cdot 3$", "1/2 × 3"],
    ["$1{,}000\\text{ cm}$", "1,000 cm"],
    ["$\\sqrt{3} \\le \\pi$", "√3 ≤ π"]
  ])("do not care whether signs are set by LaTeX: %s", (latex, text) => {
    assert.strictEqual(wordsOf(latex), wordsOf(text))
  })

  it.each([
    ["1,000 and 1000.0 and 01000", ["1000", "1000", "1000"]],
    ["twelve, twenty-five, two hundred", ["12", "25", "2", "100"]],
    ["3.50 dollars", ["3.5"]],
    ["from -5 to 20-25, 7 - 3", ["-5", "20", "25", "7", "3"]],
    ["1,2,3 and 12,34", ["1", "2", "3", "12", "34"]],
    ["one of them", []],
    ["It costs 5. Then 0.5.", ["5", "0.5"]]
  ])("know numbers however they are written: %j", (text, numbers) => {
    assert.deepStrictEqual(numbersOf(text), numbers)
  })

  it("take a drawing for a number, of which only those in it count", () => {
    const drawing = (x: number) => `How high is it? [asy]draw((0,0)--(${x},1));[/asy]`
    assert.strictEqual(wordsOf(drawing(2)), wordsOf(drawing(2).replace("draw", "  path  ")))
    assert.notDeepEqual(numbersOf(drawing(2)), numbersOf(drawing(3)))
    assert.strictEqual(numbersOf(drawing(2)).length, 1)
  })

  it("tell where sentences end, and that an abbreviation within a word is no end", () => {
    assert.deepStrictEqual(Tokens.of("He has 3.5 kg. She has $x=2.$ Who\nwins?").ends, [4, 8, 9, 10])
    assert.deepStrictEqual(Tokens.of("node.js is it").ends, [4])
    assert.deepStrictEqual(Tokens.of("...").ends, [])
  })

  it("are plain, as many as flags, and end with the last sentence, whatever the text", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const { ends, isNumber, words } = Tokens.of(text)
      assert.strictEqual(words.length, isNumber.length)
      assert.strictEqual(ends.at(-1) ?? 0, words.length)
      assert.isTrue(ends.every((end, at) => end > (ends[at - 1] ?? 0)))
      assert.isTrue(words.every((word) => /^\S+$/.test(word)))
    }))
  })

  it("stay the same where a text is put together from them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("tom", "has", "3", "-4", "2.5", "apples", "我"), { maxLength: 20 }),
        (words) => {
          assert.deepStrictEqual(Tokens.of(words.join(" ")).words, words)
        }
      )
    )
  })
})
