/** What a question is about, as somebody in a class says it. */
import { Phrase, type Seed } from "@stoa/core"
import { near, show } from "../../rehearse/Numbers.ts"
import type * as Problem from "../../rehearse/Problem.ts"

export { topics } from "../../rehearse/Topics.ts"

/** The part of a question that asks, as one repeats it. */
export const asked = ({ asks }: Problem.Problem): string => Phrase.atMost(Phrase.clean(asks, 400), 40)

/** What is given in numbers, as the question has it: "48 friends", "$12 an hour". */
export const given = ({ quantities }: Problem.Problem): ReadonlyArray<string> => [
  ...new Set(quantities.map(({ phrase }) => phrase))
]

/**
 * Where the numbers of a sum come from: the question, or what was found before; undefined where one of them comes from neither.
 */
export const origins = (
  values: ReadonlyArray<number>,
  { found, problem }: { readonly problem: Problem.Problem; readonly found: ReadonlyArray<number> }
): string | undefined => {
  const phraseOf = (value: number) =>
    problem.quantities.find((one) => near(one.value, value) && one.phrase !== one.text)?.phrase
  const isFound = (value: number) => found.some((one) => near(one, value))
  const own = [...new Set(values.filter(isFound))].map((value) => `the ${show(value)}`)
  const given = values.filter((value) => !isFound(value)).map(phraseOf)
  if (given.includes(undefined) || own.length + given.length < 2) return undefined
  return Phrase.list([
    ...[...new Set(given)].map((phrase) => `the ${phrase}`),
    ...(own.length === 0 ? [] : [`${Phrase.list(own)} that I found before`])
  ])
}

/** Words of a text between quotation marks. */
export const quoted = (text: string, most = 24): string => `"${Phrase.atMost(Phrase.clean(text, 400), most)}"`

/** A text as it is said: a sentence that ends within quotation marks has no second stop behind them. */
export const said = (text: string): string => Phrase.tidy(text).replace(/([.!?])"\.(?=\s|$)/g, "$1\"")

/** One of several ways to say something, if there is one that does not begin like anything said before. */
export const fresh = (ways: ReadonlyArray<string>, talk: string, chance: Seed.Chance): string => {
  const left = ways.filter((way) => !talk.includes(way.split(" ").slice(0, 3).join(" ")))
  return chance.pick(left.length === 0 ? ways : left)
}
