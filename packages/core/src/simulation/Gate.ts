/** Lets no more turns begin than may be asked for soon, in the order of places, as slots are given: whoever lags behind goes first. */
import { Effect } from "effect"
import { atOnce } from "../model/Ready.ts"
import * as Slots from "../model/Slots.ts"

/** Runs effects of places, so many at a time. */
export type Gate = <A, E, R>(place: string, effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>

/** A gate for one society. */
export const make = (): Gate => {
  const slots = Slots.make(atOnce)
  const leave = Effect.sync(slots.release)
  return (place, effect) =>
    Effect.uninterruptibleMask((restore) =>
      Effect.andThen(
        slots.takeIfFree() ? Effect.void : slots.take(place, restore),
        Effect.ensuring(restore(effect), leave)
      )
    )
}
