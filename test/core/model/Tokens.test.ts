import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as fc from "fast-check"
import { readdirSync, readFileSync } from "node:fs"
import * as Tokens from "../../../packages/core/src/model/Tokens.ts"

let tokens: Tokens.Tokens
let exact: (text: string) => number

beforeAll(async () => {
  tokens = await Effect.runPromise(Tokens.load)
  const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base")
  exact = (text) => countTokens(text, { disallowedSpecial: new Set() })
})

const agents = new URL("../../../agents/starter/", import.meta.url)
const people = readdirSync(agents).filter((file) => file.endsWith(".jsonl"))
  .flatMap((file) => readFileSync(new URL(file, agents), "utf8").trim().split("\n"))

const word = fc.oneof(
  fc.constantFrom(
    "Ada",
    "weighs",
    "the",
    "flour",
    "漢字が",
    "Žofie",
    "1,250.50",
    "e.g.",
    "don't",
    "🧁",
    "مرحبا",
    "नमस्ते",
    "--"
  ),
  fc.string({ unit: "grapheme", maxLength: 12 })
)
const gap = fc.constantFrom(" ", " ", " ", "  ", "\n", "\n\n", ". ", ", ", "\t")
const prose = fc.array(fc.tuple(word, gap), { maxLength: 60 }).map((pairs) => pairs.flat().join(""))

describe("count", () => {
  it("is the encoding's own for real people, but for one in a hundred", () => {
    const [ours, theirs] = [tokens.count, exact].map((count) => people.reduce((sum, text) => sum + count(text), 0))
    assert.isAtLeast(ours as number, theirs as number)
    assert.isAtMost(ours as number, (theirs as number) * 1.01)
  })

  it("is rather one too many than one too few", () => {
    fc.assert(fc.property(prose, (text) => {
      assert.isAtLeast(tokens.count(text), exact(text))
      assert.isAtMost(tokens.count(text), exact(text) * 1.3 + 10)
    }))
  })

  it("is the same each time, for the whole and for a piece of it", () => {
    fc.assert(fc.property(prose, (text) => {
      const first = tokens.count(text)
      for (let at = 0; at < text.length; at += 7) tokens.count(text.slice(at))
      assert.strictEqual(tokens.count(text), first)
    }))
  })

  it("takes the marks of turns for text", () => {
    assert.isAbove(tokens.count("<|endoftext|> <|im_start|>"), 4)
  })

  it("is found for texts that nobody would write", () => {
    for (const text of ["x", " ", "\n", "漢", "!", "\u{1f9c1}", "\ud83e", "<|"]) {
      assert.isAbove(tokens.count(text.repeat(50_000)), 100)
    }
    assert.strictEqual(tokens.count(""), 0)
  })
})

describe("cut", () => {
  it("leaves a text that fits as it is", () => {
    fc.assert(fc.property(prose, fc.nat(40), (text, more) => {
      assert.strictEqual(tokens.cut(text, tokens.count(text) + more), text)
    }))
    assert.strictEqual(tokens.cut("Ada bakes.", Infinity), "Ada bakes.")
  })

  it("never gives more than asked for, and nothing that does not stand at the beginning", () => {
    fc.assert(fc.property(prose, fc.nat(80), (text, most) => {
      const cut = tokens.cut(text, most)
      assert.isAtMost(tokens.count(cut), most)
      if (cut === text) return
      assert.isTrue(cut === "" || cut.endsWith("..."))
      assert.isTrue(text.startsWith(cut.replace(/ ?\.\.\.$/, "")))
      assert.isTrue(cut.isWellFormed() || !text.isWellFormed())
    }))
  })

  it.each([
    [
      "Ada bakes bread. She sells it at noon. Then she sleeps, and dreams of flour.",
      14,
      "Ada bakes bread. She sells it at noon. ..."
    ],
    ["Ada bakes bread and sells it at noon", 5, "Ada bakes bread..."],
    ["First line\nsecond line\nthird line of many words", 7, "First line ..."],
    ["漢字が好きです。それから、パンを焼いて、寝る", 9, "漢字が好きです。 ..."],
    ["Ada", 0, ""],
    ["Ada bakes bread", 1, ""]
  ])("%j in %i tokens is %j", (text, most, cut) => {
    assert.strictEqual(tokens.cut(text, most), cut)
  })

  it("cuts texts that nobody would write", () => {
    for (const text of ["x", " ", "\n", "漢", "!?", "\u{1f9c1}", "word "]) {
      const cut = tokens.cut(text.repeat(200_000), 50)
      assert.isAtMost(tokens.count(cut), 50)
      assert.isTrue(cut.isWellFormed())
    }
  })
})
