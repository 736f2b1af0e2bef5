/** What every sitting of a run has beside its pipeline: it can be steered and asked from other processes, and tells how it does. */
import {
  Changes,
  Control,
  type EventLog,
  Interview,
  type Model,
  Observations,
  Recipe,
  type Runs,
  type Stop
} from "@stoa/core"
import { type Context, Deferred, Effect } from "effect"
import type * as Watch from "../cli/Watch.ts"
import * as Attend from "./Attend.ts"
import * as Beat from "./Beat.ts"
import type * as Home from "./Home.ts"
import * as Told from "./Told.ts"

/** What it is made for. */
export interface HelmOptions {
  readonly folder: Runs.RunFolder
  readonly recipe: Recipe.Recipe
  readonly watcher: Watch.Watcher
  readonly stopping: Effect.Success<typeof Stop.make>
  /** Milliseconds a rehearsed call takes; undefined where it takes none. */
  readonly pace: number | undefined
}

/** What interviews are asked with, once it is there. */
type Answering = Context.Context<Model.Model | EventLog.EventLog>

/** A helm for one sitting. */
export const make = Effect.fnUntraced(function*({ folder, pace, recipe, stopping, watcher }: HelmOptions) {
  const steering = yield* Control.make({ inFlight: stopping.inFlight, world: () => watcher.tally.world })
  const changes = yield* Changes.make
  const gone = Deferred.makeUnsafe<never, Home.RunGone>()
  const answering = Deferred.makeUnsafe<Answering>()
  const options = { watcher, steering, stopping, isPaced: pace !== undefined && Recipe.isRehearsed(recipe) }
  return {
    /** What the run must be worked on under. */
    under: <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
      effect.pipe(
        Effect.provideService(Control.Control, steering.control),
        Effect.provideService(Changes.Changes, changes)
      ),
    /** Takes commands and tells how the run does, until the scope closes; the run's log must be open. */
    begin: Effect.gen(function*() {
      yield* Beat.beat({ ...options, folder, gone })
      yield* Attend.attend({
        ...options,
        phase: () => watcher.tally.phase,
        propose: changes.propose,
        hasBegun: changes.hasBegun,
        interview: (asked) =>
          Effect.flatMap(Deferred.await(answering), (context) =>
            Interview.answer(asked, recipe).pipe(
              Effect.provide(context),
              Effect.provide(Observations.layer(folder.database))
            ))
      })
      Told.folder(folder)
    }),
    /** Whatever has the models has interviews answered with them, too; it breaks off where the run is gone. */
    withModels: <A, E, R>(live: Effect.Effect<A, E, R>) =>
      Effect.andThen(
        Effect.flatMap(Effect.context<Model.Model | EventLog.EventLog>(), (context) =>
          Deferred.succeed(answering, context)),
        Effect.raceFirst(live, Deferred.await(gone))
      )
  }
})
