/** One sitting at one cell: its run begun or gone on with, then measured. */
import { Ablation, AtomicFile, type Budget, Recipe, RunLock, Runs, RunState, Stop } from "@stoa/core"
import { Cause, Effect, Exit } from "effect"
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import * as Home from "../../engine/Home.ts"
import * as classroom from "../classroom.ts"
import { gather } from "../execute.ts"
import { explain } from "../explain.ts"
import { writeRecipe } from "../runFolder.ts"
import * as Sitting from "../Sitting.ts"
import * as Watch from "../Watch.ts"

/** What to work on. */
export interface Cell {
  readonly folder: Runs.RunFolder
  /** As it is kept with the run. */
  readonly recipe: Recipe.Recipe
  /** The same with what this sitting may spend. */
  readonly may: Recipe.Recipe
  readonly verbose: boolean
  /** Rows of profile files that were named before. */
  readonly named: Set<string>
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
const open = Effect.fnUntraced(function*({ folder, recipe }: Cell) {
  if (!existsSync(folder.path)) yield* Runs.create(recipe.operation.runs, folder.name)
  yield* RunLock.hold(folder)
  if (!existsSync(folder.recipe)) yield* writeRecipe(folder, recipe)
  return existsSync(folder.database) ? yield* RunState.read(folder.database) : undefined
})

/** Watches without a word but for the status line, which tells of the phase too. */
const quietly = (recipe: Recipe.Recipe, agents: number): Watch.Watcher => {
  const watcher = Watch.make(recipe, agents, { tell: false })
  return {
    ...watcher,
    signals: { ...watcher.signals, phase: (phase: Watch.Tally["phase"]) => (watcher.tally.phase = phase) }
  }
}

/** Plays a cell to its end, or until it is stopped. Only an interruption is an error; all else is what came of it. */
export const play = Effect.fn("ablation.sitting")(function*(cell: Cell, onBegin: (handle: Handle) => void) {
  const { folder, may, named, recipe, verbose } = cell
  const began = Date.now()
  let tally: Watch.Tally | undefined
  let fresh = false

  const body = Effect.gen(function*() {
    const state = yield* open(cell)
    fresh = state === undefined
    const enrolled = state?.facts["Enrolled"] ?? 0
    const profiles = enrolled > 0 || !Recipe.hasSociety(recipe) ? [] : yield* gather(recipe, { verbose, named })
    const scenarios = yield* classroom.scenarios(recipe)
    const questions = (state?.facts["Posed"] ?? 0) > 0 ? [] : yield* classroom.questions(recipe, verbose)
    const agents = Math.max(enrolled, profiles.length)
    const watcher = quietly(recipe, agents)
    const stopping = yield* Stop.make
    tally = watcher.tally
    onBegin({ tally, inFlight: stopping.inFlight, stop: stopping.stop })
    const work: Sitting.Work = {
      folder,
      recipe,
      profiles,
      scenarios,
      questions,
      agents,
      fresh,
      lossy: state?.salvaged ?? false
    }
    return yield* Sitting.sit(work, {
      watcher,
      stopping,
      may,
      pace: undefined,
      verbose,
      begin: Effect.void,
      live: Effect.andThen(
        Sitting.pipeline(work, watcher),
        Effect.suspend(() => Ablation.Metrics.take(recipe, fresh ? (Date.now() - began) / 1000 : undefined))
      ),
      settle: Effect.void,
      stopped: Effect.succeed
    })
  })

  const exit = yield* Effect.exit(Effect.scoped(body))
  const spent = tally?.spending()
  const failed = (cause: Cause.Cause<unknown>): Ablation.Comparison.Outcome => ({
    state: "failed",
    reason: explain(cause).sentence
  })
  if (Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)) return yield* Effect.interrupt
  // What is there in place of a run that is gone is somebody else's.
  const isGone = Exit.isFailure(exit) && Cause.squash(exit.cause) instanceof Home.RunGone
  if ((tally?.calls ?? 0) === 0 && fresh && !isGone) yield* Runs.remove(folder)
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
