/** What a pupil writes who sees the question and nothing else: real steps, and a mistake in them. */
import { Phrase, type Seed } from "@stoa/core"
import * as choices from "./attempt/choices.ts"
import * as Misreading from "./attempt/Misreading.ts"
import * as open from "./attempt/open.ts"
import * as Reading from "./attempt/Reading.ts"
import * as telling from "./attempt/telling.ts"
import * as Draft from "./code/Draft.ts"
import * as Problem from "./Problem.ts"

const trying = ["Here is my try.", "I think this should work.", "I wrote this.", "This is my program."]

const written = (question: string, chance: Seed.Chance): string => {
  const { code, language, says } = Draft.write(question, chance)
  return [
    `${chance.pick(trying)} ${chance.pick(["My idea", "What I thought", "How it works"])}: ${says}.`,
    `\`\`\`${language}\n${code}\n\`\`\``,
    chance.pick([
      "I did not try it out yet, but it looks right to me.",
      "That should be all.",
      "It was shorter than I thought."
    ])
  ].join("\n\n")
}

/** The sentences of a pupil's attempt; of a program the whole as one. A careful pupil reads a sum as it seems to be meant. */
export const sentences = (question: string, chance: Seed.Chance, isCareful = false): Array<string> => {
  const problem = Problem.read(question)
  if (problem.kind === "code") return [written(question, chance)]
  if (problem.kind === "choice") return choices.lines(problem, chance)
  const reading = problem.kind === "sum"
    ? (isCareful ? Reading.careful(problem) : undefined) ?? Misreading.of(problem, chance)
    : undefined
  return reading === undefined ? open.lines(problem, chance) : telling.lines(reading, problem, chance)
}

/** A pupil's attempt, in one paragraph or line by line. */
export const of = (question: string, chance: Seed.Chance): string => {
  const all = sentences(question, chance)
  return all.length === 1 || chance.flip(0.4) ? all.join("\n") : Phrase.tidy(all.join(" "))
}
