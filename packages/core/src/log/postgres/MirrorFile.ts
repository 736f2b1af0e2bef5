/** The copy of a run in its run.db: rows as they stand in PostgreSQL, and how far the copying is. */
import { Context, Effect, Layer } from "effect"
import * as Damage from "../Damage.ts"
import type { LogError } from "../EventLog.ts"
import * as Sqlite from "../Sqlite.ts"
import { digestOf } from "../Tables.ts"
import { attemptsEach } from "./Lease.ts"
import {
  type AttemptRow,
  type CallRow,
  type CallsRead,
  type FactRow,
  type NamedRow,
  type Sum,
  sumsOf
} from "./MirrorSource.ts"

/** What is written at once. */
export interface Copy {
  readonly facts: ReadonlyArray<FactRow>
  /** The number of the last of the facts that are copied with these. */
  readonly factsRead: number
  readonly calls: ReadonlyArray<CallRow>
  readonly attempts: ReadonlyArray<AttemptRow>
  /** All there is, where it was read. */
  readonly named: ReadonlyArray<NamedRow> | undefined
  /** How far calls are copied with these. */
  readonly read: CallsRead
}

/** How many rows the copy has. */
export interface Counts {
  facts: number
  calls: number
  attempts: number
}

// Attempts are numbered anew, one after the other: whoever follows them counts on it. They go with the file, and with nothing saved of it.
const tables = [
  "CREATE TABLE IF NOT EXISTS mirrored (source INTEGER PRIMARY KEY, id INTEGER NOT NULL)",
  "CREATE TABLE IF NOT EXISTS mirror (facts INTEGER NOT NULL, calls INTEGER NOT NULL, gaps TEXT NOT NULL)"
]

/** What is this process's own in a run.db, and not the run's. */
const own = new Set(["notes owner", "signals pulse"])

const written = {
  notes: "INSERT OR REPLACE INTO notes (name, body) VALUES (:name, :body)",
  signals: "INSERT OR REPLACE INTO signals (name, at, body) VALUES (:name, :at, :body)",
  milestones: "INSERT OR REPLACE INTO milestones (place, body, digest) VALUES (:name, :body, :digest)"
} as const

const statements = (db: Sqlite.Connection) => ({
  fact: db.prepare("INSERT OR IGNORE INTO events (place, tag, body, digest, at) VALUES (?, ?, ?, ?, ?)"),
  call: db.prepare(
    "INSERT OR IGNORE INTO calls (key, place, prompt, model, request, reply, digest) VALUES (?, ?, ?, ?, ?, ?, ?)"
  ),
  known: db.prepare("SELECT id FROM mirrored WHERE source = ?"),
  attempt: db.prepare(
    "INSERT INTO attempts (place, model, state, input, output, cached, began, took) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
  ),
  mirrored: db.prepare("INSERT INTO mirrored (source, id) VALUES (?, ?)"),
  change: db.prepare("UPDATE attempts SET state = ?, input = ?, output = ?, cached = ?, took = ? WHERE id = ?"),
  position: db.prepare("UPDATE mirror SET facts = ?, calls = ?, gaps = ?"),
  named: {
    notes: db.prepare(written.notes),
    signals: db.prepare(written.signals),
    milestones: db.prepare(written.milestones)
  },
  gone: db.prepare("DELETE FROM signals WHERE name = ?")
})

const count = (db: Sqlite.Connection, table: string): number =>
  Number(db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get()?.["n"])

/** Where the copying stands; a file that knows nothing of it is copied into from the beginning. */
const prepare = (db: Sqlite.Connection) => {
  // Whole pages of large rows at once: they need not go from the write-ahead log into the file after each few of them.
  db.exec("PRAGMA wal_autocheckpoint = 4000")
  for (const table of tables) db.exec(table)
  const found = db.prepare("SELECT facts, calls, gaps FROM mirror").get()
  if (found === undefined) {
    db.exec("DELETE FROM mirrored; DELETE FROM attempts WHERE place NOT LIKE 'interview/%'")
    db.exec("INSERT INTO mirror (facts, calls, gaps) VALUES (0, 0, '[]')")
  }
  const { calls = 0, facts = 0, gaps = "[]" } = found ?? {}
  return {
    facts: Number(facts),
    calls: {
      newest: Number(calls),
      gaps: new Map((JSON.parse(String(gaps)) as Array<number>).map((id) => [id, Infinity]))
    }
  }
}

