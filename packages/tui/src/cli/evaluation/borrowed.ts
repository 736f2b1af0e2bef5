/**
 * Models of this process that a finetuning has made, borrowed for an evaluation: their weights are copied into its own folder, so that
 * the finetuning stays as it is, and the model that all agents began as goes by the name of its copy.
 */
import { AtomicFile } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect } from "effect"
import { copyFile, mkdir } from "node:fs/promises"
import { dirname } from "node:path"
import { usage } from "../CommandError.ts"
import * as Screen from "../Screen.ts"

const { fileOf, isOne, name } = Finetuning.Abacus

/** What the copy of the start weights is called. */
const base = `${name}:base`

/** A model under the name by which an evaluation knows it. */
export const named = (model: string): string => (model === name ? base : model)

/** From where to where. */
export interface Loan {
  /** The finetuning, for what is said of it. */
  readonly finetuning: string
  /** Its folder of models, and that of the evaluation. */
  readonly from: string
  readonly to: string
}

const one = Effect.fnUntraced(function*(model: string, { finetuning, from, to }: Loan) {
  const original = model === base ? name : model
  const [source, target] = [fileOf(from, original), fileOf(to, model)]
  const called = `${Screen.quote(original, 100)} of the finetuning ${Screen.quote(finetuning, 100)}`
  if (source === undefined || target === undefined) return yield* usage(`There is no model ${called}.`)
  yield* Effect.tryPromise({
    try: async () => {
      await mkdir(dirname(target), { recursive: true })
      await copyFile(source, target)
    },
    catch: (error) =>
      usage(
        error instanceof Error && "code" in error && error.code === "ENOENT"
          ? `The weights of ${called} are lost: there is no ${source}. The same recipe in another folder gives them again.`
          : `The weights of ${called} cannot be copied to ${target}: ${AtomicFile.reasonOf(error)}.`
      )
  })
})

/** Copies what is asked; models of servers stay where they are. */
export const copy = (models: Iterable<string>, loan: Loan) =>
  Effect.forEach(new Set([...models].filter(isOne)), (model) => one(model, loan), { discard: true })
