/**
 * Models of this process that a finetuning has made, borrowed for an evaluation: their weights are copied into its own folder, so that
 * the finetuning stays as it is, and the model that all agents began as goes by the name of its copy.
 */
import { AtomicFile } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect } from "effect"
import { cp } from "node:fs/promises"
import { join } from "node:path"

const { isOne, name } = Finetuning.Abacus

/** Where the copy of the start weights lies, below the models. */
const base = "base"

/** A model under the name by which an evaluation knows it. */
export const named = (model: string): string => (model === name ? `${name}:${base}` : model)

const partsOf = (model: string): string => model.slice(name.length + 1)

/** Copies what is asked; models of servers stay where they are. */
export const copy = (
  models: Iterable<string>,
  { from, to }: { readonly from: string; readonly to: string }
) =>
  Effect.forEach(
    new Set([...models].filter(isOne)),
    (model) => {
      const parts = partsOf(model)
      const source = join(from, parts === base ? "start" : parts)
      return Effect.tryPromise({
        try: () => cp(source, join(to, parts), { recursive: true, errorOnExist: false }),
        catch: (error) => new AtomicFile.WriteError({ path: join(to, parts), detail: AtomicFile.reasonOf(error) })
      })
    },
    { discard: true }
  )
