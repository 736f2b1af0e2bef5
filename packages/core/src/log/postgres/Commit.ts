/** Group commit: what many fibers write at once is one transaction, with one statement for each table. */
import { Effect } from "effect"
import type { SqlError } from "effect/sql"
import type { LogError } from "../EventLog.ts"
import type { Connections, Query } from "./Connections.ts"
import * as Gather from "./Gather.ts"
import type { Patiently } from "./Patience.ts"

/** How rows of one sort are written: many in one statement, and the same again without harm. */
export interface Table<Row, A> {
  /** All processes write their tables in this order, lest one waits for another that waits for it. */
  readonly rank: number
  /** Gives an end for each row: a row that is wrong in itself does not keep the others from being written. */
  readonly put: (
    query: Query,
    rows: ReadonlyArray<Row>
  ) => Effect.Effect<ReadonlyArray<Gather.End<A, LogError>>, SqlError.SqlError>
}

/** Writes a row together with those of others; done when it is committed. */
export type Commit = <Row, A>(table: Table<Row, A>, row: Row) => Effect.Effect<A, LogError>

/** What commits. */
export interface CommitOptions {
  readonly connections: Connections
  readonly patiently: Patiently
  /** Fails where this process may write no more; asked in every transaction. */
  readonly fence: (query: Query) => Effect.Effect<void, LogError | SqlError.SqlError>
}

interface Write {
  readonly table: Table<unknown, unknown>
  readonly row: unknown
}

/** Rows in a transaction at most: with calls of some kilobytes that is as much as goes well over a network at once. */
const most = 1000

/** Commits writes; what still waits is committed when the scope closes. */
export const make = Effect.fnUntraced(function*({ connections, fence, patiently }: CommitOptions) {
  const run = (writes: ReadonlyArray<Write>) =>
    patiently(connections.transact(Effect.fnUntraced(function*(query) {
      yield* fence(query)
      const ends: Array<Gather.End<unknown, LogError>> = []
      const tables = [...new Set(writes.map(({ table }) => table))].toSorted((a, b) => a.rank - b.rank)
      for (const table of tables) {
        const own = [...writes.keys()].filter((index) => writes[index]?.table === table)
        const found = yield* table.put(query, own.map((index) => writes[index]?.row))
        own.forEach((at, index) => {
          ends[at] = found[index] as Gather.End<unknown, LogError>
        })
      }
      return ends
    })))
  const write = yield* Gather.make<Write, unknown, LogError>({ run, most })
  return ((table, row) => write({ table: table as Table<unknown, unknown>, row })) as Commit
})

/** Rows by a name, the last of each, in the order of the names: how rows that are written over are written together. */
export const lastByName = <Row>(rows: ReadonlyArray<Row>, name: (row: Row) => string): Array<Row> =>
  [...new Map(rows.map((row) => [name(row), row])).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) =>
    row
  )
