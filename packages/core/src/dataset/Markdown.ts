/** Pieces of the card that no text of a file, a recipe or a model can break. */
import type { Counts } from "./Counts.ts"

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
