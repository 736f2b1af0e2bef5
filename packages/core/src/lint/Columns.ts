/** Types of columns over all rows of a file: readers that infer a schema (Arrow, and so Hugging Face datasets) want one for each. */
import { error, isRecord, type Problem } from "./Finding.ts"

/** Deepest nesting that is looked at, which is that of what tools are given; and most columns that are remembered. */
const limits = { depth: 8, columns: 4000 }

const typeOf = (value: unknown): string => (Array.isArray(value) ? "list" : value === null ? "null" : typeof value)

/** The columns of a file so far. */
export interface Columns {
  /** Takes a row in; the problems are those of a column that had another type before, each told once. */
  readonly add: (row: unknown, line: number) => Array<Problem>
}

interface Seen {
  readonly type: string
  readonly line: number
  told: boolean
}

/** Columns of a file that is about to be read. */
export const make = (): Columns => {
  const seen = new Map<string, Seen>()
  const look = (
    value: unknown,
    { at, depth, line }: { at: string; depth: number; line: number },
    found: Array<Problem>
  ): void => {
    const type = typeOf(value)
    if (type === "null" || type === "undefined") return
    if (at !== "") {
      const before = seen.get(at)
      if (before === undefined) {
        if (seen.size < limits.columns) seen.set(at, { type, line, told: false })
      } else if (before.type !== type) {
        if (!before.told) {
          found.push(
            error(
              "mixed-types",
              at,
              `a ${type} here, a ${before.type} in line ${before.line}: readers that infer a schema refuse the file`
            )
          )
        }
        before.told = true
        return
      }
    }
    if (depth >= limits.depth) return
    if (Array.isArray(value)) { for (const item of value) look(item, { at: `${at}[]`, depth: depth + 1, line }, found) }
    else if (isRecord(value)) {
      for (const [key, inner] of Object.entries(value)) {
        look(inner, { at: at === "" ? key : `${at}.${key}`, depth: depth + 1, line }, found)
      }
    }
  }
  return {
    add: (row, line) => {
      const found: Array<Problem> = []
      look(row, { at: "", depth: 0, line }, found)
      return found
    }
  }
}
