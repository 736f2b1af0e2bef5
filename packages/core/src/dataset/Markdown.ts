/** Pieces of the card that no text of a file, a recipe or a model can break. */
import type { Counts, Mean } from "./Counts.ts"

/** One line, harmless in markdown and in its tables, where a backslash would set a bar free. */
export const cell = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/[\\|]/g, "\\$&").replaceAll("<", "&lt;")

/** A table of texts and numbers. */
export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string | number>>): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map((item) => cell(String(item))).join(" | ")} |`).join(
    "\n"
  )

/** Counts on one line. */
export const list = (counts: Counts): string =>
  Object.entries(counts).map(([key, value]) => `${key}: ${value}`).join("; ") || "none"

/** A share in percent, to one digit. */
export const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`

/** Decimals that show so many digits of a number, from its first that is not 0. */
const decimals = (value: number, digits: number): number =>
  value === 0 ? digits : Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))))

const short = (value: number): string => String(Number(value.toFixed(decimals(value, 3))))

/** A mean with its error: two digits of the error, and of the mean as many places, but no more than three digits. */
export const value = ({ error, mean }: Mean): string => {
  if (error === undefined) return short(mean)
  if (error === 0) return `${short(mean)} ± 0`
  const places = decimals(error, 2)
  return `${mean.toFixed(mean === 0 ? places : Math.min(places, decimals(mean, 3)))} ± ${error.toFixed(places)}`
}
