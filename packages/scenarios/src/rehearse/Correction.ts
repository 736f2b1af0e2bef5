/** What the pupil says after the teacher's word: owns the mistake, does it again, ends in the result. */
import { Phrase, type Seed } from "@stoa/core"
import * as Draft from "./code/Draft.ts"
import * as Fault from "./code/Fault.ts"
import * as Idea from "./code/Idea.ts"
import * as Equations from "./Equation.ts"
import type { Finding } from "./Finding.ts"
import * as Findings from "./Finding.ts"
import * as Options from "./Options.ts"
import * as Quantities from "./Quantity.ts"
import type { Reference } from "./Reference.ts"
import { code, fenced } from "./Reference.ts"
import * as Retelling from "./Retelling.ts"
import * as Solutions from "./Solution.ts"
import { topics } from "./Topics.ts"

const done: Readonly<Record<string, string>> = { "+": "added", "-": "took away", "*": "multiplied", "/": "divided" }
const should: Readonly<Record<string, string>> = { "+": "added", "-": "taken away", "*": "multiplied", "/": "divided" }

const sumOf = (shown: string): string => shown.split("=")[0]?.trim() ?? shown

/** The mistake in the words of whoever made it. */
const owned = (finding: Finding | undefined, chance: Seed.Chance): string => {
  switch (finding?.kind) {
    case "slip":
      return `I made a slip in ${sumOf(finding.sum.shown)}`
    case "percent":
      return `I used ${finding.quantity.text} as if it were a plain number`
    case "word":
      return `I took "${finding.quantity.phrase}" for a number to ${
        finding.sum.operators[0] === "+" ? "add" : "take away"
      }`
    case "deed":
      return `I ${done[finding.sum.operators[0] ?? "+"] ?? "took"} where I should have ${
        should[finding.sign] ?? "thought first"
      }`
    case "pair":
      return chance.pick([
        `the step ${sumOf(finding.sum.shown)} made no sense`,
        `${sumOf(finding.sum.shown)} does not count anything`,
        `I ${done[finding.sum.operators[0] ?? "+"] ?? "used"} things that do not go together`,
        `I just took the numbers in ${sumOf(finding.sum.shown)} without asking what they are`
      ])
    case "early":
      return "I stopped before I had what was asked"
    case "unused":
      return `I forgot ${Quantities.called(finding.quantity)}`
    case "none":
      return "I just named a number without working anything out"
    default:
      return "I did not read the question carefully"
  }
}

const admits = (mistake: string, chance: Seed.Chance): string =>
  chance.pick([
    `You are right, ${mistake}.`,
    `Oh, I see it now: ${mistake}.`,
    `Thank you, I see my mistake: ${mistake}.`,
    `Yes, that was wrong: ${mistake}.`,
    `I understand. My mistake was that ${mistake}.`
  ])

const again = [
  "Here it is again.",
  "Let me do it again.",
  "So once more, from the beginning.",
  "This time I go step by step.",
  "I start over."
]

/** The options gone through one by one, down to the one that holds. */
const weighed = (right: Options.Option, { problem }: Reference["matter"], chance: Seed.Chance): Array<string> => {
  const text = `"${right.text.replace(/[.\s]+$/, "").replace(/["“”]/g, "'")}"`
  const letters = problem.options.flatMap(({ letter }) => (letter === right.letter ? [] : [letter]))
  const others = `${letters.length > 1 ? "options" : "option"} ${Phrase.list(letters)}`
  const [topic = "what is asked"] = topics(Options.stem(problem.question))
  return chance.pick([
    [
      `I went through the options one by one with ${topic} in mind.`,
      `${Phrase.upperFirst(others)} will not do when I put them next to the question; ${text} will.`
    ],
    [`I asked of each option whether it must be so.`, `Only of ${text} can I say that, so ${others} drop out.`],
    [
      `I took each option as if it were true and looked whether it fits with ${topic}.`,
      `With ${others} it does not, and with ${text} it does.`
    ]
  ])
}

