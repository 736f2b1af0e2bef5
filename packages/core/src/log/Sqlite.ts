/** The SQL client over Node's built-in SQLite: one synchronous connection, shared by all fibers through a semaphore. */
import { Array as Arr, Cause, Context, Effect, Layer, Semaphore, Stream } from "effect"
import { Reactivity } from "effect/reactivity"
import { SqlClient, type SqlConnection, SqlError, Statement } from "effect/sql"
import { existsSync } from "node:fs"
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite"
import { pathToFileURL } from "node:url"

/** Which database to open, and how. `synchronous` FULL also survives a power cut; NORMAL survives a killed process. */
export interface Options {
  readonly filename: string
  readonly synchronous?: "NORMAL" | "FULL"
  readonly readonly?: boolean
}

// The classifier reads `errno` and knows 2067 (unique) alone; a doubled primary key (1555) or rowid (2579) is no other.
const sqlError = (cause: unknown, operation: string, doing = ""): SqlError.SqlError => {
  const error = cause as Error & { readonly errcode?: number }
  const errno = error.errcode === 1555 || error.errcode === 2579 ? 2067 : error.errcode
  const reason = SqlError.classifySqliteError(Object.assign(error, { errno }), {
    message: doing + error.message,
    operation
  })
  return new SqlError.SqlError({ reason })
}

const attempt = <A>(operation: string, f: () => A, doing?: string) =>
  Effect.try({ try: f, catch: (cause) => sqlError(cause, operation, doing) })

// Closing the last connection also folds the WAL back into the file. Optimizing must not wait for other writers.
const close = (db: DatabaseSync, readonly: boolean) =>
  Effect.try(() => readonly || db.exec("PRAGMA busy_timeout = 0; PRAGMA optimize")).pipe(
    Effect.ignore,
    Effect.andThen(Effect.sync(() => db.close()))
  )

/**
 * What to open. A reader of a file that nobody has open takes it as unchanging: otherwise it would leave the files of a
 * write-ahead log beside it, which it may make but not remove.
 */
const location = (filename: string, readonly: boolean): string | URL => {
  if (!readonly || filename === ":memory:" || !existsSync(filename) || existsSync(`${filename}-wal`)) return filename
  const url = pathToFileURL(filename)
  url.searchParams.set("immutable", "1")
  return url
}

/** Bytes of a write-ahead log that stay when it begins anew: one long transaction must not leave it long for good. */
const mostWal = 16_777_216

/** A scoped database. SQLite reads a file late, so a first PRAGMA finds out what is no database or cannot be written. */
const open = ({ filename, readonly = false, synchronous = "NORMAL" }: Options) => {
  const doing = `Cannot open the database ${filename}: `
  const first = readonly
    ? "PRAGMA schema_version"
    : `PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = ${mostWal}; PRAGMA synchronous = ${synchronous}`
  return Effect.acquireRelease(
    attempt("open", () => new DatabaseSync(location(filename, readonly), { readOnly: readonly, timeout: 5000 }), doing),
    (db) => close(db, readonly)
  ).pipe(Effect.tap((db) => attempt("open", () => db.exec(first), doing)))
}

interface Prepared {
  readonly statement: StatementSync
  readonly returnsRows: boolean
}

const cacheSize = 128
// A prepared insert of thousands of rows holds megabytes: not worth keeping 128 of those.
const cacheText = 16_384

/** Prepares texts, keeping the statements used last: a Map iterates in the order of insertion. */
const makePrepare = (db: DatabaseSync) => {
  const cache = new Map<string, Prepared>()
  return (text: string): Prepared => {
    let prepared = cache.get(text)
    if (prepared === undefined) {
      const statement = db.prepare(text)
      prepared = { statement, returnsRows: statement.columns().length > 0 }
      if (text.length > cacheText) return prepared
      if (cache.size >= cacheSize) cache.delete(cache.keys().next().value as string)
    } else {
      cache.delete(text)
    }
    cache.set(text, prepared)
    return prepared
  }
}

// Node takes an object in first place for named parameters and would bind a Date there as NULL; behind this it complains.
const noNames = Object.freeze({})
const bind = (params: ReadonlyArray<unknown>) => params as ReadonlyArray<SQLInputValue>

const connect = (db: DatabaseSync): SqlConnection.Connection => {
  const prepare = makePrepare(db)
  const run = <A>(text: string, params: ReadonlyArray<unknown>, arrays: boolean, none: (changes: unknown) => A) =>
    Effect.withFiber<A, SqlError.SqlError>((fiber) => {
      try {
        const { returnsRows, statement } = prepare(text)
        statement.setReadBigInts(fiber.getRef(SqlClient.SafeIntegers))
        statement.setReturnArrays(arrays)
        if (returnsRows) return Effect.succeed(statement.all(noNames, ...bind(params)) as A)
        return Effect.succeed(none(statement.run(noNames, ...bind(params))))
      } catch (cause) {
        return Effect.fail(sqlError(cause, "execute"))
      }
    })
  // The client transforms neither names nor rows, so the third parameter is never given.
  const execute: SqlConnection.Connection["execute"] = (text, params) => run(text, params, false, () => [])
  const executeValues: SqlConnection.Connection["executeValues"] = (text, params) => run(text, params, true, () => [])
  return {
    execute,
    executeUnprepared: execute,
    executeValues,
    executeValuesUnprepared: executeValues,
    executeRaw: (text, params) => run(text, params, false, (changes) => changes),
    executeStream: (text, params) => Stream.unwrap(rowsOf(db, text, params))
  }
}

