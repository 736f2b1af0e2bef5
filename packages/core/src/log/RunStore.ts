/** run.db: the facts and the model calls of one run, in SQLite. */
import { Context, Effect, Layer, Option, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { Event } from "../domain/Event.ts"
import { EventLog, LogError } from "./EventLog.ts"
import * as Sqlite from "./Sqlite.ts"

/** Number of the layout of run.db; a file of another layout is refused by name. */
export const layout = 1

const schema = [
  `CREATE TABLE IF NOT EXISTS events (
     id INTEGER PRIMARY KEY,
     place TEXT NOT NULL UNIQUE,
     tag TEXT NOT NULL,
     body TEXT NOT NULL
   )`,
  // Rows in the order of arrival, keys in an index of their own: large rows under random keys would be moved about at every insert.
  `CREATE TABLE IF NOT EXISTS calls (
     id INTEGER PRIMARY KEY,
     key TEXT NOT NULL UNIQUE,
     place TEXT NOT NULL,
     prompt TEXT NOT NULL,
     model TEXT NOT NULL,
     request TEXT NOT NULL,
     reply TEXT NOT NULL
   )`,
  `CREATE INDEX IF NOT EXISTS calls_by_place ON calls (place)`
]

const encode = Schema.encodeSync(Schema.fromJsonString(Event))
const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Event))

/** An answered call as it is kept. `request` and `reply` are JSON. */
export interface StoredCall {
  readonly key: string
  readonly place: string
  readonly prompt: string
  readonly model: string
  readonly request: string
  readonly reply: string
}

/** The answered calls of a run: a reply is here before it is used. */
export class CallStore extends Context.Service<CallStore, {
  readonly find: (key: string) => Effect.Effect<Option.Option<string>, LogError>
  readonly keep: (call: StoredCall) => Effect.Effect<void, LogError>
  /** All calls whose place is this one or lies below it. */
  readonly at: (place: string) => Effect.Effect<ReadonlyArray<StoredCall>, LogError>
}>()("@stoa/core/log/CallStore") {
  /** Keeps the calls in memory: for tests and trials. */
  static readonly memory = Layer.sync(CallStore, () => {
    const calls = new Map<string, StoredCall>()
    return CallStore.of({
      find: (key) => Effect.sync(() => Option.map(Option.fromUndefinedOr(calls.get(key)), (call) => call.reply)),
      keep: (call) => Effect.sync(() => void calls.set(call.key, calls.get(call.key) ?? call)),
      at: (place) =>
        Effect.sync(() =>
          [...calls.values()].filter((call) => call.place === place || call.place.startsWith(`${place}/`))
        )
    })
  })
}

/** Opens run.db, or makes it: its event log and its calls. */
export const layer = (
  filename: string,
  options: { readonly readonly?: boolean } = {}
): Layer.Layer<EventLog | CallStore, LogError> => {
  const toLogError = (error: SqlError.SqlError) =>
    new LogError({ file: filename, detail: error.reason.message ?? error.message })
  const stores = Effect.gen(function*() {
    const sql = yield* SqlClient.SqlClient
    yield* sql`PRAGMA user_version`.pipe(
      Effect.flatMap((rows) => {
        const found = Number(rows[0]?.["user_version"] ?? 0)
        return found === 0 || found === layout
          ? Effect.void
          : Effect.fail(
            new LogError({ file: filename, detail: `it has layout ${found}, this version of Stoa reads ${layout}` })
          )
      })
    )
    if (options.readonly !== true) {
      for (const statement of schema) yield* sql.unsafe(statement)
      yield* sql.unsafe(`PRAGMA user_version = ${layout}`)
    }
    const bodyAt = (place: string) =>
      Effect.map(
        sql<{ readonly body: string }>`SELECT body FROM events WHERE place = ${place}`,
        (rows) => rows[0]?.body
      )
    const log = EventLog.over({
      store: (event) => {
        const body = encode(event)
        return sql`INSERT INTO events (place, tag, body) VALUES (${event.place}, ${event._tag}, ${body})
            ON CONFLICT (place) DO NOTHING RETURNING id`.pipe(
          Effect.flatMap((stored) => (stored.length > 0 ? Effect.succeed(body) : bodyAt(event.place))),
          Effect.mapError(toLogError),
          Effect.filterOrFail(
            (kept) => kept === body,
            () => new LogError({ file: filename, detail: `another fact stands at ${event.place} already` })
          ),
          Effect.asVoid
        )
      },
      load: sql<{ readonly body: string }>`SELECT body FROM events ORDER BY id`.pipe(
        Effect.mapError(toLogError),
        Effect.flatMap(Effect.forEach(({ body }) =>
          decode(body).pipe(
            Effect.mapError((issue) =>
              new LogError({ file: filename, detail: `an event cannot be read: ${issue.message}` })
            )
          )
        ))
      )
    })
    const calls = CallStore.of({
      find: (key) =>
        sql<{ readonly reply: string }>`SELECT reply FROM calls WHERE key = ${key}`.pipe(
          Effect.mapError(toLogError),
          Effect.map((rows) => Option.map(Option.fromUndefinedOr(rows[0]), (row) => row.reply))
        ),
      keep: ({ key, model, place, prompt, reply, request }) =>
        sql`INSERT OR IGNORE INTO calls (key, place, prompt, model, request, reply)
            VALUES (${key}, ${place}, ${prompt}, ${model}, ${request}, ${reply})`.pipe(
          Effect.mapError(toLogError),
          Effect.asVoid
        ),
      at: (place) =>
        sql<StoredCall>`SELECT key, place, prompt, model, request, reply FROM calls
            WHERE place = ${place} OR (place >= ${`${place}/`} AND place < ${`${place}0`}) ORDER BY place`.pipe(
          Effect.mapError(toLogError)
        )
    })
    return Context.make(EventLog, log).pipe(Context.add(CallStore, calls))
  })
  return Layer.effectContext(stores).pipe(
    Layer.provide(Sqlite.layer({ filename, ...options })),
    Layer.catch((error) => Layer.effectContext(Effect.fail(error._tag === "SqlError" ? toLogError(error) : error)))
  )
}

/** How many facts of each sort a run's log holds. */
export const tally = Effect.fn("RunStore.tally")(function*(filename: string) {
  const rows = yield* Effect.flatMap(
    SqlClient.SqlClient,
    (sql) =>
      sql<{ readonly tag: string; readonly count: number }>`SELECT tag, COUNT(*) AS count FROM events GROUP BY tag`
  ).pipe(
    Effect.provide(Sqlite.layer({ filename, readonly: true })),
    Effect.mapError((error) => new LogError({ file: filename, detail: error.message }))
  )
  return Object.fromEntries(rows.map(({ count, tag }) => [tag, Number(count)])) as Readonly<Record<string, number>>
})
