/** A word or a few by which one person may be known, and how they have to stand in a text to mean that person. */
import type { Kind } from "../../privacy/Found.ts"
import * as Folded from "./Folded.ts"
import type { IsOrdinary } from "./ordinary.ts"

/**
 * In any letters; only with capital ones; in capitals alone; or, for a word of the language that is a name as well, only where it is
 * used as the name of somebody, or of somebody's employer.
 */
export type Manner = "any" | "capital" | "capitals" | "name" | "employer"

/** What identifies, folded and run together. */
export interface Mark {
  readonly kind: Kind
  readonly squashed: string
  readonly manner: Manner
  /** True when it is one word, which no other words may make up together. */
  readonly single: boolean
}

// Languages spell these out where a keyboard lacks them.
const spelledOut: ReadonlyArray<readonly [RegExp, string]> = [[/ä/gi, "ae"], [/[öø]/gi, "oe"], [/ü/gi, "ue"], [
  /å/gi,
  "aa"
]]

const spellings = (text: string): ReadonlyArray<string> => {
  const composed = text.normalize("NFC")
  return [composed, spelledOut.reduce((all, [letter, written]) => all.replace(letter, written), composed)]
}

/** The marks of a text: one, or two where it may be spelled in two ways; none of a single letter. */
export const of = (text: string, kind: Kind, manner: Manner): Array<Mark> => {
  const squashed = [...new Set(spellings(text).map(Folded.squash))]
  // One sign of Chinese or Korean is a family name that thousands of ordinary words hold.
  const single = Folded.words(text).length === 1
  return squashed.filter((one) => one.length > 1).map((one) => ({ kind, squashed: one, manner, single }))
}

/** How a single word has to stand to be taken for what it names. */
export const mannerOf = (word: string, isOrdinary: IsOrdinary): Manner => {
  const folded = Folded.squash(word)
  const isShort = folded.length < 3 && /^[a-z]+$/.test(folded)
  return isShort || isOrdinary(folded) ? "name" : "any"
}
