/** The prices of the models that a recipe names, by the names under which its attempts are kept. */
import { Result } from "effect"
import { readFileSync } from "node:fs"
import * as Access from "../model/Access.ts"
import * as Price from "../model/Price.ts"
import * as PriceFile from "../model/PriceFile.ts"
import * as Prices from "../model/Prices.ts"
import { providers } from "../model/Providers.ts"
import * as Roles from "../model/Roles.ts"
import type { Recipe } from "../Recipe.ts"

/** An environment in which no key is missing: an address is all that is asked of it. */
const withKeys = (environment: Access.Environment): Access.Environment => ({
  ...environment,
  ...Object.fromEntries(Object.values(providers).flatMap(({ keyName }) => (keyName ? [[keyName, "none"]] : [])))
})

/** One's own prices. A file that is gone, or broken since, costs the prices in it and nothing else. */
const ownOf = (path: string | undefined): ReadonlyArray<Prices.Listed> => {
  if (path === undefined) return []
  try {
    return Result.getOrElse(PriceFile.parse(readFileSync(path, "utf8"), path), () => [])
  } catch {
    return []
  }
}

/** What is known of the prices of a run: of a model that is not among them nobody knows what it costs. */
export const of = (recipe: Recipe, environment: Access.Environment): ReadonlyMap<string, Price.Price> => {
  const { embedder, model, models, operation } = recipe
  const access: Access.Access = { ...operation, model, models: Roles.names(models), embedder }
  const endpoints = Access.served(access).flatMap((name) =>
    Result.match(Access.reach(name, access, withKeys(environment)), {
      onFailure: () => [],
      onSuccess: (endpoint) => [endpoint]
    })
  )
  const own = ownOf(operation.prices)
  const known = Prices.of(endpoints, own)
  const prices = new Map(known.prices)
  // The run may have asked models before that its recipe no longer names.
  for (const { model, ...price } of own) {
    if (known.prices.has(model) || known.unknown.includes(model)) continue
    const present = prices.get(model)
    prices.set(model, present === undefined ? price : Price.dearer(present, price))
  }
  return prices
}
