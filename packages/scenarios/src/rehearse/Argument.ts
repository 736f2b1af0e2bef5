/** What one pupil says in a debate: a way of its own with its own numbers, and a word about what the other one did. */
import { Phrase, type Seed } from "@stoa/core"
import * as Attempt from "./Attempt.ts"
import * as Fault from "./code/Fault.ts"
import * as Equations from "./Equation.ts"
import * as Numbers from "./Numbers.ts"
import * as Options from "./Options.ts"
import type { Problem } from "./Problem.ts"
import * as Problems from "./Problem.ts"
import * as Quantities from "./Quantity.ts"
import { code } from "./Reference.ts"
import { topics } from "./Topics.ts"

/** Something somebody said in a debate. */
export interface Said {
  readonly name: string
  readonly text: string
}

const resultOf = (text: string): string =>
  Options.chosen(text) ?? (Equations.find(text).at(-1)?.result ?? text).toString()

/** How often a way of one's own is looked for that is not the other's. */
const tries = 6

/** The sentences of a way that does not come to what the others came to, as far as there is one. */
const another = (question: string, others: ReadonlyArray<string>, chance: Seed.Chance): Array<string> => {
  const taken = new Set(others.map(resultOf))
  let found = Attempt.sentences(question, chance)
  for (let nth = 1; nth < tries && taken.has(resultOf(found.join(" "))); nth++) {
    found = Attempt.sentences(question, chance)
  }
  return found
}

const named = (value: number, { quantities }: Problem): string | undefined => {
  const quantity = quantities.find((one) =>
    one.form !== "factor" &&
    (Numbers.near(one.value, value) || (one.form === "percent" && Numbers.near(one.value * 100, value)))
  )
  return quantity === undefined ? undefined : Quantities.called(quantity)
}

/** What there is to say against a sum, from the question alone. */
const againstSum = (
  name: string,
  text: string,
  { chance, problem }: { readonly problem: Problem; readonly chance: Seed.Chance }
): string | undefined => {
  const sums = Equations.find(text)
  const slip = sums.find((sum) => {
    const value = Equations.value(sum)
    return value !== undefined && !Numbers.near(value, sum.result)
  })
  if (slip !== undefined) {
    return `${name} writes ${slip.shown}, and that sum is not even right: it comes to ${
      Numbers.show(Equations.value(slip) ?? 0)
    }.`
  }
  const [sum] = chance.sample(sums, 1)
  if (sum === undefined) return undefined
  const [a, b] = sum.operands.map((value) => named(value, problem))
  const word = problem.quantities.find(({ form }) => form === "factor" || form === "percent")
  const clause = problem.quantities.map((quantity) => Quantities.clause(quantity, problem.sentences)).find((one) =>
    one !== undefined
  )
  return chance.pick([
    ...(a === undefined || b === undefined || a === b ? [] : [
      `${name} does ${sum.shown}, but I do not see why ${a} and ${b} should go together like that.`,
      `In ${sum.shown}, ${name} throws ${a} and ${b} together, and they are not the same kind of thing.`
    ]),
    ...(word === undefined ? [] : [`I doubt the step ${sum.shown}, because "${word.phrase}" asks for something else.`]),
    ...(clause === undefined
      ? []
      : [`${name} comes to ${sum.shown}, but it says "${clause}", and I read that in another way.`]),
    `I cannot follow ${name} at ${sum.shown}; nobody told us to do that.`
  ])
}

const against = (
  other: Said,
  { chance, problem }: { readonly problem: Problem; readonly chance: Seed.Chance }
): string => {
  const { name, text } = other
  const [topic = "the question"] = topics(problem.question)
  switch (problem.kind) {
    case "choice": {
      const letter = Options.chosen(text)
      return letter === undefined
        ? `${name} does not say which option it is.`
        : chance.pick([
          `${name} takes ${letter}, but the reason would fit other options just as well.`,
          `I am not convinced by ${letter}: what ${name} says is about ${topic} in general.`,
          `Why should it be ${letter}? ${name} did not rule out a single other option.`
        ])
    }
    case "code": {
      const [fault] = Fault.find(code(text))
      return fault === undefined
        ? `I read ${name}'s program twice and I do not think that it does what the task says.`
        : `There is something wrong in ${name}'s program. ${fault.says[0] ?? ""}`.replace(/\bYour\b/g, "The").replace(
          /\byour\b/g,
          "the"
        ).replace(/\byou\b/g, "one")
    }
    default:
      return againstSum(name, text, { problem, chance }) ?? chance.pick([
        `${name} stays very general, and I would like to hear more about ${topic}.`,
        `I do not agree with ${name} that it is so simple with ${topic}.`
      ])
  }
}

const turning = ["I would do it differently.", "I see it in another way.", "Here is my way.", "So I tried it myself."]

const staying = [
  "I went through mine again.",
  "I listened, and I tried it once more.",
  "That made me look at it again."
]

/** What a pupil says, in one paragraph; a program stands behind it. */
export const of = (
  { name, question, said }: { readonly question: string; readonly name: string; readonly said: ReadonlyArray<Said> },
  chance: Seed.Chance
): string => {
  const problem = Problems.read(question)
  const other = said.findLast((one) => one.name !== name)
  const own = another(question, said.map(({ text }) => text), chance)
  const begins = other === undefined
    ? []
    : [against(other, { problem, chance }), chance.pick(said.some((one) => one.name === name) ? staying : turning)]
  const [program = ""] = own
  if (problem.kind === "code") {
    const [explained = "", ...rest] = program.split("\n\n")
    const block = rest.filter((one) => one.startsWith("```")).join("\n\n")
    return `${Phrase.tidy([...begins, explained].join(" "))}\n\n${block}`
  }
  return Phrase.tidy([...begins, ...own].join(" ").replace(/\s+/g, " "))
}
