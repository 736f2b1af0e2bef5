/** Words as they are often misspelt, and keys hit beside the right one. */
import type { Chance } from "../../domain/Seed.ts"
import { misspellings } from "./Misspellings.ts"
import type { Noise } from "./Noise.ts"
import { like, random } from "./random.ts"

const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"] as const

/** The keys that touch a key: left and right of it, and above and below, where each row stands half a key further right. */
const neighbours = new Map(
  rows.flatMap((row, nth) =>
    [...row].map((key, at) => {
      const above = rows[nth - 1]
      const below = rows[nth + 1]
      const near = [row[at - 1], row[at + 1], above?.[at], above?.[at + 1], below?.[at - 1], below?.[at]]
      return [key, near.filter((each) => each !== undefined)] as const
    })
  )
)

/** A word with one key missed. */
const missKey = (word: string, chance: Chance): string => {
  const letters = [...word]
  const known = [...letters.keys()].filter((index) => neighbours.has((letters[index] ?? "").toLowerCase()))
  if (known.length === 0) return random.mistype(word, chance)
  const at = chance.pick(known)
  const letter = letters[at] ?? ""
  return letters.with(at, like(letter, chance.pick(neighbours.get(letter.toLowerCase()) ?? []))).join("")
}

/** A word in the case of another: all large, a large letter first, or small. */
const inCase = (model: string, word: string): string => {
  if (model === model.toLowerCase()) return word
  return model === model.toUpperCase() ? word.toUpperCase() : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
}

/** Spelling noise in the manner of nlpaug's SpellingAug: words that are known to be misspelt first, then missed keys. */
export const spelling: Noise = {
  name: "spelling",
  summary: "words as they are often misspelt, and keys hit beside the right one",
  prefers: (letters) => misspellings.has(letters.toLowerCase()),
  mistype: (letters, chance) => {
    const known = misspellings.get(letters.toLowerCase())
    return known === undefined ? missKey(letters, chance) : inCase(letters, chance.pick(known))
  }
}
