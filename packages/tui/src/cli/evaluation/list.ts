/** Evaluations of methods in lines, for the list of runs. */
import { RunLock } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect, Option, Result, Schema } from "effect"
import { readFile } from "node:fs/promises"
import * as Home from "../finetuning/Home.ts"
import { folderOf } from "../finetuning/sitting.ts"
import * as told from "../finetuning/told.ts"
import * as Screen from "../Screen.ts"
import * as Asked from "./Asked.ts"

/** An evaluation in one line. */
export interface Line {
  readonly kind: "evaluation"
  readonly run: string
  readonly state: "running" | "finished" | "unfinished" | "unreadable"
  readonly method: string
  readonly task: string
  /** The model, or the finetuning whose agents are measured. */
  readonly model: string
  readonly accuracy?: number
  readonly error?: number
  readonly folder: string
}

const decode = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ measured: Finetuning.Result.Measured }))
)

const lineOf = Effect.fnUntraced(function*(runs: string, name: string) {
  const folder = Home.of(runs, name)
  const asked = yield* Effect.result(Asked.read(folder))
  const held = yield* RunLock.isHeld(folder)
  const text = yield* Effect.promise(() => readFile(folderOf(folder).result, "utf8").catch(() => ""))
  const measured = Option.getOrUndefined(decode(text))?.measured
  const { method, recipe, trained } = Result.getOrUndefined(asked) ?? {}
  const line: Line = {
    kind: "evaluation",
    run: name,
    state: Result.isFailure(asked)
      ? "unreadable"
      : held
      ? "running"
      : measured === undefined
      ? "unfinished"
      : "finished",
    method: method ?? "?",
    task: recipe?.task ?? "?",
    model: trained === undefined ? recipe?.model ?? "?" : `${trained.finetuning}, iteration ${trained.iteration}`,
    ...(measured === undefined ? {} : { accuracy: measured.accuracy, error: measured.error }),
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
    `${"evaluation".padEnd(wide)}  state       method                  accuracy        model / task`,
    ...lines.map(({ accuracy, error, method, model, run, state, task }) =>
      `${Screen.quote(run, 60).padEnd(wide)}  ${state.padEnd(10)}  ${method.padEnd(22)}  ${
        (accuracy === undefined || error === undefined ? "-" : told.share({ accuracy, error })).padEnd(14)
      }  ${Screen.quote(model, 60)} / ${Screen.quote(task, 30)}`
    )
  ]
}
