/**
 * Known words with a typing error in them: a letter too many or too few, another letter, two letters exchanged. Words are found by what
 * is left of them without one letter, as in W. Garbe's SymSpell.
 */
import * as Postings from "../twins/Postings.ts"

/** Looks up a word that is none of those known: the number of the first it may be a misspelling of. */
export type Spelling = (word: string) => number | undefined

/** Shorter words are too often one letter from another. */
const shortest = 5

const hash = (word: string, without: number): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < word.length; i++) if (i !== without) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}

/** True where one change of letters makes one word of the other. */
const areNear = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const rest = (word: string, from: number) => word.slice(start + from)
  if (a.length !== b.length) return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1)
  return rest(a, 1) === rest(b, 1) ||
    (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2))
}

/** Learns words, each by its place in the list. */
export const of = (words: ReadonlyArray<string>): Spelling => {
  const postings = Postings.make()
  for (const [number, word] of words.entries()) {
    if (word.length < shortest || /\d/.test(word)) continue
    for (let without = -1; without < word.length; without++) postings.add(hash(word, without), number)
  }
  return (word) => {
    if (word.length < shortest || /\d/.test(word)) return undefined
    let found: number | undefined
    for (let without = -1; without < word.length; without++) {
      postings.each(hash(word, without), (number) => {
        if ((found === undefined || number < found) && areNear(word, words[number]!)) found = number
      })
    }
    return found
  }
}
