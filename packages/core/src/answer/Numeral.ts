/** A text that is one number and says nothing else, as a box or a last line holds it. */
import { numerals, read } from "./Numerals.ts"
import * as Value from "./Value.ts"

const wrapper = /\\(?:text|textbf|textit|mathrm|mathbf|mbox|boldsymbol)\s?\{([^{}]{0,60})\}/g

// A form that is repeated instead of filled in.
const placeholder = /\b(?:number|answer|value)\b/i

// Several answers, or conditions: of them no one is the number.
const several = /[,;](?!\d{3}(?!\d))|\b(?:or|and)\b/

/**
 * The number, with its sign and its currency: `-12`, `$1,234.50`, `15%`, `x = 3`, `2 + 3 = 5`. Absent where it is none, or
 * could be two: "1,5" is one and a half to some and two numbers to others, and so it is neither.
 */
export const numeral = (text: string): string | undefined => {
  if (text.length > 200 || placeholder.test(text)) return undefined
  const bare = text
    .replace(wrapper, " $1 ")
    .replace(/^[\s*_`$]*\\[([]|\\[)\]][\s.*_`$]*$/g, "")
    .replace(/\*\*|__|`|^\s*\$(?=[^$]*\$[\s.]*$)|(?<=\S\s?)\$[\s.]*$/g, "")
    .replace(/\\[ ;:!]|\\left|\\right|~/g, " ")
    .trim()
    .replace(/^\((.*)\)$/s, "$1")
  const whole = number(bare)
  if (whole !== undefined || several.test(bare)) return whole
  const sides = bare.split(/=|\\equiv|≡/)
  return sides.length < 2 ? undefined : number(sides.at(-1)!)
}

const number = (text: string): string | undefined => {
  const bare = text.trim()
    .replace(/^([-+]) +(?=[\d.$€£¥\\])/, "$1")
    .replace(/^[([{](.*)[)\]}]$/s, "$1")
    .replace(/^([-+]?[$€£¥])\s+(?=[\d.])/, "$1")
    .replace(/[.\s]+$/, "")
  const value = /\d|\p{L}/u.test(bare) ? read(bare) : undefined
  if (value === undefined) return undefined
  // A unit is left out where the number says the same without it.
  const [found] = numerals(bare, true)
  const short = bare.slice(found?.start, found?.end)
  const same = read(short)
  return same !== undefined && Value.same(value, same) ? short : bare
}
