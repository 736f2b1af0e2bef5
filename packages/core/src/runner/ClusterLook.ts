/** A cluster as whoever looks at it sees it: its workers, its runs, how far these have come. Looking changes nothing. */
import { Effect, Option, Result, Schema } from "effect"
import type { SqlError } from "effect/sql"
import { LogError } from "../log/EventLog.ts"
import * as Connections from "../log/postgres/Connections.ts"
import * as Patience from "../log/postgres/Patience.ts"
import * as Recipe from "../Recipe.ts"
import { nameOf } from "./Registry.ts"
import type { RunStanding, WorkerRow } from "./RegistryRows.ts"
import * as Tables from "./RegistryTables.ts"
import * as RunCounts from "./RunCounts.ts"
import { shards } from "./Settings.ts"

export { nameOf } from "./Registry.ts"
export type { Counts } from "./RunCounts.ts"

/** What a run is to come to. */
export interface Aim {
  readonly episodes: number
  readonly rows: number
}

/** A run. */
export interface RunLook extends RunStanding {
  /** Undefined where its recipe is of another version. */
  readonly aim: Aim | undefined
  /** Undefined before it was counted. */
  readonly counts: RunCounts.Counts | undefined
}

/** A cluster at one moment. */
export interface ClusterLook {
  /** Epoch milliseconds by the clock of the server, as all times in it. */
  readonly now: number
  /** Shards that there are, numbered from 1. */
  readonly shards: number
  readonly workers: ReadonlyArray<WorkerRow>
  /** Those under way first, then the ones submitted last. */
  readonly runs: ReadonlyArray<RunLook>
}

/** What looks. A server that is away is an error at once. */
export interface Looking {
  /** Undefined where the database has no cluster yet. */
  readonly look: Effect.Effect<ClusterLook | undefined, LogError>
  /** Counts how far the runs of the last look have come, for the next one. */
  readonly count: Effect.Effect<void, LogError>
}

/** Runs that are shown; a database keeps all it ever had. */
const most = 200

const runs = `SELECT ${Tables.standing} FROM runs
  ORDER BY state IN ('running', 'stopping') DESC, submitted DESC, run LIMIT ${most}`

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

const aimOf = (stored: string): Aim | undefined => {
  const recipe = Option.map(decode(stored), (data) => Recipe.decode(data))
  if (Option.isNone(recipe) || Result.isFailure(recipe.value)) return undefined
  const { success } = recipe.value
  return { episodes: Recipe.episodesWanted(success), rows: Recipe.wanted(success) }
}

/** How long an answer of the server is waited for. */
const patience = "10 seconds"

/** Looks at the cluster of a database as long as the scope lasts. */
export const make = Effect.fnUntraced(function*(url: string) {
  const file = nameOf(url)
  const connections = yield* Effect.mapError(
    Connections.make({ url, schema: Tables.schema, readonly: true }),
    Patience.logError(file)
  )
  const { query } = connections
  const counts = RunCounts.make(connections)
  const aims = new Map<string, Aim | undefined>()
  let seen: ReadonlyArray<RunStanding> = []
  let isThere = false

  const aimsOf = Effect.fnUntraced(function*(names: ReadonlyArray<string>) {
    const missing = names.filter((name) => !aims.has(name))
    if (missing.length === 0) return
    const rows = yield* query<{ run: string; recipe: string }>(
      "SELECT run, recipe FROM runs WHERE run = ANY ($1::text[])",
      [Connections.texts(missing)]
    )
    for (const { recipe, run } of rows) aims.set(run, aimOf(recipe))
  })

  const look = Effect.gen(function*() {
    isThere ||= yield* Tables.isThere(file, connections)
    if (!isThere) return undefined
    const [row] = yield* query<{ now: number }>(`SELECT ${Tables.now}::float8 AS now`)
    const workers = yield* Tables.workers(connections)
    const standings = yield* query<Tables.StandingRow>(runs)
    seen = yield* Effect.forEach(standings, Tables.readStanding(file))
    yield* aimsOf(seen.map(({ run }) => run))
    return {
      now: row?.now ?? 0,
      shards,
      workers,
      runs: seen.map((run) => ({ ...run, aim: aims.get(run.run), counts: counts.of(run.run) }))
    }
  })

  const failing = <A>(effect: Effect.Effect<A, LogError | SqlError.SqlError>): Effect.Effect<A, LogError> =>
    effect.pipe(
      Effect.timeoutOrElse({
        duration: patience,
        orElse: () => Effect.fail(new LogError({ file, detail: "the server does not answer" }))
      }),
      Effect.mapError((error) => (error instanceof LogError ? error : Patience.logError(file)(error)))
    )

  const looking: Looking = {
    look: failing(look),
    count: Effect.mapError(
      Effect.suspend(() => counts.count(seen)),
      Patience.logError(file)
    )
  }
  return looking
})
