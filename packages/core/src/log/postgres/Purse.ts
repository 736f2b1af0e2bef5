/** The purse of a run in PostgreSQL: one row, which whoever takes a turn has for itself. */
import { Effect } from "effect"
import * as Claims from "../../model/Claims.ts"
import type { Purse, PurseOptions } from "../../model/Purse.ts"
import type { Spent } from "../Attempts.ts"
import { number, type Query, text } from "./Connections.ts"
import { attemptsEach } from "./Lease.ts"
import * as RunDatabase from "./RunDatabase.ts"
import * as ServerClock from "./ServerClock.ts"

/** Whose purse it is. */
export interface Owner extends RunDatabase.RunDatabaseOptions {
  /** The process, as its attempts are numbered. */
  readonly epoch: number
  /** Milliseconds without a word after which a process counts as gone; 20 s by itself. */
  readonly silence?: number
  /** Milliseconds, in place of the server's clock. */
  readonly now?: () => number
}

const statements = [
  // Rewritten again and again: there is room for that in its page.
  "CREATE TABLE IF NOT EXISTS purse (id INTEGER PRIMARY KEY CHECK (id = 1), claims TEXT NOT NULL) WITH (fillfactor = 10)",
  `INSERT INTO purse (id, claims) VALUES (1, '${JSON.stringify(Claims.empty)}') ON CONFLICT (id) DO NOTHING`
]

const select = `SELECT claims, ${ServerClock.now} AS now FROM purse FOR UPDATE`

const counted = (where: string) =>
  `SELECT (id / ${attemptsEach})::float8 AS epoch, model, COUNT(*)::float8 AS calls, SUM(input)::float8 AS "inputTokens",
     SUM(output)::float8 AS "outputTokens", SUM(cached)::float8 AS "cachedTokens"
   FROM attempts ${where} GROUP BY 1, 2 ORDER BY 1, 2`

type Counted = Spent & { readonly epoch: number }

/** What comes of a turn: the claims after it, and what is told of it. */
type Step<A> = (
  claims: Claims.Claims,
  comer: Claims.Comer,
  query: Query
) => Effect.Effect<readonly [Claims.Claims, A], Effect.Error<ReturnType<Query>>>

/** Opens the purse of a run for one process. */
export const make = Effect.fnUntraced(function*(owner: Owner, { charge, limits }: PurseOptions) {
  const { epoch, silence = 20_000 } = owner
  const { connections, patiently } = yield* RunDatabase.open(owner, statements)

  const spentOf = (rows: ReadonlyArray<Counted>) => charge(rows.map(({ epoch: _, ...spent }) => spent))
  const countAll = Effect.fnUntraced(function*(query: Query) {
    const rows = yield* query<Counted>(counted(""))
    return Object.fromEntries(
      [...Map.groupBy(rows, (row) => row.epoch)].map(([of, own]) => [of, spentOf(own)])
    )
  })
  const countOf = (query: Query, of: number) =>
    Effect.map(
      query<Counted>(counted("WHERE id >= $1 AND id < $2"), [
        number(of * attemptsEach),
        number((of + 1) * attemptsEach)
      ]),
      spentOf
    )

  const change = <A>(step: Step<A>) =>
    patiently(connections.transact(Effect.fnUntraced(function*(query) {
      const [row] = yield* query<{ claims: string; now: number }>(select)
      const before = JSON.parse(row?.claims ?? "") as Claims.Claims
      const now = owner.now?.() ?? row?.now ?? 0
      const [after, told] = yield* step(before, { epoch, now, silence }, query)
      if (after !== before) yield* query("UPDATE purse SET claims = $1", [text(JSON.stringify(after))])
      return told
    })))

  const begin = change((claims, comer, query) =>
    Effect.map(countAll(query), (all) => {
      const begun = Claims.begin(claims, comer, all)
      return [begun, { ...Claims.taken(begun), granted: 0 }]
    })
  )

  const take = (turn: Claims.Turn) =>
    change(Effect.fnUntraced(function*(claims, comer, query) {
      let present = claims
      for (const gone of Claims.silent(claims, comer)) present = Claims.end(present, gone, yield* countOf(query, gone))
      return Claims.take(present, comer, { limits, turn }) ?? [present, undefined]
    }))

  const leave = change((claims, _, query) =>
    claims.live[epoch] === undefined
      ? Effect.succeed([claims, undefined] as const)
      : Effect.map(countOf(query, epoch), (spent) => [Claims.end(claims, epoch, spent), undefined] as const)
  )

  return { silence, begin, take, leave } satisfies Purse as Purse
})
