/** The numbers that stand in a text, each with its value: in digits, as fractions, in LaTeX, in words. */
import * as NumberWords from "./NumberWords.ts"
import * as Value from "./Value.ts"

/** A number in a text. */
export interface Numeral {
  readonly start: number
  readonly end: number
  readonly value: Value.Value
  /** In words: "twelve". */
  readonly spelt: boolean
  /** A quotient of two whole numbers that is whole itself, as `48/2`. */
  readonly division: boolean
}

/** What stands at a place of a text, if the pattern (sticky) fits there. */
const here = (text: string, pattern: RegExp, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const run = /[\d.,]{1,100}/y
const thousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const times10 = / {0,2}(?:\\times|\\cdot|[x*]) {0,2}10 ?\^ ?\{?(-?\d{1,3})\}?/y
const exponent = /[eE]([+-]?\d{1,3})(?![\w.])/y
const power = /\s?\^\s?(?:\{(\d{1,3})\}|(\d{1,3}))/y
const over = /\s?\/\s?(\d{1,15})(?![\d]|[.,]\d|\s?\/)/y
const mixed = /(?: {1,2}| and )(\d{1,6})\/(\d{1,6})(?!\d|[.,]\d|\/)/y
const frac = /\s?\\[dtc]?frac\s?(?:\{\s?(-?\d{1,15})\s?\}|(\d))\s?(?:\{\s?(\d{1,15})\s?\}|(\d))/y
const thousand = /k\b/iy
const percent = /\s?(?:%|per ?cent\b)/y
const scaled = /\s?(hundred|thousand|million|billion|trillion)\b/y
const cents = /\s?(?:cents?\b|¢)/y
const centsToo = /,? (?:and )?(\d{1,2}) ?cents?\b/y
const dozens = / dozens?\b/y
const dollars = /\s?(?:dollars?|usd|bucks?)\b/iy
const ordinal = /(?:\^\{?)?(?:\\(?:text|mathrm|textsuperscript)\{)?(?:st|nd|rd|th)\b/y
// A single letter right behind makes it a coefficient (2x), unless it is a unit (5m).
const coefficient = /(?![mghslLCFKWVNJ](?![A-Za-z]))[A-Za-z](?![A-Za-z])/y
const label =
  /\b(?:step|part|question|problem|chapter|exercise|example|case|line|figure|table|section|method|equation|hint)\s?#?$/i
const wordsOf = /[A-Za-z]+/g

const maxPower = 60

/** What follows the digits and belongs to the number. */
const completed = (
  text: string,
  digits: string,
  { end: behind, money }: { readonly end: number; readonly money: boolean }
): { value: Value.Value; end: number; division: boolean } | undefined => {
  const bare = Value.decimal(digits)
  if (bare === undefined) return undefined
  if (/^[.,;:)\]}=\n]?$/.test(text[behind] ?? "")) return { value: bare, end: behind, division: false }
  let value: Value.Value = bare
  let division = false
  let end = behind
  const more = (pattern: RegExp, then: (match: RegExpExecArray) => Value.Value | undefined): boolean => {
    const match = here(text, pattern, end)
    const next = match === null ? undefined : then(match)
    if (match === null || next === undefined) return false
    value = next
    end = match.index + match[0].length
    return true
  }
  const part = (top: string, bottom: string): Value.Value | undefined => {
    const rest = Value.make(BigInt(top), BigInt(bottom))
    return rest !== undefined && BigInt(top) < BigInt(bottom) && Value.whole(value)
      ? Value.plus(value, rest)
      : undefined
  }
  const powered = (base: Value.Value, exponent: number): Value.Value | undefined =>
    exponent > maxPower || base.over > 10n ** 12n || base.under > 10n ** 12n
      ? undefined
      : Value.make(base.over ** BigInt(exponent), base.under ** BigInt(exponent))
  const sized = more(times10, (match) => Value.decimal(digits, Number(match[1]))) ||
    more(exponent, (match) => Value.decimal(digits, Number(match[1]))) ||
    more(power, (match) => powered(value, Number(match[1] ?? match[2])))
  if (!sized) {
    const fraction = more(mixed, (match) => part(match[1]!, match[2]!)) ||
      more(frac, (match) => part(match[1] ?? match[2]!, match[3] ?? match[4]!))
    if (!fraction && Value.whole(value)) {
      division = more(over, (match) => Value.by(value, Value.make(BigInt(match[1]!), 1n)!)) && Value.whole(value)
    }
  }
  more(scaled, (match) => Value.times(value, { over: NumberWords.scale(match[1]!)!, under: 1n }))
  if (money) more(thousand, () => Value.times(value, { over: 1000n, under: 1n }))
  if (!more(percent, () => ({ ...value, percent: true })) && !more(cents, () => ({ ...value, money: "cents" }))) {
    if (more(dollars, () => ({ ...value, money: "dollars" })) || money) {
      more(centsToo, (match) => Value.plus(value, Value.make(BigInt(match[1]!), 100n)!))
    }
  }
  more(dozens, () => ({ ...value, dozens: true }))
  return { value, end, division }
}

/** Where the number begins, with its sign and the sign of its currency, and whether it is negative. */
const begun = (text: string, at: number): { start: number; negative: boolean; money: boolean } => {
  const coin = (before: number) => "$€£¥".includes(text[before - 1] || "0") ? before - 1 : before
  let start = coin(at)
  // Behind a number, a letter or a closing bracket it takes away; behind a blank after a word it is a sign.
  const negative = text[start - 1] === "-" && !/[\p{L}\d)\]}%.]/u.test(text[start - 2] ?? "") &&
    !/[\d)\]}%]\s*$/.test(text.slice(Math.max(0, start - 4), start - 1))
  if (negative) start = coin(start - 1)
  return { start, negative, money: text.slice(start, at).includes("$") }
}

