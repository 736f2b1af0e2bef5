/** The final answer of a text, as it is written there. */
import type { Outcome } from "../domain/Question.ts"
import { boxed } from "./Boxed.ts"
import { formulas } from "./Formulas.ts"
import * as Latex from "./Latex.ts"
import { numerals, read } from "./Numerals.ts"
import type { Numeral } from "./Numerals.ts"
import * as OptionLetter from "./OptionLetter.ts"
import { plainly } from "./Plainly.ts"
import * as Sentences from "./Sentences.ts"
import * as Value from "./Value.ts"

// What is longer is read at its end, where answers stand.
const longest = 100_000

const marked = (text: string): string | undefined => {
  const at = text.lastIndexOf("####")
  return at < 0 ? undefined : text.slice(at + 4).trimStart().split("\n")[0]!.trim() || undefined
}

const written = (text: string, { end, start }: Numeral): string => text.slice(start, end)

/** Of a sum with its result, `48 + 24 = 72 clips (checked)`, the result; else the first number. */
const first = (text: string, spelt: boolean): Numeral | undefined => {
  const found = numerals(text, spelt)
  let index = 0
  for (let next = 1; next < found.length; next++) {
    const between = text.slice(found[index]!.end, found[next]!.start)
    if (
      !/^[^.,;!?]{0,40}[=≈][^.,;!?]{0,12}$/.test(between) &&
      !/^[\s)(]*(?:[-+*/x×÷]|\\times|\\cdot|\\div)[\s)($]*$/.test(between)
    ) break
    index = next
  }
  return found[index]
}

/** The number of the last sentence with one: what its sums come to if it says that again or anew, else its last number. */
const closing = (text: string): string | undefined => {
  const plain = text.slice(-4000)
  const inDigits = numerals(plain, false)
  const found = inDigits.length > 0 ? inDigits : numerals(plain, true)
  const last = found.at(-1)
  if (last === undefined) return undefined
  const sentence = Sentences.sentences(plain).findLast(({ start }) => start <= last.start)!
  const inside = found.filter(({ start }) => start >= sentence.start)
  const result = found.findLast(({ start }) => /[=≈][\s$€£¥*(]{0,6}$/.test(plain.slice(Math.max(0, start - 8), start)))
  const again = result === undefined
    ? undefined
    : inside.findLast(({ start, value }) =>
      start === result.start || (value.over === result.value.over && value.under === result.value.under)
    )
  const anew = found.findLast(({ start }) =>
    start > (again?.start ?? 0) && start >= sentence.start &&
    /\b(?:which is|which are|that is|rounds? (?:up |down |off )?to) [$€£¥(]{0,3}$/i
      .test(plain.slice(Math.max(0, start - 24), start))
  )
  return written(plain, anew ?? again ?? last)
}

const compared = /\b(?:more|less|fewer|greater|higher|lower|larger|smaller) than [$€£¥]?$/i

/** A number as it is written with what makes it another answer: "more than 72", "12 or 13", "12 000". */
const hedged = (clause: string, numeral: Numeral): string => {
  const { end, start, value } = numeral
  const than = compared.exec(clause.slice(Math.max(0, start - 16), start))?.[0].length ?? 0
  const groups = /^(?: \d{3})+(?![\d.,]\d|\d| \d)/.exec(clause.slice(end, end + 24))?.[0].length ?? 0
  if (groups > 0 && /^[$€£¥]?\d{1,3}$/.test(clause.slice(start, end))) return clause.slice(start - than, end + groups)
  const other = /^ or [$€£¥]?(?=[\d.])/.test(clause.slice(end, end + 8))
    ? numerals(clause, false).find((next) => next.start >= end)
    : undefined
  return clause.slice(start - than, other === undefined || Value.same(other.value, value) ? end : other.end)
}

const bold = (text: string): string | undefined => {
  let found: string | undefined
  for (const match of text.matchAll(/\*\*([^*\n]{1,80})\*\*/g)) {
    // "**2.**" and "**Step 2:**" are headings.
    const inside = match[1]!.trim()
    const behind = inside.split("=").at(-1)!
    if (!/[.:)]$/.test(inside) && read(behind) !== undefined) found = behind.trim()
  }
  return found
}

const number = (text: string): string | undefined => {
  const plain = plainly(text)
  const mark = marked(plain)
  if (mark !== undefined) return read(mark) !== undefined ? mark : inside(mark)
  const box = boxed(plain)
  if (box !== undefined) return inside(box)
  const at = Sentences.named(plain)
  const [clause] = at === undefined ? [] : Sentences.sentences(plain.slice(at, at + 400))
  const named = clause && first(clause.text.replaceAll("*", " "), true)
  if (clause !== undefined && named !== undefined) return hedged(clause.text.replaceAll("*", " "), named)
  return bold(plain) ?? closing(plain.replaceAll("**", ""))
}

/** The number of a box or a mark. A formula stays whole, so that 3 is not read out of 2\sqrt{3}. */
const inside = (box: string): string | undefined => {
  const short = box.slice(0, 400)
  if (
    read(short) !== undefined ||
    /\\(?!text|mbox|mathrm|frac|dfrac|tfrac|times|%|\$|,|!)|[\^_]|^[^\s]*[A-Za-z][^\s]*$/.test(short)
  ) return short
  const result = first(short.split("=").at(-1)!, true)
  return result === undefined ? undefined : written(short.split("=").at(-1)!, result)
}

const side = (math: string): string => {
  const { between, pieces } = Latex.cut(math.replace(/\\\\|&/g, " "), /=/)
  // "x = 5" stays: a name and what it is; of a chain of sides the last one counts.
  return between.length === 0 || (pieces.length === 2 && /^[A-Za-z]$/.test(pieces[0]!)) ? math : pieces.at(-1)!
}

const expression = (text: string): string | undefined => {
  const found = marked(text) ?? boxed(text)
  if (found !== undefined) return found.slice(0, 1000)
  const at = Sentences.named(text)
  const tail = at === undefined ? "" : text.slice(at, at + 600)
  const [math] = formulas(tail.split("\n")[0]!)
  if (math !== undefined) return side(math.math)
  const clause = Sentences.sentences(tail)[0]?.text.replace(/\*\*/g, "").replace(/[\s.!?]+$/, "").trim()
  if (clause) return side(clause)
  const last = formulas(text.slice(-4000)).at(-1)
  if (last !== undefined) return side(last.math)
  const line = text.trim().slice(-400).split("\n").at(-1)!.replace(/[\s.!?]+$/, "")
  const either = /(?<![A-Za-z])[A-Za-z] ?= ?[^=\n]{1,40} or [A-Za-z] ?= ?[^=\n]{1,40}$/.exec(line)?.[0]
  if (either !== undefined) return either
  if (line.includes("=")) return line.split("=").at(-1)!.trim() || undefined
  return text.length <= 60 && text.trim() !== "" ? line : undefined
}

/** The final answer of a text; absent where nothing could be one. */
export const extract = (text: string, kind: Outcome["kind"]): string | undefined => {
  const end = Sentences.upheld(text.length > longest ? text.slice(-longest) : text)
  if (kind === "option") return OptionLetter.find(end)
  return kind === "number" ? number(end) : expression(end)
}
