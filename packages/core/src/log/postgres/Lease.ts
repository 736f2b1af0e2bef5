/** Who may write a run: each writer holds a lease by its name, and whoever takes that over shuts the former one out. */
import { Context, Effect, Schema } from "effect"
import { LogError } from "../EventLog.ts"
import { type Held, Writing } from "../Writing.ts"
import { type Query, texts } from "./Connections.ts"

/** This work may be written no more: another process took it over, or it began anew. */
export class LeaseLost extends LogError.extend<LeaseLost>("LeaseLost")({
  lease: Schema.String,
  epoch: Schema.Int
}) {
  override get message(): string {
    return `The lease "${this.lease}" on ${this.file} was taken over: nothing more is written under it here. End what goes on under it.`
  }
}

/** A lease, and the taking of others. */
export class Lease extends Context.Service<Lease, {
  readonly name: string
  /** No two takings of any lease of the run have the same. */
  readonly epoch: number
  /** Shuts out whoever holds a lease: what it has not committed by now is never written. Gives the new epoch. */
  readonly takeOver: (name: string) => Effect.Effect<number, LogError>
  /** Takes a lease, and does something under it: whoever takes that over shuts out what is done here, and nothing else of this process. */
  readonly under: <A, E, R>(name: string, effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E | LogError, R>
}>()("@stoa/core/log/postgres/Lease") {
  /** The lease of a process, which takes others in some way. */
  static readonly over = (own: Held, takeOver: Lease["Service"]["takeOver"]): Lease["Service"] =>
    Lease.of({
      ...own,
      takeOver,
      under: (name, effect) =>
        Effect.flatMap(takeOver(name), (epoch) => Effect.provideService(effect, Writing, { name, epoch }))
    })
}

/** Numbers of attempts for each epoch of a process: they tell whose attempt it was, and are known before they are written. */
export const attemptsEach = 2 ** 32

// Nobody knows what those that were open cost, so their worst case stays. As in run.db, and of one lease only.
const wasCut = `place <> 'trial' AND place NOT LIKE 'interview/%'
  AND NOT EXISTS (SELECT FROM calls WHERE calls.place = attempts.place)`
const close = `UPDATE attempts SET state = CASE WHEN ${wasCut} THEN 'cut' ELSE 'lost' END
  WHERE lease = ANY ($1::text[]) AND (state = 'open' OR (state = 'answered' AND ${wasCut}))`

// All transactions wait for leases before anything else and in the same order, lest two of them wait for each other.
const missing = `INSERT INTO leases (name, epoch) SELECT name, 0 FROM unnest($1::text[]) AS name ORDER BY name
  ON CONFLICT (name) DO NOTHING`
const alone = "SELECT FROM leases WHERE name = ANY ($1::text[]) ORDER BY name FOR UPDATE"
const taking = `UPDATE leases SET epoch = nextval('epochs') WHERE name = ANY ($1::text[])
  RETURNING name, epoch::float8 AS epoch`

/** Takes leases, in a transaction; what their former holders left open is closed. Of one that is taken twice the last taking counts. */
export const take = Effect.fnUntraced(function*(query: Query, names: ReadonlyArray<string>) {
  const all = [texts([...new Set(names)])]
  yield* query(missing, all)
  // Waits for transactions of the former holders that have passed their fence.
  yield* query(alone, all)
  const epochs = new Map((yield* query<Held>(taking, all)).map(({ epoch, name }) => [name, epoch]))
  yield* query(close, all)
  return names.map((name, index) => (names.lastIndexOf(name) === index ? epochs.get(name) ?? 0 : 0))
})

const standing = "SELECT name, epoch::float8 AS epoch FROM leases WHERE name = ANY ($1::text[]) ORDER BY name FOR SHARE"

/** Tells which leases were taken over. Nobody can take one of the others before the transaction ends. */
export const fence = (file: string) =>
  Effect.fnUntraced(function*(query: Query, held: ReadonlyArray<Held>) {
    const names = [...new Set(held.map(({ name }) => name))]
    const rows = yield* query<Held>(standing, [texts(names)])
    const epochs = new Map(rows.map(({ epoch, name }) => [name, epoch]))
    return ({ epoch, name }: Held): LeaseLost | undefined =>
      epochs.get(name) === epoch
        ? undefined
        : new LeaseLost({ file, detail: `the lease "${name}" was taken over`, lease: name, epoch })
  })
