import { Model, Models, RunStore } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect, Layer, Result } from "effect"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** A recipe from plain data; throws on a bad one. */
export const recipeOf = (data: unknown): Finetuning.Recipe.Recipe => Result.getOrThrow(Finetuning.Recipe.decode(data))

/** A folder for a finetuning, and what removes it. */
export const folder = () => {
  const path = join(mkdtempSync(join(tmpdir(), "stoa-finetuning-")), "study")
  mkdirSync(path)
  return { folder: Finetuning.Folder.of(path, "study"), remove: () => rmSync(join(path, ".."), { recursive: true }) }
}

const access = (recipe: Finetuning.Recipe.Recipe): Models.Access => ({
  ...recipe.operation,
  model: recipe.model,
  embedder: recipe.embedder
})

/** The layers of a finetuning, as the command makes them. */
export const layers = (recipe: Finetuning.Recipe.Recipe, folder: Finetuning.Folder.Folder) => {
  const own: Models.Own = (name) =>
    Finetuning.Abacus.isOne(name) ? Finetuning.Abacus.layer({ folder: folder.models }) : undefined
  const isHere = recipe.model === "rehearsal" || Finetuning.Abacus.isOne(recipe.model)
  const server = isHere ? undefined : Result.getOrThrow(Models.resolve(recipe.model, access(recipe), {}))
  const score = Finetuning.Abacus.score({ folder: folder.models })
  return Layer.merge(
    Models.likelihood(access(recipe), {}, {
      own: (scoring) => Finetuning.Abacus.isOne(scoring.model) ? Effect.sync(() => score(scoring)) : undefined
    }).pipe(Layer.provideMerge(Models.layer(access(recipe), {}, { own }))),
    Finetuning.Trainers.layer(recipe.trainer, {
      folder: folder.models,
      seed: recipe.seed,
      loss: recipe.data.loss,
      base: server && { baseUrl: server.baseUrl, apiKey: server.apiKey }
    })
  ).pipe(Layer.provideMerge(RunStore.layer(folder.database)))
}

/** Plays a finetuning in a folder, with real files; `instead` may stand before the model. */
export const play = (
  recipe: Finetuning.Recipe.Recipe,
  folder: Finetuning.Folder.Folder,
  options: Partial<Finetuning.FinetuningOptions> & {
    readonly instead?: (model: Model.Model["Service"]) => Model.Model["Service"]
  } = {}
) =>
  Effect.gen(function*() {
    const { instead = (model) => model, ...rest } = options
    yield* Finetuning.Tasks.ready
    const task = Result.getOrThrow(Finetuning.Tasks.find(recipe.task))
    const { test, train } = yield* Finetuning.Split.split({ ...recipe, task })
    return yield* Finetuning.run(recipe, { folder, task, train, test, onProgress: () => {}, ...rest }).pipe(
      Effect.updateService(Model.Model, instead)
    )
  }).pipe(Effect.provide(layers(recipe, folder)))
