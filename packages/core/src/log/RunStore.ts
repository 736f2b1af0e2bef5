/** run.db: the facts, the answered calls and the attempts of one run, in SQLite. */
import { Context, Effect, Layer, Option, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { Event } from "../domain/Event.ts"
import { AttemptStore, type Spent } from "./Attempts.ts"
import { EventLog, LogError } from "./EventLog.ts"
import * as GroupCommit from "./GroupCommit.ts"
import * as Sqlite from "./Sqlite.ts"
import { digestOf, layout, schema } from "./Tables.ts"

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

/** How run.db is opened. */
export interface RunStoreOptions {
  readonly readonly?: boolean
  /** NORMAL (default) survives a killed process, FULL also a power cut. */
  readonly synchronous?: "NORMAL" | "FULL"
  /**
   * What happens to another fact at a place that is taken: it is refused (default), or put in the place of the first, as in a run
   * that lost calls to a damaged file and had to ask them again.
   */
  readonly conflicts?: "refuse" | "replace"
}

/** Milliseconds a synced commit waits for more writes. */
const fullLinger = 2

const tables = Effect.fnUntraced(function*(options: RunStoreOptions) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql`PRAGMA user_version`
  const found = Number(row?.["user_version"] ?? 0)
  if (found !== 0 && found !== layout) return `it has layout ${found}, this version of Stoa reads ${layout}`
  if (options.readonly === true) return undefined
  for (const statement of schema) yield* sql.unsafe(statement)
  yield* sql.unsafe(`PRAGMA user_version = ${layout}`)
  return undefined
})

type Commit = <A>(write: GroupCommit.Write<A>) => Effect.Effect<A, LogError>

const eventLog = Effect.fnUntraced(function*(commit: Commit, options: RunStoreOptions) {
  const sql = yield* SqlClient.SqlClient
  const db = yield* Sqlite.Database
  const fail = (detail: string) => new LogError({ file: db.location() ?? "in memory", detail })
  const put = db.prepare(
    "INSERT INTO events (place, tag, body, digest) VALUES (?, ?, ?, ?) ON CONFLICT (place) DO NOTHING"
  )
  const bodyAt = db.prepare("SELECT body FROM events WHERE place = ?")
  const replace = db.prepare("UPDATE events SET tag = ?, body = ?, digest = ? WHERE place = ?")
  const store = (event: Event, body: string): void => {
    const digest = digestOf(event.place, body)
    if (put.run(event.place, event._tag, body, digest).changes === 1) return
    if (bodyAt.get(event.place)?.["body"] === body) return
    if (options.conflicts !== "replace") {
      throw new GroupCommit.Refused(`another fact stands at ${event.place} already`)
    }
    replace.run(event._tag, body, digest, event.place)
  }
  const read = (rows: ReadonlyArray<{ readonly body: string }>) =>
    Effect.forEach(
      rows,
      ({ body }) => Effect.mapError(decode(body), (issue) => fail(`an event cannot be read: ${issue.message}`))
    )
  const load = (found: Effect.Effect<ReadonlyArray<{ readonly body: string }>, SqlError.SqlError>) =>
    found.pipe(Effect.mapError((error) => fail(error.reason.message ?? error.message)), Effect.flatMap(read))
  return EventLog.over({
    store: (events) => {
      const bodies = events.map((event) => encode(event))
      return commit(() => events.forEach((event, index) => store(event, bodies[index] as string)))
    },
    load: load(sql`SELECT body FROM events ORDER BY id`),
    loadTagged: (tag) => load(sql`SELECT body FROM events WHERE tag = ${tag} ORDER BY id`)
  })
})

const callStore = Effect.fnUntraced(function*(commit: Commit) {
  const sql = yield* SqlClient.SqlClient
  const db = yield* Sqlite.Database
  const fail = (error: unknown) =>
    new LogError({ file: db.location() ?? "in memory", detail: error instanceof Error ? error.message : String(error) })
  const put = db.prepare(
    "INSERT OR IGNORE INTO calls (key, place, prompt, model, request, reply, digest) VALUES (?, ?, ?, ?, ?, ?, ?)"
  )
  const get = db.prepare("SELECT reply FROM calls WHERE key = ?")
  return CallStore.of({
    find: (key) =>
      Effect.try({
        try: () => Option.fromUndefinedOr(get.get(key)?.["reply"] as string | undefined),
        catch: fail
      }),
    keep: ({ key, model, place, prompt, reply, request }) =>
      commit(() => void put.run(key, place, prompt, model, request, reply, digestOf(key, place, request, reply))),
    at: (place) =>
      sql<StoredCall>`SELECT key, place, prompt, model, request, reply FROM calls
          WHERE place = ${place} OR (place >= ${`${place}/`} AND place < ${`${place}0`}) ORDER BY place`.pipe(
        Effect.mapError((error) => fail(error.reason.message ?? error.message))
      )
  })
})

const attemptStore = Effect.fnUntraced(function*(commit: Commit) {
  const sql = yield* SqlClient.SqlClient
  const db = yield* Sqlite.Database
  const put = db.prepare(
    "INSERT INTO attempts (place, model, state, input, output, cached, began) VALUES (?, ?, 'open', ?, ?, 0, ?)"
  )
  const end = db.prepare(
    "UPDATE attempts SET state = ?, input = ?, output = ?, cached = ?, took = ? - began WHERE id = ?"
  )
  return AttemptStore.of({
    open: ({ inputTokens, model, outputTokens, place }) =>
      commit(() => Number(put.run(place, model, inputTokens, outputTokens, Date.now()).lastInsertRowid)),
    close: (id, { cachedTokens, inputTokens, outputTokens, state }) =>
      commit(() => void end.run(state, inputTokens, outputTokens, cachedTokens, Date.now(), id)),
    spent: sql<Spent>`SELECT model, COUNT(*) AS calls, SUM(input) AS "inputTokens", SUM(output) AS "outputTokens",
        SUM(cached) AS "cachedTokens" FROM attempts GROUP BY model ORDER BY model`.pipe(
      Effect.mapError((error) => new LogError({ file: db.location() ?? "in memory", detail: error.message }))
    )
  })
})

/** Opens run.db, or makes it: its event log, its calls and its attempts. */
export const layer = (
  filename: string,
  options: RunStoreOptions = {}
): Layer.Layer<EventLog | CallStore | AttemptStore, LogError> => {
  const toLogError = (error: unknown) =>
    new LogError({ file: filename, detail: error instanceof Error ? error.message : String(error) })
  const stores = Effect.gen(function*() {
    const wrong = yield* tables(options)
    if (wrong !== undefined) return yield* new LogError({ file: filename, detail: wrong })
    const linger = options.synchronous === "FULL" ? fullLinger : 0
    const write = yield* GroupCommit.make(yield* Sqlite.Database, { linger })
    const commit: Commit = (job) =>
      Effect.mapError(
        write(job),
        (error) =>
          error instanceof GroupCommit.Refused
            ? new LogError({ file: filename, detail: error.detail })
            : toLogError(error)
      )
    return Context.make(EventLog, yield* eventLog(commit, options)).pipe(
      Context.add(CallStore, yield* callStore(commit)),
      Context.add(AttemptStore, yield* attemptStore(commit))
    )
  })
  return Layer.effectContext(stores).pipe(
    Layer.provide(Sqlite.layer({ filename, ...options })),
    Layer.catch((error) =>
      Layer.effectContext(
        Effect.fail(error._tag === "SqlError" ? toLogError(error.reason.message ?? error.message) : error)
      )
    )
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
