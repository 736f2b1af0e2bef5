/** Room in a budget for one attempt: waited for, used, and given back whatever becomes of it. */
import { Deferred, Effect } from "effect"
import type { Attempt, AttemptEnd } from "../log/Attempts.ts"
import { whileWaiting } from "../log/Signals.ts"
import { Stop, type Stop as StopService } from "../log/Stop.ts"
import type { Amount } from "./Claims.ts"

/** Room for one attempt. */
export interface Reservation {
  /** The attempt is on record and is being sent: from here on it counts as a call, whatever comes of it. */
  readonly sent: () => void
  /** Asked when it is on record, right before it goes: false where its room was given to others meanwhile, and it must not go. */
  readonly isHeld: Effect.Effect<boolean>
  /** What it came to; the rest of its worst case is free for others again. */
  readonly settle: (end: AttemptEnd) => void
}

/** An attempt in line, in flight, or over. */
export interface Entry {
  readonly worst: Attempt
  readonly most: Amount
  readonly stop: StopService
  readonly turn: Deferred.Deferred<void>
  state: "waiting" | "granted" | "sent" | "settled"
}

/** An entry that waits. */
export const entry = (worst: Attempt, { most, stop }: Pick<Entry, "most" | "stop">): Entry => ({
  worst,
  most,
  stop,
  turn: Deferred.makeUnsafe(),
  state: "waiting"
})

/** Lets an entry go on. */
export const grant = (entry: Entry): void => {
  entry.state = "granted"
  Deferred.doneUnsafe(entry.turn, Effect.void)
}

/** Asks for the run's stop in the name of an entry that will never fit; it waits for ever. */
export const refuse = ({ stop, turn }: Entry, sentence: string): void =>
  void Deferred.doneUnsafe(turn, Effect.andThen(stop.request({ _tag: "Budget", sentence }), Effect.never))

/** Where entries wait in line. */
export interface Line {
  readonly enqueue: (worst: Attempt, stop: StopService) => Entry
  readonly settle: (entry: Entry, end: Omit<AttemptEnd, "state">) => void
  readonly isHeld: (entry: Entry) => Effect.Effect<boolean>
}

/** Waits in a line for room, and uses it. */
export const reserve =
  ({ enqueue, isHeld, settle }: Line) =>
  <A, E, R>(worst: Attempt, use: (reservation: Reservation) => Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(Stop, (stop) =>
      // Nothing may come between the place in line and its end: a reservation that nobody gives back would starve the rest.
      Effect.uninterruptibleMask((restore) => {
        const entry = enqueue(worst, stop)
        const { inputTokens, outputTokens } = worst
        const turn = Effect.suspend(() =>
          entry.state === "waiting"
            ? whileWaiting(worst.place, { on: "budget" }, Deferred.await(entry.turn))
            : Effect.void
        )
        const reservation: Reservation = {
          sent: () => {
            entry.state = "sent"
          },
          isHeld: Effect.suspend(() => isHeld(entry)),
          settle: (end) => settle(entry, end)
        }
        return Effect.ensuring(
          restore(Effect.andThen(turn, Effect.suspend(() => use(reservation)))),
          // Whoever leaves without a word may have been charged for all of it.
          Effect.sync(() => settle(entry, { inputTokens, outputTokens, cachedTokens: 0 }))
        )
      }))
