/** Stretches of a list, by number: what of a phase is done at once elsewhere. */
import type { Effect } from "effect"

/** From one number, counted from 0, to before another. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What asks the calls of a stretch before they are told here, and how long stretches are. */
export interface Ahead<E> {
  readonly size: number
  readonly ask: (stretch: Stretch) => Effect.Effect<void, E>
}

/** The stretches of a list, in their order; the last may be shorter. */
export const of = (length: number, size: number): ReadonlyArray<Stretch> =>
  Array.from({ length: Math.ceil(length / size) }, (_, nth) => ({
    from: nth * size,
    to: Math.min(length, (nth + 1) * size)
  }))
