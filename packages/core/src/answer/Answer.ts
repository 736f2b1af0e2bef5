/** What an answer in free text comes to, and whether it is right, by value. */
import type { Outcome, Question } from "../domain/Question.ts"

const numerals = /-?\d[\d,]*(?:\.\d+)?(?:\/\d+)?/g

/** The final answer of a text, as it is written there; absent where nothing could be one. */
export const extract = (text: string, kind: Outcome["kind"]): string | undefined => {
  if (kind === "option") return [...text.matchAll(/\b([A-J])\b/g)].at(-1)?.[1]
  if (kind === "expression") return [...text.matchAll(/\$([^$]+)\$/g)].at(-1)?.[1]
  return [...text.replace(/<<[^<>]*>>/g, "").matchAll(numerals)].at(-1)?.[0]
}

/** What a reference answer comes to; absent where nothing clear is found. */
export const outcomeOf = (answer: string): Outcome | undefined => {
  const marked = /####\s*(\S.*)$/m.exec(answer)?.[1] ?? (/^\s*-?[\d,.]+\s*$/.test(answer) ? answer : undefined)
  const text = marked === undefined ? undefined : extract(marked, "number")
  return text === undefined ? undefined : { kind: "number", text }
}

const bare = ({ kind, text }: Outcome): string =>
  kind === "number" ? String(Number(text.replaceAll(",", ""))) : text.replace(/\s+/g, "")

/** Whether two outcomes are the same by value. */
export const same = (a: Outcome, b: Outcome): boolean => a.text === b.text || bare(a) === bare(b)

/** Whether a text comes to the right answer. none: it comes to no answer; unknown: the question has no outcome. */
export const judge = (text: string, question: Pick<Question, "outcome">): "right" | "wrong" | "none" | "unknown" => {
  const { outcome } = question
  if (outcome === undefined) return "unknown"
  const found = extract(text, outcome.kind)
  if (found === undefined) return "none"
  return same({ kind: outcome.kind, text: found }, outcome) ? "right" : "wrong"
}

/** Whether a text comes to the reference answer; absent where it cannot be told. */
export const reaches = (text: string, question: Pick<Question, "outcome" | "answer">): boolean | undefined => {
  if (question.outcome !== undefined) return judge(text, question) === "right"
  return text.includes(question.answer) ? true : undefined
}

/** Why a text gives the reference answer away; absent where it does not. */
export const givesAway = (
  text: string,
  question: Pick<Question, "question" | "outcome" | "answer">
): string | undefined => {
  if (text.includes(question.answer)) return "It holds the reference answer."
  return question.outcome !== undefined && judge(text, question) === "right"
    ? `It comes to "${question.outcome.text}", which is the answer.`
    : undefined
}
