/** Whether a text gives the right option of a question away. */
import * as Excluded from "./Excluded.ts"
import * as LeakedNumber from "./LeakedNumber.ts"
import * as Numerals from "./Numerals.ts"
import * as OptionLetter from "./OptionLetter.ts"
import * as Ordinal from "./OptionOrdinal.ts"
import { places } from "./Places.ts"
import { plainly } from "./Plainly.ts"
import * as Presented from "./Presented.ts"

const marks = /(?:^|\s)(?:\(([A-J])\)|\[([A-J])\]|([A-J])[.):])\s/g

/** A question without its options, and the options by their letters. */
const parted = (question: string): { readonly stem: string; readonly options: ReadonlyMap<string, string> } => {
  const found: Array<{ readonly letter: string; readonly from: number; readonly to: number }> = []
  for (const match of question.matchAll(marks)) {
    const letter = (match[1] ?? match[2] ?? match[3])!
    // Options go in the order of the alphabet; another A begins them anew.
    if (letter === "A") found.length = 0
    if (letter === "ABCDEFGHIJ"[found.length]) {
      found.push({ letter, from: match.index, to: match.index + match[0].length })
    }
  }
  if (found.length < 2) return { stem: question, options: new Map() }
  return {
    stem: question.slice(0, found[0]!.from),
    options: new Map(
      found.map((
        { letter, to },
        index
      ) => [letter, question.slice(to, found[index + 1]?.from ?? question.length).trim()])
    )
  }
}

const flat = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()

const within = (text: string, words: string): boolean => words !== "" && ` ${text} `.includes(` ${words} `)

/** What gives the option away, quoted; absent where nothing does. */
export const find = (
  text: string,
  { letter, question }: { readonly letter: string; readonly question: string }
): string | undefined => {
  if (OptionLetter.presented(text) === letter || OptionLetter.alone(text) === letter) return letter
  const { options, stem } = parted(question)
  const mentioned = OptionLetter.mentioned(text)
  // To point at one option is to choose it; to speak of several is not.
  if (mentioned.length === 1 && OptionLetter.mentioned(Excluded.without(text))[0] === letter) return letter
  const [first, second] = Ordinal.pointedAt(text)
  if (first === letter && second === undefined) return letter
  const excluded = Excluded.excluded(text)
  if (options.size > 2 && [...options.keys()].every((other) => excluded.has(other) === (other !== letter))) {
    return letter
  }
  const right = options.get(letter)
  if (right === undefined) return undefined
  const value = Numerals.read(plainly(right))
  const others = [...options].filter(([other]) => other !== letter).map(([, option]) => option)
  if (value !== undefined) {
    const told = Numerals.numerals(text, true).map((numeral) => numeral.value)
    const several = others.some((other) => {
      const otherValue = Numerals.read(plainly(other))
      return otherValue !== undefined &&
        told.some(({ over, under }) => over === otherValue.over && under === otherValue.under)
    })
    const found = LeakedNumber.find(text, { question: several ? question : stem, value })
    return found && text.slice(found.start, found.end)
  }
  const [flatText, flatRight] = [flat(text), flat(right)]
  if (!within(flatText, flatRight)) return undefined
  const contested = within(flat(stem), flatRight) || others.some((other) => within(flatText, flat(other))) ||
    flatRight.length < 4
  if (!contested) return right
  return places(text, right).some((stretch) => Presented.presented(text, stretch) === "result") ? right : undefined
}
