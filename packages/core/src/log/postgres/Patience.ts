/** Waiting for a server that is away: what was asked of it is asked again until it is back. */
import { type Duration, Effect, Schedule } from "effect"
import { SqlError } from "effect/sql"
import { LogError } from "../EventLog.ts"

/** Asks until there is an answer. Only for what may be done twice. */
export type Patiently = <A>(effect: Effect.Effect<A, LogError | SqlError.SqlError>) => Effect.Effect<A, LogError>

// A server that shuts down (57P01, 57P02), that starts (57P03), that has no connection left (53300), that has heard nothing for long (25P03).
const passing = new Set(["57P01", "57P02", "57P03", "53300", "25P03"])

/** True where the same may go well a little later. */
export const isAway = (error: unknown): boolean => {
  if (!SqlError.isSqlError(error)) return false
  const { reason } = error
  const code = (reason.cause as { readonly code?: unknown } | undefined)?.code
  if (typeof code === "string" && passing.has(code)) return true
  return ["ConnectionError", "DeadlockError", "SerializationError"].includes(reason._tag)
}

/** Whatever goes wrong as an error of the log, with the reason of the server or of what could not be read. */
export const logError = (file: string) => (error: unknown): LogError => {
  if (error instanceof LogError) return error
  const cause = SqlError.isSqlError(error) ? error.reason.cause : error
  return new LogError({ file, detail: cause instanceof Error ? cause.message : String(cause) })
}

/** The same of a whole effect. */
export const failing = (file: string) => <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, LogError, R> =>
  Effect.mapError(effect, logError(file))

/** How long a server is waited for that is away when something is opened: longer than it takes to start again, or to have a connection left. */
export const opening: Duration.Input = "20 seconds"

const pause: Duration.Input = "200 millis"

/** Waits for so long at most. */
export const make = (file: string, patience: Duration.Input): Patiently => (effect) =>
  effect.pipe(
    Effect.retry({
      while: isAway,
      schedule: Schedule.max([Schedule.spaced(pause), Schedule.during(patience)])
    }),
    failing(file)
  )
