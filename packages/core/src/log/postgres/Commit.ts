/** Group commit: what many fibers write at once is one transaction, with one statement for each table. */
import { Effect } from "effect"
import type { SqlError } from "effect/sql"
import type { LogError } from "../EventLog.ts"
import { type Held, Writing } from "../Writing.ts"
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

/** Writes a row under the lease of the fiber that asks for it, together with the rows of others; done when it is committed. */
export type Commit = <Row, A>(table: Table<Row, A>, row: Row) => Effect.Effect<A, LogError>

/** What commits. */
export interface CommitOptions {
  readonly connections: Connections
  readonly patiently: Patiently
  /** The lease of whatever goes on under no other. */
  readonly own: Held
  /** Tells which of some leases are lost; asked at the beginning of every transaction, and none is taken before that ends. */
  readonly fence: (
    query: Query,
    held: ReadonlyArray<Held>
  ) => Effect.Effect<(one: Held) => LogError | undefined, SqlError.SqlError>
}

interface Write {
  readonly held: Held
  readonly table: Table<unknown, unknown>
  readonly row: unknown
}

/** Rows in a transaction at most: with calls of some kilobytes that is as much as goes well over a network at once. */
const most = 1000

/** Commits writes; what still waits is committed when the scope closes. */
export const make = Effect.fnUntraced(function*({ connections, fence, own, patiently }: CommitOptions) {
  const run = (writes: ReadonlyArray<Write>) =>
    patiently(connections.transact(Effect.fnUntraced(function*(query) {
      const lost = yield* fence(query, writes.map(({ held }) => held))
      const ends: Array<Gather.End<unknown, LogError>> = []
      const byTable = new Map<Write["table"], Array<number>>()
      writes.forEach(({ held, table }, at) => {
        const why = lost(held)
        if (why !== undefined) ends[at] = Effect.fail(why)
        else if (byTable.get(table)?.push(at) === undefined) byTable.set(table, [at])
      })
      for (const [table, places] of [...byTable].toSorted(([a], [b]) => a.rank - b.rank)) {
        const found = yield* table.put(query, places.map((at) => writes[at]?.row))
        places.forEach((at, index) => {
          ends[at] = found[index] as Gather.End<unknown, LogError>
        })
      }
      return ends
    })))
  const write = yield* Gather.make<Write, unknown, LogError>({ run, most })
  return ((table, row) =>
    Effect.flatMap(
      Writing,
      (held) => write({ table: table as Table<unknown, unknown>, row, held: held ?? own })
    )) as Commit
})

/** Rows by a name, the last of each, in the order of the names: how rows that are written over are written together. */
export const lastByName = <Row>(rows: ReadonlyArray<Row>, name: (row: Row) => string): Array<Row> =>
  [...new Map(rows.map((row) => [name(row), row])).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) =>
    row
  )
