/** The facts of a run in PostgreSQL: each stands once at its place, in the order of arrival. */
import { Effect, Schema } from "effect"
import { Event } from "../../domain/Event.ts"
import { type EventStore, LogError } from "../EventLog.ts"
import type { Conflicts } from "../SqliteStores.ts"
import { digestOf } from "../Tables.ts"
import type { Commit, Table } from "./Commit.ts"
import { type Connections, numbers, type Query, text, texts } from "./Connections.ts"
import type { Patiently } from "./Patience.ts"

const encode = Schema.encodeSync(Schema.fromJsonString(Event))
const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Event))

/** A fact as it stands in its row. */
interface FactRow {
  readonly place: string
  readonly tag: string
  readonly body: string
  readonly at: number
}

/** Where facts lie, and who hears of new ones. */
export interface FactsOptions extends Conflicts {
  readonly file: string
  readonly channel: string
}

// The lock makes numbers go up in the order of commits: whoever has read up to a number has missed none below it.
const lock = "SELECT pg_advisory_xact_lock(hashtextextended(current_schema(), 0))"
const insert = `WITH put AS (
    INSERT INTO events (place, tag, body, digest, at)
    SELECT place, tag, body, digest, at
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[]) WITH ORDINALITY
      AS fact (place, tag, body, digest, at, nth) ORDER BY nth
    RETURNING id
  ) SELECT pg_notify($6, 'facts') FROM put LIMIT 1`
const update = `UPDATE events SET tag = fact.tag, body = fact.body, digest = fact.digest
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS fact (place, tag, body, digest)
  WHERE events.place = fact.place`
// A run that asked lost calls again may have gone another way than the facts which were left of it.
const forget = "DELETE FROM events WHERE place <> ALL ($1::text[])"

const columns = (rows: ReadonlyArray<FactRow>) => [
  texts(rows.map(({ place }) => place)),
  texts(rows.map(({ tag }) => tag)),
  texts(rows.map(({ body }) => body)),
  texts(rows.map(({ body, place }) => digestOf(place, body)))
]

/** How facts are written: those that come together all or none. */
export const table = (options: FactsOptions): Table<ReadonlyArray<FactRow>, void> => {
  const isReplacing = options.conflicts === "replace"
  const told = new Set<string>()
  const taken = (place: string) =>
    Effect.fail(new LogError({ file: options.file, detail: `another fact stands at ${place} already` }))
  return {
    rank: 9,
    put: Effect.fnUntraced(function*(query: Query, groups: ReadonlyArray<ReadonlyArray<FactRow>>) {
      yield* query(lock)
      const present = yield* query<{ place: string; body: string }>(
        "SELECT place, body FROM events WHERE place = ANY ($1::text[])",
        [texts(groups.flat().map(({ place }) => place))]
      )
      const bodies = new Map(present.map(({ body, place }) => [place, body]))
      const stored = new Set(bodies.keys())
      const fresh = new Map<string, FactRow>()
      const changed = new Map<string, FactRow>()
      const ends = groups.map((rows) => {
        const other = rows.find(({ body, place }) => (bodies.get(place) ?? body) !== body)
        if (other !== undefined && !isReplacing) return taken(other.place)
        for (const row of rows) {
          if (isReplacing) told.add(row.place)
          if (bodies.get(row.place) === row.body) continue
          bodies.set(row.place, row.body)
          if (stored.has(row.place)) changed.set(row.place, row)
          else fresh.set(row.place, row)
        }
        return Effect.void
      })
      if (fresh.size > 0) {
        const rows = [...fresh.values()]
        yield* query(insert, [...columns(rows), numbers(rows.map(({ at }) => at)), text(options.channel)])
      }
      if (changed.size > 0) yield* query(update, columns([...changed.values()]))
      if (isReplacing && groups.flat().some(({ tag }) => tag === "Saved")) yield* query(forget, [texts([...told])])
      return ends
    })
  }
}

/** A fact that was read, with the number of its row. */
export interface Numbered {
  readonly id: number
  readonly event: Event
}

/** Facts as they are read at most at once by whoever follows. */
const page = 1000

/** What is read and written. */
export interface FactStore extends EventStore {
  /** The next facts after a number. */
  readonly after: (id: number) => Effect.Effect<ReadonlyArray<Numbered>, LogError>
}

/** What facts are kept with; without a commit they are read only. */
export interface FactsServices {
  readonly connections: Connections
  readonly patiently: Patiently
  readonly commit: Commit
}

/** The facts. */
export const make = ({ commit, connections, patiently }: FactsServices, options: FactsOptions): FactStore => {
  const facts = table(options)
  const read = (body: string) =>
    Effect.mapError(
      decode(body),
      (issue) => new LogError({ file: options.file, detail: `an event cannot be read: ${issue.message}` })
    )
  const load = (where: string, parameters: ReadonlyArray<unknown> = []) =>
    Effect.flatMap(
      patiently(connections.query<{ body: string }>(`SELECT body FROM events ${where} ORDER BY id`, parameters)),
      (rows) => Effect.forEach(rows, ({ body }) => read(body))
    )
  return {
    store: (events) => {
      const at = Date.now()
      return commit(facts, events.map((event) => ({ place: event.place, tag: event._tag, body: encode(event), at })))
    },
    load: load(""),
    loadTagged: (tag) => load("WHERE tag = $1", [text(tag)]),
    // Not of calls: a fork has all of those that its parent was answered.
    places: Effect.map(
      patiently(
        connections.query<{ place: string }>("SELECT place FROM events UNION ALL SELECT place FROM attempts")
      ),
      (rows) => rows.map(({ place }) => place)
    ),
    after: (id) =>
      Effect.flatMap(
        patiently(
          connections.query<{ id: number; body: string }>(
            `SELECT id::float8 AS id, body FROM events WHERE id > $1::bigint ORDER BY id LIMIT ${page}`,
            [text(String(id))]
          )
        ),
        (rows) =>
          Effect.forEach(rows, (row) => Effect.map(read(row.body), (event): Numbered => ({ id: row.id, event })))
      )
  }
}
