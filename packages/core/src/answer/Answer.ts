/** What an answer in free text comes to, and whether it is right, by value. */
import type { Outcome, Question } from "../domain/Question.ts"
import { boxed } from "./Boxed.ts"
import * as Code from "./Code.ts"
import * as Expression from "./Expression.ts"
import { extract } from "./Extract.ts"
import * as Numerals from "./Numerals.ts"
import * as OptionLetter from "./OptionLetter.ts"
import { plainly } from "./Plainly.ts"
import * as Presented from "./Presented.ts"
import * as Sentences from "./Sentences.ts"
import * as Symbolic from "./Symbolic.ts"
import * as Value from "./Value.ts"

export { extract } from "./Extract.ts"
export { final } from "./Final.ts"
export { givesAway } from "./Leak.ts"
export { ready } from "./Symbolic.ts"

/** What an answer that stands by itself comes to: a number, a letter, or else an expression. */
const kindOf = (text: string): Outcome => {
  const bare = text.trim().replace(/^\$([^$]+)\$\.?$/, "$1").trim()
  if (/^(?:\\text\{)?[([]?[A-J][)\]]?\}?$/.test(bare)) return { kind: "option", text: OptionLetter.read(bare) ?? bare }
  return { kind: Numerals.read(plainly(bare)) === undefined ? "expression" : "number", text: bare }
}

// A longer text is a worked solution only where it works something out.
const sum = /\d\s{0,3}(?:[-+*/=]|\\times)\s{0,3}[$(]?\d|\\frac|\banswer\b|[=:]\s{0,3}[$(]?\d/

/** What the last sentence of a worked solution says is the result: "... is 12.", "so she has 12 left", "the answer is B". */
const closing = (text: string): Outcome | undefined => {
  const last = Sentences.sentences(text).at(-1)?.text ?? ""
  const letter = OptionLetter.presented(last)
  if (letter !== undefined) return { kind: "option", text: letter }
  const found = extract(last, "number")
  const plain = plainly(last).replaceAll("**", "")
  const start = found === undefined ? -1 : plain.lastIndexOf(found)
  if (found === undefined || start < 0 || Numerals.read(plainly(found)) === undefined) return undefined
  return Presented.presented(plain, { start, end: start + found.length }) === "mention"
    ? undefined
    : { kind: "number", text: found }
}

/** What a reference answer comes to; absent where nothing clear is found. */
export const outcomeOf = (answer: string): Outcome | undefined => {
  const mark = answer.lastIndexOf("####")
  const marked = mark < 0 ? boxed(answer) : answer.slice(mark + 4).trim()
  if (marked !== undefined && marked !== "" && marked.length <= 200) return kindOf(marked)
  const bare = answer.trim()
  if (bare.length <= 60 && !/[\n\p{L}]{2} [\p{L}]{2}/u.test(bare)) {
    const outcome = kindOf(bare)
    if (outcome.kind !== "expression" || /^\$[^$]+\$$|\\[a-z]+|^[\d()[\],\s+*/^.-]+$/.test(bare)) return outcome
  }
  return bare.length <= 80 || sum.test(plainly(bare)) ? closing(bare.slice(-1000)) : undefined
}

/** Whether two outcomes are the same by value. */
export const same = (a: Outcome, b: Outcome): boolean => {
  if (a.text === b.text) return true
  if (a.kind === "option" || b.kind === "option") {
    const letter = OptionLetter.read(a.text)
    return letter !== undefined && letter === OptionLetter.read(b.text)
  }
  const [x, y] = [Numerals.read(plainly(a.text)), Numerals.read(plainly(b.text))]
  return x !== undefined && y !== undefined ? Value.same(x, y) : Expression.same(a.text, b.text)
}

/**
 * Whether two answers of any kind are the same: letters of options, values, or formulas that algebra shows to be the same (after
 * `ready`). Symmetric, and every answer is the same as itself.
 */
export const equal = (a: string, b: string): boolean => {
  const [x, y] = a < b ? [kindOf(a), kindOf(b)] : [kindOf(b), kindOf(a)]
  return a === b || same(x, y) || (x.kind !== "option" && y.kind !== "option" && Symbolic.same(a, b))
}

/** Whether a text comes to the right answer. none: it comes to no answer; unknown: the question has no outcome. */
export const judge = (text: string, question: Pick<Question, "outcome">): "right" | "wrong" | "none" | "unknown" => {
  const { outcome } = question
  if (outcome === undefined) return "unknown"
  const found = extract(text, outcome.kind)
  if (found === undefined) return "none"
  return same({ kind: outcome.kind, text: found }, outcome) ? "right" : "wrong"
}

/** Whether a text comes to the reference answer; absent where it cannot be told. */
export const reaches = (text: string, question: Pick<Question, "outcome" | "answer">): boolean | undefined =>
  question.outcome === undefined
    ? Code.holds(text, question.answer) || undefined
    : judge(text, question) === "right"
