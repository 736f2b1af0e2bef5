/** The layers of a finetuning: what layers.ts chooses for a run is chosen here for a finetuning. */
import { Models, type Runs, RunStore } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect, Layer, Result } from "effect"
import * as layers from "./layers.ts"

/** What a recipe says of reaching its models. */
export const access = (recipe: Finetuning.Recipe.Recipe): Models.Access => ({
  ...recipe.operation,
  model: recipe.model,
  embedder: recipe.embedder
})

/** Models of this process beside the rehearsal. */
export const own = ({ models }: Finetuning.Folder.Folder): Models.Own => (name) =>
  Finetuning.Abacus.isOne(name) ? Finetuning.Abacus.layer({ folder: models }) : undefined

/** What a finetuning writes to: its log and recorded calls, what is done in it once, its log file. */
export const log = (
  { operation: { synchronous } }: Finetuning.Recipe.Recipe,
  { folder, verbose }: { readonly folder: Runs.RunFolder; readonly verbose: boolean }
) => RunStore.layer(folder.database, { synchronous }).pipe(Layer.provideMerge(layers.telling(folder, verbose)))

/** How the models of a finetuning are made. */
export interface ModelsOptions {
  readonly folder: Finetuning.Folder.Folder
  readonly watch: Models.Watch
  /** Whether servers are tried before anything is asked of them. */
  readonly eager: boolean
  /** Other models that are asked, by name. */
  readonly others?: ReadonlyArray<string>
}

/** The models of a finetuning, who scores replies with them, and what they may spend. */
export const models = (
  recipe: Finetuning.Recipe.Recipe,
  { eager, folder, others = [], watch }: ModelsOptions
) => {
  const reached = { ...access(recipe), models: others }
  const { pace } = recipe.operation
  const score = Finetuning.Abacus.score({ folder: folder.models })
  return Models.likelihood(reached, process.env, {
    watch,
    own: (scoring) => Finetuning.Abacus.isOne(scoring.model) ? Effect.sync(() => score(scoring)) : undefined
  }).pipe(
    Layer.provideMerge(
      Models.layer(reached, process.env, { watch, eager, own: own(folder), ...(pace > 0 ? { pace } : {}) })
    )
  )
}

/** Who trains. */
export const trainer = (
  recipe: Finetuning.Recipe.Recipe,
  folder: Finetuning.Folder.Folder,
  environment: Models.Environment = process.env
) => {
  const isHere = recipe.model === "rehearsal" || Finetuning.Abacus.isOne(recipe.model)
  const server = isHere ? undefined : Result.getOrUndefined(Models.resolve(recipe.model, access(recipe), environment))
  return Finetuning.Trainers.layer(recipe.trainer, {
    folder: folder.models,
    seed: recipe.seed,
    loss: recipe.data.loss,
    access: access(recipe),
    environment,
    base: server && { baseUrl: server.baseUrl, apiKey: server.apiKey }
  })
}
