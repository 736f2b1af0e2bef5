/** The connections to PostgreSQL: the home of its client. */
import { PgPool, PgTypes } from "@effect/sql-pg"
import { type Duration, Effect, type Queue, Redacted, Result, type Scope } from "effect"
import { SqlError } from "effect/sql"
import { fromStored, toStored } from "./Text.ts"

/** Runs one statement; numbers come back as they are only where they are cast to float8. */
export type Query = <Row extends object>(
  text: string,
  parameters?: ReadonlyArray<unknown>
) => Effect.Effect<ReadonlyArray<Row>, SqlError.SqlError>

/** What can be done at a server. */
export interface Connections {
  readonly query: Query
  /** Does all of it or nothing, over one connection. */
  readonly transact: <A, E>(work: (query: Query) => Effect.Effect<A, E>) => Effect.Effect<A, E | SqlError.SqlError>
  /** What is told on a channel from now on. */
  readonly listen: (
    channel: string
  ) => Effect.Effect<Queue.Dequeue<{ readonly payload: string }, SqlError.SqlError>, SqlError.SqlError, Scope.Scope>
}

/** How a server is reached. */
export interface ConnectionsOptions {
  readonly url: string
  /** The schema whose tables are meant. */
  readonly schema: string
  readonly readonly: boolean
}

/** Parameters of their types. */
export const text = (value: string) => PgTypes.text(toStored(value))
export const texts = (values: ReadonlyArray<string>) => Result.getOrThrow(PgTypes.array(values.map(toStored), 25))
export const number = (value: number) => PgTypes.int8(BigInt(value))
export const numbers = (values: ReadonlyArray<number>) =>
  Result.getOrThrow(PgTypes.array(values.map((value) => BigInt(value)), 20))

/** A reply of the server may be as long as a request with its texts. */
const mostBytes = 1 << 30

/** What takes longer was sent to nobody: the server is gone without a word, or its network is. */
const longest: Duration.Input = "60 seconds"

/** A server that hears nothing more of a process takes back what that has begun, and lets others write, who wait meanwhile. */
const session = {
  idle_in_transaction_session_timeout: "5s",
  tcp_keepalives_idle: "10",
  tcp_keepalives_interval: "5",
  tcp_keepalives_count: "3"
}

const away = (sentence: string) =>
  new SqlError.SqlError({
    reason: new SqlError.ConnectionError({ cause: new Error(sentence), message: sentence, operation: "query" })
  })

const answered = Effect.timeoutOrElse({
  duration: longest,
  orElse: () => Effect.fail(away("the server does not answer"))
})

const restored = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "string" ? fromStored(value) : value])
  )

/** Opens connections as they are wanted. */
export const make = Effect.fnUntraced(function*({ readonly, schema, url }: ConnectionsOptions) {
  const pool = yield* PgPool.make({
    url: Redacted.make(url),
    applicationName: "stoa",
    keepAlive: "10 seconds",
    maxConnections: 5,
    maxMessageSize: mostBytes,
    startupParameters: {
      ...session,
      search_path: schema,
      ...(readonly ? { default_transaction_read_only: "on" } : {})
    }
  })
  type Connection = Effect.Success<typeof pool.get>
  const queryOver = (connection: Connection) => (statement: string, parameters: ReadonlyArray<unknown> = []) =>
    Effect.map(connection.query(statement, parameters), ({ rows }) => rows.map(restored))
  const transact = <A, E>(work: (query: Query) => Effect.Effect<A, E>) =>
    Effect.gen(function*() {
      const connection = yield* pool.reserve
      const query = queryOver(connection) as Query
      yield* query("BEGIN")
      const done = yield* Effect.onError(work(query), () => Effect.ignore(query("ROLLBACK")))
      const { command } = yield* connection.query("COMMIT")
      if (command === "ROLLBACK") return yield* away("the transaction was rolled back")
      return done
    }).pipe(Effect.scoped, answered)
  return {
    query: ((statement, parameters) =>
      answered(pool.use((connection) =>
        queryOver(connection)(statement, parameters)
      ))) as Query,
    transact,
    listen: (channel: string) => Effect.flatMap(pool.reserve, (connection) => connection.listen(channel))
  } satisfies Connections as Connections
})
