/** What is made on this machine of a run that has come to its end in a cluster: its spending, its data set. */
import { Budget, Model, Models, Pipeline, type Recipe, type Runs, Signals } from "@stoa/core"
import { Effect } from "effect"
import * as layers from "../../layers.ts"
import * as prices from "../prices.ts"
import * as Screen from "../Screen.ts"

const models = (recipe: Recipe.Recipe) =>
  Models.layer(layers.access(recipe), prices.withKeys(process.env), { eager: false })

/** What a run has spent over all its sittings; undefined where that cannot be told from here. */
export const spending = (recipe: Recipe.Recipe) =>
  Effect.map(Budget.Budget, (budget) => budget.spending()).pipe(
    Effect.provide(models(recipe)),
    Effect.orElseSucceed(() => undefined)
  )

/** Where the embedder of the data set's numbers cannot be asked from here, it has those that need none. */
const withoutModels = <E, R>(otherwise: Effect.Effect<void, E, R>) =>
  Effect.catchIf(
    (error: unknown): error is Model.ModelError => error instanceof Model.ModelError,
    (error) => {
      Screen.say(Screen.style.yellow(`The numbers of the data set are without those of vectors: ${error.message}`))
      return otherwise
    }
  )

/** Writes the data set. */
export const save = (recipe: Recipe.Recipe, folder: Runs.RunFolder) => {
  const saved = Effect.asVoid(Pipeline.save(recipe, { folder, finished: true }))
  return Signals.during("dataset", saved.pipe(Effect.provide(models(recipe)), withoutModels(saved)))
}
