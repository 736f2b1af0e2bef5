/** The attempts at calls of a run in PostgreSQL. */
import { Effect } from "effect"
import { type Attempt, type AttemptEnd, AttemptStore, type Spent } from "../Attempts.ts"
import { type Held, Writing } from "../Writing.ts"
import type { Table } from "./Commit.ts"
import { numbers, type Query, texts } from "./Connections.ts"
import type { FactsServices } from "./Facts.ts"
import { attemptsEach } from "./Lease.ts"

interface Opened extends Attempt {
  readonly id: number
  /** Under which it was opened: whoever takes that closes what is open. */
  readonly lease: string
  readonly began: number
}

interface Closed extends AttemptEnd {
  readonly id: number
  readonly ended: number
}

const insert = `INSERT INTO attempts (id, place, model, state, input, output, cached, began, lease)
  SELECT id, place, model, 'open', input, output, 0, began, lease
  FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[])
    AS attempt (id, place, model, input, output, began, lease)
  ON CONFLICT (id) DO NOTHING`
const update = `UPDATE attempts SET state = ended.state, input = ended.input, output = ended.output,
    cached = ended.cached, took = ended.at - began
  FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
    AS ended (id, state, input, output, cached, at)
  WHERE attempts.id = ended.id`

const ids = (rows: ReadonlyArray<{ readonly id: number }>) => numbers(rows.map(({ id }) => id))
const tokens = (rows: ReadonlyArray<Opened | Closed>) => [
  numbers(rows.map(({ inputTokens }) => inputTokens)),
  numbers(rows.map(({ outputTokens }) => outputTokens))
]

const opening: Table<Opened, number> = {
  rank: 2,
  put: (query: Query, rows) =>
    Effect.as(
      query(insert, [
        ids(rows),
        texts(rows.map(({ place }) => place)),
        texts(rows.map(({ model }) => model)),
        ...tokens(rows),
        numbers(rows.map(({ began }) => began)),
        texts(rows.map(({ lease }) => lease))
      ]),
      rows.map(({ id }) => Effect.succeed(id))
    )
}

const closing: Table<Closed, void> = {
  rank: 3,
  put: (query: Query, rows) =>
    Effect.as(
      query(update, [
        ids(rows),
        texts(rows.map(({ state }) => state)),
        ...tokens(rows),
        numbers(rows.map(({ cachedTokens }) => cachedTokens)),
        numbers(rows.map(({ ended }) => ended))
      ]),
      rows.map(() => Effect.void)
    )
}

/** The attempts of a process with this lease. Their numbers are given here, so that one written twice is one. */
export const make = ({ commit, connections, patiently }: FactsServices, own: Held) => {
  let nth = 0
  const next = () => own.epoch * attemptsEach + nth++
  return AttemptStore.of({
    open: (attempt) =>
      Effect.flatMap(
        Writing,
        (held) => commit(opening, { ...attempt, id: next(), lease: (held ?? own).name, began: Date.now() })
      ),
    close: (id, end) => Effect.suspend(() => commit(closing, { ...end, id, ended: Date.now() })),
    spent: patiently(connections.query<Spent>(
      `SELECT model, COUNT(*)::float8 AS calls, SUM(input)::float8 AS "inputTokens",
         SUM(output)::float8 AS "outputTokens", SUM(cached)::float8 AS "cachedTokens"
       FROM attempts GROUP BY model ORDER BY model`
    ))
  })
}
