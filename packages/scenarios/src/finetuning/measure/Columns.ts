/** Columns of plain text that fit a width, and how numbers stand in them. */
import { Ablation } from "@stoa/core"

/** A share in percent, with one decimal. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** A share and its error, as in 57.4 ± 2.2 %. */
export const withError = (share: number, error: number): string =>
  `${(share * 100).toFixed(1)} ± ${(error * 100).toFixed(1)} %`

/** A difference of shares in points, always with its sign. */
export const points = (difference: number): string => {
  const shown = (difference * 100).toFixed(1)
  return shown === "0.0" || shown === "-0.0" ? "0.0" : difference > 0 ? `+${shown}` : shown
}

/** A p value. */
export const chance = (p: number): string => (p < 0.001 ? "< 0.001" : p.toFixed(3))

/** A whole number with thousands parted. */
export const amount = (count: number): string => count.toLocaleString("en")

/** A table: its heading, titles of columns, cells, and what a reader must know to read it. */
export interface Sheet {
  readonly heading: string
  readonly titles: ReadonlyArray<string>
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
  readonly legend: string
  /** Columns that say which row it is: to the left, and repeated where a table is broken. */
  readonly keys: number
}

const gap = 2

/** The lines of a sentence, broken between words; those after the first begin with blanks. */
export const wrapped = (
  sentence: string,
  { indent = "", width }: { width: number; indent?: string }
): Array<string> => {
  const lines: Array<string> = []
  let line = ""
  for (const word of sentence.split(" ")) {
    if (line.trim() !== "" && line.length + 1 + word.length > width) {
      lines.push(line)
      line = `${indent}${word}`
    } else line = line === "" ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** The numbers of the columns, in as few groups as fit side by side behind the keys, of about as many columns each. */
const groups = (widths: ReadonlyArray<number>, { keys, width }: { keys: number; width: number }) => {
  const numbers = widths.map((_, at) => at).slice(keys)
  const wide = (those: ReadonlyArray<number>) => those.reduce((sum, at) => sum + gap + (widths[at] ?? 0), 0)
  const room = width - wide(widths.map((_, at) => at).slice(0, keys)) + gap
  for (let count = 1;; count++) {
    const each = Math.ceil(numbers.length / count)
    const parts = Array.from(
      { length: Math.ceil(numbers.length / each) },
      (_, nth) => numbers.slice(nth * each, (nth + 1) * each)
    )
    if (each === 1 || parts.every((part) => wide(part) <= room)) return parts
  }
}

/** A sheet for a terminal; columns that do not fit follow below. */
export const laid = ({ heading, keys, legend, rows, titles }: Sheet, width: number): ReadonlyArray<string> => {
  const all = [titles, ...rows]
  const widths = titles.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  const cell = (row: ReadonlyArray<string>, at: number) =>
    at < keys ? (row[at] ?? "").padEnd(widths[at] ?? 0) : (row[at] ?? "").padStart(widths[at] ?? 0)
  const first = Array.from({ length: keys }, (_, at) => at)
  return [
    heading,
    ...groups(widths, { keys, width }).flatMap((part, nth) => [
      ...(nth === 0 ? [] : [""]),
      ...all.map((row) => [...first, ...part].map((at) => cell(row, at)).join(" ".repeat(gap)).trimEnd())
    ]),
    ...(legend === "" ? [] : wrapped(legend, { width }))
  ]
}

/** A sheet as Markdown. */
export const marked = ({ heading, keys, legend, rows, titles }: Sheet): ReadonlyArray<string> => [
  `### ${heading}`,
  "",
  Ablation.Table.bar(titles),
  Ablation.Table.bar(titles.map((_, at) => (at < keys ? "---" : "---:"))),
  ...rows.map(Ablation.Table.bar),
  ...(legend === "" ? [] : ["", legend]),
  ""
]
