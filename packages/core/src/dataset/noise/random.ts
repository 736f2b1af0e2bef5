/** Letters put in, exchanged, swapped and left out at random. */
import type { Chance } from "../../domain/Seed.ts"
import type { Noise } from "./Noise.ts"

/** Share of the letters of a word that are touched. */
const share = 0.3

const alphabet = [..."abcdefghijklmnopqrstuvwxyz"]

/** A letter in the case of another. */
export const like = (model: string, letter: string): string =>
  model !== model.toLowerCase() ? letter.toUpperCase() : letter

const another = (letter: string, chance: Chance): string =>
  like(letter, chance.pick(alphabet.filter((each) => each !== letter.toLowerCase())))

/** Some places of a word, at least one. */
const places = (letters: ReadonlyArray<string>, chance: Chance): ReadonlySet<number> =>
  new Set(chance.sample([...letters.keys()], Math.max(1, Math.floor(share * letters.length))))

type Change = (letters: ReadonlyArray<string>, chance: Chance) => ReadonlyArray<string>

const insert: Change = (letters, chance) => {
  const at = places(letters, chance)
  return letters.flatMap((letter, index) => (at.has(index) ? [like(letter, chance.pick(alphabet)), letter] : [letter]))
}

const substitute: Change = (letters, chance) => {
  const at = places(letters, chance)
  return letters.map((letter, index) => (at.has(index) ? another(letter, chance) : letter))
}

const leaveOut: Change = (letters, chance) => {
  const at = places(letters, chance)
  return letters.filter((_, index) => !at.has(index))
}

const swap: Change = (letters, chance) => {
  const apart = [...letters.keys()].slice(1).filter((index) =>
    letters[index]?.toLowerCase() !== letters[index - 1]?.toLowerCase()
  )
  // Where all letters are alike nothing comes of a swap.
  if (apart.length === 0) return substitute(letters, chance)
  const at = chance.pick(apart)
  const [a = "", b = ""] = [letters[at - 1], letters[at]]
  return letters.with(at - 1, like(a, b.toLowerCase())).with(at, like(b, a.toLowerCase()))
}

/** Character noise in the manner of nlpaug's RandomCharAug; letters only, where nlpaug puts in digits and signs too. */
export const random: Noise = {
  name: "random",
  summary: "letters put in, exchanged, swapped or left out",
  prefers: () => false,
  mistype: (letters, chance) => chance.pick([insert, substitute, swap, leaveOut])([...letters], chance).join("")
}
