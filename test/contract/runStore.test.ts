import { Effect } from "effect"
import { basename, join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Commands from "../../packages/core/src/log/Commands.ts"
import * as Connections from "../../packages/core/src/log/postgres/Connections.ts"
import * as PostgresStore from "../../packages/core/src/log/postgres/PostgresStore.ts"
import * as RunSchema from "../../packages/core/src/log/postgres/RunSchema.ts"
import * as RunStore from "../../packages/core/src/log/RunStore.ts"
import { describeDatabase } from "../support/postgres.ts"
import { eventLogContract } from "./eventLog.ts"
import { runStoreContract } from "./runStore.ts"

const file = (path: string) => join(path, "run.db")

runStoreContract("run.db", {
  open: (path, options) => RunStore.layer(file(path), options),
  sql: (path, text) =>
    Effect.sync(() => {
      const db = new DatabaseSync(file(path), { timeout: 5000 })
      try {
        return db.prepare(text).all()
      } finally {
        db.close()
      }
    }),
  post: (path, command) => Commands.post(file(path), command)
})

describeDatabase("PostgreSQL", (server) => {
  runStoreContract("PostgreSQL", {
    open: (path, options) => PostgresStore.layer(server().url, { run: basename(path), ...options }),
    sql: (path, text) =>
      Effect.scoped(Effect.gen(function*() {
        const schema = RunSchema.quoted(RunSchema.schemaOf(basename(path)))
        const { query } = yield* Connections.make({ url: server().url, schema, readonly: false })
        return yield* query(text)
      })),
    post: (path, command) => PostgresStore.post(server().url, { run: basename(path), command }),
    runs: 5
  })

  // Its world is that of all facts from the first on, so it is not empty when the log is opened again.
  eventLogContract("that several processes share in PostgreSQL", {
    open: (path) => PostgresStore.layer(server().url, { run: basename(path), shared: true }),
    durable: false,
    runs: 5
  })
})
