/** What a question is about, as somebody in a class says it. */
import { Phrase } from "@stoa/core"
import { near, show } from "../../rehearse/Numbers.ts"
import type * as Problem from "../../rehearse/Problem.ts"

/** The part of a question that asks, as one repeats it. */
export const asked = ({ asks }: Problem.Problem): string => Phrase.atMost(Phrase.clean(asks, 400), 40)

/** What is given in numbers, as the question has it: "48 friends", "$12 an hour". */
export const given = ({ quantities }: Problem.Problem): ReadonlyArray<string> => [
  ...new Set(quantities.map(({ phrase }) => phrase))
]

const dull =
  /^(?:following|given|please|answer|question|write|explain|describe|many|much|find|using|use|used|make|made|like|need|needs|want|wants|good|new|first|one|two|also|well|best|way|ways|give|short|list|example|examples|statement|ensure|include|provide|create|help|helps|often|important|return|function|def|assert|addition|tell|someone|something|mine|comes|might|must|thing|things)$/

/** Words a text turns on, longest run first; those of another text are left out. */
export const topics = (text: string, besides = ""): ReadonlyArray<string> => {
  const known = new Set(Phrase.contentWords(besides))
  const counts = new Map<string, number>()
  for (const word of Phrase.contentWords(Phrase.clean(text, 2000))) {
    if (word.length > 3 && !/\d/.test(word) && !known.has(word) && !dull.test(word)) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word)
}

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
