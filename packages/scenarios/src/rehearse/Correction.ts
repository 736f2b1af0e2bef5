/** What the pupil says after the teacher's word: owns the mistake, does it again, ends in the result. */
import { Phrase, type Seed } from "@stoa/core"
import * as Draft from "./code/Draft.ts"
import * as Fault from "./code/Fault.ts"
import * as Idea from "./code/Idea.ts"
import type { Finding } from "./Finding.ts"
import * as Findings from "./Finding.ts"
import * as Options from "./Options.ts"
import * as Quantities from "./Quantity.ts"
import type { Reference } from "./Reference.ts"
import { code, fenced } from "./Reference.ts"
import * as Retelling from "./Retelling.ts"
import * as Solutions from "./Solution.ts"

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
      option === undefined
        ? `The option that holds is ${letter}.`
        : chance.pick([
          `What the question asks for fits "${option.text.replace(/[.\s]+$/, "")}" and none of the others.`,
          `Of all the options only "${option.text.replace(/[.\s]+$/, "")}" agrees with the question.`
        ]),
      chance.pick([`So the answer is [${letter}].`, `So I choose [${letter}].`, `The right option is [${letter}].`])
    ]
  }
  if (kind === "sum") return Retelling.of(matter, answer, chance)
  const text = Solutions.plain(answer)
  return result === undefined || text.endsWith(`${result}.`) || text === result
    ? [text]
    : [text, `So the answer is ${result}.`]
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
  const { kind, matter } = reference
  const solved = redone(reference, chance)
  if (isRight) {
    return [
      chance.pick(["Yes, I had the result and not the way to it.", "You are right, I did not show how I got there."]),
      chance.pick(again),
      ...solved
    ].join(kind === "sum" ? " " : "\n\n")
  }
  const mistake = kind === "sum" ?
    owned(Findings.find(attempt, matter)[0], chance)
    : kind === "code" ?
    Fault.find(code(attempt))[0]?.owns ?? "my program did not do what the task asks"
    : kind === "choice" ?
    "I chose by feeling and did not hold the options against the question"
    : "I stayed on the surface and left out what matters"
  const opening = `${admits(mistake, chance)} ${
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
  if (kind === "open" || Solutions.isFormal(reference.answer)) return [opening, solved.join("\n")].join("\n\n")
  return chance.flip(0.5) ? Phrase.tidy([opening, ...solved].join(" ")) : [opening, ...solved].join("\n")
}
