/** What the models of a recipe ask for their tokens. */
import { Models, Price, PriceFile, Prices, Providers, type Recipe } from "@stoa/core"
import { Effect } from "effect"
import * as layers from "../layers.ts"

/** An environment in which no key is missing: an address is all that is asked of it. */
const withKeys = (environment: Models.Environment): Models.Environment => ({
  ...Object.fromEntries(
    Object.values(Providers.providers).flatMap(({ keyName }) => (keyName ? [[keyName, "none"]] : []))
  ),
  ...Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""))
})

/** What the models of a recipe ask for. A name that leads nowhere fails as it would in a run; a missing key does not matter. */
export const of = Effect.fnUntraced(function*(recipe: Recipe.Recipe) {
  const { prices: file } = recipe.operation
  const own = file === undefined ? [] : yield* PriceFile.read(file)
  const find = (name: string) =>
    Effect.map(
      Effect.fromResult(Models.resolve(name, layers.access(recipe), withKeys(process.env))),
      (endpoint) => Prices.find(endpoint, own)
    )
  return {
    model: recipe.model === "rehearsal" ? Price.free : yield* find(recipe.model),
    embedder: recipe.embedder === "lexical" ? undefined : yield* find(recipe.embedder)
  }
})
