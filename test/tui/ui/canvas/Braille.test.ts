import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { Braille } from "../../../../packages/tui/src/ui/canvas/Braille.ts"
import { ascii, unicode } from "../../../../packages/tui/src/ui/state/Glyphs.ts"
import { flaw, text } from "../../../support/shown.ts"

describe("a canvas of dots", () => {
  it("sets two by four dots to a cell", () => {
    const canvas = new Braille({ width: 2, height: 1 })
    canvas.dot({ x: 0, y: 0 })
    canvas.dot({ x: 3, y: 3 })
    assert.strictEqual(text(canvas.lines(unicode)), "⠁⢀")
    for (let x = 0; x < 2; x++) for (let y = 0; y < 4; y++) canvas.dot({ x, y })
    assert.strictEqual(text(canvas.lines(unicode)), "⣿⢀")
  })

  it("draws strokes from end to end, also where there is only ASCII", () => {
    const canvas = new Braille({ width: 6, height: 3 })
    canvas.line([{ x: 0, y: 0 }, { x: 11, y: 11 }])
    assert.strictEqual(text(canvas.lines(unicode)), "⠑⢄\n  ⠑⢄\n    ⠑⢄")
    assert.strictEqual(text(canvas.lines(ascii)), "'.\n  '.\n    '.")
    const steep = new Braille({ width: 2, height: 2 })
    steep.line([{ x: 3, y: 0 }, { x: 0, y: 7 }])
    assert.strictEqual(text(steep.lines(ascii)), " /\n/")
    const flat = new Braille({ width: 4, height: 1 })
    flat.line([{ x: 0, y: 1 }, { x: 7, y: 1 }])
    assert.strictEqual(text(flat.lines(ascii)), "----")
  })

  it("sets fewer dots for a thin stroke", () => {
    const dotsOf = (every: number) => {
      const canvas = new Braille({ width: 20, height: 1 })
      canvas.line([{ x: 0, y: 0 }, { x: 39, y: 0 }], { every })
      return [...text(canvas.lines(unicode))].reduce(
        (sum, sign) => sum + sign.codePointAt(0)!.toString(2).replaceAll("0", "").length - 2,
        0
      )
    }
    assert.isAbove(dotsOf(1), dotsOf(2))
    assert.isAbove(dotsOf(2), dotsOf(4))
  })

  it("writes words over dots, none over another", () => {
    const canvas = new Braille({ width: 8, height: 1 })
    canvas.line([{ x: 0, y: 0 }, { x: 15, y: 0 }])
    assert.isTrue(canvas.label({ column: 2, row: 0, text: "Ada", tone: "agent" }, 3))
    assert.isFalse(canvas.label({ column: 4, row: 0, text: "Eve" }, 3))
    assert.isFalse(canvas.label({ column: 6, row: 0, text: "Eve" }, 3), "it ends outside")
    assert.strictEqual(text(canvas.lines(unicode)), "⠉⠉Ada⠉⠉⠉")
  })

  it("keeps its size with whatever is drawn", () => {
    const dot = fc.record({ x: fc.integer({ min: -50, max: 90 }), y: fc.integer({ min: -50, max: 90 }) })
    const size = fc.record({ width: fc.integer({ min: 0, max: 30 }), height: fc.integer({ min: 0, max: 12 }) })
    fc.assert(
      fc.property(size, fc.array(fc.tuple(dot, dot), { maxLength: 8 }), fc.boolean(), (room, strokes, isAscii) => {
        const canvas = new Braille(room)
        for (const [from, to] of strokes) {
          canvas.line([from, to], { tone: "accent", every: 1 + Math.abs(from.x) % 4 })
          canvas.circle({ ...to, rx: Math.abs(from.x), ry: Math.abs(from.y) })
          canvas.label({ column: to.x, row: to.y, text: "小林" }, 4)
        }
        const lines = canvas.lines(isAscii ? ascii : unicode)
        assert.strictEqual(lines.length, room.height)
        assert.strictEqual(flaw(lines, room), "")
      })
    )
  })
})
