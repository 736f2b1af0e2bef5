/** One sitting at one cell: its run begun or gone on with, then measured. */
import {
  Ablation,
  AtomicFile,
  Budget,
  EventLog,
  Fork,
  type Model,
  Models,
  Notes,
  Pipeline,
  type Recipe,
  RunLock,
  Runs,
  RunState,
  Stop
} from "@stoa/core"
import { Cause, Effect, Exit } from "effect"
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import * as layers from "../../layers.ts"
import { explain } from "../CommandError.ts"
import { gather } from "../execute.ts"
import { writeRecipe } from "../session.ts"
import * as SessionLog from "../SessionLog.ts"
import * as Watch from "../Watch.ts"

/** What to work on. */
export interface Sitting {
  readonly folder: Runs.RunFolder
  /** As it is kept with the run. */
  readonly recipe: Recipe.Recipe
  /** The same with what this sitting may spend. */
  readonly may: Recipe.Recipe
  readonly verbose: boolean
}

/** How a sitting is followed and stopped from outside. */
export interface Handle {
  readonly tally: Watch.Tally
  readonly inFlight: () => number
  readonly stop: Stop.Stop
}

/** What came of it; `stopped` where it was stopped before its end. */
export interface Sat {
  readonly outcome: Ablation.Comparison.Outcome
  readonly spent: Budget.Spending | undefined
  readonly stopped: Stop.Why | undefined
}

const fileOf = (folder: Runs.RunFolder): string => join(folder.path, "metrics.json")

/** The metrics of a cell that came to its end; undefined of any other. */
export const known = (folder: Runs.RunFolder) =>
  Effect.tryPromise(() => readFile(fileOf(folder), "utf8")).pipe(
    Effect.flatMap(Ablation.Metrics.decode),
    Effect.orElseSucceed(() => undefined)
  )

/** Makes the folder of a cell, unless it is there; gives what its run.db holds, if there is one. */
const open = Effect.fnUntraced(function*({ folder, recipe }: Sitting) {
  if (!existsSync(folder.path)) yield* Runs.create(recipe.operation.runs, folder.name)
  yield* RunLock.hold(folder)
  if (!existsSync(folder.recipe)) yield* writeRecipe(folder, recipe)
  return existsSync(folder.database) ? yield* RunState.read(folder.database) : undefined
})

/** Plays a cell to its end, or until it is stopped. Only an interruption is an error; all else is what came of it. */
export const sit = Effect.fn("ablation.sit")(function*(sitting: Sitting, onBegin: (handle: Handle) => void) {
  const { folder, may, recipe, verbose } = sitting
  const began = Date.now()
  let tally: Watch.Tally | undefined
  let fresh = false

  const body = Effect.gen(function*() {
    const state = yield* open(sitting)
    fresh = state === undefined
    const enrolled = state?.facts["Enrolled"] ?? 0
    const profiles = enrolled > 0 ? [] : yield* gather(recipe, verbose)
    const agents = Math.max(enrolled, profiles.length)
    const { drained, inFlight, stop } = yield* Stop.make
    const watcher = Watch.make(recipe, agents, { tell: false })
    tally = watcher.tally
    const { signals } = watcher
    // One line a cell: a phase is told by the status line alone.
    const quiet = {
      ...watcher,
      signals: { ...signals, phase: (phase: Watch.Tally["phase"]) => (watcher.tally.phase = phase) }
    }
    onBegin({ tally, inFlight, stop })

    const pipeline = Effect.gen(function*() {
      watcher.tally.spending = (yield* Budget.Budget).spending
      yield* Pipeline.run(recipe, {
        profiles,
        folder,
        given: yield* Fork.given,
        lastCounted: yield* EventLog.lastCounted
      })
      return yield* Ablation.Metrics.take(recipe, fresh ? (Date.now() - began) / 1000 : undefined)
    }).pipe(Effect.provide(layers.models(may, { watcher: quiet, eager: fresh, pace: undefined })))

    const told = Effect.gen(function*() {
      yield* (yield* Notes.Notes).set("owner", yield* RunLock.self)
      yield* SessionLog.begun({ folder, recipe, agents, fresh })
      return yield* Effect.raceFirst(pipeline, drained)
    })
    return yield* told.pipe(
      Effect.scoped,
      Effect.onExit((exit) => SessionLog.ended(watcher.tally, exit)),
      Effect.provide(layers.log(recipe, { folder, watcher: quiet, verbose, lossy: state?.salvaged ?? false })),
      Effect.provideService(Stop.Stop, stop)
    )
  }).pipe(
    Effect.catchTag(
      "ModelError",
      (error: Model.ModelError) =>
        Effect.flatMap(Models.withKnownModels(error, layers.access(recipe), process.env), (known) => Effect.fail(known))
    )
  )

  const exit = yield* Effect.exit(Effect.scoped(body))
  const spent = tally?.spending()
  const failed = (cause: Cause.Cause<unknown>): Ablation.Comparison.Outcome => ({
    state: "failed",
    reason: explain(cause).sentence
  })
  if (Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)) return yield* Effect.interrupt
  if ((tally?.calls ?? 0) === 0 && fresh) yield* Runs.remove(folder)
  const sat: Sat = Exit.isFailure(exit)
    ? { outcome: failed(exit.cause), spent, stopped: undefined }
    : "_tag" in exit.value
    ? {
      outcome: exit.value._tag === "Trouble" ? failed(Cause.fail(exit.value.error)) : { state: "waiting" },
      spent,
      stopped: exit.value
    }
    : { outcome: { state: "finished", metrics: exit.value }, spent, stopped: undefined }
  if (sat.outcome.state === "finished") {
    yield* AtomicFile.write(fileOf(folder), [`${JSON.stringify(sat.outcome.metrics, null, 2)}\n`])
  }
  return sat
})
