/** Numbers in English words: "twelve", "one hundred and five", "two thirds", "one and a half". */
import * as Value from "./Value.ts"

const small =
  ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
    "seventeen eighteen nineteen").split(" ")
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
const scales: Readonly<Record<string, bigint>> = {
  hundred: 100n,
  thousand: 1000n,
  million: 1_000_000n,
  billion: 1_000_000_000n,
  trillion: 1_000_000_000_000n
}
const ones = new Map<string, number>(small.map((word, value) => [word, value]))
const decades = new Map<string, number>(tens.map((word, index) => [word, (index + 2) * 10]))
const parts = new Map<string, number>(
  "half third quarter fifth sixth seventh eighth ninth tenth".split(" ").flatMap((word, index) => [
    [word, index + 2],
    [word === "half" ? "halves" : `${word}s`, index + 2]
  ])
)
parts.set("fourth", 4).set("fourths", 4)

/** A word of a text, in lower case, with where it stands. */
export interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
  /** Nothing but a blank or a hyphen stands between it and the one before. */
  readonly joined: boolean
}

/** What was read from a row of words: its value, and how many words it took. */
export interface Reading {
  readonly value: Value.Value
  readonly length: number
}

/** What a scale word multiplies by; absent for any other word. */
export const scale = (word: string): bigint | undefined => scales[word]

// "twenty four" is one number and "two three" two: what a word may follow is told by what was read before it.
const cardinal = (
  words: ReadonlyArray<Word>,
  from: number
): { readonly value: bigint; readonly to: number } | undefined => {
  let total = 0n
  let group = 0n
  let at = from
  let room = 1000n // the next word must be below it
  let largest = 10n ** 15n
  for (; at < words.length; at++) {
    const { joined, word } = words[at]!
    if (at > from && !joined) break
    const value = ones.get(word) ?? decades.get(word)
    const factor = scales[word]
    if (value !== undefined && BigInt(value) < room && (at === from || value > 0)) {
      group += BigInt(value)
      room = decades.has(word) ? 10n : 0n
    } else if (factor === 100n && group > 0n && group < 100n) {
      group *= 100n
      room = 100n
    } else if (factor !== undefined && factor > 100n && factor < largest && group > 0n) {
      total += group * factor
      largest = factor
      group = 0n
      room = 1000n
    } else if (word === "and" && at > from && scales[words[at - 1]!.word] !== undefined) {
      const next = words[at + 1]
      if (next === undefined || !next.joined || (!ones.has(next.word) && !decades.has(next.word))) break
    } else if ((word === "a" || word === "an") && at === from && scales[words[at + 1]?.word ?? ""] !== undefined) {
      group = 1n
    } else break
  }
  return at === from || (at === from + 1 && words[from]!.word === "a") ? undefined : { value: total + group, to: at }
}

const fraction = (over: number | bigint, under: number): Value.Value => Value.make(BigInt(over), BigInt(under))!

/** The number that begins at a word; absent where none does. Ordinals ("first", "the third") are none. */
export const read = (words: ReadonlyArray<Word>, from: number): Reading | undefined => {
  const at = (index: number): string => (index === from || words[index]?.joined ? words[index]?.word : undefined) ?? ""
  const first = at(from)
  if (first === "half") return { value: fraction(1, 2), length: 1 }
  if (first === "dozen") return { value: fraction(12, 1), length: 1 }
  if (first === "a" && at(from + 1) === "dozen") return { value: fraction(12, 1), length: 2 }
  if ((first === "a" || first === "an") && parts.has(at(from + 1))) {
    return { value: fraction(1, parts.get(at(from + 1))!), length: 2 }
  }
  const found = cardinal(words, from)
  if (found === undefined) return undefined
  const { to, value } = found
  const length = to - from
  const part = parts.get(at(to))
  if (part !== undefined && (part !== 2 || value === 1n)) return { value: fraction(value, part), length: length + 1 }
  if (at(to) === "dozen") return { value: fraction(value * 12n, 1), length: length + 1 }
  const article = at(to) === "and" && /^(?:an?|one)$/.test(at(to + 1)) ? parts.get(at(to + 2)) : undefined
  if (article !== undefined) return { value: fraction(value * BigInt(article) + 1n, article), length: length + 3 }
  return { value: fraction(value, 1), length }
}