/** Streams in chunks, from a statement of its own: running a cached one again would end its cursor. */
const rowsOf = Effect.fnUntraced(function*(db: DatabaseSync, text: string, params: ReadonlyArray<unknown>) {
  const readBigInts = yield* SqlClient.SafeIntegers
  const cursor = yield* Effect.acquireRelease(
    attempt("executeStream", () => db.prepare(text, { readBigInts }).iterate(noNames, ...bind(params))),
    (cursor) => Effect.ignore(Effect.try(() => cursor.return?.()))
  )
  const chunk = attempt("executeStream", () => {
    const rows: Array<object> = []
    for (let next = cursor.next(); !next.done; next = cursor.next()) if (rows.push(next.value) === 256) break
    return rows
  })
  return Stream.fromPull(Effect.succeed(Effect.filterOrElse(chunk, Arr.isArrayNonEmpty, () => Cause.done())))
})

/** A connection of SQLite, and what it binds. */
export type Connection = DatabaseSync
export type Value = SQLInputValue

/** Opens a database at once, for a look or a lock of a moment's making; whoever does must close it. */
export const openNow = (
  filename: string,
  options: { readonly readonly: boolean; readonly timeout: number }
): Connection => new DatabaseSync(filename, { readOnly: options.readonly, timeout: options.timeout })

/** A connection that only reads, for as long as somebody watches. */
export interface Reader {
  readonly db: Connection
  /** True where nobody had the file open, so that it was taken as unchanging: what is written later is not seen through it. */
  readonly frozen: boolean
}

/** Opens a file at once to be read for longer; whoever does must close it. */
export const openReader = (filename: string): Reader => {
  const place = location(filename, true)
  const db = new DatabaseSync(place, { readOnly: true, timeout: 1000 })
  return { db, frozen: typeof place !== "string" }
}

/** True while a file has a write-ahead log beside it: somebody has it open, or died over it. */
export const isInUse = (filename: string): boolean => existsSync(`${filename}-wal`)

/** Folds the write-ahead log that the last reader of a file would leave beside it; where that cannot be done it stays. */
export const settle = (filename: string): void => {
  if (!isInUse(filename)) return
  try {
    const db = openNow(filename, { readonly: false, timeout: 0 })
    try {
      db.exec("PRAGMA schema_version")
    } finally {
      db.close()
    }
  } catch {
    // A folder that cannot be written is no trouble for whoever only reads.
  }
}

/** The connection itself, for what must be quicker than the client: GroupCommit.ts. */
export class Database extends Context.Service<Database, DatabaseSync>()("@stoa/core/log/Sqlite/Database") {}

const make = Effect.fnUntraced(function*(options: Options, db: DatabaseSync) {
  const { acquirer, ...shared } = SqlClient.makeSqliteAcquirers({
    connection: Effect.succeed(connect(db)),
    semaphore: Semaphore.makeUnsafe(1),
    isTransaction: () => db.isTransaction
  })
  return yield* SqlClient.make({
    ...shared,
    // Only streams lease this way. One that kept the connection would stop everybody, its own consumer included,
    // so it reads a file, as committed when it began, through a connection of its own.
    acquirer: db.location() === null ? acquirer : Effect.map(open({ ...options, readonly: true }), connect),
    compiler: Statement.makeCompilerSqlite(),
    driver: "node-sqlite",
    spanAttributes: [["db.system.name", "sqlite"]],
    // A deferred transaction that writes after reading may find the file changed since, and cannot wait for it.
    beginTransaction: "BEGIN IMMEDIATE",
    prepareTransactionControls: true,
    releaseSavepoint: (name) => `RELEASE SAVEPOINT ${name}`
  })
})

/** Works with a database of its own for a moment, below the client. Whatever is thrown is an error of it. */
export const using = <A>(options: Options, use: (db: Connection) => A): Effect.Effect<A, SqlError.SqlError> =>
  Effect.scoped(Effect.flatMap(open(options), (db) => attempt("use", () => use(db))))

/** A SQL client over one SQLite file, or over memory for the file name ":memory:", and its connection; closed with its scope. */
export const layer = (options: Options): Layer.Layer<SqlClient.SqlClient | Database, SqlError.SqlError> =>
  Layer.effectContext(
    Effect.gen(function*() {
      const db = yield* open(options)
      return Context.make(SqlClient.SqlClient, yield* make(options, db)).pipe(Context.add(Database, db))
    })
  ).pipe(Layer.provide(Reactivity.layer))
