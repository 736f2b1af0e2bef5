/** Finetunings in lines, for the list of runs. */
import { RunLock, Runs } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect, Result } from "effect"
import * as Screen from "../Screen.ts"
import * as Home from "./Home.ts"
import * as told from "./told.ts"

/** A finetuning in one line. */
export interface Line {
  readonly kind: "finetuning"
  readonly run: string
  readonly state: "running" | "finished" | "unfinished" | "unreadable"
  readonly task: string
  readonly model: string
  readonly iterations: { readonly done: number; readonly of: number }
  /** The finetuned agents at their best, if anything was measured. */
  readonly best?: { readonly iteration: number; readonly accuracy: number; readonly error: number }
  readonly folder: string
}

const lineOf = Effect.fnUntraced(function*(runs: string, name: string) {
  const folder = Home.of(runs, name)
  const recipe = yield* Effect.result(
    Effect.flatMap(Runs.readRecipe(folder), (data) => Effect.fromResult(Finetuning.Recipe.decode(data)))
  )
  const held = yield* RunLock.isHeld(folder)
  const result = told.read(folder)
  const best = result?.measured.find(({ iteration, method, transfer }) =>
    method === "finetuned" && iteration === result.best && transfer === undefined
  )
  const line: Line = {
    kind: "finetuning",
    run: name,
    state: Result.isFailure(recipe)
      ? "unreadable"
      : held
      ? "running"
      : result?.finished === true
      ? "finished"
      : "unfinished",
    task: Result.isSuccess(recipe) ? recipe.success.task : "?",
    model: Result.isSuccess(recipe) ? recipe.success.model : "?",
    iterations: {
      done: result?.iterations.length ?? 0,
      of: Result.isSuccess(recipe) ? recipe.success.iterations : 0
    },
    ...(best === undefined ? {} : { best: { iteration: best.iteration, accuracy: best.accuracy, error: best.error } }),
    folder: folder.path
  }
  return line
})

/** All of a folder. */
export const all = (runs: string, names: ReadonlyArray<string>) => Effect.forEach(names, (name) => lineOf(runs, name))

/** As a table. */
export const table = (lines: ReadonlyArray<Line>): ReadonlyArray<string> => {
  const wide = Math.max(10, ...lines.map(({ run }) => Screen.quote(run, 60).length))
  return [
    `${"finetuning".padEnd(wide)}  state       iterations  best accuracy                model / task`,
    ...lines.map(({ best, iterations, model, run, state, task }) =>
      `${Screen.quote(run, 60).padEnd(wide)}  ${state.padEnd(10)}  ${
        `${iterations.done} of ${iterations.of}`.padStart(10)
      }  ${(best === undefined ? "-" : `${told.share(best)} (iteration ${best.iteration})`).padEnd(27)}  ${
        Screen.quote(model, 30)
      } / ${Screen.quote(task, 30)}`
    )
  ]
}
