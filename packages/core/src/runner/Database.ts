/** The connections of effect's cluster to PostgreSQL: its tables stand beside the registry, in the schema `stoa`. */
import { PgClient } from "@effect/sql-pg"
import { Effect, Layer, Redacted } from "effect"
import type { SqlClient, SqlError } from "effect/sql"

/** The schema of all that concerns the cluster and no single run. */
export const schema = "stoa"

/** The client. One connection holds the locks of the shards, and the driver of a run may hold another. */
export const layer = (url: string): Layer.Layer<SqlClient.SqlClient | PgClient.PgClient, SqlError.SqlError> =>
  Layer.effectDiscard(Effect.flatMap(PgClient.PgClient, (sql) =>
    sql`CREATE SCHEMA IF NOT EXISTS ${sql(schema)}`.pipe(
      // Two that make it at once: one of them finds that it is there.
      Effect.retry({ times: 3 })
    ))).pipe(Layer.provideMerge(PgClient.layer({
      url: Redacted.make(url),
      applicationName: "stoa worker",
      keepAlive: "10 seconds",
      maxConnections: 6,
      startupParameters: {
        search_path: schema,
        tcp_keepalives_idle: "10",
        tcp_keepalives_interval: "5",
        tcp_keepalives_count: "3"
      }
    })))
