/**
 * The final answer of a text where it is surely one: in a box, behind a mark or "the answer is", alone on the last line, or told as the
 * result by the last sentence. What a text only mentions is no answer of it, as it is for `extract`, which reads what people wrote; nor
 * is what it reports of others.
 */
import type { Outcome } from "../domain/Question.ts"
import * as Boxed from "./Boxed.ts"
import * as Excluded from "./Excluded.ts"
import { extract } from "./Extract.ts"
import { formulas } from "./Formulas.ts"
import { numeral } from "./Numeral.ts"
import * as OptionLetter from "./OptionLetter.ts"
import { plainly } from "./Plainly.ts"
import * as Presented from "./Presented.ts"
import * as Reported from "./Reported.ts"
import * as Sentences from "./Sentences.ts"

// What is longer is read at its end, where answers stand.
const longest = 100_000
const longestExpression = 1000

const marked = (text: string): string | undefined => {
  const at = text.lastIndexOf("####")
  return at < 0 ? undefined : text.slice(at + 4, at + 204).split("\n")[0]!.trim() || undefined
}

const lastLine = (text: string): string => text.trimEnd().split("\n").at(-1)!

// Between "the answer is" and the answer stand few words, and none that take it back or leave it open.
const open =
  /\b(?:unknown|unclear|impossible|cannot|can't|not|no|none|never|un\w+able|undefined|between|either|at least|at most|than|from|depends?)\b/i
const farthest = 60

const near = (gap: string): boolean => gap.length <= farthest && !open.test(gap)

const hence = /\b(?:so|therefore|thus|hence|finally|altogether|in total)\b/i

const kept =
  /\b(?:I|we)(?:'ll)?(?: (?:will|shall|still|therefore|also)){0,2} (?:keep|stay with|stick (?:to|with)|stand by|hold to|maintain)(?: (?:my|our)(?: \w+){0,2} (?:answer|result))?(?:,| of)? [\s$*"'(£€¥]{0,4}$|\b(?:chang|updat|revis|correct)(?:e|ed|ing)? (?:my|our) (?:\w+ )?answer to [\s$*"'(£€¥]{0,4}$/i

const number = (text: string): string | undefined => {
  const plain = plainly(text)
  const box = Boxed.closed(plain)
  if (box !== "none") return box === "open" ? undefined : numeral(box.inside)
  const mark = numeral(marked(plain) ?? "")
  if (mark !== undefined) return mark
  const bare = plain.replaceAll("####", " ")
  const alone = numeral(lastLine(bare))
  if (alone !== undefined) return alone
  const concluded = numeral(/^\s*(?:so|therefore|thus|hence|finally)[,:]?\s+(.*)$/i.exec(lastLine(bare))?.[1] ?? "")
  if (concluded !== undefined) return concluded
  const found = extract(bare, "number")
  if (found === undefined) return undefined
  const value = numeral(found)
  const at = Sentences.named(bare)
  if (value === undefined) return undefined
  if (at !== undefined) {
    const start = bare.indexOf(found, at)
    return start >= 0 && near(bare.slice(at, start)) ? value : undefined
  }
  const last = (Sentences.sentences(bare).at(-1)?.text ?? "").replaceAll("**", "")
  const start = last.lastIndexOf(found)
  if (start < 0 || open.test(last)) return undefined
  if (kept.test(last.slice(0, start))) return value
  const how = Presented.presented(last, { start, end: start + found.length })
  return how === "result" || (how === "statement" && hence.test(last.slice(0, start))) ? value : undefined
}

// "(A) or (B)" is no choice.
const either =
  /^[^A-Za-z]*(?:(?:option|choice) )?[A-J][^A-Za-z]{0,4}(?:\s(?:or|and)\s|[/,])[^A-Za-z]*(?:(?:option|choice) )?(?:[A-HJ]\b|[([]I[)\]])(?!['’])/
const ending = /[([]\s?([A-Ja-j])\s?[)\]][\s.!*_"'`}$]{0,8}$/

const option = (text: string): string | undefined => {
  const box = Boxed.closed(text)
  if (box === "open") return undefined
  if (box !== "none") return OptionLetter.read(box.inside)
  const told = Excluded.without(text)
  const [line = "", before = ""] = told.trimEnd().split("\n").slice(-2).toReversed()
  const alone = OptionLetter.alone(line.replace(/\b(?:[Oo]ption|[Cc]hoice|[Aa]nswer):? /, ""))
  const other = OptionLetter.alone(before)
  // Letters below each other are a list of them.
  if (alone !== undefined) return other === undefined || other === alone ? alone : undefined
  const at = Sentences.named(told)
  if (at !== undefined && either.test(told.slice(at, at + 60))) return undefined
  const last = Sentences.sentences(told).at(-1)?.text ?? ""
  const end = ending.exec(last.slice(-80))?.[1]?.toUpperCase()
  const inLast = OptionLetter.mentioned(last)
  const presented = OptionLetter.presented(told)
  if (presented !== undefined) return presented
  if (end !== undefined && inLast.every((letter) => letter === end)) return end
  const begins = /^[\s*_"'`]*(?:[([]([A-Ja-j])[)\]]|([A-J])[).:])(?=[\s*])/.exec(told)
  return begins !== null && OptionLetter.mentioned(told).length <= 1
    ? (begins[1] ?? begins[2])!.toUpperCase()
    : undefined
}

// A form that is repeated instead of filled in.
const placeholder = /^(?:\\text\{)?(?:(?:your |the |final )*answer|\.{2,}|\\[lc]?dots|…|\?+|_+|x{2,})\}?$/i
// Single letters, numbers, signs and commands, and no words.
const signsOnly = /^(?=.*[\d+*/^=\\-])(?:[^A-Za-z\\]|\\[A-Za-z]+|\\[^A-Za-z]|(?<![A-Za-z])[A-Za-z](?![A-Za-z]))+$/

const alone = (text: string): boolean =>
  text !== "" && (plainMath.test(text) || (!text.includes("=") && numeral(plainly(text)) !== undefined))

const plainMath = /^[\d\s()[\],+*/^.=<>-]+$/

const expression = (text: string): string | undefined => {
  const within = (found: string): string | undefined =>
    found === "" || found.length > longestExpression || placeholder.test(found) ? undefined : found
  const box = Boxed.closed(text)
  if (box !== "none") return box === "open" ? undefined : within(box.inside)
  const mark = marked(text)
  if (mark !== undefined && (!/\p{L}{3,} \p{L}{2,}/u.test(mark) || numeral(plainly(mark)) !== undefined)) {
    return within(mark)
  }
  const whole = text.trim().replace(/\*\*/g, "")
  const [only, ...more] = whole.length <= 300 ? formulas(whole) : []
  if (only !== undefined && more.length === 0 && /^[.\s]*$/.test(whole.slice(0, only.start) + whole.slice(only.end))) {
    return within(only.math)
  }
  if (whole.length <= 80 && alone(whole)) {
    return within(whole.replace(/[.\s]+$/, ""))
  }
  const at = Sentences.named(text)
  if (at === undefined) return undefined
  const tail = text.slice(at, at + 600).split("\n")[0]!
  const [math] = formulas(tail)
  if (math !== undefined) return near(tail.slice(0, math.start)) ? extract(text, "expression") : undefined
  const clause = (Sentences.sentences(tail)[0]?.text ?? "").replace(/\*\*/g, "").replace(/[\s.!?]+$/, "").trim()
  return alone(clause) || signsOnly.test(clause) || /^\(?[A-J]\)?$/.test(clause)
    ? within(clause)
    : undefined
}

/** The final answer of a text; absent where nothing is surely one. A box that is not closed holds none, and hides what stands before it. */
export const final = (text: string, kind: Outcome["kind"]): string | undefined => {
  const end = Sentences.upheld(Reported.without(text.length > longest ? text.slice(-longest) : text))
  if (kind === "option") return option(end)
  return kind === "number" ? number(end) : expression(end)
}
