/** The facts of a run in PostgreSQL, one's own and those of others. */
import { Effect, Schema } from "effect"
import { Event } from "../../domain/Event.ts"
import { type EventStore, LogError } from "../EventLog.ts"
import type { Commit } from "./Commit.ts"
import { type Connections, number, text } from "./Connections.ts"
import * as FactTable from "./FactTable.ts"
import type { Patiently } from "./Patience.ts"

const encode = Schema.encodeSync(Schema.fromJsonString(Event))
const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Event))

/** Facts as they are read at most at once by whoever follows. */
const page = 1000

const news = `WITH news AS (
    SELECT id, body FROM events WHERE id > $1 AND epoch IS DISTINCT FROM $2 ORDER BY id LIMIT ${page}
  ) SELECT newest.id::float8 AS newest, news.id::float8 AS id, news.body
    FROM (SELECT max(id) AS id FROM events) AS newest LEFT JOIN news ON true ORDER BY news.id`

interface NewsRow {
  readonly newest: number | null
  readonly id: number | null
  readonly body: string
}

/** What is read and written. */
export interface FactStore extends EventStore {
  /** The next facts that other processes wrote, a page of them; empty when there are none by now. */
  readonly next: Effect.Effect<ReadonlyArray<Event>, LogError>
}

/** What stores are made of. */
export interface FactsServices {
  readonly connections: Connections
  readonly patiently: Patiently
  readonly commit: Commit
}

/** The facts. */
export const make = (
  { commit, connections, patiently }: FactsServices,
  options: FactTable.FactTableOptions
): FactStore => {
  let upTo = 0
  const table = FactTable.make(options)
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
      return commit(table, events.map((event) => ({ place: event.place, tag: event._tag, body: encode(event), at })))
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
    next: Effect.gen(function*() {
      const query = connections.query<NewsRow>(news, [number(upTo), number(options.epoch)])
      const rows = (yield* patiently(query)).filter(({ newest }) => newest !== null)
      const found = rows.filter(({ id }) => id !== null)
      const facts = yield* Effect.forEach(found, ({ body }) => read(body))
      // Numbers are given in the order of commits: when all of others are read, none up to the newest is missing.
      upTo = (found.length === page ? found.at(-1)?.id : rows[0]?.newest) ?? upTo
      return facts
    })
  }
}
