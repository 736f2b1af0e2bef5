import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import stringWidth from "string-width"
import { clean, cut, pad, padStart, width, wrap } from "../../../../packages/tui/src/ui/canvas/text.ts"
import { texts } from "../../../support/texts.ts"

const columns = fc.integer({ min: 0, max: 40 })

describe("texts on the screen", () => {
  it("hold nothing that steers a terminal", () => {
    assert.strictEqual(clean("\u001b[31mred\u001b[0m \u009b2J\u001b]8;;http://x\u0007link\u001b]8;;\u0007"), "red link")
    assert.strictEqual(clean("a\tb\r\n\nc\u202ed\u0007"), "a b cd")
    assert.strictEqual(clean("\u0301accent of nobody"), "accent of nobody")
    fc.assert(
      fc.property(texts, (text) => {
        // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
        assert.notMatch(clean(text), /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
        assert.strictEqual(clean(clean(text)), clean(text))
      })
    )
  })

  it("are as wide as terminals show them, also by the short way", () => {
    for (let point = 0x20; point < 0xfff0; point += point < 0x3000 ? 1 : 7) {
      const text = clean(`a${String.fromCodePoint(point)}b`)
      assert.strictEqual(width(text), stringWidth(text), point.toString(16))
    }
    fc.assert(fc.property(texts, (text) => assert.strictEqual(width(clean(text)), stringWidth(clean(text)))))
  })

  it("are never wider than asked once they are cut, and whole where they fit", () => {
    fc.assert(
      fc.property(texts, columns, (text, most) => {
        const shown = cut(text, most)
        assert.isAtMost(stringWidth(shown), most)
        if (stringWidth(clean(text)) <= most && most > 0) assert.strictEqual(shown, clean(text))
        else if (most > 0) assert.isTrue(shown.endsWith("…"))
      }),
      { numRuns: 1000 }
    )
  })

  it("are cut between graphemes and say so", () => {
    assert.strictEqual(cut("Ada Lovelace", 8), "Ada Lov…")
    assert.strictEqual(cut("Ada Lovelace", 8, "~"), "Ada Lov~")
    assert.strictEqual(cut("日本語の名前", 6), "日本…")
    assert.strictEqual(cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3), "👩‍👩‍👧‍👦…")
    assert.strictEqual(cut("cafe\u0301s", 5), "cafe\u0301s")
    assert.strictEqual(cut("abc", 0), "")
  })

  it("are exactly as wide as asked once they are padded", () => {
    fc.assert(
      fc.property(texts, columns, (text, most) => {
        assert.strictEqual(stringWidth(pad(text, most)), most)
        assert.strictEqual(stringWidth(padStart(text, most)), most)
      }),
      { numRuns: 1000 }
    )
    assert.strictEqual(pad("日本", 5), "日本 ")
    assert.strictEqual(padStart("12", 5), "   12")
  })

  it("are wrapped between words, no line wider than asked, and lose no word", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 30 }), (text, most) => {
        for (const line of wrap(text, most)) assert.isAtMost(stringWidth(line), most)
      }),
      { numRuns: 500 }
    )
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom("a", "é", "日"), minLength: 1, maxLength: 4 })),
        (words) => {
          const text = words.join(" ")
          assert.deepStrictEqual(wrap(text, 10).join(" ").split(/\s+/).filter(Boolean), words)
        }
      )
    )
    assert.deepStrictEqual(wrap("one two three", 7), ["one two", "three"])
    assert.deepStrictEqual(wrap("one\ntwo", 7), ["one", "two"])
    assert.deepStrictEqual(wrap("", 7), [""])
  })
})
