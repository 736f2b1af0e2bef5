/** Taking a run that is over out of a database: its log, what it is made of, and what its workers asked of each other. */
import { Effect } from "effect"
import type { SqlError } from "effect/sql"
import type { LogError } from "../log/EventLog.ts"
import { type Connections, type Query, text } from "../log/postgres/Connections.ts"
import { quoted, schemaOf } from "../log/postgres/RunSchema.ts"
import { isUnderWay, type RunState } from "./RegistryRows.ts"
import * as Tables from "./RegistryTables.ts"

/** What was dropped. */
export interface Forgotten {
  readonly run: string
  /** How it had ended. */
  readonly state: Exclude<RunState, "running" | "stopping">
  readonly facts: number
  readonly calls: number
  /** What workers asked of each other, and what came of that. */
  readonly messages: number
  readonly replies: number
}

/** Which run, and how a sentence comes to whoever asked. */
export interface ForgetOptions {
  readonly run: string
  readonly refuse: (detail: string) => Effect.Effect<never, LogError>
  readonly missing: Effect.Effect<never, LogError>
}

const isThere = Effect.fnUntraced(function*(query: Query, table: string) {
  const [row] = yield* query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [text(table)])
  return row?.there === true
})

const count = Effect.fnUntraced(function*(query: Query, table: string) {
  if (!(yield* isThere(query, table))) return 0
  const [row] = yield* query<{ n: number }>(`SELECT count(*)::float8 AS n FROM ${table}`)
  return row?.n ?? 0
})

// Groups are called by their run. The names of workflows tell nothing: whose they are stands in what they were begun with.
const dropMessages = `WITH gone AS (
    DELETE FROM ${Tables.schema}.cluster_messages
    WHERE (entity_type = 'Group' AND starts_with(entity_id, $1 || '/'))
      OR (starts_with(entity_type, 'Workflow/') AND entity_id IN (
        SELECT entity_id FROM ${Tables.schema}.cluster_messages
        WHERE CASE WHEN tag = 'run' AND entity_type IN ('Workflow/Run', 'Workflow/Portion')
          THEN payload::json ->> 'run' END = $1
      ))
    RETURNING id
  ), answers AS (
    DELETE FROM ${Tables.schema}.cluster_replies WHERE request_id IN (SELECT id FROM gone) RETURNING id
  ) SELECT (SELECT count(*) FROM gone)::float8 AS messages, (SELECT count(*) FROM answers)::float8 AS replies`

/** How a run ended at which nobody works any more; undefined where there is no such run. */
const ended = Effect.fnUntraced(function*(query: Query, { refuse, run }: ForgetOptions) {
  const [row] = yield* query<{ state: RunState }>("SELECT state FROM runs WHERE run = $1 FOR UPDATE", [text(run)])
  if (row === undefined) return undefined
  const { state } = row
  if (isUnderWay(row)) return yield* refuse(`${run} is ${state}: only a run that is over can be forgotten`)
  const worker = (yield* Tables.workers({ query })).find(({ load, lost }) => !lost && load.runs.includes(run))
  if (worker === undefined) return state as Forgotten["state"]
  return yield* refuse(`${worker.worker} is still at ${run}, which is ${state}: ask again in a moment`)
})

/** Drops all of it or nothing. */
export const forget = (
  { transact }: Pick<Connections, "transact">,
  options: ForgetOptions
): Effect.Effect<Forgotten, LogError | SqlError.SqlError> => {
  const { missing, run } = options
  const schema = quoted(schemaOf(run))
  let dropped: Forgotten | undefined
  return transact(Effect.fnUntraced(function*(query) {
    const state = yield* ended(query, options)
    // What was done and not heard of is done again: then there is nothing left of it.
    if (state === undefined) return dropped ?? (yield* missing)
    const facts = yield* count(query, `${schema}.events`)
    const calls = yield* count(query, `${schema}.calls`)
    const [posted] = (yield* isThere(query, `${Tables.schema}.cluster_messages`))
      ? yield* query<Pick<Forgotten, "messages" | "replies">>(dropMessages, [text(run)])
      : []
    yield* query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
    yield* query("DELETE FROM runs WHERE run = $1", [text(run)])
    yield* query("SELECT pg_notify($1, $2)", [text(Tables.channel), text(run)])
    dropped = { run, state, facts, calls, messages: posted?.messages ?? 0, replies: posted?.replies ?? 0 }
    return dropped
  }))
}
