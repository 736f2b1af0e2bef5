/** What is read of a run in PostgreSQL for its copy in run.db: always what is new since the last time. */
import { Effect } from "effect"
import type { StoredCall } from "../CallStore.ts"
import type { LogError } from "../EventLog.ts"
import { type Connections, number, numbers, text, texts } from "./Connections.ts"
import { attemptsEach } from "./Lease.ts"
import type { Patiently } from "./Patience.ts"

/** Rows as they stand. Numbers are those of PostgreSQL. */
export interface FactRow {
  readonly id: number
  readonly place: string
  readonly tag: string
  readonly body: string
  readonly digest: string
  readonly at: number | null
}
export interface CallRow extends StoredCall {
  readonly id: number
  readonly digest: string
}
export interface AttemptRow {
  readonly id: number
  readonly place: string
  readonly model: string
  readonly state: string
  readonly input: number
  readonly output: number
  readonly cached: number
  readonly began: number
  readonly took: number | null
}
/** What is kept under a name and written over: a note, a signal, a milestone. */
export interface NamedRow {
  readonly sort: "notes" | "signals" | "milestones"
  readonly name: string
  readonly body: string
  readonly at: number | null
  readonly digest: string | null
}

/** Attempts whose numbers are near each other, summed up: where a sum is the same on both sides, so are they. */
export interface Sum {
  readonly block: number
  readonly state: string
  readonly sum: string
}

/** How far calls were read. */
export interface CallsRead {
  readonly newest: number
  /**
   * Numbers below it that were not there, each with the first transaction that had not begun by then: once all before that are over,
   * it comes no more. Infinite where that is not known.
   */
  readonly gaps: ReadonlyMap<number, number>
}

/** Attempts in a block. */
export const block = 4096

/** Rows at once: facts and attempts are short, calls have the texts of prompts. */
export const most = { facts: 2000, attempts: 2000, calls: 500 } as const

const facts = `SELECT id::float8 AS id, place, tag, body, digest, at::float8 AS at FROM events
  WHERE id > $1 ORDER BY id LIMIT ${most.facts}`

const callColumns = "id, key, place, prompt, model, request, reply, digest"
const callFields = "id::float8 AS id, key, place, prompt, model, request, reply, digest"
// One statement sees one moment, and the transactions that were under way in it.
const calls = `WITH moment AS (SELECT pg_current_snapshot() AS seen), fresh AS (
    (SELECT ${callColumns} FROM calls WHERE id = ANY ($2::bigint[]))
    UNION ALL
    (SELECT ${callColumns} FROM calls WHERE id > $1 ORDER BY id LIMIT ${most.calls})
  ) SELECT pg_snapshot_xmin(seen)::text::float8 AS oldest, pg_snapshot_xmax(seen)::text::float8 AS next, ${callFields}
    FROM moment LEFT JOIN fresh ON true ORDER BY id`

const attemptFields = `id::float8 AS id, place, model, state, input::float8 AS input, output::float8 AS output,
  cached::float8 AS cached, began::float8 AS began, took::float8 AS took`
// Each writer numbers its own, one after the other: of each those that come after the last one known.
const attempts = `WITH RECURSIVE epoch (nth) AS (
    SELECT (SELECT min(id) FROM attempts) / ${attemptsEach}
    UNION ALL
    SELECT (SELECT min(id) FROM attempts WHERE id >= (nth + 1) * ${attemptsEach}) / ${attemptsEach}
    FROM epoch WHERE nth IS NOT NULL
  ) SELECT ${attemptFields}
    FROM epoch LEFT JOIN unnest($1::bigint[]) AS known (last) ON known.last / ${attemptsEach} = nth,
      LATERAL (SELECT * FROM attempts WHERE id > coalesce(known.last, nth * ${attemptsEach} - 1)
        AND id < (nth + 1) * ${attemptsEach} ORDER BY id LIMIT ${most.attempts}) AS fresh`
const closed = `SELECT ${attemptFields} FROM attempts WHERE id = ANY ($1::bigint[]) AND state <> 'open'`
const inBlocks = `SELECT ${attemptFields} FROM unnest($1::bigint[]) AS wanted (nth)
  JOIN attempts ON id >= nth * ${block} AND id < (nth + 1) * ${block} ORDER BY id`

