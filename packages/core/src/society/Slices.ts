/** Long computations in slices, so that a key press, the progress line and heartbeats come through between them. */
import { Effect } from "effect"

/** How far a computation is: a share from 0 to 1. */
export type Share = number

/** A computation that pauses often, and now and then says how far it is; what it gives does not hang on the pauses. */
export type Slices<A> = Generator<Share | undefined, A, void>

/** Milliseconds of work before others may go on. */
const slice = 50

/** Does the work; between two slices others go on, and it can be interrupted. Says how far it is at each tenth. */
export const run = Effect.fnUntraced(function*<A>(work: Slices<A>, said: (share: Share) => Effect.Effect<void>) {
  let tenths = 0
  for (;;) {
    const until = performance.now() + slice
    let share = 0
    let next = work.next()
    while (next.done !== true && performance.now() < until) {
      share = Math.max(share, next.value ?? 0)
      next = work.next()
    }
    if (next.done === true) return next.value
    share = Math.max(share, next.value ?? 0)
    if (share * 10 >= tenths + 1) {
      tenths = Math.floor(share * 10)
      yield* said(share)
    }
    yield* Effect.yieldNow
  }
})

/** Does the work at one go. */
export const complete = <A>(work: Slices<A>): A => {
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
  }
}
