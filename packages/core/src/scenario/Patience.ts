/** How long a play may do nothing: a play that waits for no answer and asks for none comes to no end by itself. */
import { Context, Deferred, Effect, Exit, Layer } from "effect"
import { StageError, Stalled } from "./Stage.ts"

/** What one play does, as the clock sees it. */
export interface Activity {
  /** Something was asked: the play waits for it. */
  readonly begin: () => void
  /** It was answered: the play goes on. */
  readonly end: () => void
  /** Fails once the play did nothing for too long. */
  readonly exhausted: Effect.Effect<never, StageError>
  /** The play is over. */
  readonly close: () => void
}

interface Watched {
  inFlight: number
  idle: number
  readonly deferred: Deferred.Deferred<never, StageError>
}

/** Looks a second. */
const often = 4

/** Milliseconds by which a look may come late: when the process is busy, it is not the play that does nothing. */
const lag = 100

/** Gives each play its clock. */
export class Patience extends Context.Service<Patience, { readonly watch: () => Activity }>()(
  "@stoa/core/scenario/Patience"
) {}

/** A clock for the plays of a run: seconds in which a play may do nothing. */
export const layer = (seconds: number): Layer.Layer<Patience> =>
  Layer.effect(
    Patience,
    Effect.gen(function*() {
      const plays = new Set<Watched>()
      const interval = 1000 / often
      let last = Date.now()
      const look = Effect.sync(() => {
        const now = Date.now()
        const isOnTime = now - last <= interval + lag
        last = now
        if (!isOnTime) return
        for (const play of plays) {
          play.idle = play.inFlight > 0 ? 0 : play.idle + 1
          if (play.idle <= seconds * often) continue
          plays.delete(play)
          Deferred.doneUnsafe(play.deferred, Exit.fail(new StageError({ reason: new Stalled({ seconds }) })))
        }
      })
      yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(interval), look)))
      return Patience.of({
        watch: () => {
          const play: Watched = { inFlight: 0, idle: 0, deferred: Deferred.makeUnsafe() }
          plays.add(play)
          return {
            begin: () => {
              play.inFlight++
            },
            end: () => {
              play.inFlight--
              play.idle = 0
            },
            exhausted: Deferred.await(play.deferred),
            close: () => {
              plays.delete(play)
            }
          }
        }
      })
    })
  )

/** The clock of a play that begins. */
export const activity = Effect.map(Patience, (patience) => patience.watch())
