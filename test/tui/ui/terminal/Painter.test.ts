import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Line, span } from "../../../../packages/tui/src/ui/canvas/Line.ts"
import { padLine, textOf } from "../../../../packages/tui/src/ui/canvas/lines.ts"
import { width } from "../../../../packages/tui/src/ui/canvas/text.ts"
import * as Shell from "../../../../packages/tui/src/ui/shell/Shell.ts"
import * as Painter from "../../../../packages/tui/src/ui/terminal/Painter.ts"
import * as Theme from "../../../../packages/tui/src/ui/terminal/Theme.ts"
import { large, press } from "../../../support/desk.ts"
import { watched } from "../../../support/watched.ts"

const graphemes = new Intl.Segmenter()

/** A terminal that knows what painters use of one: moves, clearing, codes of colour, characters of one and two columns. */
const terminal = () => {
  let cells: Array<Array<string>> = []
  let [row, column] = [0, 0]
  const put = (text: string) => {
    for (const { segment } of graphemes.segment(text)) {
      const line = cells[row] ??= []
      const wide = width(segment)
      // Half of a wide character does not stay.
      for (let at = column; at < column + wide; at++) {
        if (line[at] === "" && line[at - 1] !== undefined) line[at - 1] = " "
        if (line[at + 1] === "") line[at + 1] = " "
      }
      line[column] = segment
      for (let more = 1; more < wide; more++) line[column + more] = ""
      column += wide
    }
  }
  return {
    write: (data: string) => {
      // oxlint-disable-next-line no-control-regex -- sequences are what a terminal reads
      for (const [, code = "", kind, text] of data.matchAll(/\u001b\[([?\d;]*)([A-Za-z])|([^\u001b]+)/g)) {
        if (text !== undefined) put(text)
        else if (kind === "H") [row, column] = code.split(";").map((part) => Number(part) - 1) as [number, number]
        else if (kind === "J") cells = []
      }
    },
    rows: (height: number) =>
      Array.from({ length: height }, (_, row) => Array.from(cells[row] ?? [], (cell) => cell ?? " ").join("").trimEnd())
  }
}

const screen = () => {
  const shown = terminal()
  const writes: Array<string> = []
  const painter = Painter.make((text) => {
    writes.push(text)
    shown.write(text)
  }, Theme.coloured)
  return { painter, shown, writes }
}

const text = (lines: ReadonlyArray<Line>) => lines.map((line) => textOf(line).trimEnd())

describe("A painter", () => {
  const piece = fc.tuple(
    fc.constantFrom("", "a", "bc ", "小林", "é", "👩‍🔬", "   ", "│", "12"),
    fc.constantFrom("dim", "bad", "cursor", undefined)
  ).map(([text, tone]) => span(text, tone))
  const frame = fc.array(fc.array(piece, { maxLength: 6 }).map((line) => padLine(line, 12)), {
    minLength: 3,
    maxLength: 3
  })

  it("leaves the terminal as the frame is, whatever stood there before", () => {
    fc.assert(fc.property(fc.array(frame, { minLength: 1, maxLength: 6 }), (frames) => {
      const { painter, shown } = screen()
      for (const lines of frames) {
        painter.paint(lines)
        expect(shown.rows(3)).toEqual(text(lines))
      }
    }))
  })

  it("leaves it so over the screens of a run", () => {
    const { painter, shown } = screen()
    for (const keys of ["", "2", "2 j", "2 j j", "3", "3 k", "?", "2 q", ": c o"]) {
      const lines = Shell.draw(press(keys, { window: large }).desk)
      painter.paint(lines)
      expect(shown.rows(large.height)).toEqual(text(lines))
    }
  })

  it("writes nothing where nothing changed, and little where little did", () => {
    const { painter, writes } = screen()
    const at = (calls: number) => {
      const run = watched()
      const total = { ...run.spending.total, calls }
      return Shell.draw(press("2", { window: large, watched: { ...run, spending: { ...run.spending, total } } }).desk)
    }
    painter.paint(at(64))
    painter.paint(at(64))
    expect(writes).toHaveLength(1)
    painter.paint(at(65))
    expect(writes).toHaveLength(2)
    expect(writes[1]?.length).toBeLessThan(100)
  })

  it("paints the rest of a row again where terminals disagree on how wide a piece is that came or went", () => {
    const { painter, writes } = screen()
    const row = (first: string): ReadonlyArray<Line> => [[span(first), span("rest", "dim"), span(" of it")]]
    painter.paint(row("ab"))
    painter.paint(row("👩‍🔬"))
    painter.paint(row("cd"))
    painter.paint(row("小"))
    expect(writes.map((write) => write.includes("rest") && write.includes("of it"))).toEqual([true, true, true, false])
  })

  it("paints all of it anew after something else was written, or in another size", () => {
    const { painter, writes } = screen()
    const lines: ReadonlyArray<Line> = [[span("one")], [span("two")]]
    painter.paint(lines)
    painter.forget()
    painter.paint(lines)
    painter.paint([...lines, [span("three")]])
    expect(writes).toHaveLength(3)
    for (const write of writes) expect(write).toContain("\u001b[2J")
  })
})