/** Opens the copy for as long as the scope lasts. The tables of run.db must be there. */
export const open = Effect.fnUntraced(function*(filename: string) {
  const fail = Damage.logError(filename)
  // Beside the connection of the log: each writes in whole transactions of one turn of the event loop.
  const db = Context.get(yield* Effect.mapError(Layer.build(Sqlite.layer({ filename })), fail), Sqlite.Database)
  const attempt = <A>(use: () => A) => Effect.try({ try: use, catch: fail })
  const start = yield* attempt(() => prepare(db))
  const put = statements(db)
  const counts: Counts = { facts: count(db, "events"), calls: count(db, "calls"), attempts: count(db, "attempts") }
  /** The last attempt of each writer, and those that were open when they were copied. */
  const last = new Map(
    db.prepare(`SELECT source / ${attemptsEach} AS epoch, MAX(source) AS last FROM mirrored GROUP BY 1`).all().map(
      ({ epoch, last }) => [Number(epoch), Number(last)]
    )
  )
  const open = new Set(
    db.prepare("SELECT source FROM mirrored JOIN attempts ON attempts.id = mirrored.id WHERE state = 'open'").all().map(
      ({ source }) => Number(source)
    )
  )
  let before = new Map<string, string>()

  const putAttempt = (row: AttemptRow) => {
    const { cached, id, input, output, state, took } = row
    const known = put.known.get(id)?.["id"]
    if (known === undefined) {
      const made = put.attempt.run(row.place, row.model, state, input, output, cached, row.began, took)
      put.mirrored.run(id, made.lastInsertRowid)
      counts.attempts++
    } else put.change.run(state, input, output, cached, took, Number(known))
    const epoch = Math.floor(id / attemptsEach)
    last.set(epoch, Math.max(last.get(epoch) ?? 0, id))
    if (state === "open") open.add(id)
    else open.delete(id)
  }
  /** What stands under a name otherwise than before. */
  const changed = (rows: ReadonlyArray<NamedRow>) =>
    rows.filter(({ at, body, name, sort }) => {
      const key = `${sort} ${name}`
      return !own.has(key) && before.get(key) !== `${at} ${body}`
    })
  const putNamed = (rows: ReadonlyArray<NamedRow>) => {
    for (const { at, body, digest, name, sort } of changed(rows)) {
      put.named[sort].run({ name, body, ...(sort === "signals" ? { at } : sort === "milestones" ? { digest } : {}) })
    }
    const now = new Map(rows.map(({ at, body, name, sort }) => [`${sort} ${name}`, `${at} ${body}`]))
    for (const key of before.keys()) {
      if (!now.has(key) && key.startsWith("signals ")) put.gone.run(key.slice("signals ".length))
    }
    before = now
  }
  const isNothing = ({ attempts, calls, facts, named }: Copy): boolean =>
    facts.length + calls.length + attempts.length === 0 &&
    (named === undefined || (named.length === before.size && changed(named).length === 0))
  const putAll = ({ attempts, calls, facts, factsRead, named, read }: Copy) => {
    for (const { digest, key, model, place, prompt, reply, request } of calls) {
      counts.calls += Number(put.call.run(key, place, prompt, model, request, reply, digest).changes)
    }
    for (const row of attempts) putAttempt(row)
    for (const { at, body, digest, place, tag } of facts) {
      if (digestOf(place, body) !== digest) throw new Error(`the fact at ${place} is not what was kept`)
      counts.facts += Number(put.fact.run(place, tag, body, digest, at).changes)
    }
    if (named !== undefined) putNamed(named)
    put.position.run(factsRead, read.newest, JSON.stringify([...read.gaps.keys()]))
  }

  return {
    start,
    counts: (): Readonly<Counts> => counts,
    last: () => [...last.values()],
    open: () => [...open],
    /** Writes all of it or nothing. */
    write: (copy: Copy): Effect.Effect<void, LogError> =>
      attempt(() => {
        if (isNothing(copy)) return
        db.exec("BEGIN IMMEDIATE")
        try {
          putAll(copy)
          db.exec("COMMIT")
        } catch (error) {
          if (db.isTransaction) db.exec("ROLLBACK")
          throw error
        }
      }),
    sums: attempt((): Array<Sum> =>
      db.prepare(sumsOf("mirrored JOIN attempts ON attempts.id = mirrored.id", "source")).all().map((row) => ({
        block: Number(row["block"]),
        state: String(row["state"]),
        sum: ["n", "input", "output", "cached", "took"].map((name) => row[name]).join(" ")
      }))
    ),
    /** Of these keys those under which there is no call. */
    missing: (keys: ReadonlyArray<string>) =>
      attempt(() => {
        const get = db.prepare("SELECT 1 FROM calls WHERE key = ?")
        return keys.filter((key) => get.get(key) === undefined)
      })
  }
})

/** A copy that is open to be written. */
export type MirrorFile = Effect.Success<ReturnType<typeof open>>
