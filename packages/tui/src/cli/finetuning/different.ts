/** Where two recipes of a finetuning differ first, for a message. */
import { PlainText } from "@stoa/core"
import type { Finetuning } from "@stoa/scenarios"
import { essence } from "./assemble.ts"

type Recipe = Finetuning.Recipe.Recipe

const leaves = (value: unknown, path = ""): ReadonlyArray<readonly [string, string]> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`))
    : value === undefined
    ? []
    : [[path, JSON.stringify(value)]]

const shown = (value: string | undefined): string => (value === undefined ? "not set" : PlainText.brief(value, 60))

/** The first setting in which a recipe wants something else, with both values; methods may be others, and iterations more. */
export const different = (recipe: Recipe, before: Recipe): string => {
  const [now, then] = [recipe, before].map((each) => new Map(leaves(essence(each))))
  for (const path of new Set([...now?.keys() ?? [], ...then?.keys() ?? []])) {
    const [here, there] = [now?.get(path), then?.get(path)]
    const isMore = path === "methods" || (path === "iterations" && recipe.iterations >= before.iterations)
    if (here !== there && !isMore) return `${path} is ${shown(here)}, and there it is ${shown(there)}`
  }
  return "they differ"
}
