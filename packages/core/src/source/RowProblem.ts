/** A row of a file that cannot be used, and why. */
import { Result, Schema } from "effect"

/** A bad row: where it stands, what was expected and what was found. */
export const RowProblem = Schema.Struct({
  file: Schema.NonEmptyString.annotate({ description: "Name of the file, without its folder" }),
  line: Schema.Int.annotate({ description: "Line where the row begins, counted from 1" }),
  field: Schema.String.annotate({ description: "The field at fault; empty when it is the row as a whole" }),
  reason: Schema.NonEmptyString.annotate({ description: "What was expected, as in: expected at least 10 characters" }),
  found: Schema.NonEmptyString.annotate({ description: "What stands there, as in: \"x\", or: nothing" })
}).annotate({ identifier: "RowProblem", description: "A row that cannot be used" })
export type RowProblem = typeof RowProblem.Type

/** What is wrong with a row, before it is known which one it is. */
export type Complaint = Omit<RowProblem, "file" | "line">

/** The result of a row that cannot be used. */
export const complain = (field: string, reason: string, found: string): Result.Result<never, Complaint> =>
  Result.fail({ field, reason, found })

/** The problem in one line: `people.jsonl line 7, field "bio": expected at least 10 characters, found "x"`. */
export const sentence = (problem: RowProblem): string => {
  const field = problem.field === "" ? "" : `, field "${problem.field}"`
  return `${problem.file} line ${problem.line}${field}: ${problem.reason}, found ${problem.found}`
}
