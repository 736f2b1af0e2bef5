/** Settings of a recipe played against each other: which cells there are, what is measured of each, and the table of all. */
import { Result } from "effect"
import * as Recipe from "../Recipe.ts"
import type * as Grid from "./Grid.ts"
import * as Variation from "./Variation.ts"

export * as Comparison from "./Comparison.ts"
export * as Grid from "./Grid.ts"
export * as Metrics from "./Metrics.ts"
export * as Table from "./Table.ts"
export * as Variation from "./Variation.ts"

/** A recipe as plain data with the values of a setting and a seed put in; not checked yet. */
export const recipeData = (
  base: Recipe.Recipe,
  { seed, values }: { readonly seed: number; readonly values: Grid.Setting["values"] }
): Result.Result<unknown, Variation.VariationError> => {
  let data: unknown = { ...structuredClone(base), seed }
  for (const [path, value] of Object.entries(values)) {
    data = Variation.put(data, path.split("."), value)
    if (data === undefined) {
      return Result.fail(new Variation.VariationError({ sentence: `--vary: a recipe has no setting "${path}".` }))
    }
  }
  return Result.succeed(data)
}

/** True when two recipes give the same rows: they may differ in how a model is reached and driven. */
export const isSame = (one: Recipe.Recipe, other: Recipe.Recipe): boolean => Recipe.hash(one) === Recipe.hash(other)
