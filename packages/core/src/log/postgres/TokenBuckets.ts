/** Buckets of tokens that fill by themselves, in PostgreSQL: whatever one process wants of them at once is one statement. */
import { Effect } from "effect"
import type { SqlError } from "effect/sql"
import { type Query, texts } from "./Connections.ts"
import * as ServerClock from "./ServerClock.ts"

/** What somebody wants of a bucket. */
export interface Take {
  readonly key: string
  /** Below 0 to give back. */
  readonly tokens: number
  /** What the bucket holds when it is full, and milliseconds until there is one more. */
  readonly limit: number
  readonly refill: number
  /** True to take more than there is: what comes after pays it off. */
  readonly overflow: boolean
}

/** What is left then, below 0 for a debt, and milliseconds since the last whole token came in. */
export type Taken = readonly [remaining: number, elapsed: number]

/** A bucket is what is left of some seconds: after a crash of the server it may be full again. */
export const table = `CREATE UNLOGGED TABLE IF NOT EXISTS buckets (
     key TEXT PRIMARY KEY, tokens FLOAT8 NOT NULL, at FLOAT8 NOT NULL, remaining FLOAT8 NOT NULL, seen FLOAT8 NOT NULL,
     size FLOAT8 NOT NULL, refill FLOAT8 NOT NULL, taken FLOAT8 NOT NULL, overflow BOOLEAN NOT NULL
   ) WITH (fillfactor = 10)`

const clock = `COALESCE($6::text::float8, ${ServerClock.now})`

// The clock is read when the row is one's own. Whole tokens come in: what has come of the next one stays in `at`.
const statement = `INSERT INTO buckets AS bucket (key, tokens, at, remaining, seen, size, refill, taken, overflow)
  SELECT key, CASE WHEN overflow OR size >= taken THEN size - taken ELSE size END, now, size - taken, now, size, refill, taken, overflow
  FROM unnest($1::text[], $2::text[]::float8[], $3::text[]::float8[], $4::text[]::float8[], $5::text[]::boolean[])
    AS want (key, taken, size, refill, overflow), (SELECT ${clock} AS now) AS time
  ON CONFLICT (key) DO UPDATE SET (tokens, at, remaining, seen, size, refill, taken, overflow) = (
    SELECT CASE WHEN excluded.overflow OR present >= excluded.taken THEN present - excluded.taken ELSE present END,
      CASE WHEN present >= excluded.size THEN now ELSE since END,
      present - excluded.taken, now, excluded.size, excluded.refill, excluded.taken, excluded.overflow
    FROM (
      SELECT now, LEAST(excluded.size, bucket.tokens + come) AS present, bucket.at + come * excluded.refill AS since
      FROM (
        SELECT now, GREATEST(0, floor((now - bucket.at) / excluded.refill)) AS come FROM (SELECT ${clock} AS now OFFSET 0) AS time
        OFFSET 0
      ) AS filling OFFSET 0
    ) AS filled
  )
  RETURNING key, remaining, GREATEST(0, seen - at) AS elapsed`

/** What is wanted of one bucket together: one after another, at one moment. */
interface Together {
  readonly take: Take
  readonly indices: ReadonlyArray<number>
}

const isLike = (one: Take, other: Take): boolean =>
  one.overflow && other.overflow && one.limit === other.limit && one.refill === other.refill

/** Takes of different buckets, or of one in a row: as many as one statement can do. */
const rounds = (takes: ReadonlyArray<Take>): ReadonlyArray<ReadonlyArray<Together>> => {
  const all: Array<Map<string, Together>> = []
  const last = new Map<string, number>()
  takes.forEach((take, index) => {
    const nth = last.get(take.key) ?? -1
    const present = all[nth]?.get(take.key)
    if (present !== undefined && isLike(present.take, take)) {
      const { indices, take: { tokens } } = present
      all[nth]?.set(take.key, { take: { ...take, tokens: tokens + take.tokens }, indices: [...indices, index] })
      return
    }
    last.set(take.key, nth + 1)
    const round = all[nth + 1] ?? new Map<string, Together>()
    round.set(take.key, { take, indices: [index] })
    all[nth + 1] = round
  })
  // Everybody in the same order, lest one waits for another that waits for it.
  return all.map((round) => [...round.values()].toSorted((a, b) => (a.take.key < b.take.key ? -1 : 1)))
}

const column = (round: ReadonlyArray<Together>, value: (take: Take) => number | boolean | string) =>
  texts(round.map(({ take }) => `${value(take)}`))

/** Takes in the order in which they are given; an end for each. */
export const takeAll = Effect.fnUntraced(
  function*(query: Query, takes: ReadonlyArray<Take>, now?: number): Effect.fn.Return<
    Array<Effect.Effect<Taken>>,
    SqlError.SqlError
  > {
    const ends: Array<Effect.Effect<Taken>> = []
    for (const round of rounds(takes)) {
      const rows = yield* query<{ key: string; remaining: number; elapsed: number }>(statement, [
        column(round, ({ key }) => key),
        column(round, ({ tokens }) => tokens),
        column(round, ({ limit }) => limit),
        column(round, ({ refill }) => refill),
        column(round, ({ overflow }) => overflow),
        now === undefined ? null : `${now}`
      ])
      const found = new Map(rows.map((row) => [row.key, row]))
      for (const { indices, take } of round) {
        const { elapsed = 0, remaining = 0 } = found.get(take.key) ?? {}
        let left = remaining + take.tokens
        for (const index of indices) {
          left -= takes[index]?.tokens ?? 0
          ends[index] = Effect.succeed([left, elapsed])
        }
      }
    }
    return ends
  }
)
