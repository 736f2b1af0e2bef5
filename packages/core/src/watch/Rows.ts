/** The statements with which run.db is read from outside, also one that was made by an earlier version of Stoa. */
import { Option, Schema } from "effect"
import type { Event } from "../domain/Event.ts"
import { Owner } from "../log/Notes.ts"
import { Observation } from "../log/Observation.ts"
import { Pulse } from "../log/Pulse.ts"
import type * as Sqlite from "../log/Sqlite.ts"
import type { CommandState } from "./Watched.ts"

/** A fact with its number in run.db and when it was told; older logs hold no times. */
export interface Told {
  readonly id: number
  readonly at: number | undefined
  readonly event: Event
}

/** Facts one after the other, up to the first that cannot be read. */
export interface Facts {
  readonly facts: Array<Told>
  /** The number of that one, as far as it can be told; absent where all were read. */
  readonly broken?: number
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

/** Most commands whose state is told beside those that still wait, and milliseconds before the last within which all are told. */
const mostCommands = 200
const lately = 600_000

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

const pulseIn = Schema.decodeUnknownOption(Schema.fromJsonString(Pulse))
const observationIn = Schema.decodeUnknownOption(Schema.fromJsonString(Observation))
const ownerIn = Schema.decodeUnknownOption(Schema.fromJsonString(Owner))
const isCommand = Schema.is(Schema.Struct({
  id: Schema.Int,
  state: Schema.Literals(["waiting", "done", "refused"]),
  answer: Schema.String
}))

/** Who works on the run as its note says; undefined where it says nothing that is understood. */
export const ownerOf = (note: string): Owner | undefined => Option.getOrUndefined(ownerIn(note))

// It was decoded when it was made: what is damaged since is no JSON, or another row's.
const factIn = (body: unknown): Event | undefined => {
  try {
    const fact = JSON.parse(String(body)) as Partial<Event> | null
    return typeof fact?._tag === "string" && typeof fact.place === "string" ? fact as Event : undefined
  } catch {
    return undefined
  }
}

/** Somebody else writes, or the file changed its form: the next look may find it otherwise. */
export const isPassing = (error: unknown): boolean => {
  const { errcode = 0 } = error as { readonly errcode?: number }
  // SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CANTOPEN and SQLITE_SCHEMA, also in their longer forms.
  return [5, 6, 14, 17].includes(errcode & 0xff)
}

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
    ? db.prepare(`SELECT id, state, answer FROM commands WHERE state = 'waiting'
        OR id > (SELECT MAX(id) FROM commands) - ${mostCommands}
        OR asked > (SELECT asked FROM commands ORDER BY id DESC LIMIT 1) - ${lately} ORDER BY id`)
    : undefined

  return {
    factsAfter: (id: number, most: number): Facts => {
      const read: Array<Told> = []
      try {
        for (const { at, body, id: number } of facts.iterate(id, most)) {
          const event = factIn(body)
          if (event === undefined) return { facts: read, broken: number as number }
          read.push({ id: number as number, at: (at as number | null) ?? undefined, event })
        }
      } catch (error) {
        if (isPassing(error)) throw error
        return { facts: read, broken: (read.at(-1)?.id ?? id) + 1 }
      }
      return { facts: read }
    },
    lastFact: () => Number(lastFact.get()?.["id"] ?? 0),
    attemptsAfter: (id: number, most: number): Array<Attempt> => attempts.all(id, most).map(toAttempt),
    lastAttempt: () => Number(lastAttempt.get()?.["id"] ?? 0),
    attemptsAt: (ids: ReadonlyArray<number>): Array<Attempt> =>
      ids.length === 0 ? [] : attemptsAt.all(JSON.stringify(ids)).map(toAttempt),
    /** Counts up with every call that is put on record. */
    lastCall: () => Number(lastCall.get()?.["id"] ?? 0),
    note: (name: string) => note.get(name)?.["body"] as string | undefined,
    /** When a pulse was written last; undefined where there is none: an engine that ends in order takes it away. */
    pulseAt: (): number | undefined => pulse?.get()?.["at"] as number | undefined,
    /** The pulse as it stands; undefined where there is none that is understood. */
    pulse: (): { readonly at: number; readonly pulse: Pulse } | undefined => {
      const row = pulse?.get()
      const read = row === undefined ? undefined : Option.getOrUndefined(pulseIn(row["body"]))
      return row === undefined || read === undefined ? undefined : { at: row["at"] as number, pulse: read }
    },
    /** Answers after one of them, and how far it was read: those that are not understood are left out. */
    observationsAfter: (id: number) => {
      const rows = observations?.all(id, -1) ?? []
      return {
        last: Number(rows.at(-1)?.["id"] ?? id),
        observations: rows.flatMap(
          ({ at, body, id }): Array<Observation & { readonly id: number; readonly at: number }> => {
            const read = Option.getOrUndefined(observationIn(body))
            return read === undefined ? [] : [{ ...read, id: id as number, at: at as number }]
          }
        )
      }
    },
    commands: (): Array<CommandState> => (commands?.all() ?? []).flatMap((row) => (isCommand(row) ? [row] : []))
  }
}
export type Rows = ReturnType<typeof of>
