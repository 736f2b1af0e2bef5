/** What can still be read of a damaged database. */
import type * as Sqlite from "./Sqlite.ts"
import { digestOf } from "./Tables.ts"

/** A row as it stands in a table. */
export type Row = Readonly<Record<string, Sqlite.Value>> & { readonly id: number }

/** The tables whose rows carry a digest, and what it covers. */
const signed = { events: ["place", "body"], calls: ["key", "place", "request", "reply"] } as const
export type SignedTable = keyof typeof signed
export const signedTables: ReadonlyArray<SignedTable> = ["events", "calls"]

/** Indexes that hold the number and the place of every row. */
const indexes = { events: "sqlite_autoindex_events_1", calls: "calls_by_place" } as const

/** SQLITE_CORRUPT and SQLITE_NOTADB, among the lowest eight bits of a code. */
const damage = new Set([11, 26])

/** True when SQLite says that a file is damaged: not when a disk is full, a file is locked or may not be read. */
export const isDamage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { code, errcode } = error as { readonly code?: string; readonly errcode?: number }
  // A number that is too large for JavaScript was never kept; a table that is not there was.
  if (errcode === undefined) return code === "ERR_OUT_OF_RANGE"
  return damage.has(errcode & 0xff) || (errcode === 1 && /^no such (table|column|index)/.test(error.message))
}

/** What a look at a damaged file gives, or undefined where the damage is in the way. */
export const unlessDamaged = <A>(look: () => A): A | undefined => {
  try {
    return look()
  } catch (error) {
    if (isDamage(error)) return undefined
    throw error
  }
}

/** True when a row is what was kept. */
export const isWhole = (table: SignedTable, row: Row): boolean =>
  digestOf(...signed[table].map((name) => String(row[name]))) === row["digest"]

/** The first row of a table that is not what was kept. */
export const firstChanged = (db: Sqlite.Connection, table: SignedTable): number | undefined => {
  const rows = db.prepare(`SELECT id, ${signed[table].join(", ")}, digest FROM ${table} ORDER BY id`).iterate()
  for (const row of rows) if (!isWhole(table, row as Row)) return Number(row["id"])
  return undefined
}

/** The number and the place of every row that an index knows of, whether the row can be read or not. */
export const listed = (db: Sqlite.Connection, table: SignedTable): ReadonlyMap<number, string> | undefined =>
  unlessDamaged(() => {
    const rows = db.prepare(`SELECT id, place FROM ${table} INDEXED BY ${indexes[table]}`).all()
    return new Map(rows.map(({ id, place }) => [Number(id), String(place)]))
  })

/** The number of the last row of a table. */
export const lastId = (db: Sqlite.Connection, table: string): number | undefined =>
  unlessDamaged(() => Number(db.prepare(`SELECT max(id) AS last FROM ${table}`).get()?.["last"] ?? 0))

/** Farthest a search for the next readable row goes. */
const farthest = 2 ** 40

/** Milestones stand under their places; in this form they have numbers too. */
const milestones = "(SELECT rowid AS id, place, body, digest FROM milestones)"

const isMilestone = ({ body, digest, place }: Row): boolean => digestOf(String(place), String(body)) === digest

/** True when a table stands in the file: those of earlier versions have fewer. */
const has = (db: Sqlite.Connection, table: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined

/** The first milestone that is not what was kept, by its place. */
export const changedMilestone = (db: Sqlite.Connection): string | undefined => {
  if (!has(db, "milestones")) return undefined
  const row = db.prepare(`SELECT * FROM ${milestones} ORDER BY id`).all().find((row) => !isMilestone(row as Row))
  return row === undefined ? undefined : String(row["place"])
}

/** The whole milestones that can still be read, and how many are lost as far as anybody knows. */
export const wholeMilestones = (db: Sqlite.Connection): { readonly rows: ReadonlyArray<Row>; readonly lost: number } =>
  unlessDamaged(() => {
    if (!has(db, "milestones")) return { rows: [], lost: 0 }
    const listed = unlessDamaged(() =>
      Number(
        db.prepare("SELECT count(*) AS n FROM milestones INDEXED BY sqlite_autoindex_milestones_1").get()?.["n"] ?? 0
      )
    )
    const found = [...readable(db, milestones)]
    const rows = found.filter(isMilestone)
    return { rows, lost: Math.max(found.length, listed ?? 0) - rows.length }
  }) ?? { rows: [], lost: 0 }

/** Every row of a table that can still be read, in order: a page that cannot is jumped over. */
export const readable = function*(db: Sqlite.Connection, table: string): Generator<Row> {
  // The whole row: one may lie on a readable page and go on on another.
  const one = db.prepare(`SELECT * FROM ${table} WHERE id >= ? ORDER BY id LIMIT 1`)
  const isReadable = (id: number): boolean => unlessDamaged(() => one.get(id) ?? true) !== undefined
  let next = 1
  for (;;) {
    // A statement that failed gives its error once more when it is used again.
    const rows = db.prepare(`SELECT * FROM ${table} WHERE id >= ? ORDER BY id`).iterate(next)
    for (;;) {
      const row = unlessDamaged(() => rows.next())
      if (row === undefined) break
      if (row.done === true) return
      next = Math.max(next, Number(row.value["id"]) + 1)
      yield row.value as Row
    }
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
