/** The runs that were submitted to a cluster and the workers at them, in the PostgreSQL that all of them share. */
import { Context, type Duration, Effect, Layer, Schedule, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { LogError } from "../log/EventLog.ts"
import * as Connections from "../log/postgres/Connections.ts"
import * as Patience from "../log/postgres/Patience.ts"
import * as RunSchema from "../log/postgres/RunSchema.ts"
import * as Shown from "../log/postgres/Shown.ts"
import { version } from "../version.ts"
import * as Forget from "./RegistryForget.ts"
import * as News from "./RegistryNews.ts"
import * as Rows from "./RegistryRows.ts"
import * as Tables from "./RegistryTables.ts"

export { database as nameOf } from "../log/postgres/Shown.ts"
export type { Forgotten } from "./RegistryForget.ts"
export { idle, Load, type RunRow, type RunStanding, type RunState, type Why } from "./RegistryRows.ts"
export type { WorkerReport, WorkerRow } from "./RegistryRows.ts"

const { number, text } = Connections

/** What a cluster was asked to do with a run cannot be done with it, as it stands. */
export class RunRefused extends LogError.extend<RunRefused>("RunRefused")({ run: Schema.String }) {
  override get message(): string {
    return `${this.detail}.`
  }
}

/** A run that is handed in. */
export interface Submission {
  readonly run: string
  /** JSON. */
  readonly recipe: string
  /** JSON. */
  readonly inputs: string
}

/** How a sitting of a run ended. */
export interface End {
  readonly sitting: number
  readonly state: "stopped" | "failed" | "finished"
  /** Where it is left out, a stopped run keeps what it was stopped for. */
  readonly why?: Rows.Why | undefined
}

/** The registry. Every answer of the server is waited for where it is away. */
export class Registry extends Context.Service<Registry, {
  /** Hands a run in: it stands stopped before its first sitting. Refused where another has the name. */
  readonly submit: (submission: Submission) => Effect.Effect<void, LogError>
  /**
   * Begins the next sitting and gives its number; that of the present one where the run is running. Refused while it is stopping. A
   * recipe (JSON) takes the place of the one before where a sitting is begun: what it may cost, how its models are reached.
   */
  readonly begin: (run: string, recipe?: string) => Effect.Effect<number, LogError>
  readonly read: (run: string) => Effect.Effect<Rows.RunRow | undefined, LogError>
  /** All of them, the one submitted last first. */
  readonly runs: Effect.Effect<ReadonlyArray<Rows.RunStanding>, LogError>
  /** How a run stands, and each change of that; of several at once the last. */
  readonly watch: (run: string) => Stream.Stream<Rows.RunStanding, LogError>
  /** Asks the sitting under way to stop, or only the one that is meant; where it is over or asked already, nothing happens. */
  readonly stop: (
    run: string,
    why: Rows.Why & { readonly sitting?: number | undefined }
  ) => Effect.Effect<void, LogError>
  /** A sitting is over: counts once, whoever says so first. */
  readonly end: (run: string, end: End) => Effect.Effect<void, LogError>
  /** Takes a run that is over out of the database, with all that there is of it. Refused while it is under way. */
  readonly forget: (run: string) => Effect.Effect<Forget.Forgotten, LogError>
  /** A worker tells of itself; to be done every few seconds. */
  readonly report: (worker: Rows.WorkerReport) => Effect.Effect<void, LogError>
  /** A worker goes. */
  readonly leave: (worker: string) => Effect.Effect<void, LogError>
  /** The workers by their names, lost ones too. */
  readonly workers: Effect.Effect<ReadonlyArray<Rows.WorkerRow>, LogError>
}>()("@stoa/core/runner/Registry") {}

/** How what must not be lost is told again, however long a server is away. */
export const again = Schedule.spaced("5 seconds")

/** How a registry is opened. */
export interface RegistryOptions {
  /** How long a server that is away is waited for; two minutes by itself. */
  readonly patience?: Duration.Input
}

const insert = `WITH put AS (
    INSERT INTO runs (run, recipe, inputs, version, submitted, changed, sitting, state, asker)
    VALUES ($1, $2, $3, $4, ${Tables.now}, ${Tables.now}, 0, 'stopped', $5)
    ON CONFLICT (run) DO NOTHING RETURNING run
  ) SELECT pg_notify('${Tables.channel}', run) FROM put`
const asker = "SELECT asker FROM runs WHERE run = $1"
const under = "state IN ('running', 'stopping')"

/** Changes one run, and says so where it was changed. */
const changing = (change: string) =>
  `WITH done AS (UPDATE runs SET ${change} RETURNING run, sitting)
   SELECT sitting, pg_notify('${Tables.channel}', run) FROM done`
const begin = changing(
  `sitting = sitting + 1, state = 'running', why = NULL, changed = ${Tables.now}, asker = $2,
   recipe = coalesce($3, recipe) WHERE run = $1 AND NOT ${under} AND asker <> $2`
)
const stop = changing(
  `state = 'stopping', why = $2, changed = ${Tables.now} WHERE run = $1 AND state = 'running' AND sitting = coalesce($3::bigint, sitting)`
)
const end = changing(
  `state = $3, why = CASE WHEN $3 = 'stopped' THEN coalesce($4, why) ELSE $4 END, changed = ${Tables.now}
   WHERE run = $1 AND sitting = $2 AND ${under}`
)

const report = `INSERT INTO workers (worker, address, pid, host, version, began, seen, load)
  VALUES ($1, $2, $3, $4, $5, $6, ${Tables.now}, $7)
  ON CONFLICT (worker) DO UPDATE SET address = excluded.address, pid = excluded.pid, host = excluded.host,
    version = excluded.version, began = excluded.began, seen = excluded.seen, load = excluded.load`

const make = Effect.fnUntraced(function*(url: string, options: RegistryOptions) {
  const file = Shown.database(url)
  const connections = yield* Connections.make({ url, schema: Tables.schema, readonly: false })
  yield* Tables.prepare(connections, file)
  const patiently = Patience.make(file, options.patience ?? "2 minutes")
  const query: <Row extends object>(
    statement: string,
    parameters?: ReadonlyArray<unknown>
  ) => Effect.Effect<ReadonlyArray<Row>, LogError> = (statement, parameters) =>
    patiently(connections.query(statement, parameters))
  const news = yield* News.make(connections)
  const refuse = (run: string, detail: string) => Effect.fail(new RunRefused({ file, run, detail }))
  const missing = (run: string) =>
    refuse(run, `There is no run "${run}" in the cluster of ${file}: stoa cluster status lists them`)
  const decode = Tables.readStanding(file)
  const stands = Effect.fnUntraced(function*(run: string) {
    const [row] = yield* query<Tables.StandingRow>(`SELECT ${Tables.standing} FROM runs WHERE run = $1`, [text(run)])
    return row === undefined ? yield* missing(run) : yield* decode(row)
  })
  return Registry.of({
    submit: Effect.fnUntraced(function*({ inputs, recipe, run }) {
      if (!RunSchema.isName(run)) return yield* refuse(run, RunSchema.refusal(run))
      // What was done and not heard of is done again: it is known by who asked.
      const own = randomUUID()
      yield* query(insert, [text(run), text(recipe), text(inputs), text(version), text(own)])
      const [row] = yield* query<{ asker: string }>(asker, [text(run)])
      if (row?.asker === own) return
      return yield* refuse(run, `The cluster of ${file} has a run "${run}" already: give this one another name`)
    }),
    begin: Effect.fnUntraced(function*(run, recipe) {
      yield* query(begin, [text(run), text(randomUUID()), recipe === undefined ? null : text(recipe)])
      const { sitting, state } = yield* stands(run)
      if (state !== "stopping") return sitting
      return yield* refuse(run, `${run} is stopping: wait until it has stopped`)
    }),
    read: Effect.fnUntraced(function*(run) {
      const [row] = yield* query<Tables.StandingRow & Pick<Rows.RunRow, "recipe" | "inputs">>(
        `SELECT ${Tables.standing}, recipe, inputs FROM runs WHERE run = $1`,
        [text(run)]
      )
      return row === undefined ? undefined : yield* decode(row)
    }),
    runs: Effect.flatMap(
      query<Tables.StandingRow>(`SELECT ${Tables.standing} FROM runs ORDER BY submitted DESC, run`),
      Effect.forEach(decode)
    ),
    watch: (run) =>
      news(run).pipe(
        Stream.mapEffect(() => stands(run)),
        Stream.changesWith((one, other) =>
          one.sitting === other.sitting && one.state === other.state && one.changed === other.changed
        )
      ),
    stop: (run, { sitting, ...why }) =>
      query(stop, [text(run), text(JSON.stringify(why)), sitting === undefined ? null : number(sitting)]),
    end: (run, { sitting, state, why }) =>
      query(end, [text(run), number(sitting), text(state), why === undefined ? null : text(JSON.stringify(why))]),
    forget: (run) =>
      patiently(Forget.forget(connections, { run, missing: missing(run), refuse: (detail) => refuse(run, detail) })),
    report: ({ address, began, host, load, pid, version, worker }) =>
      query(report, [
        text(worker),
        text(address),
        number(pid),
        text(host),
        text(version),
        number(began),
        text(Rows.storedLoad(load))
      ]),
    leave: (worker) => query("DELETE FROM workers WHERE worker = $1", [text(worker)]),
    workers: patiently(Tables.workers(connections))
  })
})

/** The registry of a database; makes it where there is none. A server that is not there now is an error; one that goes away later is waited for. */
export const layer = (url: string, options: RegistryOptions = {}): Layer.Layer<Registry, LogError> =>
  Layer.effect(
    Registry,
    Patience.failing(Shown.database(url))(make(url, options))
  )
