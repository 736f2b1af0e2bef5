/** What is damage to a run.db, and what is another trouble such as a full disk. */
import { Effect } from "effect"
import { SqlError } from "effect/sql"
import { LogError } from "./EventLog.ts"
import * as Readable from "./Readable.ts"
import * as Sqlite from "./Sqlite.ts"
import { layout } from "./Tables.ts"

const causeOf = (error: unknown): unknown => (error instanceof SqlError.SqlError ? error.reason.cause : error)

/** An error of a file, with SQLite's own reason. */
export const logError = (file: string) => (error: unknown): LogError => {
  const cause = causeOf(error)
  return new LogError({ file, detail: cause instanceof Error ? cause.message : String(cause) })
}

/** What is wrong with an opened run.db, in words. */
const find = (db: Sqlite.Connection): string | undefined => {
  const found = db.prepare("PRAGMA quick_check(1)").get()?.["quick_check"]
  if (found !== "ok") return String(found)
  // A file of another layout has other tables, and is refused by name when it is opened.
  if (db.prepare("PRAGMA user_version").get()?.["user_version"] !== layout) return undefined
  for (const table of ["attempts", "notes"]) db.prepare(`SELECT * FROM ${table} LIMIT 1`).get()
  // SQLite takes any text for whole: a flipped bit inside one shows in its digest alone.
  for (const table of Readable.signedTables) {
    const changed = Readable.firstChanged(db, table)
    if (changed !== undefined) return `row ${changed} of ${table} is not what was kept`
  }
  const milestone = Readable.changedMilestone(db)
  if (milestone !== undefined) return `the milestone at ${milestone} is not what was kept`
  return undefined
}

/** What is wrong with a run.db, in SQLite's words; undefined when it is whole. A file that cannot be looked at is no damaged one. */
export const damageOf = (file: string): Effect.Effect<string | undefined, LogError> =>
  Sqlite.using({ filename: file, readonly: true }, find).pipe(
    Effect.catch((error) => {
      const cause = causeOf(error)
      return Readable.isDamage(cause)
        ? Effect.succeed(logError(file)(cause).detail)
        : Effect.fail(logError(file)(cause))
    })
  )

/** True for an error, of SQLite or of the client over it, which says that a file is damaged. */
export const isDamage = (error: unknown): boolean => Readable.isDamage(causeOf(error))
