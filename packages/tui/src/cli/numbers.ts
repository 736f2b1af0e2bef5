/** How varied a data set is, as a table for the terminal. */
import { type Manifest, NumbersTable } from "@stoa/core"
import * as Screen from "./Screen.ts"

/** Columns of a set's name at most. */
const widest = 28

/** Texts in columns: the first to the left, all others to the right. */
const aligned = (rows: ReadonlyArray<ReadonlyArray<string>>): Array<string> => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) =>
    row.map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join("  ")
      .trimEnd()
  )
}

/** A line for each number and a column for each set; `brief` for the few that matter most. */
export const lines = (
  columns: ReadonlyArray<NumbersTable.Column>,
  options: { readonly brief?: boolean } = {}
): Array<string> => {
  const table = NumbersTable.filled(columns, options)
  return aligned([
    ["", ...columns.map(({ name }) => Screen.quote(name, widest))],
    ...table.map(({ cells, title }) => [title, ...cells.map((cell) => (cell === "" ? "-" : cell))])
  ])
}

/**
 * The numbers of a data set in short: what stands at the end of a run. One line, or a column for each set where there are references;
 * nothing where nobody measured.
 */
export const numbersTable = ({ numbers }: Pick<Manifest.Summary, "numbers">): Array<string> => {
  if (numbers === undefined) return []
  const references = numbers.references.flatMap((reference) =>
    "problem" in reference ? [] : [{ name: reference.name, measured: reference.whole }]
  )
  const columns = [{ name: "this data set", measured: numbers.set.whole }, ...references]
  if (references.length > 0) return lines(columns, { brief: true })
  const table = NumbersTable.filled(columns, { brief: true })
  const told = table.flatMap(({ cells: [cell = ""], title }) =>
    cell === "" || title === "rows" ? [] : [`${title} ${cell}`]
  )
  return [told.join(", ")]
}
