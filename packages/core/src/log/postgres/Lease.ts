/** Who may write a run: each writer holds a lease by its name, and whoever takes that over shuts the former one out. */
import { Context, Effect, Schema } from "effect"
import { LogError } from "../EventLog.ts"
import { number, type Query, text } from "./Connections.ts"

/** This process may write no more: another one took its work over. */
export class LeaseLost extends LogError.extend<LeaseLost>("LeaseLost")({
  lease: Schema.String,
  epoch: Schema.Int
}) {
  override get message(): string {
    return `The lease "${this.lease}" on ${this.file} was taken over by another process: nothing more is written here. End this one.`
  }
}

/** A lease, and the taking over of others. */
export class Lease extends Context.Service<Lease, {
  readonly name: string
  /** Grows with every taking of any lease of the run. */
  readonly epoch: number
  /** Shuts out whoever holds a lease: what it has not committed by now is never written. Gives the new epoch. */
  readonly takeOver: (name: string) => Effect.Effect<number, LogError>
}>()("@stoa/core/log/postgres/Lease") {}

/** Numbers of attempts for each epoch: they tell whose attempt it was, and are known before they are written. */
export const attemptsEach = 2 ** 32

// Nobody knows what those that were open cost, so their worst case stays. As in run.db, and of one writer only.
const cut =
  `UPDATE attempts SET state = 'cut' WHERE id >= $1 AND id < $2 AND state IN ('open', 'cut', 'answered') AND place <> 'trial'
   AND place NOT LIKE 'interview/%' AND NOT EXISTS (SELECT FROM calls WHERE calls.place = attempts.place)`
const lost = "UPDATE attempts SET state = 'lost' WHERE id >= $1 AND id < $2 AND state = 'open'"

/** Takes a lease, in a transaction; what its former holder left open is closed. */
export const take = Effect.fnUntraced(function*(query: Query, name: string) {
  // Waits for a transaction of the former holder that has passed its fence.
  const [former] = yield* query<{ epoch: number }>(
    "SELECT epoch::float8 AS epoch FROM leases WHERE name = $1 FOR UPDATE",
    [text(name)]
  )
  const [taken] = yield* query<{ epoch: number }>(
    `INSERT INTO leases (name, epoch) VALUES ($1, nextval('epochs'))
     ON CONFLICT (name) DO UPDATE SET epoch = excluded.epoch RETURNING epoch::float8 AS epoch`,
    [text(name)]
  )
  if (former !== undefined) {
    const range = [number(former.epoch * attemptsEach), number((former.epoch + 1) * attemptsEach)]
    yield* query(cut, range)
    yield* query(lost, range)
  }
  return taken?.epoch ?? 0
})

/** Fails where the lease was taken over. Nobody can take it before the transaction ends. */
export const fence = (file: string, held: { readonly name: string; readonly epoch: number }) =>
  Effect.fnUntraced(function*(query: Query) {
    const [found] = yield* query<{ epoch: number }>(
      "SELECT epoch::float8 AS epoch FROM leases WHERE name = $1 FOR SHARE",
      [text(held.name)]
    )
    if (found?.epoch !== held.epoch) {
      return yield* new LeaseLost({ file, detail: "its lease was taken over", lease: held.name, epoch: held.epoch })
    }
  })
