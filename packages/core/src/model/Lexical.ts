/**
 * Vectors from the words and letters of a text, with no model: the embedder of the rehearsal, and of whoever has none.
 * Feature hashing with signs (Weinberger et al. 2009) over words, word pairs and character 3- to 5-grams of each word.
 * It knows spelling, not meaning: "nurse" is near "nursing", not near "hospital".
 */
import { normalise, type Vector } from "../vector/Vector.ts"

/** Length of every lexical vector. */
export const dimensions = 384

// English words that say little of what a text is about; the single letters are what an apostrophe leaves over.
const stopWords = new Set(
  `a about after all also am an and any are as at be been before being both but by can could d did do does for from had
  has have he her hers him his how i if in into is it its just ll m may me might more most must my no not of on only or
  other our out over own re s she should so some such t than that the their them then there these they this those to too
  up us ve very was we were what when where which while who will with would you your`.split(/\s+/)
)

const stopWeight = 0.1
const pairWeight = 0.3
// Some scripts (Thai) put no space between words, so a phrase is one long "word"; grams beyond these add weight.
const gramsOfAWord = 24

// Chinese and Japanese signs are each a word; pairs of them do the rest.
const word =
  /[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gv
const prime = 0x01000193
// Each kind of feature starts its FNV-1a hash elsewhere, so that a word and the same letters inside a word stay apart.
const wordBasis = 0x811c9dc5
const pairBasis = 0x2f0b4f4d
const gramBasis = 0x6c62272e

/** Adds a feature: the remainder of its hash names the dimension, the top bit the sign. */
const add = (vector: Vector, hash: number, weight: number): void => {
  // FNV leaves the low bits poorly mixed (this is the end of MurmurHash3).
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  h ^= h >>> 16
  const at = (h >>> 0) % dimensions
  vector[at] = (vector[at] as number) + (h < 0 ? -weight : weight)
}

const hashWord = (term: string): number => {
  let h = wordBasis
  for (let i = 0; i < term.length; i++) h = Math.imul(h ^ term.charCodeAt(i), prime)
  return h
}

/** The 3- to 5-grams of a word with its ends marked (`<nurse>` has 12); together they weigh as much as the word. */
const addGrams = (vector: Vector, term: string, weight: number): void => {
  const length = term.length + 2
  const grams = Math.max(1, 3 * length - 9)
  const each = weight / Math.sqrt(Math.min(grams, gramsOfAWord))
  for (let start = 0; start + 3 <= length; start++) {
    let h = gramBasis
    for (let i = start; i < Math.min(start + 5, length); i++) {
      const code = i === 0 ? 60 : i === length - 1 ? 62 : term.charCodeAt(i - 1)
      h = Math.imul(h ^ code, prime)
      if (i - start >= 2) add(vector, h, each)
    }
  }
}

/** The text as a unit vector of 384 numbers; a text without a word or sign is the zero vector, alike to nothing. */
export const embed = (text: string): Vector => {
  const plain = text.normalize("NFKC").toLowerCase()
  const words = plain.match(word) ?? plain.match(/\S+/g) ?? []
  const counts = new Map<string, number>()
  const pairs = new Map<number, number>()
  let before: number | undefined
  for (const term of words) {
    counts.set(term, (counts.get(term) ?? 0) + 1)
    if (stopWords.has(term)) continue
    const hash = hashWord(term)
    if (before !== undefined) {
      const pair = Math.imul(Math.imul(pairBasis ^ before, prime) ^ hash, prime)
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
    before = hash
  }
  const vector = new Float32Array(dimensions)
  // Square roots, not logarithms: IEEE 754 fixes their last bit, so a vector is the same on every machine.
  for (const [term, count] of counts) {
    const weight = Math.sqrt(count) * (stopWords.has(term) ? stopWeight : 1)
    add(vector, hashWord(term), weight)
    addGrams(vector, term, weight)
  }
  for (const [pair, count] of pairs) add(vector, pair, Math.sqrt(count) * pairWeight)
  return normalise(vector)
}
