/** The rows of a file, whatever its format, each made into what is wanted of it or into the reason why not. */
import { Effect, Result, Stream } from "effect"
import { basename } from "node:path"
import { cut, oneLine } from "../domain/PlainText.ts"
import { rowsOfArray } from "./Elements.ts"
import { rowsOfLines } from "./Lines.ts"
import { kindOfFile, type Named, toSourceError } from "./Locate.ts"
import { type Header, rowsOfTable } from "./Records.ts"
import type { Row } from "./Row.ts"
import type { RowProblem } from "./RowProblem.ts"
import { NoUsableRow, SourceError } from "./SourceError.ts"
import { type FileKind, textOf } from "./Text.ts"

/** A file, and what is made of its rows. */
export interface Wanted<A> extends Named {
  readonly read: (row: Row) => Result.Result<A, RowProblem>
  /** Names of the columns of a table that has none. */
  readonly header?: Header
}

/** Most problems listed of one file: a file of a million bad rows must not fill the memory. */
export const mostProblems = 1000

/** The name of a file as rows and messages have it: without its folder, and harmless. */
export const fileName = (path: string, otherwise: string): string => oneLine(basename(path)) || otherwise

/** The rows of a file one after the other; fails at the end when none was usable. */
export const stream = <A>(wanted: Wanted<A>): Stream.Stream<Result.Result<A, RowProblem>, SourceError> =>
  Stream.unwrap(Effect.map(kindOfFile(wanted), (kind) => rowsOf(wanted, kind)))

const piecesOf = <A>({ header, holds, path }: Wanted<A>, kind: FileKind): AsyncGenerator<Array<Row>> => {
  const text = textOf(path, kind)
  switch (kind.format) {
    case "jsonl":
      return rowsOfLines(text)
    case "json":
      return rowsOfArray(text, { holds })
    case "csv":
      return rowsOfTable(text, header)
  }
}

const rowsOf = <A>(wanted: Wanted<A>, kind: FileKind): Stream.Stream<Result.Result<A, RowProblem>, SourceError> => {
  const { holds, path } = wanted
  let rows = 0
  let usable = false
  let first: RowProblem | undefined
  let fields: ReadonlyArray<string> | undefined
  const read = (row: Row): Result.Result<A, RowProblem> => {
    const result = wanted.read(row)
    rows++
    usable ||= Result.isSuccess(result)
    if (first === undefined && Result.isFailure(result)) first = result.failure
    if (fields === undefined && row.kind === "value") fields = fieldsOf(row.value)
    return result
  }
  const none = Stream.suspend(() =>
    usable ? Stream.empty : Stream.fail(
      new SourceError({ path, holds, reason: new NoUsableRow({ rows, ...(first && { first }), fields: fields ?? [] }) })
    )
  )
  return Stream.fromAsyncIterable(piecesOf(wanted, kind), toSourceError({ path, holds })).pipe(
    Stream.flattenIterable,
    Stream.map(read),
    Stream.concat(none)
  )
}

const fieldsOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.keys(value).slice(0, 12).map((field) => cut(oneLine(field), 40))
    : []
