/** A table: columns that fit the width, the rows that are on the screen and no others. */
import type { Glyphs } from "../state/Glyphs.ts"
import type { Room } from "../state/View.ts"
import { type Line, span } from "./Line.ts"
import { cutLine, padLine, tone, widthOf } from "./lines.ts"
import { pad, padStart } from "./text.ts"
import { around } from "./Window.ts"

/** A column. */
export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** How wide it is; of one that grows the least. */
  readonly width: number
  /** Of one that grows: as wide as it shall be before columns that matter less get any room. */
  readonly fair?: number
  /** True for those that take what the others leave, up to `most`. */
  readonly grows?: boolean
  readonly most?: number
  /** True for numbers: they stand at the right. */
  readonly right?: boolean
  /** The higher, the sooner it is left out where there is no room; 0 stays. */
  readonly rank: number
  readonly cell: (row: Row) => string | Line
}

/** What a table shows. */
export interface Table<Row> {
  readonly columns: ReadonlyArray<Column<Row>>
  /** All rows by their ids, in order; only those on the screen are asked for. */
  readonly ids: ReadonlyArray<string>
  readonly row: (id: string) => Row
  /** Number of the row under the cursor; -1 for none. */
  readonly cursor: number
  readonly marks?: ReadonlySet<string>
  readonly sort?: { readonly id: string; readonly reverse: boolean } | undefined
  readonly glyphs: Glyphs
  /** What is said where there are no rows. */
  readonly empty: string
}

/** A column as wide as it came out. */
interface Fitted<Row> {
  readonly column: Column<Row>
  readonly width: number
}

// Signs of cursor and mark, and a blank; at the right end the sign of where one is.
const gutter = 3
const rail = 2

/** What each column gets of the spare ones: those that grow the same, but none more than it wants. */
const spread = (wants: ReadonlyArray<number>, spare: number): ReadonlyArray<number> => {
  const more = wants.map(() => 0)
  for (let left = spare; left > 0;) {
    const hungry = wants.flatMap((wanted, index) => wanted > (more[index] as number) ? [index] : [])
    if (hungry.length === 0) break
    const each = Math.max(1, Math.floor(left / hungry.length))
    for (const index of hungry) {
      const taken = Math.min(each, left, (wants[index] as number) - (more[index] as number))
      more[index] = (more[index] as number) + taken
      left -= taken
    }
  }
  return more
}

/** How wide the columns come out: first as they shall be, then as wide as they can be. */
const grown = <Row>(columns: ReadonlyArray<Column<Row>>, spare: number): ReadonlyArray<number> => {
  const first = spread(columns.map(({ fair, width }) => Math.max(0, (fair ?? width) - width)), spare)
  const widths = columns.map(({ width }, index) => width + (first[index] as number))
  const more = spread(
    columns.map(({ grows, most = Infinity }, index) => grows === true ? most - (widths[index] as number) : 0),
    spare - first.reduce((sum, each) => sum + each, 0)
  )
  return widths.map((width, index) => width + (more[index] as number))
}

/** The columns that go into the width, those that matter least left out first, and those that grow as wide as there is room. */
const fit = <Row>(columns: ReadonlyArray<Column<Row>>, width: number): ReadonlyArray<Fitted<Row>> => {
  const leaving = [...columns].filter(({ rank }) => rank > 0).toSorted((a, b) => b.rank - a.rank)
  const out = new Set<Column<Row>>()
  const needed = (rank = 0) =>
    columns.reduce(
      (sum, column) =>
        out.has(column) ? sum : sum + (column.rank < rank ? column.fair ?? column.width : column.width) + 2,
      -2
    )
  for (const column of leaving) if (needed(column.rank) > width) out.add(column)
  const shown = columns.filter((column) => !out.has(column))
  const widths = grown(shown, Math.max(0, width - needed()))
  return shown.map((column, index) => ({ column, width: widths[index] ?? column.width }))
}

const aligned = (cell: string | Line, { column, width }: Fitted<never>, ellipsis: string): Line => {
  if (typeof cell === "string") {
    return [span(column.right === true ? padStart(cell, width, ellipsis) : pad(cell, width, ellipsis))]
  }
  if (column.right !== true) return padLine(cell, width, ellipsis)
  const shown = cutLine(cell, width, ellipsis)
  return [span(" ".repeat(width - widthOf(shown))), ...shown]
}

const between = <Row>(fitted: ReadonlyArray<Fitted<Row>>, cells: ReadonlyArray<Line>): Line =>
  fitted.flatMap((_, index) => index === 0 ? cells[0] ?? [] : [span("  "), ...(cells[index] ?? [])])

const heading = <Row>({ glyphs, sort }: Table<Row>, fitted: ReadonlyArray<Fitted<Row>>): Line => {
  const cells = fitted.map(({ column, width }): Line => {
    const isSorted = sort?.id === column.id
    const sign = isSorted ? (sort.reverse ? glyphs.up : glyphs.down) : ""
    const title = column.right === true ? sign + column.title : column.title + sign
    return [
      span(
        column.right === true ? padStart(title, width, glyphs.ellipsis) : pad(title, width, glyphs.ellipsis),
        isSorted ? "key" : "title"
      )
    ]
  })
  return [span(" ".repeat(gutter)), ...between(fitted, cells)]
}

/** The sign at the right end of a row: where what is shown stands in the whole. */
const railAt = (row: number, { from, height, count }: { from: number; height: number; count: number }): boolean => {
  if (count <= height) return false
  const size = Math.max(1, Math.round((height * height) / count))
  const start = Math.round((from / Math.max(1, count - height)) * (height - size))
  return row >= start && row < start + size
}

/** The table in its room: a heading and as many rows as there are lines for. */
export const draw = <Row>(table: Table<Row>, { height, width }: Room): ReadonlyArray<Line> => {
  if (height <= 0 || width <= gutter + rail) return []
  const { columns, cursor, glyphs, ids, marks, row } = table
  const fitted = fit(columns, width - gutter - rail)
  const lines = [cutLine(heading(table, fitted), width, glyphs.ellipsis)]
  if (ids.length === 0) {
    return height < 2 ? lines : [...lines, cutLine([span(`   ${table.empty}`, "dim")], width, glyphs.ellipsis)]
  }
  const { from, to } = around(ids.length, cursor, height - 1)
  for (let index = from; index < to; index++) {
    const id = ids[index] as string
    const isMarked = marks?.has(id) === true
    const data = row(id)
    const cells = fitted.map((place) => aligned(place.column.cell(data), place as Fitted<never>, glyphs.ellipsis))
    const body = padLine(
      [
        span(index === cursor ? glyphs.running : " "),
        span(isMarked ? glyphs.mark : " ", "mark"),
        span(" "),
        ...between(fitted, cells)
      ],
      width - rail,
      glyphs.ellipsis
    )
    const isRail = railAt(index - from, { from, height: height - 1, count: ids.length })
    lines.push([
      ...(index === cursor ? tone(body, "cursor") : body),
      span(" "),
      span(isRail ? glyphs.frame.v : " ", "frame")
    ])
  }
  return lines
}
