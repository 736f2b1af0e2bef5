/** The statements with which run.db is read from outside, also one that was made by an earlier version of Stoa. */
import type { Event } from "../domain/Event.ts"
import type { Observation } from "../log/Observation.ts"
import type { Pulse } from "../log/Pulse.ts"
import type * as Sqlite from "../log/Sqlite.ts"
import type { CommandState } from "./Watched.ts"

/** A fact with its number in run.db and when it was told; older logs hold no times. */
export interface Told {
  readonly id: number
  readonly at: number | undefined
  readonly event: Event
}

/** An attempt at a call as run.db holds it. */
export interface Attempt {
  readonly id: number
  readonly place: string
  readonly model: string
  readonly state: "open" | "answered" | "free" | "lost" | "cut"
  readonly input: number
  readonly output: number
  readonly cached: number
  readonly began: number
  /** Milliseconds to its end; undefined while it is open, and where nobody saw the end. */
  readonly took: number | undefined
  /** The prompt of its call; undefined as long as none was answered at its place. */
  readonly prompt: string | undefined
}

/** Most commands whose state is told. */
const mostCommands = 200

// The index tells the prompt of a call from its place.
const columns = `id, place, model, state, input, output, cached, began, took,
  CASE state WHEN 'open' THEN NULL ELSE (SELECT prompt FROM calls WHERE calls.place = attempts.place LIMIT 1) END AS prompt`

/** A statement with a cursor and a number of rows at most. */
const from = (table: string, what: string) => `SELECT ${what} FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`

const toAttempt = (row: Record<string, unknown>): Attempt => ({
  ...(row as unknown as Attempt),
  took: (row["took"] as number | null) ?? undefined,
  prompt: (row["prompt"] as string | null) ?? undefined
})

/** Statements over one connection; what a file has no table for is none. */
export const of = (db: Sqlite.Connection) => {
  const tables = new Set(
    db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all().map(({ name }) => name)
  )
  const isTimed = db.prepare("SELECT 1 FROM pragma_table_info('events') WHERE name = 'at'").get() !== undefined
  const facts = db.prepare(from("events", `id, ${isTimed ? "at" : "NULL AS at"}, body`))
  const attempts = db.prepare(from("attempts", columns))
  const attemptsAt = db.prepare(`SELECT ${columns} FROM attempts WHERE id IN (SELECT value FROM json_each(?))`)
  const lastCall = db.prepare("SELECT MAX(rowid) AS id FROM calls")
  const last = (table: string) => db.prepare(`SELECT MAX(id) AS id FROM ${table}`)
  const lastFact = last("events")
  const lastAttempt = last("attempts")
  const note = db.prepare("SELECT body FROM notes WHERE name = ?")
  const pulse = tables.has("signals") ? db.prepare("SELECT at, body FROM signals WHERE name = 'pulse'") : undefined
  const observations = tables.has("observations") ? db.prepare(from("observations", "id, at, body")) : undefined
  const commands = tables.has("commands")
    ? db.prepare(`SELECT id, state, answer FROM commands ORDER BY id DESC LIMIT ${mostCommands}`)
    : undefined

  return {
    factsAfter: (id: number, most: number): Array<Told> =>
      facts.all(id, most).map(({ at, body, id }) => ({
        id: id as number,
        at: (at as number | null) ?? undefined,
        // It was decoded when it was made.
        event: JSON.parse(body as string) as Event
      })),
    lastFact: () => Number(lastFact.get()?.["id"] ?? 0),
    attemptsAfter: (id: number, most: number): Array<Attempt> => attempts.all(id, most).map(toAttempt),
    lastAttempt: () => Number(lastAttempt.get()?.["id"] ?? 0),
    attemptsAt: (ids: ReadonlyArray<number>): Array<Attempt> =>
      ids.length === 0 ? [] : attemptsAt.all(JSON.stringify(ids)).map(toAttempt),
    /** Counts up with every call that is put on record. */
    lastCall: () => Number(lastCall.get()?.["id"] ?? 0),
    note: (name: string) => note.get(name)?.["body"] as string | undefined,
    /** The pulse as it was written last; only where that was after the time given. */
    pulseAfter: (time: number): { readonly at: number; readonly pulse: Pulse } | undefined => {
      const row = pulse?.get()
      return row === undefined || (row["at"] as number) <= time
        ? undefined
        : { at: row["at"] as number, pulse: JSON.parse(row["body"] as string) as Pulse }
    },
    observationsAfter: (id: number): Array<Observation & { readonly id: number; readonly at: number }> =>
      (observations?.all(id, -1) ?? []).map(({ at, body, id }) => ({
        ...(JSON.parse(body as string) as Observation),
        id: id as number,
        at: at as number
      })),
    commands: (): Array<CommandState> => ((commands?.all() ?? []) as unknown as Array<CommandState>).toReversed()
  }
}
export type Rows = ReturnType<typeof of>
