/** run.db: the facts, the answered calls, the attempts and the milestones of one run, in SQLite. */
import { Context, Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import { AttemptStore } from "./Attempts.ts"
import { CallStore } from "./CallStore.ts"
import { Commands } from "./Commands.ts"
import { EventLog, LogError } from "./EventLog.ts"
import * as GroupCommit from "./GroupCommit.ts"
import { Milestones } from "./Milestones.ts"
import { Notes } from "./Notes.ts"
import { Signalled } from "./Signalled.ts"
import * as Sqlite from "./Sqlite.ts"
import * as SqliteNotes from "./SqliteNotes.ts"
import * as SqliteSteering from "./SqliteSteering.ts"
import * as SqliteStores from "./SqliteStores.ts"
import { added, layout, schema } from "./Tables.ts"

export { CallStore, type StoredCall } from "./CallStore.ts"

/** How run.db is opened. */
export interface RunStoreOptions extends SqliteStores.Conflicts {
  readonly readonly?: boolean
  /** NORMAL (default) survives a killed process, FULL also a power cut. */
  readonly synchronous?: "NORMAL" | "FULL"
}

/** Milliseconds a synced commit waits for more writes. */
const fullLinger = 2

const tables = Effect.fnUntraced(function*(options: RunStoreOptions) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql`PRAGMA user_version`
  const found = Number(row?.["user_version"] ?? 0)
  if (found !== 0 && found !== layout) return `it has layout ${found}, this version of Stoa reads ${layout}`
  if (options.readonly === true) return undefined
  for (const statement of schema) yield* sql.unsafe(statement)
  for (const { column, table, type } of added) {
    const present = yield* sql.unsafe(`SELECT 1 FROM pragma_table_info('${table}') WHERE name = '${column}'`)
    if (present.length === 0) yield* sql.unsafe(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`)
  }
  yield* sql.unsafe(`PRAGMA user_version = ${layout}`)
  return undefined
})

/** Opens run.db, or makes it: its event log, its calls and its attempts. */
export const layer = (
  filename: string,
  options: RunStoreOptions = {}
): Layer.Layer<EventLog | CallStore | AttemptStore | Notes | Commands | Signalled | Milestones, LogError> => {
  const toLogError = (error: unknown) =>
    new LogError({ file: filename, detail: error instanceof Error ? error.message : String(error) })
  const stores = Effect.gen(function*() {
    const wrong = yield* tables(options)
    if (wrong !== undefined) return yield* new LogError({ file: filename, detail: wrong })
    const linger = options.synchronous === "FULL" ? fullLinger : 0
    const write = yield* GroupCommit.make(yield* Sqlite.Database, { linger })
    const commit: SqliteStores.Commit = (job) =>
      Effect.mapError(
        write(job),
        (error) =>
          error instanceof GroupCommit.Refused
            ? new LogError({ file: filename, detail: error.detail })
            : toLogError(error)
      )
    return Context.make(EventLog, yield* SqliteStores.eventLog(commit, options)).pipe(
      Context.add(CallStore, yield* SqliteStores.callStore(commit)),
      Context.add(AttemptStore, yield* SqliteStores.attemptStore(commit, options.readonly === true)),
      Context.add(Notes, yield* SqliteNotes.notes(commit)),
      Context.add(Commands, yield* SqliteSteering.commands(commit)),
      Context.add(Signalled, yield* SqliteSteering.signalled(commit)),
      Context.add(Milestones, yield* SqliteNotes.milestones(commit))
    )
  })
  return Layer.effectContext(stores).pipe(
    Layer.provide(Sqlite.layer({ filename, ...options })),
    Layer.catch((error) =>
      Layer.effectContext(
        Effect.fail(error._tag === "SqlError" ? toLogError(error.reason.message ?? error.message) : error)
      )
    )
  )
}
