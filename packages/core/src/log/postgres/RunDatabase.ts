/** The tables of one run in PostgreSQL, for what stands beside its log. */
import { type Duration, Effect } from "effect"
import { type Connections, make, type Query, text } from "./Connections.ts"
import * as Patience from "./Patience.ts"
import * as RunSchema from "./RunSchema.ts"
import * as Shown from "./Shown.ts"

/** Which run, and where; it must have been opened before. */
export interface RunDatabaseOptions {
  readonly url: string
  readonly run: string
  /** How long a server that is away is waited for; two minutes by itself. */
  readonly patience?: Duration.Input
}

/** What can be done there. */
export interface RunDatabase {
  readonly connections: Connections
  readonly patiently: Patience.Patiently
}

/** Opens it, and makes the tables that are not there yet. */
export const open = Effect.fnUntraced(
  function*(options: RunDatabaseOptions, statements: ReadonlyArray<string>) {
    const schema = RunSchema.schemaOf(options.run)
    const patiently = Patience.make(Shown.run(options.url, options.run), options.patience ?? "2 minutes")
    const connections = yield* make({ url: options.url, schema: RunSchema.quoted(schema), readonly: false })
    const prepare = Effect.fnUntraced(function*(query: Query) {
      yield* query("SELECT pg_advisory_xact_lock(hashtextextended($1, 1))", [text(schema)])
      for (const statement of statements) yield* query(statement)
    })
    yield* patiently(connections.transact(prepare))
    return { connections, patiently } satisfies RunDatabase as RunDatabase
  },
  (effect, { run, url }) => Patience.failing(Shown.run(url, run))(effect)
)
