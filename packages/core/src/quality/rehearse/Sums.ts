/** Sums in a text that do not come out: equations of plain numbers whose sides differ. */
import * as Formula from "../../answer/Formula.ts"

/** A sum as it is written, and what its left side comes to. */
export interface WrongSum {
  readonly written: string
  readonly value: number
}

const number = String.raw`\$?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
const sign = String.raw`[ \t]{0,4}(?:[-+−*×·÷/]|(?<=[\d )])x(?=[ \d(]))[ \t]{0,4}`
const term = String.raw`(?:\([ \t]{0,4})?-?${number}(?:[ \t]{0,4}\))?`
// A bounded number of terms: texts of nothing but signs must not take for ever.
const side = `${term}(?:${sign}${term}){0,12}`

// Only whole sums: with nothing before or behind that could belong to them, as a letter, an operator, a per cent sign, the whole of a mixed number.
const equation = new RegExp(
  String
    .raw`(?<![\p{L}\d.,)^_%$]|[-+−*×·÷/^(][ \t]{0,4}|\bx[ \t]{1,4})(?!0\d|(?<=\d[ \t]{1,4}(?:and[ \t]{1,4})?)\d+\/)(${side})[ \t]{0,4}=[ \t]{0,4}(-?${number})(?![\d%°^(]|[.,:]\d|[ \t]{0,4}[-+−*×·÷/=^(]|[ \t]{0,4}x\b|\p{L}|[ \t]{0,4}(?:\d|cents|¢))`,
  "gu"
)

const twoNumbers = /\d[\s)]{0,6}[-+−*×·÷/x][\s($-]{0,6}\d/

// A wrong sum may be named to put it right.
const named =
  /\b(?:wrong|mistake|mistaken|mistakenly|error|incorrect|instead|not|n't|said|wrote|wrongly|thought)\b|n['’]t\b/i

const valueOf = (text: string): number | undefined => {
  const plain = text.replace(/[$,]/g, "").replace(/[−]/g, "-").replace(/[×·]|x/g, "*").replace(/÷/g, "/")
  const value = Formula.parse(plain.trim())?.(() => Number.NaN)
  return value === undefined || !Number.isFinite(value) ? undefined : value
}

/** Within what the right side may be rounded: half of its last digit; whole numbers of things up to one. */
const slack = (written: string): number => {
  const decimals = /\.(\d+)$/.exec(written)?.[1]?.length ?? 0
  return decimals === 0 ? 1 : 0.51 * 10 ** -decimals
}

const sentenceOf = (text: string, index: number): string => {
  const start = Math.max(text.lastIndexOf("\n", index), text.lastIndexOf(". ", index)) + 1
  return text.slice(start, index)
}

/** The sums of a text: how many there are, and the first that does not come out. */
export const look = (text: string): { readonly count: number; readonly wrong: WrongSum | undefined } => {
  let count = 0
  for (const { 0: written, 1: left = "", 2: right = "", index } of text.replaceAll("**", "").matchAll(equation)) {
    const value = twoNumbers.test(left) ? valueOf(left) : undefined
    const given = valueOf(right)
    if (value === undefined || given === undefined || named.test(sentenceOf(text, index))) continue
    count++
    const rounds = /[÷/.]/.test(left)
    const off = Math.abs(value - given)
    if (rounds ? off >= slack(right) : off > 1e-9 * Math.max(1, Math.abs(value))) {
      return { count, wrong: { written: written.trim(), value } }
    }
  }
  return { count, wrong: undefined }
}
