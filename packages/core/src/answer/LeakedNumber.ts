/** Whether a text gives a number away that is the answer of a question. */
import { exact } from "./Exact.ts"
import * as Numerals from "./Numerals.ts"
import { plainly } from "./Plainly.ts"
import * as Presented from "./Presented.ts"
import * as Value from "./Value.ts"

/*
 * The rule. A number of the text that is the answer by value, in digits, as a fraction, in LaTeX or in words, gives it away, except:
 * 1. Digits that are no number of their own (12 in 120, the 2 of "step 2", "2nd", "x^2", "2x", a list's "2."), ordinals, and a
 *    quotient not worked out (48/2 for 24). None of these is ever looked at.
 * 2. What everybody knows: "an hour has 60 minutes", "60 minutes in an hour", "multiply by 100".
 * 3. The number stands in the question too. Then it must be presented as the result: "= 12", "the answer is 12", "you get 12", a box;
 *    and not in words that the question itself has.
 * 4. The number is commonplace: a whole number up to ten, a half, or any fraction in words. Hints are full of them ("divide by 2",
 *    "the 3 friends", "one of them"), so that it must be presented as the result, or stated at the end of a clause ("so she has
 *    3."), or stand with what the question asks for ("3 driveways", where the question is how many driveways).
 * A sum of two or three numbers that words announce as the result ("it is 10 + 2") is taken for what it comes to.
 */

// No turn of a conversation is that long: of a longer one only its beginning and its end are read.
const longest = 20_000

const sum =
  /(?<![\p{L}\d.,^_]|[-+*/] ?)\(?\d{1,12}(?:\.\d{1,6})?(?: ?(?:[-+*/]|x(?= ?\d)|\\times|\\cdot|\\div) ?\(?\d{1,12}(?:\.\d{1,6})?\)?){1,3}(?![\p{L}\d^]|[.,]\d| ?[-+*/=≈])/gu

/** Where the text announces a sum of the value, not worked out, as the result. */
const announcedSum = (text: string, value: Value.Value): Presented.Stretch | undefined => {
  for (const { 0: found, index } of text.matchAll(sum)) {
    const worth = exact(found.replace(/x|\\times|\\cdot/g, "*").replace("\\div", "/"))
    const stretch = { start: index, end: index + found.length }
    if (
      worth !== undefined && Value.same(worth, value) && !/=\s*$/.test(text.slice(Math.max(0, index - 3), index)) &&
      Presented.presented(text, stretch) === "result"
    ) return stretch
  }
  return undefined
}

const commonplace = ({ over, under }: Value.Value, spelt: boolean): boolean => {
  const size = over < 0n ? -over : over
  return under === 1n ? size <= 10n : spelt || (size === 1n && under === 2n)
}

const known = new Set([7n, 12n, 24n, 52n, 60n, 100n, 365n, 1000n])
const period =
  "(?:second|minute|hour|day|week|month|year|decade|century|dozen|foot|yard|mile|pound|dollar|kilogram|kilometer|meter|percent|whole)s?"
const knownBefore = new RegExp(
  `\\b(?:an?|one|1|each|every|per|the) (?:${period})(?: (?:has|is|are|of|have|contains|equals|lasts)| =)?[\\s:]*$|\\bby\\s+$|\\bout of\\s+$`,
  "i"
)
const knownAfter = new RegExp(
  `^\\s*\\S{1,12} (?:in|per|to|make|makes|for|of) (?:an?|one|1|each|every|the) ${period}`,
  "i"
)

const isKnown = (text: string, { end, start, value }: Numerals.Numeral): boolean =>
  value.under === 1n && known.has(value.over) &&
  (knownBefore.test(text.slice(Math.max(0, start - 40), start)) || knownAfter.test(text.slice(end, end + 50)))

const idle = new Set("more fewer less total other different additional extra of the a whole full in all".split(" "))
const verbs = new Set(
  "did do does will would is are was were can could has have had should must if per left remain on at for to".split(" ")
)
const stem = (word: string): string => word.toLowerCase().replace(/ies$/, "y").replace(/(?:(?<=[sxz]|ch|sh)es|s)$/, "")

/** What a question asks for the number of, as stems: "how many driveways did he shovel" -> driveway. */
const asked = (question: string): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const match of question.matchAll(/\bhow (?:many|much) ((?:[\w'-]{1,30} ?){1,5})/gi)) {
    for (const word of match[1]!.trim().split(" ")) {
      if (verbs.has(word.toLowerCase())) break
      if (!idle.has(word.toLowerCase())) found.add(stem(word))
    }
  }
  return found
}

/** What a text and the question make of a number. */
export interface Asked {
  readonly question: string
  readonly value: Value.Value
}

/** Where a text gives the number away; absent where it does not. */
export const find = (text: string, asked: Asked): Presented.Stretch | undefined => {
  if (text.length <= 2 * longest) return within(text, asked)
  const from = text.length - longest
  const late = within(text.slice(from), asked)
  return within(text.slice(0, longest), asked) ?? (late && { start: late.start + from, end: late.end + from })
}

const within = (text: string, { question, value }: Asked): Presented.Stretch | undefined => {
  const given = plainly(question.slice(0, longest))
  const stands = Numerals.numerals(given, true).some((numeral) => Value.same(numeral.value, value))
  const wanted = asked(given)
  const flatGiven = Presented.flat(given)
  return announcedSum(text, value) ?? Numerals.numerals(text, true).find((numeral) => {
    const { division, end, spelt } = numeral
    if (division || !Value.same(numeral.value, value) || isKnown(text, numeral)) return false
    const way = Presented.presented(text, numeral)
    if (stands) return way === "result" && !Presented.restated(text, numeral, flatGiven)
    if (way === "result" || !commonplace(numeral.value, spelt)) return true
    const clause = /^[^.,;:!?\n]{0,40}/.exec(text.slice(end, end + 40))![0]
    const nouns = clause.split(/[^\p{L}'-]+/u).filter(Boolean).slice(0, 3)
    return nouns.some((noun) => wanted.has(stem(noun))) || (way === "statement" && clause.trim() === "" && !spelt)
  })
}
