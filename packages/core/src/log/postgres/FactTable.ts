/** How facts are written in PostgreSQL: each stands once at its place, in the order of arrival. */
import { Effect } from "effect"
import { LogError } from "../EventLog.ts"
import type { Conflicts } from "../SqliteStores.ts"
import { digestOf } from "../Tables.ts"
import type { Table } from "./Commit.ts"
import { number, numbers, type Query, text, texts } from "./Connections.ts"
import { wordOf } from "./News.ts"

/** A fact as it stands in its row. */
interface FactRow {
  readonly place: string
  readonly tag: string
  readonly body: string
  readonly at: number
}

/** Where facts lie, and who hears of new ones. */
export interface FactTableOptions extends Conflicts {
  readonly file: string
  readonly channel: string
  /** Of this writer: it stands with its facts, and is said on the channel. */
  readonly epoch: number
}

// The lock makes numbers go up in the order of commits: whoever has read up to a number has missed none below it.
const lock = "SELECT pg_advisory_xact_lock(hashtextextended(current_schema(), 0))"
/** Waits for its turn to number what it writes; it keeps it until its transaction ends. */
export const inOrder = (query: Query) => query(lock)

const insert = `WITH put AS (
    INSERT INTO events (place, tag, body, digest, at, epoch)
    SELECT place, tag, body, digest, at, $8
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[]) WITH ORDINALITY
      AS fact (place, tag, body, digest, at, nth) ORDER BY nth
    RETURNING id
  ) SELECT pg_notify($6, $7) FROM put LIMIT 1`
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

/** Writes facts; those that come together all or none. */
export const make = (options: FactTableOptions): Table<ReadonlyArray<FactRow>, void> => {
  const isReplacing = options.conflicts === "replace"
  const told = new Set<string>()
  const taken = (place: string) =>
    Effect.fail(new LogError({ file: options.file, detail: `another fact stands at ${place} already` }))
  return {
    rank: 9,
    put: Effect.fnUntraced(function*(query: Query, groups: ReadonlyArray<ReadonlyArray<FactRow>>) {
      yield* inOrder(query)
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
        const at = numbers(rows.map((row) => row.at))
        yield* query(insert, [
          ...columns(rows),
          at,
          text(options.channel),
          text(wordOf(options.epoch)),
          number(options.epoch)
        ])
      }
      if (changed.size > 0) yield* query(update, columns([...changed.values()]))
      if (isReplacing && groups.flat().some(({ tag }) => tag === "Saved")) yield* query(forget, [texts([...told])])
      return ends
    })
  }
}
