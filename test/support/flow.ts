import {
  type Attempts,
  Embedder,
  EventLog,
  Model,
  Models,
  Pipeline,
  type Profile,
  Recipe,
  Rehearsal,
  Roles,
  type Runs,
  RunStore,
  type World
} from "@stoa/core"
import { Effect, Layer, Result } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { filesIn } from "./files.ts"

/** What came of a flow: the world, every file of the data set, the facts in the log. */
export interface Flow {
  readonly world: World.World
  readonly files: Readonly<Record<string, string>>
  readonly events: ReadonlyArray<Parameters<EventLog.EventLog["Service"]["append"]>[0]>
  readonly rows: number
}

/** A recipe from plain data; throws on a bad one. */
export const recipeOf = (data: unknown): Recipe.Recipe => Result.getOrThrow(Recipe.decode(data))

/** The rehearsal model behind random delays that follow no seed: what is the same all the same is the same at any timing. */
export const shuffled = (longest: number): Layer.Layer<Model.Model | Embedder.Embedder> =>
  Layer.merge(
    Layer.effect(
      Model.Model,
      Effect.map(Model.Model, (model) =>
        Model.Model.of({
          name: model.name,
          ask: (request) => Effect.delay(model.ask(request), Math.random() * longest)
        }))
    ).pipe(Layer.provide(Rehearsal.layer())),
    Embedder.Embedder.lexical
  )

/** The layers of a recipe, as the command makes them. */
export const modelsOf = (recipe: Recipe.Recipe) =>
  Models.layer(
    { ...recipe.operation, model: recipe.model, embedder: recipe.embedder, models: Roles.names(recipe.models) },
    {}
  )

/** Plays a recipe over profiles in a folder of its own, with a real run.db, and reads everything back. */
export const play = <E>(
  recipe: Recipe.Recipe,
  profiles: ReadonlyArray<Profile.Profile>,
  models: Layer.Layer<Model.Model | Embedder.Embedder, E, RunStore.CallStore | Attempts.AttemptStore>,
  lessons: Pick<Pipeline.LiveOptions, "scenarios" | "questions"> = {}
) =>
  Effect.acquireUseRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-flow-"))),
    (path) => {
      const folder: Runs.RunFolder = {
        name: "flow",
        path,
        database: join(path, "run.db"),
        recipe: join(path, "recipe.json"),
        dataset: join(path, "dataset")
      }
      return Effect.gen(function*() {
        const { rows } = yield* Pipeline.run(recipe, { profiles, folder, ...lessons })
        const log = yield* EventLog.EventLog
        const files = filesIn(folder.dataset)
        const flow: Flow = { world: yield* log.world, files, events: yield* log.events, rows }
        return flow
      }).pipe(Effect.provide(models.pipe(Layer.provideMerge(RunStore.layer(folder.database)))))
    },
    (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  )
