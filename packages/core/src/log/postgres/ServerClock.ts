/** The one clock that all processes of a cluster see: that of their server. */

/** Epoch milliseconds when a statement comes to it, in SQL; they go on within a transaction. */
export const now = "(extract(epoch FROM clock_timestamp()) * 1000)::float8"
