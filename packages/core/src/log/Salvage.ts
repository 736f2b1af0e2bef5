/** A damaged run.db: found out, kept under another name, and what is whole of it copied to a new one. */
import { Effect } from "effect"
import { existsSync, renameSync } from "node:fs"
import { join } from "node:path"
import { LogError } from "./EventLog.ts"
import type { Salvaged } from "./Notes.ts"
import type { RunFolder } from "./Runs.ts"
import * as RunStore from "./RunStore.ts"
import * as Sqlite from "./Sqlite.ts"
import { digestOf } from "./Tables.ts"

type Db = Sqlite.Database["Service"]
type Row = Readonly<Record<string, Sqlite.Value>> & { readonly id: number }

/** What is wrong with a run.db, in SQLite's words; undefined when it is whole. */
export const damageOf = (file: string): Effect.Effect<string | undefined> =>
  Effect.flatMap(Sqlite.Database, (db) => Effect.try(() => db.prepare("PRAGMA quick_check(1)").get()?.["quick_check"]))
    .pipe(
      Effect.provide(Sqlite.layer({ filename: file })),
      Effect.map((found) => (found === "ok" ? undefined : String(found))),
      Effect.catch((error) => Effect.succeed(error.message))
    )

/** Farthest a search for the next readable row goes. */
const farthest = 2 ** 40

/** Every row of a table that can still be read, in order: a page that cannot is jumped over. */
const readable = function*(db: Db, table: string): Generator<Row> {
  const from = db.prepare(`SELECT * FROM ${table} WHERE id >= ? ORDER BY id`)
  const one = db.prepare(`SELECT id FROM ${table} WHERE id >= ? ORDER BY id LIMIT 1`)
  const isReadable = (id: number): boolean => {
    try {
      one.get(id)
      return true
    } catch {
      return false
    }
  }
  let next = 1
  for (;;) {
    try {
      for (const row of from.iterate(next)) {
        next = Number(row["id"]) + 1
        yield row as Row
      }
      return
    } catch {
      // Strides that double find a readable place behind the hole, halving them the first one.
      let bad = next
      let stride = 1
      while (!isReadable(bad + stride)) {
        bad += stride
        stride *= 2
        if (stride > farthest) return
      }
      let good = bad + stride
      while (good - bad > 1) {
        const middle = Math.floor((good + bad) / 2)
        if (isReadable(middle)) good = middle
        else bad = middle
      }
      next = good
    }
  }
}

const text = (row: Row, ...names: ReadonlyArray<string>): Array<string> => names.map((name) => String(row[name]))

/** The rows of a table whose digest says that they are whole, and how many are not or are missing. */
const whole = (db: Db, table: string, signed: ReadonlyArray<string>) => {
  const rows: Array<Row> = []
  let last = 0
  try {
    for (const row of readable(db, table)) {
      last = row.id
      if (digestOf(...text(row, ...signed)) === row["digest"]) rows.push(row)
    }
  } catch {
    // The table itself is gone.
    return { rows, lost: 1 }
  }
  return { rows, lost: last - rows.length }
}

/** People are enrolled first and at once: with a gap among them the files they came from must be read again. */
const peopleAreWhole = (rows: ReadonlyArray<Row>): boolean => {
  const first = rows.findIndex((row) => row["tag"] !== "Enrolled")
  return first > 0 && rows[first]?.id === first + 1
}

const insert = (db: Db, table: string, rows: Iterable<Row>): void => {
  let columns: ReadonlyArray<string> | undefined
  let put: ReturnType<Db["prepare"]> | undefined
  for (const row of rows) {
    columns ??= Object.keys(row)
    put ??= db.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`)
    put.run(...columns.map((column) => row[column] as Sqlite.Value))
  }
}

const attempts = (db: Db): Array<Row> => {
  try {
    return [...readable(db, "attempts")]
  } catch {
    return []
  }
}

const notes = (db: Db): ReadonlyArray<Row> => {
  try {
    return db.prepare("SELECT name, body FROM notes WHERE name = 'fork'").all() as unknown as ReadonlyArray<Row>
  } catch {
    return []
  }
}

const moveAside = (run: RunFolder): string => {
  let nth = 1
  while (existsSync(join(run.path, `run.damaged-${nth}.db`))) nth++
  const name = `run.damaged-${nth}.db`
  for (const side of ["-wal", "-shm", ""]) {
    const file = `${run.database}${side}`
    if (existsSync(file)) renameSync(file, join(run.path, `${name}${side}`))
  }
  return name
}

/** Puts a new run.db in the place of a damaged one, with all that is whole of it. */
export const salvage = Effect.fn("Salvage.salvage")(function*(run: RunFolder) {
  const fail = (error: Error) => new LogError({ file: run.database, detail: error.message })
  const file = yield* Effect.mapError(Effect.try(() => moveAside(run)), fail)
  const damaged = Sqlite.layer({ filename: join(run.path, file), readonly: true })
  const saved = yield* Effect.flatMap(Sqlite.Database, (db) =>
    Effect.try(() => ({
      events: whole(db, "events", ["place", "body"]),
      calls: whole(db, "calls", ["key", "place", "request", "reply"]),
      attempts: attempts(db),
      notes: notes(db)
    }))).pipe(
      Effect.provide(damaged),
      Effect.orElseSucceed(() => ({
        events: { rows: [], lost: 1 },
        calls: { rows: [], lost: 1 },
        attempts: [],
        notes: []
      }))
    )
  const people = peopleAreWhole(saved.events.rows)
  const facts = people ? saved.events.rows : saved.events.rows.filter((row) => row["tag"] !== "Enrolled")
  const note: Salvaged = {
    file,
    facts: facts.length,
    calls: saved.calls.rows.length,
    lost: saved.events.lost + saved.calls.lost
  }
  yield* Effect.scoped(Effect.provide(Effect.void, RunStore.layer(run.database)))
  yield* Effect.flatMap(Sqlite.Database, (db) =>
    Effect.try(() => {
      db.exec("BEGIN IMMEDIATE")
      insert(db, "events", facts)
      insert(db, "calls", saved.calls.rows)
      insert(db, "attempts", saved.attempts)
      insert(db, "notes", saved.notes)
      db.prepare("INSERT INTO notes (name, body) VALUES ('salvaged', ?)").run(JSON.stringify(note))
      db.exec("COMMIT")
    })).pipe(Effect.provide(Sqlite.layer({ filename: run.database })), Effect.mapError(fail))
  return note
})
