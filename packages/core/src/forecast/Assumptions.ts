/** What a forecast takes for granted, in sentences. */
import { brief } from "../domain/PlainText.ts"
import { isEmbedded } from "../model/Embedder.ts"
import * as Price from "../model/Price.ts"
import { rehearsal } from "../model/Rehearsal.ts"
import * as Recipe from "../Recipe.ts"
import { assumed } from "./Duration.ts"
import type { Played } from "./Miniature.ts"
import type { Measured } from "./Sample.ts"
import type { Scaled } from "./Scale.ts"
import type { SmallClass } from "./SmallClass.ts"

/** What the sentences speak of. */
export interface Grounds {
  readonly agents: number
  readonly played: Played
  readonly lessons: SmallClass | undefined
  readonly scaled: Scaled
  readonly concurrency: number
  readonly measured: Measured | undefined
  /** What the models that are asked ask for, by name. */
  readonly prices: ReadonlyMap<string, Price.Price | undefined>
  readonly embedder: Price.Price | undefined
}

const whole = (count: number): string => count.toLocaleString("en")

const asked = (name: string, price: Price.Price | undefined): string =>
  name === rehearsal
    ? "The rehearsal costs nothing."
    : price === undefined
    ? `The price of ${name} is not known, so there is no cost: give it with --prices FILE.`
    : `${name} costs ${Price.inDollars(price.input)} for a million tokens in and ${
      Price.inDollars(price.output)
    } for a million out; nothing is taken off for what the server has in its cache.`

/** What was played, and how much of the whole it is. */
const inSmall = ({ agents, lessons, played }: Grounds): string => {
  const parts = [
    ...(played.agents === agents ? [] : [`${whole(played.agents)} of ${whole(agents)} people`]),
    ...(lessons === undefined || lessons.posed.length === lessons.rows
      ? []
      : [`${whole(lessons.posed.length)} of ${whole(lessons.rows)} questions`])
  ]
  return parts.length === 0
    ? "The whole recipe was played in memory on the rehearsal model."
    : `The recipe was played in memory on the rehearsal model with ${parts.join(" and ")}, and scaled up.`
}

/** What is to be known of the class. */
const ofClass = ({ lessons, played, scaled }: Grounds, isRehearsal: boolean): Array<string> => {
  const { failed, plays } = played.lessons
  return [
    ...(failed.length === 0
      ? []
      : [
        `${whole(failed.length)} of the ${whole(plays)} plays that were tried failed; the first: ${
          brief(failed[0] ?? "", 300)
        }`
      ]),
    ...(lessons === undefined || isRehearsal
      ? []
      : [
        `About ${whole(scaled.conversations)} conversations of ${
          whole(Math.round(scaled.questions))
        } questions are taken to be kept, as of the rehearsal's.`
      ]),
    ...(lessons === undefined || lessons.held === 0
      ? []
      : [
        `Questions kept out of the class, for scenarios that want some like the one at hand: ${whole(lessons.held)}.`
      ])
  ]
}

/** Whose lengths and times are known, and how. */
const lengths = ({ measured, prices }: Grounds, recipe: Recipe.Recipe): Array<string> => {
  if (measured === undefined) {
    return [
      "Replies are taken to be as long as the rehearsal's, which a real model's are not: most write more, and those that think much more. --sample measures it.",
      `A call is taken to take ${assumed.first} s and 1 s more for ${assumed.tokensPerSecond} tokens of its reply.`
    ]
  }
  const others = [...prices.keys()].filter((name) => name !== recipe.model && name !== rehearsal)
  return [
    `Lengths and times of replies are as in a sample of ${whole(measured.calls)} calls${
      others.length === 0
        ? "."
        : ` to ${recipe.model}; ${others.join(" and ")} had none, and are taken to write as the rehearsal.`
    }`
  ]
}

/** The sentences, the weightiest first. */
export const of = (recipe: Recipe.Recipe, grounds: Grounds): Array<string> => {
  const { concurrency, embedder, prices, scaled } = grounds
  const isRehearsal = Recipe.isRehearsed(recipe)
  const wanted = Recipe.wanted(recipe)
  return [
    inSmall(grounds),
    ...ofClass(grounds, isRehearsal),
    ...(isRehearsal ? [] : lengths(grounds, recipe)),
    ...(isRehearsal ? [] : [
      `${whole(concurrency)} calls are in flight${
        recipe.operation.concurrency === undefined ? ", as no --concurrency is given" : ""
      }; none fails, and no reply has to be mended.`
    ]),
    ...[...prices].map(([name, price]) => asked(name, price)),
    ...(isEmbedded(recipe.embedder) ? [] : [asked(recipe.embedder, embedder)]),
    ...(scaled.rows < wanted
      ? [
        `About ${whole(scaled.rows)} of ${
          whole(wanted)
        } rows are likely to be kept: give more --agents, more --steps or more --episodes.`
      ]
      : [])
  ]
}