const inLatex = (text: string, at: number): Numeral | undefined => {
  const match = here(text, frac, at)
  const value = match && Value.make(BigInt(match[1] ?? match[2]!), BigInt(match[3] ?? match[4]!))
  if (!match || !value) return undefined
  const { negative, start } = begun(text, at)
  const end = at + match[0].length
  const sign = here(text, percent, end)
  return {
    start,
    end: end + (sign?.[0].length ?? 0),
    value: { ...(negative ? Value.negated(value) : value), ...(sign === null ? {} : { percent: true }) },
    spelt: false,
    division: Value.whole(value)
  }
}

// "72." ends a sentence and "1,2" are two numbers.
const leading = (digits: string): string => {
  const trimmed = digits.replace(/[.,]+$/, "")
  return thousands.test(trimmed) ? trimmed : trimmed.split(",")[0]!.replace(/\.+$/, "")
}

/** Whether digits there are no number: a part of a name, an index, an exponent, a time, a label, the mark of a list. */
const none = (text: string, at: number, end: number): boolean => {
  const before = text.slice(Math.max(0, at - 14), at)
  const after = text.slice(end, end + 3)
  return /[\p{L}\d_^]$|[_^]\{$|\d[:.]$/u.test(before) || /^:\d/.test(after) || label.test(before) ||
    (/^[.)](?:\*\*)?[ \t]/.test(after) && /\n[ \t*#>-]*$/.test(at < 14 ? `\n${before}` : before))
}

const inDigits = (text: string): Array<Numeral> => {
  const found: Array<Numeral> = []
  const beginning = /\d|\.\d|\\[dtc]?frac/g
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    const at = match.index
    if (match[0].startsWith("\\")) {
      const fraction = inLatex(text, at)
      if (fraction === undefined) continue
      beginning.lastIndex = fraction.end
      found.push(fraction)
      continue
    }
    const first = leading(here(text, run, at)![0])
    beginning.lastIndex = at + first.length
    const { money, negative, start } = begun(text, at)
    const done = /\..*\./.test(first) || none(text, at, beginning.lastIndex)
      ? undefined
      : completed(text, first.replaceAll(",", ""), { end: beginning.lastIndex, money })
    if (done === undefined) continue
    const { division, end, value } = done
    beginning.lastIndex = end
    if (here(text, ordinal, end) !== null || here(text, coefficient, end) !== null) continue
    const counted = money && value.money === undefined ? { ...value, money: "dollars" as const } : value
    found.push({ start, end, value: negative ? Value.negated(counted) : counted, spelt: false, division })
  }
  return found
}

const inWords = (text: string): Array<Numeral> => {
  const words: Array<NumberWords.Word> = []
  let last = -2
  for (const match of text.matchAll(wordsOf)) {
    const end = match.index + match[0].length
    const between = match.index - last === 1 ? text[last]! : ""
    words.push({ word: match[0].toLowerCase(), start: match.index, end, joined: between === " " || between === "-" })
    last = end
  }
  const found: Array<Numeral> = []
  for (let index = 0; index < words.length; index++) {
    const reading = NumberWords.read(words, index)
    if (reading === undefined) continue
    const before = words[index - 1]
    const negative = words[index]!.joined && (before?.word === "minus" || before?.word === "negative")
    const end = words[index + reading.length - 1]!.end
    const sign = here(text, percent, end)
    const start = words[index]!.start
    index += reading.length - 1
    // "ten" of "\ten" and of "x_ten" are none, nor is the scale of a number in digits: "2 million".
    if (/[\\_\d]/.test(text[start - 1] ?? "") || /\d ?$/.test(text.slice(Math.max(0, start - 2), start))) continue
    const value = negative ? Value.negated(reading.value) : reading.value
    found.push({
      start: negative ? before!.start : start,
      end: end + (sign?.[0].length ?? 0),
      value: sign === null ? value : { ...value, percent: true },
      spelt: true,
      division: false
    })
  }
  return found
}

/** The numbers of a text (with one sign for each thing, see Plainly), in their order; those in words too where asked for. */
export const numerals = (text: string, spelt: boolean): Array<Numeral> =>
  spelt ? [...inDigits(text), ...inWords(text)].toSorted((a, b) => a.start - b.start) : inDigits(text)

// Words, signs of units and their exponents; no word that goes on with the sum.
const units =
  /^(?:[\s.,°'%/()-]|(?!(?:pi|sqrt|plus|minus|times|over|or|infinity)\b)\p{L}{2,}(?!\p{L})|[mghslLCFKWVNJ](?!\p{L})|\^\{?(?:\\circ|\d)\}?|\\(?:text|mbox|mathrm)\s?\{[^{}]*\})*$/u

/** The value of an answer that is one number, with or without a unit: `72`, `$1,200.50`, `15 cm^2`, `one half`; else absent. */
export const read = (text: string): Value.Value | undefined => {
  if (text.length > 120) return undefined
  const bare = text.replace(/\*\*|`|^\s*(?:about|approximately|exactly|only)\s/g, "").trim()
    .replace(/^([-+]?[$€£¥]?\d{1,3}(?: \d{3})+)(?![\d.,]\d|\d| \d)/, (run) => run.replaceAll(" ", ""))
  const found = numerals(bare, true)
  const [first] = found
  if (first === undefined || found.length > 1) return undefined
  const before = bare.slice(0, first.start).trim()
  return (before === "" || before === "+") && units.test(bare.slice(first.end)) ? first.value : undefined
}
