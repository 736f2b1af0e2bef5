/** The answered calls of a run in PostgreSQL, by their keys: whichever process answers first. */
import { Effect, Option } from "effect"
import { CallStore, type StoredCall } from "../CallStore.ts"
import type { LogError } from "../EventLog.ts"
import { digestOf } from "../Tables.ts"
import { lastByName, type Table } from "./Commit.ts"
import { type Query, text, texts } from "./Connections.ts"
import type { FactsServices } from "./Facts.ts"
import * as Gather from "./Gather.ts"

const insert = `INSERT INTO calls (key, place, prompt, model, request, reply, digest)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
  ON CONFLICT (key) DO NOTHING RETURNING key`
const replies = "SELECT key, reply FROM calls WHERE key = ANY ($1::text[])"

const columns = (calls: ReadonlyArray<StoredCall>) => [
  ...(["key", "place", "prompt", "model", "request", "reply"] as const).map((name) =>
    texts(calls.map((call) => call[name]))
  ),
  texts(calls.map(({ key, place, reply, request }) => digestOf(key, place, request, reply)))
]

const repliesOf = (query: Query, keys: ReadonlyArray<string>) =>
  Effect.map(
    query<{ key: string; reply: string }>(replies, [texts(keys)]),
    (rows) => new Map(rows.map(({ key, reply }) => [key, reply]))
  )

/** How calls are kept: gives the reply that stands, which is that of whoever was first. */
const table: Table<StoredCall, string> = {
  rank: 1,
  put: Effect.fnUntraced(function*(query: Query, calls: ReadonlyArray<StoredCall>) {
    // In the order of their keys, lest two processes with the same calls wait for each other; of a key the first.
    const own = lastByName(calls.toReversed(), ({ key }) => key)
    const put = new Set((yield* query<{ key: string }>(insert, columns(own))).map(({ key }) => key))
    const stand = new Map(own.filter(({ key }) => put.has(key)).map(({ key, reply }) => [key, reply]))
    const late = own.filter(({ key }) => !put.has(key)).map(({ key }) => key)
    if (late.length > 0) {
      for (const [key, reply] of yield* repliesOf(query, late)) stand.set(key, reply)
    }
    return calls.map(({ key, reply }) => Effect.succeed(stand.get(key) ?? reply))
  })
}

/** Keys that are looked for at once at most. */
const most = 1000

/** The answered calls. */
export const make = Effect.fnUntraced(function*({ commit, connections, patiently }: FactsServices) {
  const find = yield* Gather.make<string, Option.Option<string>, LogError>({
    run: (keys) =>
      Effect.map(
        patiently(repliesOf(connections.query, [...new Set(keys)])),
        (found) => keys.map((key) => Effect.succeed(Option.fromUndefinedOr(found.get(key))))
      ),
    most
  })
  return CallStore.of({
    find,
    keep: (call) => commit(table, call),
    at: (place) =>
      patiently(connections.query<StoredCall>(
        `SELECT key, place, prompt, model, request, reply FROM calls
         WHERE place = $1 OR (place >= $2 AND place < $3) ORDER BY place`,
        [text(place), text(`${place}/`), text(`${place}0`)]
      ))
  })
})
