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

// Letters with nothing but marks around them: whoever takes 12, x2 or \frac for a word changes what is asked.
const word = /^([^\p{L}\p{N}\\]*)(\p{Script=Latin}+)([^\p{L}\p{N}]*)$/u

const split = (piece: string) => {
  const [, before = "", letters = "", after = ""] = word.exec(piece) ?? []
  return { before, letters, after }
}

/** The text with typing errors; blanks, line breaks and everything with a digit in it stay as they are. */
export const disturb = (
  text: string,
  { chance, noise }: { readonly chance: Chance; readonly noise: Noise }
): string => {
  const pieces = text.split(/(\s+)/)
  const words = pieces.flatMap((piece, index) => (/\S/.test(piece) ? [index] : []))
  const wanted = Math.min(measure.most, Math.max(measure.least, Math.round(measure.share * words.length)))
  const lettersOf = (index: number) => split(pieces[index] ?? "").letters
  const preferred = words.filter((index) => lettersOf(index) !== "" && noise.prefers(lettersOf(index)))
  const first = chance.sample(preferred, wanted)
  const others = words.filter((index) => !preferred.includes(index) && lettersOf(index).length >= measure.letters)
  const chosen = new Set([...first, ...chance.sample(others, wanted - first.length)])
  return pieces.map((piece, index) => {
    if (!chosen.has(index)) return piece
    const { after, before, letters } = split(piece)
    return `${before}${noise.mistype(letters, chance)}${after}`
  }).join("")
}
