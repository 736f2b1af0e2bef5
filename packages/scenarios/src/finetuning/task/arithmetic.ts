/** Arithmetic: a + b * c + d - e * f with whole numbers from 0 to 29, made by the seed (MAFT, section 4.1). */
import type { Question, Seed } from "@stoa/core"
import { numbers } from "./numbers.ts"
import { astray, boxed } from "./rehearse.ts"
import type { Making, Task } from "./Task.ts"

/** All numbers are below it. */
const below = 30

// When so many in a row are taken, there are hardly others.
const patience = 1000

type Sum = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

const draw = (chance: Seed.Chance): Sum => {
  const one = () => chance.int(below)
  return [one(), one(), one(), one(), one(), one()]
}

const textOf = ([a, b, c, d, e, f]: Sum): string => `What is ${a} + ${b} * ${c} + ${d} - ${e} * ${f}?`

const valueOf = ([a, b, c, d, e, f]: Sum): number => a + b * c + d - e * f

const solved = ([a, b, c, d, e, f]: Sum): string =>
  [
    `${b} * ${c} = ${b * c}`,
    `${e} * ${f} = ${e * f}`,
    `${a} + ${b * c} + ${d} - ${e * f} = ${a + b * c + d - e * f}`
  ].join("\n")

const questionOf = (sum: Sum): Question.Question => ({
  id: `arithmetic-${sum.join("-")}`,
  source: "arithmetic",
  domain: "mathematics",
  question: textOf(sum),
  answer: solved(sum),
  outcome: { kind: "number", text: `${valueOf(sum)}` }
})

/** Questions that are all different; fewer than asked for where hardly any are left that are not taken. */
const make = ({ chance, count, isTaken }: Making): ReadonlyArray<Question.Question> => {
  const made = new Map<string, Question.Question>()
  for (let failed = 0; made.size < count && failed < patience;) {
    const question = questionOf(draw(chance))
    if (made.has(question.question) || isTaken(question.question)) failed++
    else {
      made.set(question.question, question)
      failed = 0
    }
  }
  return [...made.values()]
}

const asked = /(\d+) \+ (\d+) \* (\d+) \+ (\d+) - (\d+) \* (\d+)/

/** Slips as people make them: a product that is off, from left to right, the last product added. */
const slips: ReadonlyArray<(sum: Sum, chance: Seed.Chance) => string> = [
  ([a, b, c, d, e, f], chance) => {
    const product = b * c + chance.pick([-10, -1, 1, 10])
    return `${b} * ${c} = ${product}\n${e} * ${f} = ${e * f}\n${boxed(a + product + d - e * f)}`
  },
  ([a, b, c, d, e, f]) =>
    `${a} + ${b} = ${a + b}\n${a + b} * ${c} + ${d} - ${e * f}\n${boxed((a + b) * c + d - e * f)}`,
  ([a, b, c, d, e, f]) => `${b} * ${c} = ${b * c}\n${e} * ${f} = ${e * f}\n${boxed(a + b * c + d + e * f)}`
]

const rehearse = (question: string, chance: Seed.Chance): string => {
  const sum = asked.exec(question)?.slice(1).map(Number) as unknown as Sum | undefined
  if (chance.flip(0.04)) return astray(chance)
  if (sum === undefined) return boxed(chance.int(below))
  return chance.flip(0.55) ? `${solved(sum)}\n${boxed(valueOf(sum))}` : chance.pick(slips)(sum, chance)
}

export const arithmetic: Task = {
  ...numbers,
  name: "arithmetic",
  summary: "a + b * c + d - e * f with whole numbers from 0 to 29, made by the seed",
  make,
  rehearse
}
