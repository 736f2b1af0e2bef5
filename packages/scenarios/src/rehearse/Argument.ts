/** What one pupil says in a debate: a way of its own with its own numbers, and a word about what the other one did. */
import { Phrase, type Seed } from "@stoa/core"
import * as Attempt from "./Attempt.ts"
import { openings } from "./attempt/telling.ts"
import * as Draft from "./code/Draft.ts"
import * as Fault from "./code/Fault.ts"
import * as Equations from "./Equation.ts"
import * as Numbers from "./Numbers.ts"
import * as Options from "./Options.ts"
import type { Problem } from "./Problem.ts"
import * as Problems from "./Problem.ts"
import * as Quantities from "./Quantity.ts"
import { code, fenced } from "./Reference.ts"
import { topics } from "./Topics.ts"

/** Something somebody said in a debate. */
export interface Said {
  readonly name: string
  readonly text: string
}

const resultOf = (text: string): string =>
  Options.chosen(text) ?? (Equations.find(text).at(-1)?.result ?? text).toString()

/** How often a way of one's own is looked for that is not the others'. */
const tries = 8

/** The sentences of a way that does not come to what the others came to; undefined where none is found. */
const another = (question: string, others: ReadonlyArray<string>, chance: Seed.Chance): Array<string> | undefined => {
  const taken = new Set(others.map(resultOf))
  for (let nth = 0; nth < tries; nth++) {
    const found = Attempt.sentences(question, chance, nth % 3 === 2)
    if (!taken.has(resultOf(found.join(" ")))) return found
  }
  return undefined
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
  { chance, problem, said }: { readonly problem: Problem; readonly said: string; readonly chance: Seed.Chance }
): string | undefined => {
  const sums = Equations.find(text)
  const slip = sums.find((sum) => {
    const value = Equations.value(sum)
    return value !== undefined && !Numbers.near(value, sum.result)
  })
  if (slip !== undefined && !said.includes(`writes ${slip.shown}`)) {
    return `${name} writes ${slip.shown}, and that sum is not even right: it comes to ${
      Numbers.show(Equations.value(slip) ?? 0)
    }.`
  }
  const word = problem.quantities.find(({ form }) => form === "factor" || form === "percent")
  const clause = problem.quantities.map((quantity) => Quantities.clause(quantity, problem.sentences)).find((one) =>
    one !== undefined && !said.includes(`but it says "${one}"`)
  )
  const doubts = sums.flatMap((sum) => {
    const [a, b] = sum.operands.map((value) => named(value, problem))
    return [
      ...(a === undefined || b === undefined || a === b ? [] : [
        `${name} does ${sum.shown}, but I do not see why ${a} and ${b} should go together like that.`,
        `In ${sum.shown}, ${name} throws ${a} and ${b} together, and I doubt that one can.`
      ]),
      ...(word === undefined
        ? []
        : [`I doubt the step ${sum.shown}, because "${word.phrase}" asks for something else.`]),
      ...(clause === undefined
        ? []
        : [`${name} writes ${sum.shown}, but it says "${clause}", and I read that in another way.`]),
      `I cannot follow ${name} at ${sum.shown}; nobody told us to do that.`,
      `What does ${name} count with ${sum.shown}? I do not see it.`
    ]
  }).filter((one) => !said.includes(one.slice(2, 60)))
  return doubts.length === 0 ? undefined : chance.pick(doubts)
}

const against = (
  other: Said,
  { chance, problem, said }: { readonly problem: Problem; readonly said: string; readonly chance: Seed.Chance }
): string => {
  const { name, text } = other
  const [topic = "the question"] = topics(problem.question)
  switch (problem.kind) {
    case "choice": {
      const letter = Options.chosen(text)
      return letter === undefined
        ? `${name} does not say which option it is.`
        : chance.pick([
          `${name} takes option ${letter}, but the reason would fit other options just as well.`,
          `I am not convinced by option ${letter}: what ${name} says is about ${topic} in general.`,
          `Why should it be option ${letter}? ${name} did not rule out a single other option.`
        ])
    }
    default:
      return againstSum(name, text, { problem, said, chance }) ?? chance.pick([
        `${name} stays very general, and I would like to hear more about ${topic}.`,
        `I do not agree with ${name} that it is so simple with ${topic}.`
      ])
  }
}

