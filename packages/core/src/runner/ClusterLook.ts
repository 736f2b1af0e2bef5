/** A cluster as whoever looks at it sees it: its workers, its runs, how far these have come. Looking changes nothing. */
import { Effect, Option, Result, Schema } from "effect"
import { LogError } from "../log/EventLog.ts"
import * as Connections from "../log/postgres/Connections.ts"
import * as Patience from "../log/postgres/Patience.ts"
import * as Shown from "../log/postgres/Shown.ts"
import * as Recipe from "../Recipe.ts"
import { idle, type RunStanding, type WorkerRow } from "./RegistryRows.ts"
import * as Tables from "./RegistryTables.ts"
import * as RunCounts from "./RunCounts.ts"
import { shards } from "./Settings.ts"

export { database as nameOf } from "../log/postgres/Shown.ts"
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
  /** Undefined before it was counted; rows and episodes at most as many as are wanted. */
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

/** Milliseconds after which a lost worker is out of sight. */
const remembered = 120_000

/**
 * The workers as they stand to each other: each says what it had when it spoke last. A lost one has nothing any more, and a shard that two
 * of them tell of is with the one that spoke later.
 */
export const settled = (workers: ReadonlyArray<WorkerRow>, now: number): ReadonlyArray<WorkerRow> => {
  const spoken = workers.filter(({ lost }) => !lost).toSorted((a, b) => a.seen - b.seen)
  const holders = new Map(spoken.flatMap(({ load, worker }) => load.shards.map((shard) => [shard, worker] as const)))
  return workers.filter(({ lost, seen }) => !lost || now - seen < remembered).map((row) => {
    const { load, lost, worker } = row
    if (lost) return { ...row, load: { ...idle, calls: load.calls, facts: load.facts } }
    return { ...row, load: { ...load, shards: load.shards.filter((shard) => holders.get(shard) === worker) } }
  })
}

/** What a run has come to, of what is wanted of it: groups and waves run ahead of each other, and what is over is not in the data set. */
const within = (counts: RunCounts.Counts | undefined, aim: Aim | undefined): RunCounts.Counts | undefined => {
  if (counts === undefined || aim === undefined) return counts
  const most = (done: number, wanted: number) => (wanted === 0 ? done : Math.min(done, wanted))
  return { ...counts, episodes: most(counts.episodes, aim.episodes), rows: most(counts.rows, aim.rows) }
}

/** How long an answer of the server is waited for. */
const patience = "10 seconds"

/** Looks at the cluster of a database as long as the scope lasts. */
export const make = Effect.fnUntraced(function*(url: string) {
  const file = Shown.database(url)
  const failing = Patience.failing(file)
  const connections = yield* failing(Connections.make({ url, schema: Tables.schema, readonly: true }))
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
    const now = row?.now ?? 0
    const workers = settled(yield* Tables.workers(connections), now)
    const standings = yield* query<Tables.StandingRow>(runs)
    seen = yield* Effect.forEach(standings, Tables.readStanding(file))
    yield* aimsOf(seen.map(({ run }) => run))
    return {
      now,
      shards,
      workers,
      runs: seen.map((run) => {
        const aim = aims.get(run.run)
        return { ...run, aim, counts: within(counts.of(run.run), aim) }
      })
    }
  })

  const looking: Looking = {
    look: look.pipe(
      Effect.timeoutOrElse({
        duration: patience,
        orElse: () => Effect.fail(new LogError({ file, detail: "the server does not answer" }))
      }),
      failing
    ),
    count: failing(Effect.suspend(() => counts.count(seen)))
  }
  return looking
})
