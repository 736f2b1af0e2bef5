/** The folder of a new run: made, locked and with its recipe in it. */
import { AtomicFile, type Recipe, RunLock, Runs } from "@stoa/core"
import { Effect } from "effect"

/** Writes the recipe of a new run into its folder. */
export const writeRecipe = (folder: Runs.RunFolder, recipe: Recipe.Recipe) =>
  AtomicFile.write(folder.recipe, [`${JSON.stringify(recipe, null, 2)}\n`])

/** Makes the folder of a new run, which is locked as long as the scope is open; what cannot be filled is not left behind. */
export const make = Effect.fn("runFolder.make")(function*<E, R>(
  recipe: Recipe.Recipe,
  fill: (folder: Runs.RunFolder) => Effect.Effect<void, E, R>
) {
  const folder = yield* Runs.create(recipe.operation.runs, recipe.operation.name)
  yield* RunLock.hold(folder)
  yield* Effect.onError(
    Effect.andThen(fill(folder), writeRecipe(folder, recipe)),
    () => Runs.remove(folder)
  )
  return folder
})

/** How a run goes on, for a person to type. */
export const resumeHint = (folder: Runs.RunFolder, recipe: Recipe.Recipe): string => {
  const { runs } = recipe.operation
  return `npx stoa resume ${folder.name}${runs === "./runs" ? "" : ` --runs ${runs}`}`
}
