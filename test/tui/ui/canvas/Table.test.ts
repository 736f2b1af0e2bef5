import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import stringWidth from "string-width"
import { textOf } from "../../../../packages/tui/src/ui/canvas/lines.ts"
import { type Column, draw, type Table } from "../../../../packages/tui/src/ui/canvas/Table.ts"
import { ascii, unicode } from "../../../../packages/tui/src/ui/state/Glyphs.ts"
import { texts } from "../../../support/texts.ts"

interface Person {
  readonly id: string
  readonly name: string
  readonly count: number
}

const columns: ReadonlyArray<Column<Person>> = [
  { id: "id", title: "id", width: 5, rank: 2, cell: ({ id }) => id },
  { id: "name", title: "name", width: 8, grows: true, rank: 0, cell: ({ name }) => name },
  { id: "count", title: "count", width: 6, right: true, rank: 1, cell: ({ count }) => String(count) },
  { id: "why", title: "why", width: 4, fair: 12, grows: true, most: 14, rank: 1, cell: ({ name }) => `of ${name}` }
]

const table = (names: ReadonlyArray<string>, more: Partial<Table<Person>> = {}): Table<Person> => ({
  columns,
  ids: names.map((_, index) => `a${index}`),
  row: (id) => ({ id, name: names[Number(id.slice(1))] ?? "", count: Number(id.slice(1)) }),
  cursor: names.length === 0 ? -1 : 0,
  glyphs: unicode,
  empty: "Nobody is here.",
  ...more
})

const shown = (table: Table<Person>, width: number, height: number): ReadonlyArray<string> =>
  draw(table, { width, height }).map((line) => textOf(line).trimEnd())

const many = Array.from({ length: 1000 }, (_, index) => `Person ${index}`)

describe("a table", () => {
  it("goes into any room, whatever its texts", () => {
    fc.assert(
      fc.property(
        fc.array(texts, { maxLength: 12 }),
        fc.record({ width: fc.integer({ min: 0, max: 90 }), height: fc.integer({ min: 0, max: 14 }) }),
        fc.nat(11),
        fc.boolean(),
        (names, room, cursor, isAscii) => {
          const lines = draw(
            table(names, {
              cursor: names.length === 0 ? -1 : cursor % names.length,
              marks: new Set(["a1", "a3"]),
              glyphs: isAscii ? ascii : unicode
            }),
            room
          )
          assert.isAtMost(lines.length, room.height)
          for (const line of lines) assert.isAtMost(stringWidth(textOf(line)), room.width)
        }
      ),
      { numRuns: 300 }
    )
  })

  it("has columns aligned below their headings, numbers at the right", () => {
    assert.deepStrictEqual(shown(table(["小林", "Ada"]), 44, 5), [
      "   id     name        count  why",
      "▸  a0     小林            0  of 小林",
      "   a1     Ada             1  of Ada"
    ])
  })

  it("leaves out what matters least where there is no room, and gives what grows what is left", () => {
    const heading = (width: number) => shown(table(["Ada"]), width, 2)[0]
    assert.match(heading(60) ?? "", /id +name +count +why/)
    assert.match(heading(30) ?? "", /^ +name +count +why$/)
    assert.match(heading(14) ?? "", /^ +name$/)
    assert.match(shown(table(["x".repeat(60)]), 90, 2)[1] ?? "", /x{44}… /)
  })

  it("gives a column its fair width before one that matters less gets any", () => {
    const wide = (width: number) => shown(table(["Adelheid"]), width, 2)[1] ?? ""
    assert.match(wide(39), /Adelheid +0 {2}of Adelheid/)
    assert.notInclude(wide(39), "a0")
    assert.include(wide(50), "a0")
  })

  it("asks for no row that is not on the screen, and keeps the cursor in the middle", () => {
    const asked: Array<string> = []
    const base = table(many, { cursor: 500 })
    const lines = shown(
      {
        ...base,
        row: (id) => {
          asked.push(id)
          return base.row(id)
        }
      },
      60,
      11
    )
    assert.lengthOf(asked, 10)
    assert.match(lines[6] ?? "", /^▸ +a500/)
    assert.match(shown(table(many, { cursor: 999 }), 60, 11).at(-1) ?? "", /^▸ +a999/)
    assert.match(shown(table(many, { cursor: 2 }), 60, 11)[3] ?? "", /^▸ +a2/)
  })

  it("shows marks, the order, and where one is in the whole", () => {
    const lines = shown(table(many, { marks: new Set(["a1"]), sort: { id: "count", reverse: true } }), 60, 6)
    assert.include(lines[0] ?? "", "↑count")
    assert.match(lines[2] ?? "", /^ ◆/)
    assert.match(lines[1] ?? "", /│$/)
    assert.notMatch(lines[5] ?? "", /│$/)
    assert.match(shown(table(many, { cursor: 999 }), 60, 6)[5] ?? "", /│$/)
    assert.notInclude(shown(table(["Ada"]), 60, 6).join(""), "│")
  })

  it("says so where there is nobody", () => {
    assert.include(shown(table([]), 40, 5)[1] ?? "", "Nobody is here.")
  })
})
