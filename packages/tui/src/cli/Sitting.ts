/** One sitting at a run whose lock is held, whoever looks on: its log and models, its pipeline, and the stop that may end it. */
import {
  Budget,
  type Class,
  EventLog,
  Fork,
  Model,
  Models,
  Notes,
  Pipeline,
  type Profile,
  type QuestionSample,
  type Recipe,
  RunLock,
  type Runs,
  Stop
} from "@stoa/core"
import { Effect, Layer } from "effect"
import * as Helm from "../engine/Helm.ts"
import * as layers from "../layers.ts"
import * as SessionLog from "./SessionLog.ts"
import type * as Watch from "./Watch.ts"

/** What to work on. */
export interface Work {
  readonly folder: Runs.RunFolder
  readonly recipe: Recipe.Recipe
  /** The people of a new run; one that knows its own passes over them. */
  readonly profiles: ReadonlyArray<Profile.Profile>
  readonly agents: number
  /** The scenarios of its class, if it has one. */
  readonly scenarios: ReadonlyArray<Class.Weighted>
  /** The questions of a new run by file; one that knows its own passes over them. */
  readonly questions: ReadonlyArray<QuestionSample.FileQuestions>
  /** True for a new run, which leaves nothing behind when nothing was answered. */
  readonly fresh: boolean
  /** True when the run's log lost calls to a damaged file. */
  readonly lossy: boolean
}

/** How it is watched and stopped, and what is done about it when. */
export interface SitOptions<A, E, R, B, E2, R2, R3> {
  readonly watcher: Watch.Watcher
  readonly stopping: Effect.Success<typeof Stop.make>
  /** What this sitting may spend, where that is not what the recipe says. */
  readonly may?: Recipe.Recipe
  /** Milliseconds a rehearsed call takes, where that is not what the recipe says. */
  readonly pace: number | undefined
  readonly verbose: boolean
  /** Once the log is open, before anything is asked; what is forked goes on to the end of the sitting. */
  readonly begin: Effect.Effect<unknown, never, R3>
  /** The pipeline and what belongs to it, once the models are there. */
  readonly live: Effect.Effect<A, E, R>
  /** After a stop, while what is known is still told. */
  readonly settle: Effect.Effect<unknown>
  /** What comes of a stop, while the log is still open. */
  readonly stopped: (why: Stop.Why) => Effect.Effect<B, E2, R2>
}

/** From people to the data set, or from wherever an earlier sitting left off. */
export const pipeline = Effect.fnUntraced(function*(work: Work, { tally }: Watch.Watcher) {
  const { folder, profiles, questions, recipe, scenarios } = work
  tally.spending = (yield* Budget.Budget).spending
  yield* Pipeline.run(recipe, {
    profiles,
    scenarios,
    questions,
    folder,
    given: yield* Fork.given,
    lastCounted: yield* EventLog.lastCounted
  })
})

/** Works on a run until it comes to its end or is stopped. */
export const sit = Effect.fn("Sitting.sit")(function*<A, E, R, B, E2, R2, R3>(
  work: Work,
  options: SitOptions<A, E, R, B, E2, R2, R3>
) {
  const { folder, fresh, lossy, recipe, scenarios } = work
  const { may = recipe, stopping, verbose, watcher } = options
  const { drained, stop } = stopping
  const pace = options.pace ?? (recipe.operation.pace > 0 ? recipe.operation.pace : undefined)
  const helm = yield* Helm.make({ folder, recipe, watcher, stopping, pace })
  // The trial of a server is a call too: a stop may come before the models are there.
  const live = helm.withModels(options.live).pipe(
    Effect.map((made) => ({ _tag: "Lived" as const, made })),
    Effect.scoped,
    Effect.provide(layers.models(may, { watcher, eager: fresh, pace }))
  )
  const body = Effect.gen(function*() {
    yield* (yield* Notes.Notes).set("owner", yield* RunLock.self)
    yield* SessionLog.begun(work)
    yield* helm.begin
    yield* options.begin
    const ended = yield* Effect.raceFirst(live, Effect.tap(drained, () => options.settle))
    return ended._tag === "Lived" ? ended.made : yield* options.stopped(ended)
  })
  return yield* body.pipe(
    Effect.scoped,
    Effect.onExit((exit) => SessionLog.ended(watcher.tally, exit)),
    Effect.provide(
      layers.watchdog(recipe, { folder, scenarios }).pipe(
        Layer.provideMerge(layers.log(recipe, { folder, watcher, verbose, lossy }))
      )
    ),
    Effect.provideService(Stop.Stop, stop),
    helm.under,
    Effect.catchIf(
      (error) => error instanceof Model.ModelError,
      (error) => Effect.flatMap(Models.withKnownModels(error, layers.access(recipe), process.env), Effect.fail)
    )
  )
}, Effect.scoped)
