/** The stores of run.db over SQLite: facts, answered calls, attempts. What stands beside them is in SqliteSteering.ts and SqliteNotes.ts. */
import { Effect, Option, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { Event } from "../domain/Event.ts"
import { AttemptStore, type Spent } from "./Attempts.ts"
import { CallStore, type StoredCall } from "./CallStore.ts"
import * as Damage from "./Damage.ts"
import { EventLog, LogError } from "./EventLog.ts"
import * as GroupCommit from "./GroupCommit.ts"
import * as Sqlite from "./Sqlite.ts"
import { digestOf, wasCut } from "./Tables.ts"

const encode = Schema.encodeSync(Schema.fromJsonString(Event))
const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Event))

/** Commits one write together with those of others. */
export type Commit = <A>(write: GroupCommit.Write<A>) => Effect.Effect<A, LogError>

/** What becomes of another fact at a place that is taken. */
export interface Conflicts {
  /** It is refused (default), or put in the place of the first: a run that lost calls to a damaged file asks them again. */
  readonly conflicts?: "refuse" | "replace"
}

/** The facts. */
export const eventLog = Effect.fnUntraced(function*(commit: Commit, options: Conflicts) {
  const sql = yield* SqlClient.SqlClient
  const db = yield* Sqlite.Database
  const fail = (detail: string) => new LogError({ file: db.location() ?? "in memory", detail })
  const put = db.prepare(
    "INSERT INTO events (place, tag, body, digest, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (place) DO NOTHING"
  )
  const bodyAt = db.prepare("SELECT body FROM events WHERE place = ?")
  const replace = db.prepare("UPDATE events SET tag = ?, body = ?, digest = ? WHERE place = ?")
  const places = db.prepare("SELECT place FROM events")
  const remove = db.prepare("DELETE FROM events WHERE place = ?")
  const told = new Set<string>()
  // A run that asked lost calls again may have gone another way than the facts which were left of it.
  const forgetUntold = () => {
    for (const { place } of places.all()) if (!told.has(String(place))) remove.run(String(place))
  }
  const taken = (place: string) => new GroupCommit.Refused(`another fact stands at ${place} already`)
  const store = (event: Event, body: string): void => {
    if (options.conflicts === "replace") {
      told.add(event.place)
      if (event._tag === "Saved") forgetUntold()
    }
    const digest = digestOf(event.place, body)
    if (put.run(event.place, event._tag, body, digest, Date.now()).changes === 1) return
    if (bodyAt.get(event.place)?.["body"] === body) return
    if (options.conflicts !== "replace") {
      throw taken(event.place)
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
      return commit(() => {
        // All or none: what would be refused is found before anything is stored.
        if (events.length > 1 && options.conflicts !== "replace") {
          for (const [index, { place }] of events.entries()) {
            const body = bodyAt.get(place)?.["body"]
            if (body !== undefined && body !== bodies[index]) throw taken(place)
          }
        }
        events.forEach((event, index) => store(event, bodies[index] as string))
      })
    },
    load: load(sql`SELECT body FROM events ORDER BY id`),
    loadTagged: (tag) => load(sql`SELECT body FROM events WHERE tag = ${tag} ORDER BY id`),
    // Not of calls: a fork has all of those that its parent was answered.
    places: Effect.map(
      sql<{ readonly place: string }>`SELECT place FROM events UNION ALL SELECT place FROM attempts`,
      (rows) => rows.map(({ place }) => place)
    ).pipe(Effect.mapError((error) => fail(error.reason.message ?? error.message)))
  })
})

/** The answered calls. */
export const callStore = Effect.fnUntraced(function*(commit: Commit) {
  const sql = yield* SqlClient.SqlClient
  const db = yield* Sqlite.Database
  const fail = Damage.logError(db.location() ?? "in memory")
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
      commit(() => {
        const digest = digestOf(key, place, request, reply)
        if (put.run(key, place, prompt, model, request, reply, digest).changes === 1) return reply
        return (get.get(key)?.["reply"] as string | undefined) ?? reply
      }),
    at: (place) =>
      sql<StoredCall>`SELECT key, place, prompt, model, request, reply FROM calls
          WHERE place = ${place} OR (place >= ${`${place}/`} AND place < ${`${place}0`}) ORDER BY place`.pipe(
        Effect.mapError(fail)
      )
  })
})

/** The attempts. */
export const attemptStore = Effect.fnUntraced(function*(commit: Commit, readonly: boolean) {
  const sql = yield* SqlClient.SqlClient
  const db = yield* Sqlite.Database
  // Nobody knows what those that were open cost, so their worst case stays.
  if (!readonly) {
    yield* commit(() => {
      db.exec(`UPDATE attempts SET state = 'cut' WHERE ${wasCut}`)
      db.exec("UPDATE attempts SET state = 'lost' WHERE state = 'open'")
    })
  }
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
      Effect.mapError(Damage.logError(db.location() ?? "in memory"))
    )
  })
})
