/** What a forecast takes for granted, in sentences. */
import * as Price from "../model/Price.ts"
import { rehearsal } from "../model/Rehearsal.ts"
import * as Recipe from "../Recipe.ts"
import { assumed } from "./Duration.ts"
import type { Played } from "./Miniature.ts"
import type { Measured } from "./Sample.ts"
import type { Scaled } from "./Scale.ts"

/** What the sentences speak of. */
export interface Grounds {
  readonly agents: number
  readonly played: Played
  readonly scaled: Scaled
  readonly concurrency: number
  readonly measured: Measured | undefined
  readonly prices: { readonly model?: Price.Price | undefined; readonly embedder?: Price.Price | undefined }
}

const whole = (count: number): string => count.toLocaleString("en")

const asked = (name: string, price: Price.Price | undefined): string =>
  price === undefined
    ? `The price of ${name} is not known, so there is no cost: give it with --prices FILE.`
    : `${name} costs ${Price.inDollars(price.input)} for a million tokens in and ${
      Price.inDollars(price.output)
    } for a million out; nothing is taken off for what the server has in its cache.`

/** The sentences, the weightiest first. */
export const of = (recipe: Recipe.Recipe, grounds: Grounds): Array<string> => {
  const { agents, concurrency, measured, played, prices, scaled } = grounds
  const isRehearsal = recipe.model === rehearsal
  const wanted = Recipe.wanted(recipe)
  return [
    played.agents === agents
      ? "The whole recipe was played in memory on the rehearsal model."
      : `The recipe was played in memory on the rehearsal model with ${whole(played.agents)} of ${
        whole(agents)
      } people, and scaled up.`,
    ...(isRehearsal
      ? []
      : measured === undefined
      ? [
        "Replies are taken to be as long as the rehearsal's, which a real model's are not: most write more, and those that think much more. --sample measures it.",
        `A call is taken to take ${assumed.first} s and 1 s more for ${assumed.tokensPerSecond} tokens of its reply.`
      ]
      : [`Lengths and times of replies are as in a sample of ${whole(measured.calls)} calls.`]),
    ...(isRehearsal ? [] : [
      `${whole(concurrency)} calls are in flight${
        recipe.operation.concurrency === undefined ? ", as no --concurrency is given" : ""
      }; none fails, and no reply has to be mended.`
    ]),
    ...(isRehearsal ? ["The rehearsal costs nothing."] : [asked(recipe.model, prices.model)]),
    ...(recipe.embedder === "lexical" ? [] : [asked(recipe.embedder, prices.embedder)]),
    ...(scaled.rows < wanted
      ? [
        `About ${whole(scaled.rows)} of ${
          whole(wanted)
        } rows are likely to be kept: give more --agents, more --steps or more --episodes.`
      ]
      : [])
  ]
}
