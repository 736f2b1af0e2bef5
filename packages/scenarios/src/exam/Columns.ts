/** Columns of plain text, and what stands in them. */

/** A share in percent. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** Columns of a name at most. */
const widest = 40

/** A name, cut where it is too long for a column. */
export const short = (name: string): string => (name.length <= widest ? name : `${name.slice(0, widest - 3)}...`)

/** Lines of cells, each as wide as the widest of its column; the first column to the left, the others to the right. */
export const laid = (rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ")
      .trimEnd()
  )
}
