/** Tables on standard output: each column as wide as what stands in it, long names cut where all would be too wide. */
import { PlainText } from "@stoa/core"

/** What of a row stands in a column, and under which title. */
export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => string
  /** True for numbers: they stand at the right. */
  readonly right?: boolean
  /** Where there is little room it is cut down to so many characters. */
  readonly least?: number
}

/** What a text may be at most, whoever wrote it. */
const most = 100

/** A name in so many characters: what tells it from others like it stands at its end as often as at its beginning. */
const shortened = (text: string, width: number): string => {
  if (text.length <= width) return text
  if (width < 7) return text.slice(0, width)
  const head = Math.floor((width - 3) / 2)
  return `${text.slice(0, head)}...${text.slice(text.length - (width - 3 - head))}`
}

const fit = <Row>(columns: ReadonlyArray<Column<Row>>, { gap, widths, width }: {
  readonly widths: ReadonlyArray<number>
  readonly width: number
  readonly gap: number
}): ReadonlyArray<number> => {
  const cut = [...widths]
  const excess = () => cut.reduce((sum, each) => sum + each + gap, -gap) - width
  while (excess() > 0) {
    // The widest of those that may be cut gives a character.
    const spare = columns.map(({ least }, at) => (least === undefined ? 0 : (cut[at] ?? 0) - least))
    const widest = Math.max(...spare)
    if (widest <= 0) break
    cut[spare.indexOf(widest)]! -= 1
  }
  return cut
}

/** The lines of a table with its heading; no wider than so many characters where that can be. */
export const lines = <Row>(
  columns: ReadonlyArray<Column<Row>>,
  { rows, width }: { readonly rows: ReadonlyArray<Row>; readonly width: number }
): ReadonlyArray<string> => {
  const cells = rows.map((row) => columns.map(({ cell }) => PlainText.brief(cell(row), most)))
  const table = [columns.map(({ title }) => title), ...cells]
  const widths = columns.map((_, at) => Math.max(...table.map((row) => (row[at] ?? "").length)))
  const loose = widths.reduce((sum, each) => sum + each + 2, -2) <= width
  const gap = loose ? 2 : 1
  const fitted = fit(columns, { widths, width, gap })
  return table.map((row) =>
    columns.map(({ right }, at) => {
      const text = shortened(row[at] ?? "", fitted[at] ?? 0)
      return right === true ? text.padStart(fitted[at] ?? 0) : text.padEnd(fitted[at] ?? 0)
    }).join(" ".repeat(gap)).trimEnd()
  )
}
