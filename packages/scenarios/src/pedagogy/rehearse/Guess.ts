/** What somebody makes of a question alone: the numbers joined in the order in which they stand, or an option that looks right. */
import { Phrase, type Seed } from "@stoa/core"
import { show } from "../../rehearse/Numbers.ts"
import * as Problem from "../../rehearse/Problem.ts"
import type { Quantity } from "../../rehearse/Quantity.ts"
import * as Matter from "./Matter.ts"

/** An answer, and how it was come by. */
export interface Guess {
  readonly reason: string
  readonly answer: string
}

interface Joined {
  readonly value: number
  readonly line: string
}

const join = (
  sofar: number,
  next: Quantity,
  { chance, isLess }: { readonly chance: Seed.Chance; readonly isLess: boolean }
): Joined => {
  const { form, isFewer, isMore, phrase, rate, value } = next
  const sign = form === "factor" || form === "percent" || rate !== ""
    ? "x"
    : isFewer
    ? "-"
    : isMore
    ? "+"
    : isLess && value < sofar
    ? "-"
    : chance.flip(0.5)
    ? "+"
    : "x"
  const result = sign === "x" ? sofar * value : sign === "-" ? sofar - value : sofar + value
  return { value: result, line: `${show(sofar)} ${sign} ${show(value)} = ${show(result)}, because of the ${phrase}` }
}

const ofSum = (problem: Problem.Problem, chance: Seed.Chance): Guess | undefined => {
  const [first, ...others] = problem.quantities
  if (first === undefined) return undefined
  const isLess = /\b(?:left|remain|change|more|less|fewer|difference|still)\b/i.test(problem.asks)
  const taken = others.slice(0, chance.pick([1, 2, 2, 3]))
  const joined = taken.reduce<ReadonlyArray<Joined>>(
    (all, next) => [...all, join(all.at(-1)?.value ?? first.value, next, { chance, isLess })],
    []
  )
  const lines = joined.map(({ line }, at) => `${at === 0 ? "I reckon" : "then"} ${line}`)
  const value = joined.at(-1)?.value ?? first.value
  return {
    reason: `I start from ${first.phrase}. ${
      lines.length === 0 ? "I see nothing that changes it." : `${Phrase.upperFirst(lines.join("; "))}.`
    }`,
    answer: `${problem.isMoney ? "$" : ""}${show(value)}`
  }
}

const ofChoice = (problem: Problem.Problem, chance: Seed.Chance): Guess => {
  const option = chance.pick(problem.options)
  const other = chance.pick(problem.options.filter(({ letter }) => letter !== option.letter))
  return {
    reason: chance.pick([
      `Option ${option.letter}, "${option.text}", is the one that takes up the question most directly. I wavered over ${other.letter}, but that one would need something the question does not say.`,
      `I went through them in order. ${other.letter} sounds well at first and then says more than one can know. With ${option.letter}, "${option.text}", I found nothing to hold against it.`
    ]),
    answer: option.letter
  }
}

/** What is made of a question. */
export const of = (question: string, chance: Seed.Chance): Guess => {
  const problem = Problem.read(question)
  if (problem.options.length > 0) return ofChoice(problem, chance)
  const sum = problem.kind === "sum" ? ofSum(problem, chance) : undefined
  if (sum !== undefined) return sum
  const [one = "the question", two] = Matter.topics(question)
  return problem.kind === "code"
    ? {
      reason:
        `I would go through the input once and keep what I need of it on the way. The part I am least sure of is what should happen at its ends.`,
      answer: "to go through it once, with a check for an empty input at the start"
    }
    : {
      reason: `It turns on ${one}${
        two === undefined ? "" : ` and ${two}`
      } for me. I take ${one} in its plain sense, and then the rest follows from what one sees in a plain case.`,
      answer: `the one that begins with ${one}`
    }
}
