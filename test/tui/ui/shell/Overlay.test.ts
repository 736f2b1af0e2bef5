import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { span } from "../../../../packages/tui/src/ui/canvas/Line.ts"
import { padLine, textOf, widthOf } from "../../../../packages/tui/src/ui/canvas/lines.ts"
import * as Overlay from "../../../../packages/tui/src/ui/shell/Overlay.ts"

const text = fc.array(fc.constantFrom("a", "b ", "小", "👩‍🔬", "é", "प्रि"), { maxLength: 12 }).map((parts) =>
  parts.join("")
)
const line = fc.array(fc.tuple(text, fc.constantFrom("dim", "bad", undefined)), { maxLength: 4 }).map((pieces) =>
  pieces.map(([text, tone]) => span(text, tone))
)

describe("A box over lines", () => {
  it("changes no width, and stands where it was put", () => {
    fc.assert(fc.property(line, fc.nat(20), fc.integer({ min: 1, max: 10 }), (under, x, boxWidth) => {
      const box = [[span("#".repeat(boxWidth))]]
      const [laid = []] = Overlay.over([padLine(under, 40)], { box, boxWidth, x, y: 0 })
      expect(widthOf(laid)).toBe(40)
      expect(textOf(laid)).toContain("#".repeat(boxWidth))
    }))
  })

  it("leaves the lines above and below it alone", () => {
    const lines = ["one", "two", "three"].map((text) => [span(text)])
    const laid = Overlay.over(lines, { box: [[span("X")]], boxWidth: 1, x: 0, y: 1 })
    expect(laid.map(textOf)).toEqual(["one", "Xwo", "three"])
  })
})
