/** Where a database keeps its runs and the workers at them: the schema "stoa", beside those of the runs. */
import { Effect } from "effect"
import { LogError } from "../log/EventLog.ts"
import { type Connections, text } from "../log/postgres/Connections.ts"
import * as ServerClock from "../log/postgres/ServerClock.ts"
import { readLoad, readState, readWhy, type RunStanding, type WorkerRow } from "./RegistryRows.ts"

/** The schema of the tables. */
export const schema = "stoa"

/** The channel on which it is said that a run changed: by its name. */
export const channel = "stoa_registry"

/** Number of the layout of the tables; a database of another layout is refused. */
const layout = 1

/** Milliseconds after which a worker that tells nothing more of itself is lost. */
export const patience = 15_000

/** Milliseconds after which nobody asks after a worker that is lost. */
const forgotten = 3_600_000

/** The moment of a statement, in whole milliseconds as all times of the registry. */
export const now = `${ServerClock.now}::bigint`

const statements = [
  `CREATE SCHEMA IF NOT EXISTS ${schema}`,
  "CREATE TABLE IF NOT EXISTS layout (number INTEGER NOT NULL)",
  `CREATE TABLE IF NOT EXISTS runs (
     run TEXT COLLATE "C" PRIMARY KEY,
     recipe TEXT NOT NULL,
     inputs TEXT NOT NULL,
     version TEXT NOT NULL,
     submitted BIGINT NOT NULL,
     changed BIGINT NOT NULL,
     sitting INTEGER NOT NULL,
     state TEXT NOT NULL,
     why TEXT,
     asker TEXT NOT NULL
   )`,
  `CREATE TABLE IF NOT EXISTS workers (
     worker TEXT COLLATE "C" PRIMARY KEY,
     address TEXT NOT NULL,
     pid INTEGER NOT NULL,
     host TEXT NOT NULL,
     version TEXT NOT NULL,
     began BIGINT NOT NULL,
     seen BIGINT NOT NULL,
     load TEXT NOT NULL
   )`
]

/** Fails where the tables are of another version of Stoa; false where they hold no layout yet. */
const check = Effect.fnUntraced(function*(file: string, { query }: Pick<Connections, "query">) {
  const [row] = yield* query<{ number: number }>("SELECT number FROM layout")
  if (row === undefined || row.number === layout) return row !== undefined
  const detail = `its cluster has layout ${row.number}, this version of Stoa reads ${layout}`
  return yield* new LogError({ file, detail })
})

/** Makes the tables that are not there yet, one process after the other, and drops workers that are long lost. */
export const prepare = (connections: Connections, file: string) =>
  connections.transact(Effect.fnUntraced(function*(query) {
    yield* query("SELECT pg_advisory_xact_lock(hashtextextended($1, 2))", [text(schema)])
    for (const statement of statements) yield* query(statement)
    if (!(yield* check(file, { query }))) yield* query(`INSERT INTO layout (number) VALUES (${layout})`)
    yield* query(`DELETE FROM workers WHERE seen < ${now} - ${forgotten}`)
  }))

/** True where the database has a cluster. */
export const isThere = Effect.fnUntraced(function*(file: string, connections: Connections) {
  const found = yield* connections.query("SELECT FROM pg_tables WHERE schemaname = $1 AND tablename = 'layout'", [
    text(schema)
  ])
  return found.length > 0 && (yield* check(file, connections))
})

/** What stands of a run, without what it is made of: that may be large. */
export const standing = "run, version, submitted::float8 AS submitted, changed::float8 AS changed, sitting, state, why"

/** A row of it. */
export interface StandingRow extends Omit<RunStanding, "state" | "why"> {
  readonly state: string
  readonly why: string | null
}

/** A run as it stands. */
export const readStanding = (file: string) =>
  Effect.fnUntraced(function*<Row extends StandingRow>(row: Row) {
    const state = yield* Effect.mapError(
      readState(row.state),
      () => new LogError({ file, detail: `${row.run} is "${row.state}", which this version of Stoa does not know` })
    )
    return { ...row, state, why: readWhy(row.why) }
  })

const all = `SELECT worker, address, pid, host, version, began::float8 AS began, seen::float8 AS seen,
    seen < ${now} - ${patience} AS lost, load
  FROM workers WHERE seen > ${now} - ${forgotten} ORDER BY worker`

/** The workers by their names; those that have been lost for an hour are forgotten. */
export const workers = ({ query }: Pick<Connections, "query">) =>
  Effect.map(
    query<Omit<WorkerRow, "load"> & { readonly load: string }>(all),
    (rows): ReadonlyArray<WorkerRow> => rows.map((row) => ({ ...row, load: readLoad(row.load) }))
  )
