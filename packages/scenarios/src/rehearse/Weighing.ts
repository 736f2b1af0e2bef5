/** What closes a debate: both ways weighed by their steps, and the solution. */
import { Phrase, type Seed } from "@stoa/core"
import type { Said } from "./Argument.ts"
import * as Fault from "./code/Fault.ts"
import * as Correction from "./Correction.ts"
import * as Equations from "./Equation.ts"
import type { Finding } from "./Finding.ts"
import * as Findings from "./Finding.ts"
import * as Options from "./Options.ts"
import * as Quantities from "./Quantity.ts"
import type { Reference } from "./Reference.ts"
import { code } from "./Reference.ts"
import { topics } from "./Topics.ts"

const sumOf = (shown: string): string => shown.split("=")[0]?.trim() ?? shown

/** What speaks against a way, in half a sentence. */
const weak = (finding: Finding | undefined): string => {
  switch (finding?.kind) {
    case "slip":
      return `makes a slip in ${sumOf(finding.sum.shown)}`
    case "percent":
      return `takes ${finding.quantity.text} for a plain number in ${sumOf(finding.sum.shown)}`
    case "word":
      return `takes "${finding.quantity.phrase}" for a number to ${
        finding.sum.operators[0] === "+" ? "add" : "take away"
      }`
    case "deed":
      return `has the right numbers in ${sumOf(finding.sum.shown)} and the wrong operation`
    case "pair":
      return `brings together what does not belong together in ${sumOf(finding.sum.shown)}`
    case "early":
      return "begins well and stops before the end"
    case "unused":
      return `leaves out ${Quantities.called(finding.quantity)}`
    default:
      return "gives no steps that one could check"
  }
}

/** What is to be said of a way, behind the name of who went it. */
const verdict = ({ name, text }: Said, reference: Reference): string => {
  const { kind, matter, question, result } = reference
  switch (kind) {
    case "sum":
      return weak(Findings.find(text, matter)[0])
    case "choice": {
      const letter = Options.chosen(text)
      return letter === undefined
        ? "settles on nothing"
        : letter === result
        ? "has the right option without a reason for it"
        : `takes option ${letter}, which does not hold`
    }
    case "code": {
      const fault = Fault.find(code(text))[0]?.owns.replace(/\bmy\b/g, "the").replace(/\bI was\b/g, `${name} was`)
        .replace(/\bI\b/g, name)
      return fault === undefined ? "does not do what the task asks" : `is mistaken, for ${fault}`
    }
    case "open": {
      const [sum] = Equations.find(text)
      return sum === undefined
        ? `stays with a first thought about ${topics(question)[0] ?? "the matter"}`
        : `has no ground for ${sumOf(sum.shown)}`
    }
  }
}

/** True for what comes to the result of a sum. */
const isRight = ({ text }: Said, { kind, matter: { solution } }: Reference): boolean => {
  const last = Equations.find(text).at(-1)?.result
  return kind === "sum" && last !== undefined && last === Number(solution.result.replace(/[^\d.-]/g, ""))
}

/** The closing word of a debate, in one paragraph; code stands behind it. */
export const of = (said: ReadonlyArray<Said>, reference: Reference, chance: Seed.Chance): string => {
  const names = [...new Set(said.map(({ name }) => name))]
  const last = names.flatMap((name) => said.findLast((one) => one.name === name) ?? [])
  const judged = last.map((one) => ({
    name: one.name,
    says: isRight(one, reference)
      ? "comes to the right result, though not by steps that show it"
      : verdict(one, reference)
  }))
  const [a, b] = judged
  const joined = a !== undefined && b !== undefined && a.says === b.says
    ? `${a.name} ${a.says}, and so does ${b.name}`
    : judged.map(({ name, says }) => `${name} ${says}`).join(chance.pick([", and ", "; ", ", while "]))
  const opening = chance.pick([
    "I have listened to both of you.",
    "Let me put the two ways side by side.",
    "Both of you have put down numbers, so we can check them.",
    "I think we can settle this now."
  ].filter((one) => reference.kind === "sum" || !one.includes("numbers")))
  const weighed = Phrase.stop(joined)
  const solved = Correction.redone(reference, chance)
  const bridge = chance.pick([
    "This is how it goes.",
    "So step by step.",
    "If we go by the words of the question, it is like this.",
    "Here is what I would do."
  ])
  const head = Phrase.tidy([opening, weighed, bridge].join(" "))
  if (reference.kind === "code" || /```/.test(solved.join("\n"))) return [head, ...solved].join("\n\n")
  return [head, ...solved].join(" ").replace(/\s+/g, " ").trim()
}
