/**
 * Lets no more turns begin than may be asked for soon: what a turn has ready (its prompt above all) takes memory, and a hundred
 * thousand of them would take gigabytes. In the order of places, as slots are given: whoever lags behind goes first.
 */
import { Effect } from "effect"
import * as Slots from "../model/Slots.ts"

/** Turns that have begun and not ended; more than there are slots to any server. */
const most = 2048

/** Runs effects of places, so many at a time. */
export type Gate = <A, E, R>(place: string, effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>

/** A gate for one society. */
export const make = (): Gate => {
  const slots = Slots.make(most)
  const leave = Effect.sync(slots.release)
  return (place, effect) =>
    Effect.uninterruptibleMask((restore) =>
      Effect.andThen(
        slots.takeIfFree() ? Effect.void : slots.take(place, restore),
        Effect.ensuring(restore(effect), leave)
      )
    )
}
