/**
 * How people change a society while it lives. Whoever makes a run makes one of these, provides it to the pipeline, and proposes:
 *
 *     const changes = yield* Changes.make
 *     yield* Pipeline.run(recipe, options).pipe(Effect.provideService(Changes.Changes, changes))
 *     // meanwhile, in another fiber
 *     const answer = yield* changes.propose({ _tag: "News", to: "everybody", text: "The bridge is closed." })
 *
 * A proposal needs nothing else, never fails and never waits for the society: at most for the one write of its fact. It may be made
 * at any time; before the simulation has begun and after it is over it is refused.
 */
import { Context, Effect } from "effect"
import type { Intervention } from "../domain/Intervention.ts"

export { cleaned } from "./ChangeCheck.ts"

/** From which step on a change holds, or a sentence why it cannot be made. Should the simulation end before, it never does. */
export type Answer = { readonly step: number } | { readonly refused: string }

type Propose = (change: Intervention) => Effect.Effect<Answer>

/** The way for changes into the life of a run. */
export interface Changes {
  /**
   * Changes something. What concerns one group holds from the first step on that it has not begun, and is recorded when it begins it;
   * what concerns all holds from the first step on that no group has begun, and is recorded at once.
   */
  readonly propose: Propose
  /** False as long as nothing can be changed yet: whoever can wait proposes once it is true. Afterwards it stays true. */
  readonly hasBegun: () => boolean
  /** Only for the simulation: what takes changes while it lives, and that it lives no more. */
  readonly open: (propose: Propose) => Effect.Effect<void>
  readonly close: Effect.Effect<void>
}

const refusing = (refused: string): Propose => () => Effect.succeed({ refused })

const notYet = refusing("The society does not live yet: it can be changed once the simulation has begun.")
const noMore = refusing("The simulation is over: nothing can be changed in it.")

/** A way for the changes of one run. */
export const make: Effect.Effect<Changes> = Effect.sync(() => {
  let now = notYet
  return {
    propose: (change) => Effect.suspend(() => now(change)),
    hasBegun: () => now !== notYet,
    open: (propose) =>
      Effect.sync(() => {
        now = propose
      }),
    close: Effect.sync(() => {
      now = noMore
    })
  }
})

/** The way for changes into the run in progress; by default nobody can change anything. */
export const Changes = Context.Reference<Changes>("@stoa/core/simulation/Changes", {
  defaultValue: () => ({
    propose: refusing("Nobody can change anything in this run."),
    hasBegun: () => false,
    open: () => Effect.void,
    close: Effect.void
  })
})
