/** What an engine signals of itself to other processes: rows of run.db that are written over and over, and no part of the run. */
import { Context, type Effect } from "effect"
import type { LogError } from "./EventLog.ts"

/** Writes and removes signals by their names. */
export class Signalled extends Context.Service<Signalled, {
  readonly put: (name: string, body: string) => Effect.Effect<void, LogError>
  readonly remove: (name: string) => Effect.Effect<void, LogError>
}>()("@stoa/core/log/Signalled") {}
