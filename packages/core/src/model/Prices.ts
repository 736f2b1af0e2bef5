/** Which price holds for which model: those that come with Stoa (prices.json), and before them those of one's own file. */
import { Effect, Schema } from "effect"
import { dearer, free, Price } from "./Price.ts"
import published from "./prices.json" with { type: "json" }
import { providers } from "./Providers.ts"
import { rehearsal } from "./Rehearsal.ts"

/** A price, and whose model it is of. */
export const Listed = Schema.Struct({
  ...Price.fields,
  /** The model as its server knows it, without the provider. */
  model: Schema.NonEmptyString,
  /** Where the price holds, as in PROVIDER/MODEL; without one it holds at every address. */
  provider: Schema.optionalKey(Schema.Literals(Object.keys(providers))),
  date: Schema.optionalKey(Schema.NonEmptyString),
  source: Schema.optionalKey(Schema.NonEmptyString)
}).annotate({ identifier: "Listed" })
export type Listed = typeof Listed.Type

/** A file of prices. */
export const PriceList = Schema.Struct({
  about: Schema.optionalKey(Schema.String),
  prices: Schema.Array(Listed)
}).annotate({ identifier: "PriceList" })

/** The published prices that come with Stoa. */
export const shipped: ReadonlyArray<Listed> = Schema.decodeSync(PriceList)(published).prices

/** A model at an address. */
export interface Endpoint {
  readonly model: string
  readonly baseUrl: string
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : "")

/** The provider whose own address this is. A proxy, and a server on one's own machine, is nobody's. */
const providerOf = (baseUrl: string): string | undefined =>
  Object.entries(providers).find(([, { baseUrl: own, keyName }]) =>
    keyName !== undefined && hostOf(own) === hostOf(baseUrl)
  )?.[0]

// A date, a build number or "latest" is a version of the same model; "-pro" or "-32k" is another one, at another price.
const version = /^[-@:](?:\d{4}-\d{2}-\d{2}|\d{3,8}|latest)$/

// What was trained from a model is named ft:MODEL:ORGANISATION:..., and listed as ft:MODEL for all that come of it.
const trained = /^(?:-\d{4}-\d{2}-\d{2})?:/

const fits = (listed: string, model: string): boolean => {
  if (model === listed) return true
  if (!model.startsWith(listed)) return false
  const rest = model.slice(listed.length)
  return version.test(rest) || (listed.startsWith("ft:") && trained.test(rest))
}

const longest = (list: ReadonlyArray<Listed>, model: string): Listed | undefined =>
  list.filter((entry) => fits(entry.model, model)).reduce<Listed | undefined>(
    (best, entry) => (best === undefined || entry.model.length > best.model.length ? entry : best),
    undefined
  )

/**
 * The price of a model at an address, if it is known. What a provider asks holds at its own address alone: a server on one's own
 * machine, or a proxy, has the price that one's own list gives it.
 */
export const find = ({ baseUrl, model }: Endpoint, own: ReadonlyArray<Listed> = []): Price | undefined => {
  const provider = providerOf(baseUrl)
  return longest(own.filter((entry) => entry.provider === undefined || entry.provider === provider), model) ??
    longest(shipped.filter((entry) => entry.provider === provider), model)
}

/** True for an address where nobody but oneself asks for money: no provider's own. */
export const isPrivate = (baseUrl: string): boolean => providerOf(baseUrl) === undefined

/**
 * The price of a model by its bare name alone, wherever it may be served: what one's own file says, or else the dearest that a
 * provider asks. For models of which no more is known, as those that an earlier sitting of the run has asked.
 */
export const named = (model: string, own: ReadonlyArray<Listed> = []): Price | undefined => {
  const given = longest(own, model)
  if (given !== undefined) return given
  const asked = Object.keys(providers).flatMap((provider) =>
    longest(shipped.filter((entry) => entry.provider === provider), model) ?? []
  )
  return asked.length === 0 ? undefined : asked.reduce<Price>(dearer, free)
}

/** The prices of a run's models, by the name under which its attempts are kept, and the models whose price is not known. */
export interface Known {
  readonly prices: ReadonlyMap<string, Price>
  readonly unknown: ReadonlyArray<string>
}

/** The prices of a run's endpoints. Where two of them have one name, the dearer price counts for both; the rehearsal is free. */
export const of = (endpoints: ReadonlyArray<Endpoint>, own: ReadonlyArray<Listed> = []): Known => {
  const prices = new Map<string, Price>([[rehearsal, free]])
  const unknown = new Set<string>()
  for (const endpoint of endpoints) {
    const price = find(endpoint, own)
    if (price === undefined) unknown.add(endpoint.model)
    else {
      const present = prices.get(endpoint.model)
      prices.set(endpoint.model, present === undefined ? price : dearer(present, price))
    }
  }
  for (const model of unknown) prices.delete(model)
  return { prices, unknown: [...unknown] }
}

/** A limit in dollars cannot be kept where a price is not known. */
export class UnknownPrice extends Schema.TaggedError<UnknownPrice>()("UnknownPrice", {
  model: Schema.String
}) {
  override get message(): string {
    return `The price of the model "${this.model}" is not known, so no limit in dollars can be kept: write the price into a file and name the file with --prices, or limit calls (--max-calls) or tokens (--max-tokens) instead.`
  }
}

/** Refuses a limit in dollars for models whose price is not known, before anything is spent. */
export const check = (limits: { readonly maxCost?: number }, { unknown }: Known): Effect.Effect<void, UnknownPrice> => {
  const [model] = unknown
  return limits.maxCost === undefined || model === undefined ? Effect.void : Effect.fail(new UnknownPrice({ model }))
}