/** The solution itself, as whoever has just found it tells it. */
export const redone = (reference: Reference, chance: Seed.Chance): Array<string> => {
  const { answer, kind, matter, question, result } = reference
  if (kind === "code") return [fenced(answer, Draft.languageOf(question))]
  if (kind === "choice") {
    const letter = result ?? Options.chosen(answer) ?? ""
    const option = matter.problem.options.find((one) => one.letter === letter)
    const text = Solutions.plain(answer).replace(/^\s*\(?[A-J][).:]\s*/, "").trim()
    const explains = option !== undefined && text !== "" && text !== option.text &&
      text.length > option.text.length + 20
    return [
      ...(explains ? [Phrase.stop(text)] : []),
      ...(option === undefined ? [`The option that holds is ${letter}.`] : weighed(option, matter, chance)),
      chance.pick([`So the answer is [${letter}].`, `So I choose [${letter}].`, `The right option is [${letter}].`])
    ]
  }
  if (kind === "sum") return Retelling.of(matter, answer, chance)
  const text = Solutions.plain(answer)
  if (result === undefined || text.endsWith(`${result}.`) || text === result) return [text]
  return [text, `So the answer is ${/[\\^_]/.test(result) && !result.includes("$") ? `$${result}$` : result}.`]
}

/** What was wrong with an attempt, in the words of whoever made it. */
const mistakeOf = (attempt: string, { kind, matter, result }: Reference, chance: Seed.Chance): string => {
  switch (kind) {
    case "sum":
      return owned(Findings.find(attempt, matter)[0], chance)
    case "code":
      return Fault.find(code(attempt))[0]?.owns ?? "my program did not do what the task asks"
    case "choice": {
      const letter = Options.chosen(attempt)
      return letter === undefined || letter === result
        ? "I settled on nothing"
        : chance.pick([
          `I took ${letter} because it sounded familiar`,
          `I had no reason for ${letter} but a feeling`,
          `I never held ${letter} against what the question says`
        ])
    }
    case "open": {
      const [sum] = Equations.find(attempt)
      if (sum !== undefined) return `I just took the numbers in ${sumOf(sum.shown)} without asking what they are`
      return chance.pick([
        "I stayed on the surface",
        "I left out what matters",
        "I wrote the first thing that came to my mind"
      ])
    }
  }
}

/** The corrected solution, line by line or in one paragraph as the matter allows. */
export const of = (
  attempt: string,
  { chance, isRight, reference }: {
    readonly reference: Reference
    readonly isRight: boolean
    readonly chance: Seed.Chance
  }
): string => {
  const { kind } = reference
  const solved = redone(reference, chance)
  const parted = kind === "code" || kind === "open" || Solutions.isFormal(reference.answer)
  if (isRight) {
    const owns = chance.pick([
      "Yes, I had the result and not the way to it.",
      "You are right, I did not show how I got there.",
      "True, I left out the reason."
    ])
    return [
      `${owns} ${chance.pick(["Here it is in full.", "So now with the reason.", "I put it down properly now."])}`,
      ...solved
    ].join(parted ? "\n\n" : " ")
  }
  const opening = `${admits(mistakeOf(attempt, reference, chance), chance)} ${
    chance.pick(kind === "open" ? ["Here is a better answer.", "This is how I would answer now."] : again)
  }`
  if (kind === "code") {
    const [idea] = Idea.find(code(reference.answer), code(attempt), 1)
    return [
      opening,
      ...solved,
      ...(idea === undefined || chance.flip(0.3)
        ? []
        : [
          `${chance.pick(["What helped me was this", "The thought behind it", "I kept one thing in mind"])}: ${idea}.`
        ])
    ].join("\n\n")
  }
  if (parted) return [opening, solved.join("\n")].join("\n\n")
  return chance.flip(0.5) ? Phrase.tidy([opening, ...solved].join(" ")) : [opening, ...solved].join("\n")
}
