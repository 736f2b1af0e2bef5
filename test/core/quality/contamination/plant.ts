/** Items of benchmarks as somebody would hide them: the same words with light edits. Numbers stay, unless an edit is to change them. */
import type { Chance } from "../../../../packages/core/src/domain/Seed.ts"

/** A word that is no number, as editors see it: between blanks, with a sign behind it at most. */
const isWord = (word: string) =>
  /^\p{L}+[.,?]?$/u.test(word) &&
  !/^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million)\b/i
    .test(word)

/** The text with one word of ten changed, at least one and at most three. */
const words = (text: string, { change, chance }: {
  readonly change: (word: string) => string
  readonly chance: Chance
}): string => {
  const parts = text.split(/(\s+)/)
  const places = [...parts.keys()].filter((at) => isWord(parts[at] ?? ""))
  const count = Math.max(1, Math.min(3, Math.floor((parts.length + 1) / 20)))
  for (const at of chance.sample(places, count)) parts[at] = change(parts[at] ?? "")
  return parts.join("")
}

const others = ["object", "alternative", "greatly", "perhaps", "someone", "various", "present", "notion"]

const misspelt = (word: string): string =>
  word.length < 4 ? `${word}e` : `${word.slice(0, 1)}${word[2]}${word[1]}${word.slice(3)}`

/** Two words exchanged, the first two that are words. */
const exchanged = (text: string): string =>
  text.replace(
    /(?<=\S\s)(\p{L}+) (\p{L}+)(?=\s)/u,
    (all, one: string, next: string) => isWord(one) && isWord(next) ? `${next} ${one}` : all
  )

/** The second sentence before the first. */
const reordered = (text: string): string => {
  const [first, second, ...rest] = text.split(/(?<=[.!?])\s+/)
  return second === undefined || rest.length === 0 ? text : [second, first, ...rest].join(" ")
}

/** Light edits by name. */
export const edits: Readonly<Record<string, (text: string, chance: Chance) => string>> = {
  none: (text) => text,
  case: (text) => text.toUpperCase(),
  punctuation: (text) => text.replace(/[.?!]+(\s|$)/g, " - ").replace(/,(\s)/g, ";$1").replaceAll("'", "’"),
  spacing: (text) => text.replace(/\s+/g, "\n  "),
  "words around it": (text) =>
    `Solve this task and show each step, as in chapter 3: ${text}\nGive the answer on a line of its own.`,
  "words replaced": (text, chance) => words(text, { chance, change: () => chance.pick(others) }),
  "words left out": (text, chance) => words(text, { chance, change: () => "" }),
  "words put in": (text, chance) => words(text, { chance, change: (word) => `${word} ${chance.pick(others)}` }),
  "typing errors": (text, chance) => words(text, { chance, change: misspelt }),
  "words exchanged": exchanged,
  "sentences exchanged": reordered
}

/** The same story with every number another. */
export const renumbered = (text: string, { int }: Chance): string =>
  text.replace(/\d+/g, (digits) => `${Number(digits.slice(0, 6)) + 1 + int(7)}`)

/** The same story with its numbers in another order; undefined where it has no two different ones. */
export const permuted = (text: string, { shuffle }: Chance): string | undefined => {
  const numbers = text.match(/\d+/g) ?? []
  if (new Set(numbers).size < 2) return undefined
  let other = shuffle(numbers)
  while (other.every((number, at) => number === numbers[at])) other = shuffle(numbers)
  let at = 0
  return text.replace(/\d+/g, () => other[at++] ?? "")
}