const turning = ["I did it like this.", "Here is my way.", "So I tried it myself.", "I would do it differently."]

const changing = [
  "That made me look at mine again, and I change it.",
  "I listened, and I tried it once more.",
  "I am not sure of mine any more either, so I did it anew."
]

/** What is left to say where one has no other way: to agree, or to stay with what one said. */
const settled = (name: string, said: ReadonlyArray<Said>, chance: Seed.Chance): string => {
  const own = said.findLast((one) => one.name === name)
  const other = said.findLast((one) => one.name !== name)
  const text = (own ?? other)?.text ?? ""
  const sum = Equations.find(text).at(-1)?.shown
  const end = Phrase.sentences(text.replace(/\s+/g, " ")).at(-1) ?? ""
  const step = sum === undefined ? "what I said still seems right to me" : `${sum} still seems right to me`
  return own === undefined
    ? `I came to the same all the same. ${end}`
    : chance.pick([`I stay with my answer, because ${step}. ${end}`, `I looked at mine again, and ${step}. ${end}`])
}

/** A program of one's own, or the other one's with its fault mended, or with the empty case added. */
const programmed = (
  { chance, other, question }: {
    readonly question: string
    readonly other: Said | undefined
    readonly chance: Seed.Chance
  }
): string => {
  const language = Draft.languageOf(question)
  if (other === undefined) {
    const { code, says } = Draft.write(question, chance)
    return `I would write it like this: ${says}.\n\n${fenced(code, language)}`
  }
  const theirs = code(other.text)
  const fault = Fault.find(theirs).find(({ mend }) => mend !== undefined && mend(theirs) !== theirs)
  if (fault?.mend !== undefined) {
    const seen = fault.owns.replace(/\bmy\b/g, `${other.name}'s`).replace(/\bI was\b/g, `${other.name} was`).replace(
      /\bI\b/g,
      other.name
    )
    return `${
      chance.pick([`There is something wrong in ${other.name}'s program: ${seen}.`, `I do not agree, for ${seen}.`])
    } ${
      chance.pick(["I kept the rest and changed that.", "With that mended it looks like this.", "I would write it so."])
    }\n\n${fenced(fault.mend(theirs), language)}`
  }
  const guarded = Draft.guarded(theirs, question)
  return guarded === undefined
    ? `I read ${other.name}'s program twice and I am not sure that it does all the task says, but I know nothing better. I would give the parts clearer names and keep it.\n\n${
      fenced(theirs, language)
    }`
    : `${other.name}'s program holds for the usual case, but what if there is nothing in it at all? I would ask for that first.\n\n${
      fenced(guarded, language)
    }`
}

/** What a pupil says, in one paragraph; a program stands behind it. */
export const of = (
  { name, question, said }: { readonly question: string; readonly name: string; readonly said: ReadonlyArray<Said> },
  chance: Seed.Chance
): string => {
  const problem = Problems.read(question)
  const other = said.findLast((one) => one.name !== name)
  const spoke = said.some((one) => one.name === name)
  const doubt = other === undefined
    ? []
    : [against(other, { problem, said: said.map(({ text }) => text).join(" "), chance })]
  if (problem.kind === "code") return programmed({ question, other, chance })
  const stays = spoke && chance.flip(0.5)
  const own = stays ? undefined : another(question, said.map(({ text }) => text), chance)
  const rest = own === undefined
    ? [settled(name, said, chance)]
    : other === undefined
    ? own
    : [chance.pick(spoke ? changing : turning), ...own.filter((one) => !openings.includes(one))]
  return Phrase.tidy([...doubt, ...rest].join(" ").replace(/\s+/g, " "))
}
