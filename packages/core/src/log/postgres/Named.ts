/** What is kept under a name and written over: notes, signals and milestones of a run in PostgreSQL. */
import { Effect, Schema } from "effect"
import { LogError } from "../EventLog.ts"
import { Milestones } from "../Milestones.ts"
import { Notes, sorts } from "../Notes.ts"
import { Signalled } from "../Signalled.ts"
import { digestOf } from "../Tables.ts"
import { lastByName, type Table } from "./Commit.ts"
import { numbers, type Query, text, texts } from "./Connections.ts"
import type { FactsServices } from "./Facts.ts"
import { logError } from "./Patience.ts"

interface Named {
  readonly name: string
  /** Undefined removes it. */
  readonly body: string | undefined
}

const written = (
  rank: number,
  put: (query: Query, rows: ReadonlyArray<Named & { readonly body: string }>) => ReturnType<Query>
): Table<Named, void> => ({
  rank,
  put: Effect.fnUntraced(function*(query: Query, rows: ReadonlyArray<Named>) {
    const last = lastByName(rows, ({ name }) => name)
    const kept = last.flatMap(({ body, name }) => (body === undefined ? [] : [{ name, body }]))
    if (kept.length > 0) yield* put(query, kept)
    const gone = last.filter(({ body }) => body === undefined).map(({ name }) => name)
    if (gone.length > 0) yield* query("DELETE FROM signals WHERE name = ANY ($1::text[])", [texts(gone)])
    return rows.map(() => Effect.void)
  })
})

const names = (rows: ReadonlyArray<Named>) => texts(rows.map(({ name }) => name))
const bodies = (rows: ReadonlyArray<Named & { readonly body: string }>) => texts(rows.map(({ body }) => body))

const notesTable = written(4, (query, rows) =>
  query(
    `INSERT INTO notes (name, body) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (name) DO UPDATE SET body = excluded.body`,
    [names(rows), bodies(rows)]
  ))

const signalsTable = written(5, (query, rows) =>
  query(
    `INSERT INTO signals (name, at, body) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[])
     ON CONFLICT (name) DO UPDATE SET at = excluded.at, body = excluded.body`,
    [names(rows), numbers(rows.map(() => Date.now())), bodies(rows)]
  ))

const milestonesTable = written(6, (query, rows) =>
  query(
    `INSERT INTO milestones (place, body, digest) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (place) DO UPDATE SET body = excluded.body, digest = excluded.digest`,
    [names(rows), bodies(rows), texts(rows.map(({ body, name }) => digestOf(name, body)))]
  ))

/** What is noted of a run, under a name each. */
export const notes = ({ commit, connections, patiently }: FactsServices, file: string) =>
  Notes.of({
    get: (name) =>
      Effect.flatMap(
        patiently(connections.query<{ body: string }>("SELECT body FROM notes WHERE name = $1", [text(name)])),
        ([row]) => {
          if (row === undefined) return Effect.succeedNone
          const read = Schema.decodeUnknownEffect(
            Schema.fromJsonString(sorts[name] as unknown as Schema.Codec<never>)
          )
          return Effect.mapError(Effect.asSome(read(row.body)), logError(file))
        }
      ),
    set: (name, note) => commit(notesTable, { name, body: JSON.stringify(note) })
  })

/** What is signalled while a run goes on, and may be taken back. */
export const signalled = ({ commit }: FactsServices) =>
  Signalled.of({
    put: (name, body) => commit(signalsTable, { name, body }),
    remove: (name) => commit(signalsTable, { name, body: undefined })
  })

/** What was done that cannot be had twice for nothing, by its place. */
export const milestones = ({ commit, connections, patiently }: FactsServices, file: string) =>
  Milestones.of({
    get: (place) =>
      Effect.flatMap(
        patiently(connections.query<{ body: string; digest: string }>(
          "SELECT body, digest FROM milestones WHERE place = $1",
          [text(place)]
        )),
        ([row]) => {
          if (row === undefined) return Effect.succeedNone
          if (digestOf(place, row.body) === row.digest) {
            return Effect.succeedSome(JSON.parse(row.body) as unknown)
          }
          return Effect.fail(new LogError({ file, detail: `the milestone at ${place} is not what was kept` }))
        }
      ),
    set: (place, value) => commit(milestonesTable, { name: place, body: JSON.stringify(value) })
  })
