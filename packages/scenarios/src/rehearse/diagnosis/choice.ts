/** What a teacher says of a choice: why the option does not hold, and how to weigh the others. */
import { Phrase, type Seed } from "@stoa/core"
import * as Options from "../Options.ts"
import type { Reference } from "../Reference.ts"
import { topics } from "../Topics.ts"

/** What is said of a choice. The right option is never named. */
export const of = (
  attempt: string,
  { chance, isRight, reference }: {
    readonly reference: Reference
    readonly isRight: boolean
    readonly chance: Seed.Chance
  }
): Array<string> => {
  const { answer, matter: { problem }, question } = reference
  const letter = Options.chosen(attempt)
  const taken = problem.options.find((option) => option.letter === letter)
  const words = topics(Options.stem(question)).slice(0, 6)
  const [first = "what is asked", second] = chance.sample(words, 2)
  // What an explanation turns on, beyond what stands in the question and its options.
  const behind = topics(answer, question).slice(0, 2)
  const fault = isRight || taken === undefined
    ? "You did not say why the other options fail, and that is half of the answer."
    : chance.pick([
      `You took ${taken.letter} because it sounds familiar, but you never held "${
        Phrase.atMost(taken.text, 14)
      }" against the words of the question.`,
      `What you say about ${taken.letter} is a feeling and no reason: nothing in your answer connects it with ${first}.`,
      `You say what ${taken.letter} reminds you of, but a reason would have to say why it must be so, and there is none.`
    ])
  return [
    fault,
    chance.pick([
      `Start from ${first}${
        second === undefined ? "" : ` and ${second}`
      }: say in your own words what the question wants to know about it before you look at any option.`,
      `First write down what you know about ${first}, without looking at the options${
        second === undefined ? "" : `, and then what ${second} adds to it`
      }.`
    ]),
    ...(behind.length === 0 ? [] : [`Think of ${Phrase.list(behind)} as well.`]),
    chance.pick([
      "Then go through the options one by one, look for a single word in each that makes it false, and keep what is left.",
      "Then take each option as if it were true, and see which of them contradicts what you know."
    ])
  ]
}
