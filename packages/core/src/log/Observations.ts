/** The observations of a run: what people asked agents and what copies of these answered, in a table of their own beside the facts. */
import { Context, Effect, Layer, Schema } from "effect"
import { AttemptStore } from "./Attempts.ts"
import { CallStore } from "./CallStore.ts"
import * as Damage from "./Damage.ts"
import { LogError } from "./EventLog.ts"
import * as GroupCommit from "./GroupCommit.ts"
import { Observation } from "./Observation.ts"
import * as Sqlite from "./Sqlite.ts"
import * as SqliteStores from "./SqliteStores.ts"
import { schema } from "./Tables.ts"

/** An observation as it is kept: with its number in the run, and when it was made, in epoch milliseconds. */
export type Kept = Observation & { readonly id: number; readonly at: number }

const encode = Schema.encodeSync(Schema.fromJsonString(Observation))
const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Observation))

const rows = "SELECT id, at, body FROM observations ORDER BY id"

const keptIn = (found: ReadonlyArray<Readonly<Record<string, unknown>>>): Array<Kept> =>
  found.map(({ at, body, id }) => ({ ...decode(body), id: Number(id), at: Number(at) }))

/** Keeps the observations of a run. */
export class Observations extends Context.Service<Observations, {
  readonly keep: (observation: Observation) => Effect.Effect<void, LogError>
  /** All there are, oldest first. */
  readonly all: Effect.Effect<ReadonlyArray<Kept>, LogError>
}>()("@stoa/core/log/Observations") {
  /** Keeps them in memory: for tests and trials. */
  static readonly memory = Layer.sync(Observations, () => {
    const kept: Array<Kept> = []
    return Observations.of({
      keep: (observation) => Effect.sync(() => void kept.push({ ...observation, id: kept.length + 1, at: 0 })),
      all: Effect.sync(() => kept.slice())
    })
  })
}

const store = Effect.fnUntraced(function*(commit: SqliteStores.Commit) {
  const db = yield* Sqlite.Database
  const put = db.prepare("INSERT INTO observations (at, body) VALUES (?, ?)")
  const get = db.prepare(rows)
  return Observations.of({
    keep: (observation) => commit(() => void put.run(Date.now(), encode(observation))),
    all: Effect.try({ try: () => keptIn(get.all()), catch: Damage.logError(db.location() ?? "in memory") })
  })
})

/** The observations of a run.db over a connection of their own, whether an engine works on it or not; and what they took to make. */
export const beside = (filename: string): Layer.Layer<Observations | CallStore | AttemptStore, LogError> => {
  const failed = Damage.logError(filename)
  const stores = Effect.gen(function*() {
    const db = yield* Sqlite.Database
    yield* Effect.try({ try: () => schema.forEach((statement) => db.exec(statement)), catch: failed })
    const write = yield* GroupCommit.make(db, { linger: 0 })
    const commit: SqliteStores.Commit = (job) =>
      Effect.mapError(
        write(job),
        (error) =>
          error instanceof GroupCommit.Refused ? new LogError({ file: filename, detail: error.detail }) : failed(error)
      )
    return Context.make(Observations, yield* store(commit)).pipe(
      Context.add(CallStore, yield* SqliteStores.callStore(commit)),
      // Attempts that are open are those of the engine, and are in flight indeed.
      Context.add(AttemptStore, yield* SqliteStores.attemptStore(commit, true))
    )
  })
  return Layer.effectContext(stores).pipe(
    Layer.provide(Sqlite.layer({ filename })),
    Layer.catch((error) => Layer.effectContext(Effect.fail(error instanceof LogError ? error : failed(error))))
  )
}

/** The same without the rest: for an engine, which has stores of its own. */
export const layer = (filename: string): Layer.Layer<Observations, LogError> =>
  Layer.effect(Observations, Observations).pipe(Layer.provide(beside(filename)))

/** The observations of a run.db, read from outside; of one that was written before there were any, none. */
export const read = (filename: string): Effect.Effect<ReadonlyArray<Kept>, LogError> =>
  Effect.mapError(
    Sqlite.using({ filename, readonly: true }, (db) => {
      const table = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'observations'").get()
      return table === undefined ? [] : keptIn(db.prepare(rows).all())
    }),
    Damage.logError(filename)
  )
