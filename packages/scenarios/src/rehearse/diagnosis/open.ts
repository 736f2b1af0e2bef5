/** What a teacher says of an answer in prose: what it leaves out, and where to look. */
import { Phrase, type Seed } from "@stoa/core"
import * as Equations from "../Equation.ts"
import type { Reference } from "../Reference.ts"
import { topics } from "../Topics.ts"

/** Words of a reference answer below which none of them is named. */
const least = 14

/** What is said of an answer in prose. */
export const of = (
  attempt: string,
  { chance, isRight, reference }: {
    readonly reference: Reference
    readonly isRight: boolean
    readonly chance: Seed.Chance
  }
): Array<string> => {
  const { answer, question, result } = reference
  const asked = topics(question)
  const [first = "the question", second] = asked
  const missing = Phrase.words(answer).length < least ? [] : topics(answer, `${question} ${attempt}`).slice(0, 3)
  const [sum] = Equations.find(attempt)
  const written = sum?.shown.split("=")[0]?.trim() ?? ""
  const fault = isRight
    ? "You say what, and you do not say why."
    : sum !== undefined
    ? chance.pick([
      `Ask yourself what ${written} would mean: nothing in the question tells you to do that with its numbers.`,
      `You took the numbers as they came. The step ${written} has no ground in what is said about ${first}.`
    ])
    : chance.pick([
      `You stay with generalities about ${first}, so that nobody could act on your answer or check it.`,
      `What you say about ${first} could be said about almost anything; it does not answer the question.`,
      `You wrote down a first thought about ${first} and left it there.`
    ])
  const lead = missing.length === 0
    ? chance.pick([
      "Ask yourself what kind of answer is wanted here, how long it should be, and what somebody who knows the matter would look up first.",
      "Underline each thing the question demands, and give each of them its due."
    ])
    : chance.pick([
      `Not a word yet about ${Phrase.list(missing)}: think about what each of them has to do with ${first}.`,
      `Think about ${Phrase.list(missing)}, for there lies what is missing.`,
      `A complete answer speaks of ${Phrase.list(missing)} too.`
    ])
  const form = result !== undefined
    ? `Start from what is said about ${first}${
      second === undefined ? "" : ` and ${second}`
    }, and write each step down with its reason.`
    : second === undefined
    ? "Then give it in the form that is asked for."
    : `Make clear what ${first} and ${second} have to do with each other here, and give your answer in the form that is asked for.`
  return [fault, lead, form]
}
