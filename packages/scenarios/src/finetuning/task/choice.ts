/** Multiple choice: MMLU with its four options, and any other with up to ten. */
import { Answer } from "@stoa/core"
import type { Seed } from "@stoa/core"
import * as Attempt from "../../rehearse/Attempt.ts"
import { astray } from "./rehearse.ts"
import type { Task } from "./Task.ts"

/** The letters of the options that stand at the beginnings of lines. */
const lettersOf = (question: string): ReadonlyArray<string> =>
  [...question.matchAll(/^[([]?([A-J])[).\]:] /gm)].map(([, letter]) => letter!)

const rehearse = (question: string, chance: Seed.Chance): string => {
  if (chance.flip(0.04)) return astray(chance)
  const letters = lettersOf(question)
  const steps = Attempt.sentences(question, chance).join("\n")
  const told = Answer.final(steps, "option")
  const letter = told !== undefined && letters.includes(told) ? told : chance.pick(letters.length > 0 ? letters : ["A"])
  // A hurried one gives the letter alone.
  return chance.flip(0.15) ? `(${letter})` : `${steps}\nThe answer is (${letter}).`
}

const choiceOf = (letters: string): Pick<Task, "form" | "preset" | "extract" | "same" | "right" | "rehearse"> => {
  const read = (text: string): string | undefined => {
    const letter = Answer.final(text, "option")
    return letter !== undefined && letters.includes(letter) ? letter : undefined
  }
  const same = (a: string, b: string): boolean => a === b || (read(a) !== undefined && read(a) === read(b))
  return {
    form: "End with the letter of one option alone in round brackets, such as (A).",
    preset: "mmlu",
    extract: read,
    same,
    right: (answer, { outcome }) =>
      answer !== undefined && outcome?.kind === "option" && read(outcome.text) !== undefined &&
      same(answer, outcome.text),
    rehearse
  }
}

export const mmlu: Task = {
  ...choiceOf("ABCD"),
  name: "mmlu",
  summary: "questions with four options, from files such as those of MMLU"
}

export const choice: Task = {
  ...choiceOf("ABCDEFGHIJ"),
  name: "choice",
  summary: "questions with two to ten options, from files"
}
