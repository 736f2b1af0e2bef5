/** Rows as the formats hand them on: a value still to be looked at, or a text that is none. */
import { Predicate, Result } from "effect"
import { cut, oneLine } from "../domain/PlainText.ts"
import { complain, type Complaint } from "./RowProblem.ts"

/** A row of a file; `line` is where it begins, counted from 1. */
export type Row =
  | { readonly kind: "value"; readonly line: number; readonly value: unknown }
  | { readonly kind: "broken"; readonly line: number; readonly reason: string; readonly found: string }

/** A longer row is an unclosed quote or not a row at all: reading on would fill the memory. */
export const longestRow = 16_000_000

/** A broken row. */
export const broken = (line: number, reason: string, found: string): Row => ({ kind: "broken", line, reason, found })

/** The broken row that stands for one without an end. */
export const tooLong = (line: number): Row =>
  broken(
    line,
    `expected a row of at most ${longestRow / 1e6} million characters`,
    "a longer one, perhaps an unclosed quote"
  )

/** What the JSON parser complains of, in plain words. */
const complaints: ReadonlyArray<readonly [RegExp, string]> = [
  [/^Unexpected end of JSON/, "text that breaks off"],
  [/^Unterminated string/, "a string without its closing quote"],
  [/^Expected double-quoted property name/, "a field name without double quotes, or a comma too many"],
  [/^Expected property name/, "a field name without double quotes"],
  [/^Expected ',' or '[\]}]'/, "a missing comma, bracket or quote"],
  [/^Expected ':'/, "a field name without a colon after it"],
  [/^Bad control character/, "a line break or other control character inside a string"],
  [/^Bad (escaped|Unicode)/, "a backslash that begins no known escape"],
  [/^Unexpected non-whitespace/, "more text after the end of the object"]
]

/** The row that a JSON text holds. */
export const parse = (text: string, line: number): Row => {
  try {
    return { kind: "value", line, value: JSON.parse(text) }
  } catch (error) {
    const message = error instanceof Error ? error.message : ""
    const plain = complaints.find(([pattern]) => pattern.test(message))?.[1]
    const column = /\(line 1 column (\d+)\)/.exec(message)?.[1]
    return broken(line, "expected a JSON object", plain === undefined ? show(text) : plain + at(column))
  }
}

const at = (column: string | undefined): string => (column === undefined ? "" : ` at character ${column}`)

/** A value in few words, for messages. */
export const show = (value: unknown): string => {
  if (value === null || value === undefined) return "nothing"
  if (typeof value === "string") {
    const text = oneLine(value)
    return text === "" ? "an empty text" : `"${cut(text, 60)}"`
  }
  if (Array.isArray(value)) return "a list"
  return typeof value === "object" ? "an object" : `the ${typeof value} ${String(value)}`
}

/** The fields of a row, or what is wrong with it as a whole. */
export const objectOf = (row: Row): Result.Result<Readonly<Record<string, unknown>>, Complaint> => {
  if (row.kind === "broken") return complain("", row.reason, row.found)
  return Predicate.isObject(row.value)
    ? Result.succeed(row.value)
    : complain("", "expected a JSON object", show(row.value))
}
