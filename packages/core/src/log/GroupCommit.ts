/**
 * Group commit: what many fibers write while the event loop turns once is one transaction. A write is done when its
 * transaction is committed, so what it wrote is on disk before anybody goes on.
 */
import { Effect } from "effect"
import type * as Sqlite from "./Sqlite.ts"

/** One write: runs prepared statements, at once and in the order of arrival. */
export type Write<A> = () => A

interface Waiting {
  readonly write: Write<unknown>
  readonly resume: (effect: Effect.Effect<never, unknown> | Effect.Effect<unknown>) => void
}

/** How writes are gathered. */
export interface GroupCommitOptions {
  /** Milliseconds to wait for more writes; 0 for the rest of this turn of the event loop. A synced commit is worth a wait. */
  readonly linger: number
}

/** A write that is wrong in itself, such as another fact at a place that is taken; the others of its transaction go on. */
export class Refused {
  readonly detail: string
  constructor(detail: string) {
    this.detail = detail
  }
}

/** Commits writes over one connection; what still waits is committed when the scope closes. */
export const make = Effect.fnUntraced(function*(db: Sqlite.Connection, { linger }: GroupCommitOptions) {
  const begin = db.prepare("BEGIN IMMEDIATE")
  const commit = db.prepare("COMMIT")
  let waiting: Array<Waiting> = []

  const attempt = (writes: ReadonlyArray<Waiting>): Array<Effect.Effect<unknown> | Effect.Effect<never, unknown>> => {
    try {
      begin.run()
      const ends = writes.map(({ write }) => {
        try {
          return Effect.succeed(write())
        } catch (error) {
          if (error instanceof Refused) return Effect.fail(error)
          throw error
        }
      })
      commit.run()
      return ends
    } catch (error) {
      // A full disk may have rolled back already.
      if (db.isTransaction) db.exec("ROLLBACK")
      return writes.map(() => Effect.fail(error))
    }
  }

  const flush = () => {
    if (waiting.length === 0) return
    const writes = waiting
    waiting = []
    attempt(writes).forEach((end, index) => writes[index]?.resume(end))
  }
  yield* Effect.addFinalizer(() => Effect.sync(flush))

  // A fiber that is interrupted while it waits does not take its write back: it was decided.
  return <A>(write: Write<A>): Effect.Effect<A, unknown> =>
    Effect.callback<A, unknown>((resume) => {
      if (waiting.push({ write, resume: resume as Waiting["resume"] }) > 1) return
      if (linger === 0) setImmediate(flush)
      else setTimeout(flush, linger)
    })
})
