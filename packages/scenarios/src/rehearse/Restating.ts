/** A question put in other words, and how one might go about it, by somebody who has nothing but the question. */
import { Phrase, type Seed } from "@stoa/core"
import * as Signature from "./code/Signature.ts"
import * as Options from "./Options.ts"
import type { Problem } from "./Problem.ts"
import * as Problems from "./Problem.ts"
import * as Quantities from "./Quantity.ts"
import { topics } from "./Topics.ts"

const quoted = (text: string): string => `"${text.replace(/["“”]/g, "'").trim()}"`

/** A quotation that ends a sentence. */
const ended = (quotation: string): string => (/[.?!]"$/.test(quotation) ? quotation : `${quotation}.`)

const given = ({ quantities }: Problem): ReadonlyArray<string> =>
  [...new Set(quantities.map(({ phrase }) => phrase))].slice(0, 6)

const sorts: Readonly<Record<Signature.Sort, string>> = {
  list: "a list",
  text: "a text",
  number: "a number",
  truth: "true or false",
  table: "a dictionary",
  any: "a value"
}

const ofCode = (question: string): string => {
  const { name, parameters, returns } = Signature.read(question)
  const takes = parameters.length === 0 ? "nothing" : Phrase.list(parameters.map(({ sort }) => sorts[sort]))
  return `What is wanted is a piece of code; a function such as ${name} is given ${takes} and hands back ${
    sorts[returns]
  }.`
}

/** What is asked, in a sentence or two. */
export const brief = (question: string, chance: Seed.Chance): string => {
  const problem = Problems.read(question)
  const [first = "the matter", second] = topics(Options.stem(question))
  switch (problem.kind) {
    case "sum": {
      const [noun] = problem.counted === ""
        ? [problem.isMoney ? "an amount of money" : "one number"]
        : [`the number of ${problem.counted}`]
      return chance.pick([
        `So there is ${noun} to be found. Read again what the question tells you about ${
          Phrase.list(given(problem).slice(0, 3))
        }.`,
        `In other words: from what is told about ${Phrase.list(given(problem).slice(0, 3))} you are to find ${noun}.`
      ])
    }
    case "choice":
      return `There are ${problem.options.length} options, and one of them holds. It is about ${first}${
        second === undefined ? "" : ` and ${second}`
      }, so take every word of the question seriously.`
    case "code":
      return `${ofCode(question)} Look at the wording and at the example, if there is one, before you begin.`
    case "open":
      return `You are asked about ${first}${
        second === undefined ? "" : ` and ${second}`
      }. Answer in the form the question wants, and completely.`
  }
}

/** What the wording of a sum suggests, cue by cue. */
const cues = (problem: Problem): Array<string> => {
  const { asks, quantities, sentences } = problem
  const factor = quantities.find(({ form }) => form === "factor")
  const percent = quantities.find(({ form }) => form === "percent")
  const rate = quantities.find((one) => one.rate !== "")
  const compared = quantities.find(({ isFewer, isMore }) => isMore || isFewer)
  const clause = factor === undefined ? undefined : Quantities.clause(factor, sentences)
  return [
    ...(rate === undefined
      ? []
      : [
        `${
          Phrase.upperFirst(Quantities.called(rate))
        } is so much for each one, so we have to see how many there are of them.`
      ]),
    ...(factor === undefined
      ? []
      : [
        `${
          clause === undefined
            ? `The ${factor.phrase.includes(" ") ? "words" : "word"} "${factor.phrase}"`
            : quoted(clause)
        } compares one amount with another; we look for the one it is compared with and work from there.`
      ]),
    ...(percent === undefined
      ? []
      : [`Where it says ${percent.text}, we ask first of what, for a percentage is always a part of something.`]),
    ...(compared === undefined
      ? []
      : [
        `One amount is told only by how it differs from another, by ${compared.phrase}; the other one has to be known first.`
      ]),
    ...(/\b(?:left|remain|change|still)\b/i.test(asks)
      ? ["As it asks for what is left, something is taken away at the end."]
      : []),
    ...(/\b(?:altogether|total|in all|combined|both|together)\b/i.test(asks)
      ? ["As it asks for everything together, we find the parts first and bring them together at the end."]
      : []),
    ...(/\b(?:difference|how (?:many|much) (?:more|less|fewer|longer|older))\b/i.test(asks)
      ? ["As it asks how far two amounts lie apart, we need both of them before we compare."]
      : []),
    ...(/\b(?:average|each|every|per)\b/i.test(asks)
      ? ["As it asks for one of many, the whole has to be shared out at the end."]
      : [])
  ]
}

const plan = [
  "Let us look at it together before anybody starts to work it out.",
  "Before you begin, let us see what we have.",
  "Let us first make clear what this is about.",
  "Read it slowly with me."
]

const yours = [
  "Now it is your turn: work it out and show each step.",
  "Go ahead, and write down what each number stands for.",
  "Try it along these lines, and show me your steps.",
  "Now put this into steps yourself."
]

/** An explanation of a question in one paragraph: what it says, what it wants, and a way to begin; no calculation and no result. */
export const explain = (question: string, chance: Seed.Chance): string => {
  const problem = Problems.read(question)
  const words = topics(Options.stem(question))
  const [first = "the matter", second] = words
  const told = ((): ReadonlyArray<string> => {
    switch (problem.kind) {
      case "sum": {
        const found = cues(problem)
        return [
          `We are told about ${Phrase.list(given(problem))}, and we want to know: ${
            ended(quoted(Phrase.atMost(problem.asks, 60)))
          }`,
          ...(found.length === 0
            ? [
              "Each of these numbers counts something, so say what, and see which of them belong together before you touch them."
            ]
            : found.slice(0, 3))
        ]
      }
      case "choice":
        return [
          `The question is about ${
            Phrase.list(words.slice(0, 3)) || "a choice"
          }, and exactly one of the ${problem.options.length} options holds.`,
          `Say first what you know about ${first}, without looking at the options.`,
          `Then take them one by one${
            second === undefined ? "" : `, think of ${second} as you do so,`
          } and look in each for the word that makes it false.`
        ]
      case "code":
        return [
          ofCode(question),
          `The heart of it is ${first}${
            second === undefined ? "" : ` and ${second}`
          }, so decide first what has to happen with a single value.`,
          "Then think of how to go through all of them, and of the cases at the edge: nothing at all, only one, the same twice.",
          ...(/\bassert\b/.test(question)
            ? ["The example tells you the name and what comes out; go through it by hand first."]
            : [])
        ]
      case "open":
        return [
          `It asks about ${
            Phrase.list(words.slice(0, 3)) || "a matter of its own"
          }, so make clear to yourself what each of these means here.`,
          "Look at the form that is wanted: a name, a list, a text, a judgement with its reasons.",
          `Begin with ${first}, say what is certain about it, and go on from there.`
        ]
    }
  })()
  return Phrase.tidy([chance.pick(plan), ...told, chance.pick(yours)].join(" "))
}
