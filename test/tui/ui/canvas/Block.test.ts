import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { beside, pairs, section, share, stack } from "../../../../packages/tui/src/ui/canvas/Block.ts"
import { span } from "../../../../packages/tui/src/ui/canvas/Line.ts"
import { textOf, widthOf } from "../../../../packages/tui/src/ui/canvas/lines.ts"
import { clean } from "../../../../packages/tui/src/ui/canvas/text.ts"
import { around, cursorOf } from "../../../../packages/tui/src/ui/canvas/Window.ts"
import { unicode } from "../../../../packages/tui/src/ui/state/Glyphs.ts"
import { list } from "../../../../packages/tui/src/ui/state/State.ts"
import { texts } from "../../../support/texts.ts"

const block = (...lines: ReadonlyArray<string>) => lines.map((line) => [span(line)])
const shown = (block: ReadonlyArray<ReadonlyArray<{ readonly text: string }>>) =>
  block.map((line) => textOf(line).trimEnd())

describe("blocks", () => {
  it("stand under a title with a rule to the right end", () => {
    assert.deepStrictEqual(
      shown(
        section({ title: "Goals", aside: [span("3/9")], lines: block("one", "two") }, { width: 16, glyphs: unicode })
      ),
      ["Goals ────── 3/9", "one", "two"]
    )
    fc.assert(fc.property(texts, texts, fc.integer({ min: 0, max: 40 }), (title, text, width) => {
      const drawn = section({ title, aside: [span(clean(text))], lines: block(clean(text)) }, {
        width,
        glyphs: unicode
      })
      for (const line of drawn) assert.isAtMost(widthOf(line), width)
    }))
  })

  it("stand side by side, each in its width", () => {
    assert.deepStrictEqual(
      shown(beside([{ lines: block("a", "bbbbbb"), width: 4 }, { lines: block("c"), width: 3 }], 2)),
      ["a     c", "bbb…"]
    )
  })

  it("share a width, as many as have room", () => {
    assert.deepStrictEqual(share(80, { least: 36, most: 3 }), { columns: 2, widths: [39, 38] })
    assert.deepStrictEqual(share(30, { least: 36, most: 3 }), { columns: 1, widths: [30] })
    assert.deepStrictEqual(share(200, { least: 36, most: 3, gap: 4 }), { columns: 3, widths: [64, 64, 64] })
  })

  it("stand one below the other, the first whole, the last cut or left out", () => {
    const blocks = [block("a", "b"), block("c", "d", "e"), block("f", "g")]
    assert.deepStrictEqual(shown(stack(blocks, 9)), ["a", "b", "", "c", "d", "e", "", "f", "g"])
    assert.deepStrictEqual(shown(stack(blocks, 5)), ["a", "b", "", "c", "d"])
    assert.deepStrictEqual(shown(stack(blocks, 4)), ["a", "b"])
  })

  it("pair words with what they say, aligned, long texts below themselves", () => {
    assert.deepStrictEqual(
      shown(pairs([{ key: "act", value: "ask" }, { key: "from", value: "Ada and Eve" }], { width: 13 })),
      ["act   ask", "from  Ada and", "      Eve"]
    )
  })
})

describe("the window of a list", () => {
  it("stays around the cursor, but for the ends", () => {
    assert.deepStrictEqual(around(100, 50, 10), { cursor: 50, from: 45, to: 55 })
    assert.deepStrictEqual(around(100, 2, 10), { cursor: 2, from: 0, to: 10 })
    assert.deepStrictEqual(around(100, 99, 10), { cursor: 99, from: 90, to: 100 })
    assert.deepStrictEqual(around(3, 1, 10), { cursor: 1, from: 0, to: 3 })
  })

  it("has its cursor where it was put, else on the first, or on the newest where that is followed", () => {
    const items = ["a", "b", "c"]
    assert.strictEqual(cursorOf(items, list), 0)
    assert.strictEqual(cursorOf(items, { ...list, at: "b" }), 1)
    assert.strictEqual(cursorOf(items, { ...list, at: "gone" }), 0)
    assert.strictEqual(cursorOf(items, { ...list, at: "gone", index: 1 }), 1)
    assert.strictEqual(cursorOf(items, { ...list, at: "gone", index: 9 }), 2)
    assert.strictEqual(cursorOf(items, { ...list, at: "trimmed", index: 2, follow: false }, true), 0)
    assert.strictEqual(cursorOf(items, { ...list, at: "hidden", index: 1, filter: "x", follow: false }, true), 1)
    assert.strictEqual(cursorOf(items, list, true), 2)
    assert.strictEqual(cursorOf(items, { ...list, at: "b" }, true), 2)
    assert.strictEqual(cursorOf(items, { ...list, at: "b", follow: false }, true), 1)
    assert.strictEqual(cursorOf([], list), -1)
  })
})