/** The sums of attempts in a table, whose numbers are in a column; the same words in both databases. */
export const sumsOf = (table: string, id: string): string =>
  `SELECT ${id} / ${block} AS block, state, COUNT(*) AS n, SUM(input) AS input, SUM(output) AS output,
     SUM(cached) AS cached, SUM(COALESCE(took, -1)) AS took FROM ${table} GROUP BY 1, 2`

const sums = `SELECT block::float8 AS block, state, concat_ws(' ', n, input, output, cached, took) AS sum
  FROM (${sumsOf("attempts", "id")}) AS summed`

const named = `SELECT 'notes' AS sort, name, body, NULL::float8 AS at, NULL AS digest FROM notes
  UNION ALL SELECT 'signals', name, body, at::float8, NULL FROM signals
  UNION ALL SELECT 'milestones', place, body, NULL, digest FROM milestones`

/** What was read of the calls, and how far that is now. */
const callsAfter = (
  { gaps, newest }: CallsRead,
  rows: ReadonlyArray<CallRow & { readonly oldest: number; readonly next: number }>
): { readonly calls: ReadonlyArray<CallRow>; readonly read: CallsRead } => {
  const [first] = rows
  const found = rows.filter(({ id }) => id !== null)
  const there = new Set(found.map(({ id }) => id))
  const { next: unbegun = Infinity, oldest = 0 } = first ?? {}
  const left = new Map(
    [...gaps].filter(([id, until]) => !there.has(id) && until > oldest).map((
      [id, until]
    ) => [id, Math.min(until, unbegun)])
  )
  let last = newest
  for (const { id, next } of found) {
    for (let gap = last + 1; gap < id; gap++) left.set(gap, next)
    last = Math.max(last, id)
  }
  return { calls: found, read: { newest: last, gaps: left } }
}

/** Reads over connections to the schema of the run. */
export const make = (connections: Pick<Connections, "query">, patiently: Patiently) => {
  const query = <Row extends object>(statement: string, parameters?: ReadonlyArray<unknown>) =>
    patiently(connections.query<Row>(statement, parameters))
  return {
    /** True once there is such a run. */
    isThere: (schema: string): Effect.Effect<boolean, LogError> =>
      Effect.map(query("SELECT FROM pg_namespace WHERE nspname = $1", [text(schema)]), (rows) => rows.length > 0),
    /** The facts after a number: those of a lower one are all there, for numbers go up in the order of commits. */
    facts: (after: number) => query<FactRow>(facts, [number(after)]),
    /** The calls that are new. Theirs do not go up in that order: what was passed over is looked for until it can come no more. */
    calls: (read: CallsRead) =>
      Effect.map(
        query<CallRow & { oldest: number; next: number }>(calls, [number(read.newest), numbers([...read.gaps.keys()])]),
        (rows) => callsAfter(read, rows)
      ),
    /** The keys of all calls, a page of them after one. */
    keys: (after: string) =>
      Effect.map(
        query<{ key: string }>("SELECT key FROM calls WHERE key > $1 ORDER BY key LIMIT 20000", [text(after)]),
        (rows) => rows.map(({ key }) => key)
      ),
    callsOf: (keys: ReadonlyArray<string>) =>
      query<CallRow>(`SELECT ${callFields} FROM calls WHERE key = ANY ($1::text[]) ORDER BY id`, [texts(keys)]),
    count: Effect.map(
      query<{ n: number }>("SELECT count(*)::float8 AS n FROM calls"),
      ([row]) => row?.n ?? 0
    ),
    /** The attempts after the last ones of each writer. */
    attempts: (last: ReadonlyArray<number>) => query<AttemptRow>(attempts, [numbers(last)]),
    /** Of these attempts those that are no longer open. */
    closed: (ids: ReadonlyArray<number>) =>
      ids.length === 0 ? Effect.succeed([]) : query<AttemptRow>(closed, [numbers(ids)]),
    sums: query<Sum>(sums),
    inBlocks: (blocks: ReadonlyArray<number>) => query<AttemptRow>(inBlocks, [numbers(blocks)]),
    named: query<NamedRow>(named)
  }
}

/** What is read. */
export type MirrorSource = ReturnType<typeof make>
