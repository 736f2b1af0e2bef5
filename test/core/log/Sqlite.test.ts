import { assert, describe, it } from "@effect/vitest"
import { Array as Arr, Context, Deferred, Effect, Fiber, Layer, Stream } from "effect"
import { SqlClient, SqlError } from "effect/sql"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Sqlite from "../../../packages/core/src/log/Sqlite.ts"

/** Many rows in one transaction. */
const insertMany = (sql: SqlClient.SqlClient, rows: ReadonlyArray<{ readonly id: number; readonly text: string }>) =>
  sql.withTransaction(
    Effect.forEach(rows, ({ id, text }) => sql`INSERT INTO note (id, text) VALUES (${id}, ${text})`, { discard: true })
  )

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-sqlite-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true }))
)
const newFile = Effect.map(folder, (path) => join(path, "a.db"))
const connect = (filename: string, options: Omit<Sqlite.Options, "filename"> = {}) =>
  Effect.map(Layer.build(Sqlite.layer({ filename, ...options })), Context.get(SqlClient.SqlClient))

/** A client over a new file with one empty table. */
const notes = Effect.gen(function*() {
  const sql = yield* connect(yield* newFile)
  yield* sql`CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT UNIQUE, blob BLOB)`
  return sql
})
const add = (sql: SqlClient.SqlClient, text: string) => sql`INSERT INTO note (text) VALUES (${text})`
const texts = (sql: SqlClient.SqlClient) =>
  Effect.map(sql`SELECT text FROM note ORDER BY id`.values, (rows) => rows.flat())
const many = Array.from({ length: 1000 }, (_, id) => ({ id, text: `note ${id}` }))

describe("values", () => {
  it.effect("text, integer, real, null and blob come back as they went in", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      const rows = Arr.make(
        { id: 1, text: "naïve 漢字 🙂 \0 end", blob: new Uint8Array([0, 255, 7]) },
        { id: -5, text: null, blob: null },
        { id: Number.MAX_SAFE_INTEGER, text: "", blob: new Uint8Array() }
      )
      yield* sql`INSERT INTO note ${sql.insert(rows)}`
      const read = yield* sql`SELECT id, text, blob FROM note ORDER BY rowid <> 1, rowid`
      assert.deepEqual(read.map((row) => ({ ...row })), rows)
      assert.deepEqual(yield* sql`SELECT ${0.1}, ${"x"}, ${null}, ${true}`.values, [[0.1, "x", null, 1]])
    }))

  it.effect("a value of no SQL type is an error, first or later, and never a silent NULL", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      for (const value of [new Date(0), undefined, {}, () => 1]) {
        assert.include((yield* Effect.flip(sql`SELECT ${value}`)).message, "cannot be bound")
        assert.include((yield* Effect.flip(sql`SELECT 1, ${value}`)).message, "cannot be bound")
      }
    }))

  it.effect("64-bit integers need SafeIntegers, and fail rather than lose digits without it", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      const id = 2n ** 62n + 1n
      yield* sql`INSERT INTO note (id) VALUES (${id})`
      const read = sql<{ id: bigint }>`SELECT id FROM note`
      assert.strictEqual((yield* Effect.provideService(read, SqlClient.SafeIntegers, true))[0]?.id, id)
      assert.include((yield* Effect.flip(read)).message, "too large")
      const stream = Stream.runCollect(read.stream)
      assert.strictEqual((yield* Effect.provideService(stream, SqlClient.SafeIntegers, true))[0]?.id, id)
    }))

  it.effect("RETURNING gives rows, and raw the number of changes", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      const returned = yield* sql<{ id: number }>`INSERT INTO note (text) VALUES ('a') RETURNING id`
      assert.deepEqual(returned.map((row) => ({ ...row })), [{ id: 1 }])
      assert.deepEqual(yield* add(sql, "b"), [])
      assert.deepInclude(yield* sql`DELETE FROM note`.raw, { changes: 2 })
    }))

  it.effect("more texts than the cache holds, and a changed table, are no matter", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      const all = sql.unsafe("SELECT * FROM note")
      yield* add(sql, "a")
      assert.deepEqual(Object.keys((yield* all)[0] ?? {}), ["id", "text", "blob"])
      for (let n = 0; n < 300; n++) assert.deepEqual(yield* sql.unsafe(`SELECT ${n}`).values, [[n]])
      yield* sql`ALTER TABLE note ADD COLUMN more`
      assert.deepEqual(Object.keys((yield* all)[0] ?? {}), ["id", "text", "blob", "more"])
    }))
})

describe("transactions", () => {
  it.effect("a failure rolls back", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      yield* add(sql, "kept")
      const error = yield* add(sql, "lost").pipe(Effect.andThen(Effect.fail("no")), sql.withTransaction, Effect.flip)
      assert.strictEqual(error, "no")
      assert.deepEqual(yield* texts(sql), ["kept"])
    }))

  it.effect("an interruption rolls back", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      const written = yield* Deferred.make<void>()
      const fiber = yield* add(sql, "lost").pipe(
        Effect.andThen(Deferred.succeed(written, undefined)),
        Effect.andThen(Effect.never),
        sql.withTransaction,
        Effect.forkChild
      )
      yield* Deferred.await(written)
      yield* Fiber.interrupt(fiber)
      assert.deepEqual(yield* texts(sql), [])
    }))

  it.effect("a nested one rolls back alone", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      yield* sql.withTransaction(Effect.gen(function*() {
        yield* add(sql, "a")
        yield* add(sql, "lost").pipe(Effect.andThen(Effect.fail("no")), sql.withTransaction, Effect.ignore)
        yield* sql.withTransaction(add(sql, "b"))
      }))
      assert.deepEqual(yield* texts(sql), ["a", "b"])
    }))

  it.effect("a failed COMMIT leaves a usable connection", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      yield* sql`CREATE TABLE part (note INTEGER REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)`
      const error = yield* sql`INSERT INTO part (note) VALUES (1)`.pipe(sql.withTransaction, Effect.flip)
      assert.propertyVal(error.reason, "_tag", "ConstraintError")
      yield* sql.withTransaction(add(sql, "a"))
      assert.deepEqual(yield* sql`SELECT * FROM part`, [])
    }))

  it.effect("others wait for it", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      const write = (text: string) =>
        sql.withTransaction(Effect.andThen(add(sql, `${text}1`), Effect.andThen(Effect.yieldNow, add(sql, `${text}2`))))
      yield* Effect.all([write("a"), write("b"), add(sql, "c")], { concurrency: "unbounded" })
      assert.deepEqual(yield* texts(sql), ["a1", "a2", "b1", "b2", "c"])
    }))
})

