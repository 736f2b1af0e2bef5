/** The rows of any file of training or test data. */
import { Result, type Stream } from "effect"
import * as InstructionRow from "./InstructionRow.ts"
import type { RowProblem } from "./RowProblem.ts"
import { fileName, stream as rowsOf } from "./Rows.ts"
import type { SourceError } from "./SourceError.ts"

/** The rows of a file one after the other, each read or with what is wrong with it; fails at the end when none could be used. */
export const stream = (
  path: string
): Stream.Stream<Result.Result<InstructionRow.InstructionRow, RowProblem>, SourceError> => {
  const file = fileName(path, "rows")
  return rowsOf({
    path,
    holds: "rows",
    read: (row) => Result.mapError(InstructionRow.read(row), (complaint) => ({ ...complaint, file, line: row.line }))
  })
}
