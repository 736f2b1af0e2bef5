/** All problems with one outcome, and how what is thought about one is written down. */
import type { Chance } from "../../../domain/Seed.ts"
import { answerTo } from "../answers.ts"
import { topicOf } from "../words/Kind.ts"
import { amountProblems } from "./amounts.ts"
import { moneyProblems } from "./money.ts"
import { orderProblems } from "./order.ts"
import type { Problem, Solved } from "./Problem.ts"
import { timeProblems } from "./time.ts"

/** All problems. */
export const problems: ReadonlyArray<Problem> = [...timeProblems, ...moneyProblems, ...amountProblems, ...orderProblems]

const openings = [
  "What is asked for, and what is given?",
  "Let me put down what is known first.",
  "One thing after the other.",
  "I want to be sure what the outcome has to be before I reckon.",
  "First the facts, then the way."
]

const closings = [
  "That is the outcome; now say it plainly.",
  "Nothing is left open. I give the outcome first and the way after it.",
  "I am content with that. The answer should be short and can be checked.",
  "It holds. Write it so that it can be followed on paper."
]

// What is thought about a message that holds none of the problems: what it is about, and in which order to answer.
const roughly = (text: string, chance: Chance): Solved => {
  const { about, core, other } = topicOf(text)
  return {
    thinking: [
      `It is about ${about}.`,
      `What would settle it? Whoever asks needs something to do, not a lecture on ${core}.`,
      other === "the other side"
        ? "Nobody else is named, so it must be something that can be done alone."
        : `Somebody else is named: ${other}. That has to come in.`,
      "I look for whatever can be checked, and leave the rest out."
    ],
    answer: answerTo(text, chance)
  }
}

/** The problem that a message holds, thought through; whatever else it holds, roughly. */
export const thoughtOf = (instruction: string, chance: Chance): Solved => {
  const text = instruction.slice(0, 6000)
  for (const { sign, solve } of problems) {
    const found = sign.exec(text)
    const solved = found === null ? undefined : solve(found.slice(1).map((part) => part ?? ""))
    if (solved === undefined) continue
    return { ...solved, thinking: [chance.pick(openings), ...solved.thinking, chance.pick(closings)] }
  }
  const rough = roughly(text, chance)
  return { ...rough, thinking: [chance.pick(openings), ...rough.thinking, chance.pick(closings)] }
}
