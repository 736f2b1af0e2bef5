/** What a run on a cluster needs beside the engine. An entrance of its own: whoever does not want PostgreSQL does not load it. */
export { LogError } from "./log/EventLog.ts"
export * as Limits from "./log/postgres/Limits.ts"
export * as Mirror from "./log/postgres/Mirror.ts"
export * as PostgresStore from "./log/postgres/PostgresStore.ts"
export * as ClusterLook from "./runner/ClusterLook.ts"
export * as Registry from "./runner/Registry.ts"
export * as Runner from "./runner/Runner.ts"
