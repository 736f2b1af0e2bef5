/** What a teacher says of an attempt: plainly that it is wrong, what fails, and how to think instead; no result and no computation. */
import { Answer, Phrase, type Seed } from "@stoa/core"
import * as choice from "./diagnosis/choice.ts"
import * as code from "./diagnosis/code.ts"
import * as open from "./diagnosis/open.ts"
import * as sum from "./diagnosis/sum.ts"
import type { Reference } from "./Reference.ts"

const wrong = [
  "Thank you for showing every step. The result is not right, though.",
  "That is not right yet.",
  "No, this answer is wrong, but one can see where.",
  "You took trouble over this, but the solution is not correct.",
  "I can follow what you did, and it is not correct.",
  "Not quite: your answer is wrong."
]

const faulty = [
  "Thank you for trying. This program does not do yet what the task wants.",
  "That is not right yet.",
  "No, this is wrong, but one can see where.",
  "It looks like a solution, and it is not correct.",
  "Not quite: your function gives wrong results."
]

const lacking = [
  "Thank you for a first answer. It is not right yet, for it leaves out most of what is asked.",
  "That is not a correct answer yet.",
  "No, as it stands this is wrong: it does not answer what is asked.",
  "A beginning, but not correct as an answer."
]

const incomplete = [
  "Your result is right, but the way you show to it is not complete.",
  "The result holds. What you wrote down does not yet show why.",
  "Yes, that is the right result, though your explanation leaves something out."
]

const inviting = [
  "Try it again in this order.",
  "Now do it once more yourself.",
  "Write it out again, one step at a time.",
  "Do it again, and say for each step what it tells you.",
  "Have another go."
]

const outcomeOf = ({ kind, matter: { solution }, result }: Reference) =>
  kind === "sum" ? { kind: "number" as const, text: solution.result } : kind === "choice" && result !== undefined
    ? { kind: "option" as const, text: result }
    : result === undefined
    ? undefined
    : Answer.outcomeOf(result)

/** A teacher's diagnosis of an attempt, in one paragraph. */
export const of = (
  attempt: string,
  { chance, isRight, reference }: {
    readonly reference: Reference
    readonly isRight: boolean
    readonly chance: Seed.Chance
  }
): string => {
  const { answer, kind, matter, question } = reference
  const outcome = outcomeOf(reference)
  const leaks = (text: string) =>
    Answer.givesAway(text, { question, answer, ...(outcome === undefined ? {} : { outcome }) }) !== undefined
  const said = {
    sum: () => sum.of(attempt, { matter, isRight, chance }),
    choice: () => choice.of(attempt, { reference, isRight, chance }),
    code: () => code.of(attempt, { reference, isRight, chance }),
    open: () => open.of(attempt, { reference, isRight, chance })
  }[kind]()
  const opening = chance.pick(
    isRight
      ? incomplete
      : kind === "code"
      ? faulty
      : kind === "open" && reference.result === undefined
      ? lacking
      : kind === "sum"
      ? wrong
      : wrong.slice(1)
  )
  const ending = chance.pick(
    kind === "sum" ? [...inviting, "Have another go, and write down what each number counts."] : inviting.slice(1)
  )
  const paragraph = (parts: ReadonlyArray<string>) => Phrase.tidy(parts.filter((one) => one !== "").join(" "))
  const text = paragraph([opening, ...said, ending])
  if (!leaks(text)) return text
  // What gives it away goes; the rest stays.
  const less = paragraph([opening, ...said.filter((part) => !leaks(part)), ending])
  return leaks(less)
    ? paragraph([opening, kind === "sum" ? sum.general(matter) : "Read it once more, word by word.", ending])
    : less
}

/** True for a diagnosis by which the result is right and only the way to it lacks something. */
export const saysRight = (diagnosis: string): boolean => incomplete.some((opening) => diagnosis.startsWith(opening))
