/** What the models of a recipe ask for their tokens. */
import { Embedder, Models, Price, PriceFile, Prices, Providers, type Recipe, Rehearsal, Roles } from "@stoa/core"
import { Effect } from "effect"
import * as layers from "../layers.ts"

/** An environment in which no key is missing: an address is all that is asked of it. */
export const withKeys = (environment: Models.Environment): Models.Environment => ({
  ...Object.fromEntries(
    Object.values(Providers.providers).flatMap(({ keyName }) => (keyName ? [[keyName, "none"]] : []))
  ),
  ...Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""))
})

/** What the models of a recipe ask for: its own, those of roles by their names, the embedder. A name that leads nowhere fails as it would in a run; a missing key does not matter. */
export const of = Effect.fnUntraced(function*(recipe: Recipe.Recipe) {
  const { prices: file } = recipe.operation
  const own = file === undefined ? [] : yield* PriceFile.read(file)
  const access = layers.access(recipe)
  const find = (name: string, { baseUrl, sendSeed }: Pick<Models.Access, "baseUrl" | "sendSeed"> = access) => {
    const known = { sendSeed, ...(baseUrl === undefined ? {} : { baseUrl }) }
    return name === Rehearsal.rehearsal
      ? Effect.succeed(Price.free)
      : Effect.map(
        Effect.fromResult(Models.resolve(name, known, withKeys(process.env))),
        (endpoint) => Prices.find(endpoint, own)
      )
  }
  // A model beside the run's own is served where its provider is, or else where the run's own is.
  const roles = Roles.names(recipe.models).filter((name) => name !== recipe.model)
  const models = yield* Effect.forEach(roles, (name) => {
    const isNamed = Providers.parted(name).provider !== undefined && name !== recipe.embedder
    return Effect.map(find(name, isNamed ? { sendSeed: access.sendSeed } : access), (price) => [name, price] as const)
  })
  return {
    model: yield* find(recipe.model),
    embedder: Embedder.isEmbedded(recipe.embedder) ? undefined : yield* find(recipe.embedder),
    models: Object.fromEntries(models)
  }
})
