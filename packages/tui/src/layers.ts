/** The only place where layers are chosen: which log, which model, which watcher a command gets. */
import { Models, type Recipe, RunStore, Signals } from "@stoa/core"
import { Layer } from "effect"
import { fileURLToPath } from "node:url"
import type { Watcher } from "./cli/Watch.ts"

/** The people that come with Stoa. */
export const starterPopulation = fileURLToPath(new URL("../../../agents", import.meta.url))

/** What a recipe says of reaching its models. */
export const access = (recipe: Recipe.Recipe): Models.Access => ({
  ...recipe.operation,
  model: recipe.model,
  embedder: recipe.embedder
})

/** Everything a run needs: its log, its recorded calls, its models, its watcher. */
export const run = (
  recipe: Recipe.Recipe,
  options: {
    readonly database: string
    readonly watcher: Watcher
    /** True when the log lost calls to a damaged file: what is told again goes before what was left of it. */
    readonly lossy: boolean
    readonly pace?: number
  }
) => {
  const store = RunStore.layer(options.database, {
    synchronous: recipe.operation.synchronous,
    conflicts: options.lossy ? "replace" : "refuse"
  })
  const models = Models.layer(access(recipe), process.env, {
    watch: options.watcher.models,
    ...(options.pace === undefined ? {} : { pace: options.pace })
  })
  return Layer.mergeAll(models, options.watcher.log, Layer.succeed(Signals.Signals, options.watcher.signals)).pipe(
    Layer.provideMerge(store)
  )
}
