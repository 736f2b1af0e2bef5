/** Pieces of what the rehearsal says to the questions of tasks. */
import type { Seed } from "@stoa/core"
import * as Numbers from "../../rehearse/Numbers.ts"

/** The last line of an answer. */
export const boxed = (answer: number | string): string => `\\boxed{${answer}}`

/** A text in which no answer can be found: models end so too, now and then. */
export const astray = (chance: Seed.Chance): string =>
  chance.pick([
    "I do not see how to begin, and I would rather say nothing than guess.",
    "Let me think about it step by step. First I look at what is given, and then"
  ])

/** A number that could be the answer: one of the text, or two of them added or multiplied. */
export const guess = (question: string, chance: Seed.Chance): string => {
  const found = Numbers.find(question).map(({ value }) => value)
  const [first = 1 + chance.int(12), second = 1 + chance.int(5)] = chance.sample(found, 2)
  return Numbers.show(chance.pick([first, first + second, first * second, Math.abs(first - second)])).replaceAll(
    ",",
    ""
  )
}
