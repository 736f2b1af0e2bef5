/** A second, identical attempt where the first one takes long. */
import { Deferred, Duration, Effect } from "effect"
import { Sent } from "./Sent.ts"

/** How to hedge. */
export interface HedgeOptions<A> {
  /** Seconds the first attempt gets, from when it is sent, before there is a second. */
  readonly after: number
  /** Takes what a second attempt needs, if that is free; `release` gives it back. */
  readonly takeIfFree: () => boolean
  readonly release: () => void
  /** True for what ends the race. */
  readonly isAnswer: (outcome: A) => boolean
}

/**
 * The first answer of two attempts; the other one is interrupted. An attempt that comes to nothing waits for the other one, and
 * where both do, it is the first one's outcome that counts.
 */
export const race = <A, R>(attempt: Effect.Effect<A, never, R>, options: HedgeOptions<A>): Effect.Effect<A, never, R> =>
  Effect.suspend(() => {
    let isHedged = false
    let failed: A | undefined
    const sent = Deferred.makeUnsafe<void>()
    const telling = Effect.provideService(attempt, Sent, () => void Deferred.doneUnsafe(sent, Effect.void))
    const first = Effect.flatMap(telling, (outcome) => {
      if (!isHedged || options.isAnswer(outcome)) return Effect.succeed(outcome)
      failed = outcome
      return Effect.never
    })
    const second = Effect.uninterruptibleMask((restore) => {
      isHedged = options.takeIfFree()
      return isHedged ? Effect.ensuring(restore(attempt), Effect.sync(options.release)) : restore(Effect.never)
    }).pipe(
      Effect.delay(Duration.seconds(options.after)),
      (second) => Effect.andThen(Deferred.await(sent), second),
      Effect.flatMap((outcome) => {
        isHedged = false
        if (options.isAnswer(outcome)) return Effect.succeed(outcome)
        return failed === undefined ? Effect.never : Effect.succeed(failed)
      })
    )
    return Effect.raceFirst(first, second)
  })
