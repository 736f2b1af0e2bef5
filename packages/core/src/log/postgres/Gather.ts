/**
 * What many fibers want while the event loop turns once, and while what was wanted before is on its way, is done together:
 * a trip to a server costs the same for one as for a hundred.
 */
import { Effect, Exit } from "effect"

/** What came of one thing that was wanted. */
export type End<A, E> = Effect.Effect<A, E>

/** How things are done together. */
export interface GatherOptions<Item, A, E> {
  /** Does them in their order; gives an end for each, or one failure of all. */
  readonly run: (items: ReadonlyArray<Item>) => Effect.Effect<ReadonlyArray<End<A, E>>, E>
  /** So many at a time at most. */
  readonly most: number
}

interface Waiting<Item, A, E> {
  readonly item: Item
  readonly resume: (end: End<A, E>) => void
}

/** Gathers; what still waits is done when the scope closes. */
export const make = Effect.fnUntraced(function*<Item, A, E>({ most, run }: GatherOptions<Item, A, E>) {
  const fork = Effect.runForkWith(yield* Effect.context<never>())
  let waiting: Array<Waiting<Item, A, E>> = []
  let isBusy = false
  let whenIdle: () => void = () => undefined

  const begin = () => {
    const some = waiting.slice(0, most)
    waiting = waiting.slice(most)
    const done = Effect.map(Effect.exit(run(some.map(({ item }) => item))), (exit) => {
      some.forEach(({ resume }, index) => {
        resume(Exit.isSuccess(exit) ? exit.value[index] as End<A, E> : Effect.failCause(exit.cause))
      })
      if (waiting.length > 0) setImmediate(begin)
      else {
        isBusy = false
        whenIdle()
      }
    })
    fork(done)
  }

  yield* Effect.addFinalizer(() =>
    Effect.callback<void>((resume) => {
      whenIdle = () => resume(Effect.void)
      if (!isBusy) whenIdle()
    })
  )

  // A fiber that is interrupted while it waits does not take back what it wanted: it was decided.
  return (item: Item): Effect.Effect<A, E> =>
    Effect.callback<A, E>((resume) => {
      waiting.push({ item, resume })
      if (isBusy) return
      isBusy = true
      setImmediate(begin)
    })
})
