/** A library does not write on its host's console: what it logs goes where somebody wants it, and nowhere else. */
import { Effect, Logger } from "effect"

/** Runs an effect without effect's own console logger. Loggers that somebody provided, whichever they are, stay. */
export const unlessWanted = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.withFiber((fiber) =>
    fiber.context.mapUnsafe.has(Logger.CurrentLoggers.key)
      ? effect
      : Effect.provideService(effect, Logger.CurrentLoggers, new Set())
  )
