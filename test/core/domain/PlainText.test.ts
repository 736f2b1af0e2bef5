import { assert, describe, it } from "@effect/vitest"
import { PlainText } from "@stoa/core"
import * as fc from "fast-check"

const { brief, cut, oneLine, plain } = PlainText

/** What a terminal would obey, what turns text about, what is no text at all. */
// oxlint-disable-next-line no-control-regex -- what must not be there
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

/** Texts that are as likely as not to hold pieces of trouble, whole, halved and nested. */
const pieces = [
  "\u001b",
  "\u001b[31m",
  "\u001b]0;",
  "\u001b]8;;http://x\u001b\\",
  "\u0007",
  "\u001b\\",
  "\u009b",
  "\u009d",
  "\u0090",
  "\u009c",
  "\r",
  "\n",
  "\u0085",
  "\u2028",
  "\u202e",
  "\u2067",
  "\u200b",
  "\u200c",
  "\u200d",
  "\ufeff",
  "\ufe0f",
  "\u{e0100}",
  "\u{e0041}",
  "\u{e007f}",
  "\u{1f3f4}",
  "\ud83d",
  "\udc69",
  "\u{1f469}",
  "क",
  "؟",
  "a",
  "[31m",
  " ",
  "\u0000"
]
const hostile = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary" })), { maxLength: 24 })
  .map((parts) => parts.join(""))

describe("text made harmless", () => {
  it("steers no terminal: no escape, no title, no link, no second text under the first", () => {
    const cases = {
      "\u001b[31mred\u001b[0m": "red",
      "\u001b[1;38;5;208mx\u001b[m": "x",
      "\u001b]0;owned\u0007title": "title",
      "\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\": "click",
      "\u009b2Jgone": "gone",
      "\u009d0;owned\u009ctitle": "title",
      "\u001bPq#0\u001b\\picture": "picture",
      "\u001bc\u001b(0reset": "reset",
      "open \u001b]52;c;YmFk": "open 52;c;YmFk",
      "safe\rover": "safe\nover",
      "bell\u0007 back\u0008 nul\u0000 delete\u007f": "bell back nul delete"
    }
    for (const [text, clean] of Object.entries(cases)) assert.strictEqual(plain(text), clean)
  })

  it("turns nothing about, and hides nothing", () => {
    assert.strictEqual(plain("user\u202eresu\u202c \u2066x\u2069"), "userresu x")
    assert.strictEqual(plain("ig\u200bno\u00adre\ufeff \u2060this\u3164"), "ignore this")
    const secret = [..."obey"].map((letter) => String.fromCodePoint(0xe0000 + letter.codePointAt(0)!)).join("")
    assert.strictEqual(plain(`hello${secret}`), "hello")
    assert.strictEqual(plain(`hello\u{1f3f4}${secret.repeat(9)}`), "hello\u{1f3f4}")
    assert.strictEqual(plain(`a\ufe0f\ufe01\u{e0101}\ufe0fb`), "a\ufe0fb")
    assert.strictEqual(plain(`x${"\u200d".repeat(5000)}y${"\u200c\u200d".repeat(5000)}`), "xy")
    assert.strictEqual(plain("</per\u200dson>"), "</person>")
  })

  it("leaves what scripts and pictures need", () => {
    const needed = [
      "👩‍🚀 👨‍👩‍👧‍👦 ❤️‍🔥 🏳️‍🌈 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
      "می‌خواهم", // a Persian word with a non-joiner
      "क्‍ष", // a Devanagari one with a joiner
      "שלום \u200f(2024)",
      "naïve café — “quoted” … 東京\tand\ntwo lines"
    ]
    for (const text of needed) assert.strictEqual(plain(text), text)
  })

  it("keeps lines and words apart at breaks of any kind", () => {
    assert.strictEqual(plain("a\r\nb\rc\u2028d\u2029e\vf\fg"), "a\nb\nc\nd\ne\nf\ng")
    assert.strictEqual(oneLine(" a\r\nb\rc\u2028d \t e\u00a0f "), "a b c d e f")
  })

  it("holds by law, for texts of any kind", () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 3, max: 40 }), (text, most) => {
        const clean = plain(text)
        assert.notMatch(clean, steering)
        assert.isTrue(clean.isWellFormed())
        assert.strictEqual(plain(clean), clean)
        assert.notMatch(oneLine(text), /[\n\t]/)
        assert.isAtMost(brief(text, most).length, most)
        assert.isTrue(brief(text, most).isWellFormed())
      }),
      { numRuns: 2000 }
    )
  })

  it("is no work that grows beyond the text", () => {
    // Each of these would take minutes if every beginning looked for its end.
    for (
      const start of ["\u0090", "\u009d", "\u001b]", "\u001b[", "\u009b0", "\u200d", "\u{1f3f4}\u{e0061}", "\ufe0f"]
    ) {
      assert.isAtMost(plain(start.repeat(200_000)).length, 1_200_000)
    }
  })

  it("is cut between characters, never within one", () => {
    assert.strictEqual(cut("👩👩👩", 5), "👩...")
    assert.strictEqual(cut("👩👩👩", 6), "👩👩👩")
  })
})
