import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { misspellings } from "../../../../packages/core/src/dataset/noise/Misspellings.ts"
import * as Noise from "../../../../packages/core/src/dataset/noise/Noise.ts"
import { random } from "../../../../packages/core/src/dataset/noise/random.ts"
import { spelling } from "../../../../packages/core/src/dataset/noise/spelling.ts"
import { chance, Seed } from "../../../../packages/core/src/domain/Seed.ts"

const disturb = (text: string, noise: Noise.Noise, seed = 1) => Noise.disturb(text, { chance: chance(seed), noise })

const Piece = Schema.Literals([
  "Mary",
  "because",
  "BECAUSE",
  "The",
  "aaaa",
  "éééé",
  "\"apples\",",
  "12",
  "3.50$",
  "x2y",
  "\\frac{1}{2}",
  "\\times",
  "f(x)",
  "how",
  "日本語です",
  "\n\n",
  "  ",
  "a",
  "?"
])
const Text = Schema.Array(Piece)

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "")

describe.each([["random", random], ["spelling", spelling]] as const)("%s noise", (_, noise) => {
  it.prop("is in no number, formula or blank, and in few words", [Text, Seed], ([given, seed]) => {
    const text = given.join(" ")
    const noisy = disturb(text, noise, seed)
    assert.deepStrictEqual(noisy.match(/\s+/g), text.match(/\s+/g))
    const changed = words(noisy).filter((word, index) => word !== words(text)[index])
    const before = words(text).filter((word, index) => word !== words(noisy)[index])
    assert.isAtMost(changed.length, Math.max(1, Math.min(10, Math.round(words(text).length / 10))))
    for (const word of before) assert.match(word, /^["]?\p{Script=Latin}+[",]*$/u)
    assert.deepStrictEqual(noisy.match(/\d+/g), text.match(/\d+/g))
    const known = words(text).some((word) => /^"?\p{Script=Latin}{4,}[",]*$/u.test(word))
    if (known) assert.isAtLeast(changed.length, 1)
  })

  it.prop("mistypes a word so that it is another one of letters", [
    Schema.Literals(["aaaa", "Anna", "éé", "BAKER", "through"]),
    Seed
  ], ([word, seed]) => {
    const typed = noise.mistype(word, chance(seed))
    assert.notStrictEqual(typed, word)
    assert.match(typed, /^[\p{L}']+$/u)
  })

  it("is in about a tenth of the words, and in ten at most", () => {
    const long = (count: number) => Array.from({ length: count }, (_, nth) => `basket${"s".repeat(nth % 3)}`).join(" ")
    const touched = (count: number) =>
      words(disturb(long(count), noise)).filter((word, index) => word !== words(long(count))[index]).length
    assert.deepStrictEqual([1, 30, 50, 100, 1000].map(touched), [1, 3, 5, 10, 10])
  })

  it("leaves a text without words as it is", () => {
    for (const text of ["", "12 + 3 = 15", "x?", "日本語です", "\\sqrt \\pi"]) {
      assert.strictEqual(disturb(text, noise), text)
    }
  })
})

describe("random noise", () => {
  it("puts in, exchanges, swaps and leaves out", () => {
    const typed = Array.from({ length: 200 }, (_, seed) => random.mistype("abcdef", chance(seed)))
    const letters = (word: string) => [...word].toSorted().join("")
    assert.isTrue(typed.some((word) => word.length === 7))
    assert.isTrue(typed.some((word) => word.length === 5))
    assert.isTrue(typed.some((word) => word.length === 6 && letters(word) === "abcdef"))
    assert.isTrue(typed.some((word) => word.length === 6 && letters(word) !== "abcdef"))
  })
})

describe("spelling noise", () => {
  it("takes words that are known to be misspelt before all others, in their case", () => {
    const noisy = disturb("Baskets carry apples BECAUSE baskets carry apples", spelling)
    assert.match(noisy, /^Baskets carry apples (BECUASE|BECASE|BECOUSE) baskets carry apples$/)
    assert.match(disturb("Because", spelling), /^(Becuase|Becase|Becouse)$/)
  })

  it("hits the key beside the right one where it knows no better", () => {
    for (let seed = 0; seed < 50; seed++) {
      const typed = spelling.mistype("qaz", chance(seed))
      assert.match(typed, /^([wa]az|q[qwsz]z|qa[asx])$/)
    }
  })

  it("knows some hundred words, none by its right spelling and none by nothing", () => {
    assert.isAbove(misspellings.size, 150)
    for (const [word, wrong] of misspellings) {
      assert.match(word, /^[a-z]+$/)
      assert.isNotEmpty(wrong, word)
      assert.notInclude(wrong, word)
      for (const each of wrong) assert.match(each, /^[a-z']+$/, word)
    }
  })
})
