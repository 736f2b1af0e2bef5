/** What a teacher says of an answer in prose: what it leaves out, and where to look. */
import { Phrase, type Seed } from "@stoa/core"
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
  const { answer, question } = reference
  const asked = topics(question)
  const [first = "the question"] = asked
  const missing = Phrase.words(answer).length < least ? [] : topics(answer, `${question} ${attempt}`).slice(0, 3)
  return [
    isRight
      ? "You say what, and you do not say why."
      : chance.pick([
        `You stay with generalities about ${first}, so that nobody could act on your answer or check it.`,
        `What you say about ${first} could be said about almost anything; it does not answer the question.`,
        `You wrote down a first thought about ${first} and left it there.`
      ]),
    missing.length === 0
      ? chance.pick([
        "Ask yourself what kind of answer is wanted here, how long it should be, and what somebody who knows the matter would look up first.",
        "Underline each thing the question demands, and give each of them a sentence of its own."
      ])
      : chance.pick([
        `Not a word yet about ${Phrase.list(missing)}: each of them belongs in a complete answer.`,
        `What has ${Phrase.list(missing, "or")} to do with it? Think about that, for there lies what is missing.`
      ]),
    asked.length > 1
      ? `Make clear how ${Phrase.list(asked.slice(0, 2))} belong together, and give it in the form that is asked for.`
      : "Then give it in the form that is asked for."
  ]
}
