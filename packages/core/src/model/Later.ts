/** Models that nobody knew of when the run began: trained during it, and named by whoever trained them. */
import { Effect, Result, Schema } from "effect"
import * as Access from "./Access.ts"
import { Absent, ModelError } from "./Model.ts"
import type { OpenAiOptions } from "./OpenAi.ts"
import * as Price from "./Price.ts"
import * as Prices from "./Prices.ts"
import { parted, plainAddress } from "./Providers.ts"

/** The server behind such a name; a name that leads nowhere is a model that is not there, with the sentence that says why. */
export const reached = (name: string, access: Access.Access, environment: Access.Environment) =>
  Result.match(Access.reachLater(name, access, environment), {
    onSuccess: (server): Effect.Effect<OpenAiOptions, ModelError> => Effect.succeed(server),
    onFailure: ({ sentence }) =>
      Effect.fail(
        new ModelError({ model: parted(name).bare, endpoint: "nowhere", reason: new Absent({ detail: sentence }) })
      )
  })

/** Told of a model's server before it is asked: from here on its price is that of the place it is served at, if there is one. */
export type Learn = (server: Pick<OpenAiOptions, "baseUrl" | "model">) => void

/** What prices are found from. */
export interface PricesOptions {
  /** The prices of the run, by name; those of later models are added. */
  readonly prices: Map<string, Price.Price>
  /** One's own file. */
  readonly listed: ReadonlyArray<Prices.Listed>
  /** Where the run's own model is served, if it is. */
  readonly home: Prices.Endpoint | undefined
}

/**
 * The prices of later models. At a provider a trained model costs more than what it was trained from, so that only a price of its
 * own holds there: one listed under its name, or under ft:MODEL for all that come of a model. On the server of the run's own model,
 * where that is no provider's, it costs what the run's own model does. Otherwise nobody knows it.
 */
export const prices = ({ home, listed, prices }: PricesOptions) => {
  const athome = home === undefined || !Prices.isPrivate(home.baseUrl) ? undefined : prices.get(home.model)
  const isHome = ({ baseUrl }: Pick<OpenAiOptions, "baseUrl">) =>
    home !== undefined && plainAddress(baseUrl) === plainAddress(home.baseUrl)
  const unknown = new Set<string>()
  const learn: Learn = (server) => {
    const { model } = server
    const price = Prices.find(server, listed) ?? (isHome(server) ? athome : undefined)
    const present = prices.get(model)
    if (price === undefined) {
      // Another one of that name may be known: what is not known counts.
      unknown.add(model)
      prices.delete(model)
    } else if (!unknown.has(model)) prices.set(model, present === undefined ? price : Price.dearer(present, price))
  }
  const later = (model: string): Price.Price | undefined =>
    unknown.has(model) ? undefined : Prices.named(model, listed) ?? (model.startsWith("ft:") ? undefined : athome)
  return { learn, later }
}

/** A limit in dollars cannot be kept where nobody knows what trained models will cost. */
export class UnknownTrainedPrice extends Schema.TaggedError<UnknownTrainedPrice>()("UnknownTrainedPrice", {
  model: Schema.String,
  endpoint: Schema.String
}) {
  override get message(): string {
    const { endpoint, model } = this
    return `What models trained from "${model}" will cost at ${endpoint} is not known, so no limit in dollars can be kept: put it into the file of --prices as {"model": "ft:${model}", "input": DOLLARS, "output": DOLLARS}, per million tokens, or limit calls (--max-calls) or tokens (--max-tokens) instead.`
  }
}

/** Refuses a limit in dollars before anything is spent where models are to be trained whose price is not known. */
export const check = (limits: { readonly maxCost?: number }, { home, listed, prices }: PricesOptions) => {
  if (limits.maxCost === undefined || home === undefined) return Effect.void
  const known = Prices.find({ model: `ft:${home.model}`, baseUrl: home.baseUrl }, listed) ??
    (Prices.isPrivate(home.baseUrl) ? prices.get(home.model) : undefined)
  return known === undefined
    ? Effect.fail(new UnknownTrainedPrice({ model: home.model, endpoint: home.baseUrl }))
    : Effect.void
}
