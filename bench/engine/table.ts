// What benchmarks print: tables that are Markdown and can be read as they are.

/** A cell: a text, or a number with thousands set apart. */
export type Cell = string | number

const text = (cell: Cell): string => (typeof cell === "string" ? cell : Math.round(cell).toLocaleString("en"))

/** A table; the first column stands left, the others right. */
export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<Cell>>): string => {
  const cells = [head, ...rows.map((row) => row.map(text))]
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: ReadonlyArray<string>) =>
    `| ${
      widths.map((width, column) =>
        column === 0 ? (row[column] ?? "").padEnd(width) : (row[column] ?? "").padStart(width)
      ).join(" | ")
    } |`
  const rule = `| ${
    widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")
  } |`
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)].join("\n")
}

/** The middle one of some numbers. */
export const median = (values: ReadonlyArray<number>): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] ?? Number.NaN : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

/** A share in percent. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
/** Bytes as MB. */
export const megabytes = (bytes: number): string => (bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 0 })
/** Milliseconds as seconds. */
export const seconds = (ms: number): string => (ms / 1000).toFixed(1)
