/** Profiles from files: JSONL, JSON and CSV, plain or gz-compressed, of any length. */
import { Effect, Result, Stream } from "effect"
import type { Profile } from "../domain/Profile.ts"
import { filesOf, isFolder } from "../source/Locate.ts"
import type { RowProblem } from "../source/RowProblem.ts"
import { fileName, mostProblems, stream as rowsOf } from "../source/Rows.ts"
import type { SourceError } from "../source/SourceError.ts"
import type { FieldMapping } from "./source/FieldMapping.ts"
import { rowReader } from "./source/ProfileRow.ts"

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

/** The rows of a file one after the other; fails at the end when none was usable. */
export const stream = (
  path: string,
  { licence, mapping = {} }: ReadOptions = {}
): Stream.Stream<ReadRow, SourceError> =>
  // Suspended: a reader watches for ids that come twice, so each reading needs one of its own.
  Stream.suspend(() => {
    const read = rowReader({ file: fileName(path, "profiles"), mapping, licence })
    return rowsOf({ path, holds: "profiles", read })
  })

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
export const files = Effect.fnUntraced(function*(path: string): Effect.fn.Return<Array<string>, SourceError> {
  const named = { path, holds: "profiles" } as const
  return (yield* isFolder(named)) ? yield* filesOf(named) : [path]
})
