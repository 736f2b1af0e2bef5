import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import stringWidth from "string-width"
import { span } from "../../../../packages/tui/src/ui/canvas/Line.ts"
import { besides, cutLine, line, padLine, textOf, tone, widthOf } from "../../../../packages/tui/src/ui/canvas/lines.ts"
import { clean } from "../../../../packages/tui/src/ui/canvas/text.ts"
import { texts } from "../../../support/texts.ts"

// Pieces stand apart: two texts that touch may join in one sign.
const pieces = fc.array(texts, { maxLength: 5 }).map((all) => all.flatMap((text) => [span(clean(text)), span(" ")]))
const columns = fc.integer({ min: 0, max: 60 })

describe("lines", () => {
  it("are never wider than asked once they are cut, and whole where they fit", () => {
    fc.assert(
      fc.property(pieces, columns, (pieces, most) => {
        const shown = cutLine(pieces, most)
        assert.isAtMost(stringWidth(textOf(shown)), most)
        if (widthOf(pieces) <= most) assert.strictEqual(textOf(shown), textOf(pieces))
        else if (most > 0) assert.isTrue(textOf(shown).trimEnd().endsWith("…"), textOf(shown))
      }),
      { numRuns: 500 }
    )
  })

  it("are exactly as wide as asked once they are padded", () => {
    fc.assert(
      fc.property(pieces, columns, (pieces, most) => {
        assert.strictEqual(stringWidth(textOf(padLine(pieces, most))), most)
      }),
      { numRuns: 500 }
    )
  })

  it("stand beside each other, the second at the right end and whole", () => {
    assert.strictEqual(textOf(besides([span("Ada")], [span("3")], 8)), "Ada    3")
    assert.strictEqual(textOf(besides([span("Ada Lovelace")], [span("3 rows")], 14)), "Ada Lo… 3 rows")
    assert.strictEqual(textOf(besides([span("Ada Lovelace")], [], 6)), "Ada L…")
    fc.assert(
      fc.property(pieces, pieces, columns, (left, right, most) => {
        assert.isAtMost(stringWidth(textOf(besides(left, right, most))), most)
      })
    )
  })

  it("keep their tones when they are cut, and lose them where one is asked for", () => {
    assert.deepStrictEqual(cutLine([span("Ada", "agent"), span(" nurse", "dim")], 6), [
      span("Ada", "agent"),
      span(" n…", "dim")
    ])
    assert.deepStrictEqual(tone(line("a", span("b", "bad")), "cursor"), [span("a", "cursor"), span("b", "cursor")])
    assert.deepStrictEqual(line("a", "", span("", "bad")), [span("a")])
  })
})
