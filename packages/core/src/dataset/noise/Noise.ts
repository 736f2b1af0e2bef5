/** Typing errors in a text: in a few of its words and never in its numbers. */
import type { Chance } from "../../domain/Seed.ts"

/** A kind of typing errors. */
export interface Noise {
  readonly name: string
  readonly summary: string
  /** True for words that are taken before all others, of any length. */
  readonly prefers: (letters: string) => boolean
  /** The word mistyped; it is never what it was. */
  readonly mistype: (letters: string, chance: Chance) => string
}

/** The share of the words that are mistyped, how many at least and at most, and how short a word may be. */
export const measure = { share: 0.1, least: 1, most: 10, letters: 4 } as const

// Letters with nothing but marks around them, between blanks: whoever takes 12, x2 or \frac for a word changes what is asked.
const words = /(?<!\S)([^\s\p{L}\p{N}\\]*)(\p{Script=Latin}+)[^\s\p{L}\p{N}]*(?!\S)/gu

/** A word of a text: its letters, and where they begin. */
interface Word {
  readonly at: number
  readonly letters: string
}

/** The words of a text that may be mistyped: those a noise prefers, and others that are long enough. */
const wordsOf = (text: string, noise: Noise) => {
  const preferred: Array<Word> = []
  const others: Array<Word> = []
  for (const { 1: before = "", 2: letters = "", index } of text.matchAll(words)) {
    const word = { at: index + before.length, letters }
    if (noise.prefers(letters)) preferred.push(word)
    else if (letters.length >= measure.letters) others.push(word)
  }
  return { preferred, others }
}

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0

/** The text with typing errors; blanks, line breaks and everything with a digit in it stay as they are. */
export const disturb = (
  text: string,
  { chance, noise }: { readonly chance: Chance; readonly noise: Noise }
): string => {
  const wanted = Math.min(measure.most, Math.max(measure.least, Math.round(measure.share * countWords(text))))
  const { others, preferred } = wordsOf(text, noise)
  const first = chance.sample(preferred, wanted)
  const chosen = [...first, ...chance.sample(others, wanted - first.length)].toSorted((a, b) => a.at - b.at)
  let read = 0
  let typed = ""
  for (const { at, letters } of chosen) {
    typed += text.slice(read, at) + noise.mistype(letters, chance)
    read = at + letters.length
  }
  return typed + text.slice(read)
}
