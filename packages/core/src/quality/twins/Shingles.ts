/** What a text is compared by: the set of its word 3-grams, each as a hash. */

/** A set of shingles: their hashes, each once, in ascending order. */
export type Shingles = Uint32Array

const size = 3
const prime = 0x01000193
// Words and characters start their hashes apart: a text of two words has nothing in common with a longer one.
const wordBasis = 0x811c9dc5
const characterBasis = 0x6c62272e

// Chinese and Japanese signs are each a word.
const term = /[[^\s]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gv
const hasSigns = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u

/** The words of a normalised text. */
const wordsOf = (text: string): ReadonlyArray<string> =>
  hasSigns.test(text) ? text.match(term) ?? [] : text === "" ? [] : text.split(" ")

const hash = (text: string, basis: number): number => {
  let h = basis
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), prime)
  return h
}

/** The end of MurmurHash3: FNV leaves the bits poorly mixed. */
const mixed = (hash: number): number => {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const setOf = (grams: Uint32Array): Shingles => {
  grams.sort()
  let count = 0
  for (let i = 0; i < grams.length; i++) {
    if (i === 0 || grams[i] !== grams[i - 1]) grams[count++] = grams[i]!
  }
  return grams.slice(0, count)
}

/** The hash of each 3-gram of some pieces, which differ with their order. */
const gramsOf = (pieces: ReadonlyArray<string>, basis: number): Uint32Array => {
  const hashes = new Int32Array(pieces.length)
  for (let i = 0; i < pieces.length; i++) hashes[i] = mixed(hash(pieces[i]!, basis))
  const grams = new Uint32Array(Math.max(0, pieces.length - size + 1))
  for (let i = 0; i < grams.length; i++) {
    let h = basis
    for (let j = i; j < i + size; j++) h = Math.imul(h ^ hashes[j]!, prime)
    grams[i] = mixed(h)
  }
  return grams
}

/** The shingles of a normalised text: word 3-grams, or character 3-grams with its ends marked where it has fewer words than three. */
export const of = (text: string): Shingles => {
  const words = wordsOf(text)
  if (words.length === 0) return new Uint32Array(0)
  return setOf(words.length < size ? gramsOf(["<", ...text, ">"], characterBasis) : gramsOf(words, wordBasis))
}

/** The share of shingles that two sets have in common of all that they have (Jaccard), from 0 to 1; of two empty ones, 0. */
export const jaccard = (a: Shingles, b: Shingles): number => {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i]!
    const y = b[j]!
    if (x === y) shared++
    if (x <= y) i++
    if (y <= x) j++
  }
  const all = a.length + b.length - shared
  return all === 0 ? 0 : shared / all
}
