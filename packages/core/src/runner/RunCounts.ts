/** How far the runs of a cluster have come, counted where they lie: what is counted once is not counted again. */
import { Effect, Result } from "effect"
import type { SqlError } from "effect/sql"
import { type Connections, number, text } from "../log/postgres/Connections.ts"
import { quoted, schemaOf } from "../log/postgres/RunSchema.ts"
import { isUnderWay, type RunStanding } from "./RegistryRows.ts"

/** What a run has come to. */
export interface Counts {
  readonly facts: number
  /** Calls that were answered. */
  readonly calls: number
  readonly episodes: number
  /** Rows that every filter keeps. */
  readonly rows: number
}

interface Counted {
  counts: Counts
  /** Up to this fact. */
  upTo: number
  /** The sitting and the state in which it was counted, and when it came into it. */
  when: string
  /** Milliseconds of this process: when it is worth to be counted again. */
  next: number
}

/** A count may take so much of the time: one share in twenty. */
const share = 20

const table = "SELECT to_regclass($1) IS NOT NULL AS there"
// Facts are numbered in the order of their commits, so those above a number are the new ones. What PostgreSQL cannot read as JSON, such
// as a U+0000 in a text, is looked into as it stands: within a text the quotes would have backslashes before them.
const facts = (schema: string) =>
  `SELECT max(id)::float8 AS "upTo", count(*)::float8 AS facts,
     count(*) FILTER (WHERE tag = 'EpisodeClosed')::float8 AS episodes,
     count(*) FILTER (WHERE tag = 'Judged' AND position('"keep":false' IN body) = 0)::float8 AS rows
   FROM ${schema}.events WHERE id > $1`
const calls = (schema: string) => `SELECT count(*)::float8 AS calls FROM ${schema}.calls`

interface FactsRow extends Omit<Counts, "calls"> {
  readonly upTo: number | null
}

const zero: Counts = { facts: 0, calls: 0, episodes: 0, rows: 0 }

/** Counts over some connections. */
export const make = ({ query }: Pick<Connections, "query">) => {
  const known = new Map<string, Counted>()

  const since = Effect.fnUntraced(function*(run: string, { counts, upTo }: Pick<Counted, "counts" | "upTo">) {
    const schema = quoted(schemaOf(run))
    const [found] = yield* query<{ there: boolean }>(table, [text(`${schema}.calls`)])
    if (found?.there !== true) return { counts, upTo }
    const [row] = yield* query<FactsRow>(facts(schema), [number(upTo)])
    const [called] = yield* query<{ calls: number }>(calls(schema))
    return {
      counts: {
        facts: counts.facts + (row?.facts ?? 0),
        calls: called?.calls ?? 0,
        episodes: counts.episodes + (row?.episodes ?? 0),
        rows: counts.rows + (row?.rows ?? 0)
      },
      upTo: row?.upTo ?? upTo
    }
  })

  /** Counts those that may have gone on since they were counted last. */
  const count = (runs: ReadonlyArray<RunStanding>): Effect.Effect<void, SqlError.SqlError> =>
    Effect.forEach(
      runs,
      Effect.fnUntraced(function*(standing) {
        const { changed, run, sitting, state } = standing
        const when = `${sitting} ${state} ${changed}`
        const before = known.get(run)
        const began = performance.now()
        if (before !== undefined && (before.when === when ? !isUnderWay(standing) || began < before.next : false)) {
          return
        }
        const counted = yield* Effect.result(since(run, before ?? { counts: zero, upTo: 0 }))
        if (Result.isFailure(counted)) return yield* counted.failure
        const now = performance.now()
        known.set(run, { ...counted.success, when, next: now + share * (now - began) })
      }),
      { discard: true }
    )

  return { count, of: (run: string): Counts | undefined => known.get(run)?.counts }
}
