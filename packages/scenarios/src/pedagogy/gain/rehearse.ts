/** What the rehearsal model answers in a test: what it makes of the question, and what a lesson on the same question worked out. */
import { Phrase, type Seed } from "@stoa/core"
import * as Equation from "../../rehearse/Equation.ts"
import * as Problem from "../../rehearse/Problem.ts"
import * as Guess from "../rehearse/Guess.ts"
import * as Steps from "../rehearse/Steps.ts"

/** Before. */
export const rehearsePreTest = ({ question }: { readonly question: string }, chance: Seed.Chance): string => {
  const { answer, reason } = Guess.of(question, chance)
  return `${reason}\nThe answer is ${answer}.`
}

type Again = { readonly question: string; readonly before: string }

/** After no lesson: mostly what was answered before. */
export const rehearsePostTestAlone = ({ before, question }: Again, chance: Seed.Chance): string => {
  if (before !== "" && chance.flip(0.75)) return `I went through it again and come to the same.\n${before}`
  return rehearsePreTest({ question }, chance)
}

/** After a lesson: its sums go on where they are about the numbers of this question. */
export const rehearsePostTest = (
  { before, lesson, question }: Again & { readonly lesson: string },
  chance: Seed.Chance
): string => {
  const numbers = new Set(Problem.read(question).quantities.map(({ value }) => value))
  const sums = [
    ...Equation.find(lesson).map((one) => ({ sum: Steps.write(one), operands: one.operands, value: one.result })),
    ...Steps.sumsIn(lesson)
  ]
  const own = [...new Map(sums.map((one) => [one.sum, one])).values()].filter(({ operands, value }) => {
    const isOwn = operands.some((operand) => numbers.has(operand))
    if (isOwn) numbers.add(value)
    return isOwn
  })
  const last = own.at(-1)
  if (last === undefined) return rehearsePostTestAlone({ before, question }, chance)
  return `After the lesson I see it so: ${
    Phrase.list(own.slice(-6).map(({ sum, value }) => `${sum} = ${Steps.shown(value)}`))
  }.\nThe answer is ${Steps.shown(last.value)}.`
}
