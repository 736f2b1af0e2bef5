/** Profiles from files: JSONL, JSON and CSV, plain or gz-compressed, of any length. */
import { Effect, Result, Stream } from "effect"
import { basename } from "node:path"
import { cut, oneLine } from "../domain/PlainText.ts"
import type { Profile } from "../domain/Profile.ts"
import { NoUsableRow, ProfileError } from "./ProfileError.ts"
import type { RowProblem } from "./RowProblem.ts"
import { rowsOfArray } from "./source/Elements.ts"
import type { FieldMapping } from "./source/FieldMapping.ts"
import { rowsOfLines } from "./source/Lines.ts"
import { filesOf, isFolder, kindOfFile, toProfileError } from "./source/Locate.ts"
import { rowReader } from "./source/ProfileRow.ts"
import { rowsOfTable } from "./source/Records.ts"
import type { Row } from "./source/Row.ts"
import { type FileKind, textOf } from "./source/Text.ts"

/** How files are read. */
export interface ReadOptions {
  /** Names of fields, where the usual ones do not fit. */
  readonly mapping?: FieldMapping | undefined
  /** The licence of rows that name none. */
  readonly licence?: string | undefined
}

/** What was found. A count of bad rows is `bad`; the first thousand of a file are listed. */
export interface Found {
  readonly profiles: Array<Profile>
  readonly problems: Array<RowProblem>
  /** Rows read, good and bad. */
  readonly rows: number
  readonly bad: number
}

/** A row read: a profile, or why it is none. */
export type ReadRow = Result.Result<Profile, RowProblem>

/** Most problems listed of one file: a file of a million bad rows must not fill the memory. */
export const mostProblems = 1000

const formats: Readonly<Record<FileKind["format"], (text: AsyncIterable<string>) => AsyncGenerator<Array<Row>>>> = {
  jsonl: rowsOfLines,
  json: rowsOfArray,
  csv: rowsOfTable
}

/** The rows of a file one after the other; fails at the end when none was usable. */
export const stream = (path: string, options: ReadOptions = {}): Stream.Stream<ReadRow, ProfileError> =>
  Stream.unwrap(Effect.map(kindOfFile(path), (kind) => rowsOf(path, kind, options)))

const rowsOf = (path: string, kind: FileKind, options: ReadOptions): Stream.Stream<ReadRow, ProfileError> => {
  const file = oneLine(basename(path)) || "profiles"
  const toResult = rowReader({ file, mapping: options.mapping ?? {}, licence: options.licence })
  let rows = 0
  let usable = false
  let first: RowProblem | undefined
  let fields: ReadonlyArray<string> | undefined
  const read = (row: Row): ReadRow => {
    const result = toResult(row)
    rows++
    usable ||= Result.isSuccess(result)
    if (first === undefined && Result.isFailure(result)) first = result.failure
    if (fields === undefined && row.kind === "value") fields = fieldsOf(row.value)
    return result
  }
  const none = Stream.suspend(() =>
    usable ? Stream.empty : Stream.fail(
      new ProfileError({ path, reason: new NoUsableRow({ rows, ...(first && { first }), fields: fields ?? [] }) })
    )
  )
  return Stream.fromAsyncIterable(formats[kind.format](textOf(path, kind)), toProfileError(path)).pipe(
    Stream.flattenIterable,
    Stream.map(read),
    Stream.concat(none)
  )
}

const fieldsOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.keys(value).slice(0, 12).map((field) => cut(oneLine(field), 40))
    : []

/** The profiles of a file, or the first `limit` of them; bad rows are listed, good ones kept. */
export const read = Effect.fn("ProfileSource.read")(
  function*(path: string, options: ReadOptions & { readonly limit?: number | undefined } = {}) {
    const found = { profiles: new Array<Profile>(), problems: new Array<RowProblem>(), rows: 0, bad: 0 }
    const limit = options.limit ?? Number.POSITIVE_INFINITY
    if (limit <= 0) return found
    yield* Stream.runForEachWhile(stream(path, options), (row) =>
      Effect.sync(() => {
        found.rows++
        if (Result.isSuccess(row)) found.profiles.push(row.success)
        else if (found.bad++ < mostProblems) found.problems.push(row.failure)
        return found.profiles.length < limit
      }))
    return found satisfies Found
  }
)

/** The profiles of all files of a folder, file by file in the order of their names. */
export const folder = Effect.fn("ProfileSource.folder")(
  function*(path: string, options: ReadOptions & { readonly limit?: number | undefined } = {}) {
    const found = { profiles: new Array<Profile>(), problems: new Array<RowProblem>(), rows: 0, bad: 0 }
    for (const file of yield* files(path)) {
      const limit = options.limit === undefined ? undefined : options.limit - found.profiles.length
      if (limit !== undefined && limit <= 0) break
      const more = yield* read(file, { ...options, limit })
      for (const profile of more.profiles) found.profiles.push(profile)
      for (const problem of more.problems) found.problems.push(problem)
      found.rows += more.rows
      found.bad += more.bad
    }
    return found satisfies Found
  }
)

/** The files a path stands for: itself, or those of the folder it names. */
export const files = Effect.fnUntraced(function*(path: string): Effect.fn.Return<Array<string>, ProfileError> {
  return (yield* isFolder(path)) ? yield* filesOf(path) : [path]
})