describe("errors", () => {
  it.effect("a doubled key is a unique violation that names the column, be it the primary one", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      yield* add(sql, "a")
      const { reason } = yield* Effect.flip(add(sql, "a"))
      assert.deepInclude(reason, { _tag: "UniqueViolation", constraint: "note.text" })
      const primary = yield* Effect.flip(sql`INSERT INTO note (id) VALUES (1)`)
      assert.deepInclude(primary.reason, { _tag: "UniqueViolation", constraint: "note.id" })
    }))

  it.effect("a wrong text is an error with SQLite's sentence", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      assert.include((yield* Effect.flip(sql`SELCT 1`)).message, "syntax error")
      assert.include((yield* Effect.flip(Stream.runDrain(sql`SELECT 1 FROM nowhere`.stream))).message, "no such table")
    }))

  it.effect("what cannot be opened is an error that names the file", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const noDatabase = join(path, "notes.txt")
      yield* Effect.sync(() => writeFileSync(noDatabase, "These are only words, not a database. ".repeat(100)))
      // Below a file nobody can write, not even root.
      const cases = [[noDatabase, false], [noDatabase, true], [join(noDatabase, "a.db"), false], [path, false]] as const
      for (const [filename, readonly] of cases) {
        const error = yield* Effect.flip(connect(filename, { readonly }))
        assert.isTrue(SqlError.isSqlError(error))
        assert.include(error.message, filename)
      }
      assert.propertyVal((yield* Effect.flip(connect(path))).reason, "_tag", "ConnectionError")
    }))

  it.effect("a readonly client reads, and cannot write", () =>
    Effect.gen(function*() {
      const filename = yield* newFile
      assert.include((yield* Effect.flip(connect(filename, { readonly: true }))).message, filename)
      const writer = yield* connect(filename, { synchronous: "FULL" })
      yield* writer`CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)`
      yield* add(writer, "a")
      const reader = yield* connect(filename, { readonly: true })
      assert.deepEqual(yield* reader.withTransaction(texts(reader)), ["a"])
      assert.include((yield* Effect.flip(add(reader, "b"))).message, "readonly")
    }))
})

describe("the file", () => {
  it.effect("two clients see each other's commits, and only those", () =>
    Effect.gen(function*() {
      const filename = yield* newFile
      const one = yield* connect(filename)
      const two = yield* connect(filename)
      assert.deepEqual(yield* one`PRAGMA journal_mode`.values, [["wal"]])
      yield* one`CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)`
      yield* one.withTransaction(Effect.gen(function*() {
        yield* add(one, "a")
        assert.deepEqual(yield* texts(two), [])
      }))
      assert.deepEqual(yield* texts(two), ["a"])
      yield* add(two, "b")
      assert.deepEqual(yield* texts(one), ["a", "b"])
    }))

  it.effect("holds everything once its client is closed, without a WAL beside it", () =>
    Effect.gen(function*() {
      const filename = yield* newFile
      yield* Effect.gen(function*() {
        const sql = yield* connect(filename)
        yield* sql`CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)`
        yield* add(sql, "a")
        assert.isTrue(existsSync(`${filename}-wal`))
      }).pipe(Effect.scoped)
      assert.isFalse(existsSync(`${filename}-wal`))
      assert.deepEqual(yield* texts(yield* connect(filename)), ["a"])
    }))

  it.effect("may be memory", () =>
    Effect.gen(function*() {
      const sql = yield* connect(":memory:")
      yield* sql`CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)`
      yield* insertMany(sql, many)
      assert.strictEqual(yield* Stream.runCount(sql`SELECT * FROM note`.stream), 1000)
    }))
})

describe("streams", () => {
  it.effect("give all rows in order, while others write", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      yield* insertMany(sql, many)
      const seen = yield* sql<{ text: string }>`SELECT text FROM note ORDER BY id`.stream.pipe(
        Stream.tap(({ text }) => add(sql, `copy of ${text}`)),
        Stream.map((row) => row.text),
        Stream.runCollect
      )
      assert.deepEqual(seen, many.map((row) => row.text))
      assert.lengthOf(yield* texts(sql), 2000)
    }))

  it.effect("see the writes of their own transaction, and may be left early", () =>
    Effect.gen(function*() {
      const sql = yield* notes
      yield* sql.withTransaction(Effect.gen(function*() {
        yield* insertMany(sql, many)
        const query = sql<{ id: number }>`SELECT id FROM note ORDER BY id`
        const both = Stream.zipWith(query.stream, query.stream, (a, b) => [a.id, b.id])
        assert.deepEqual(yield* Stream.runCollect(Stream.take(both, 2)), [[0, 0], [1, 1]])
      }))
      yield* sql`DROP TABLE note`
    }))
})
