/** What of a text English is shown. English reads at leisure, and of a sentence seen before nothing new is to be learnt. */
import type { English, Named } from "../../model/English.ts"

// A capital letter that does not begin the sentence.
const mayName = /\S\s[^\p{L}\p{N}]{0,40}\p{Lu}/u

// Longer than sentences are: what has no full stop is cut between words.
const longest = /\S[^]{0,999}(?!\S)|\S[^]{0,999}/gu

/** The sentences in which a name may stand, one a line and each once. */
export const telling = (text: string): string =>
  [...new Set(text.split(/(?<=[.!?])\s+|\n/u))].filter((sentence) => mayName.test(sentence)).map((sentence) =>
    sentence.replace(/(?<![.!?])$/u, ".")
  ).join("\n")

/** Whom and what a text of lines names. */
export const named = (text: string, english: English): Named => {
  if (text.length <= 1000) return english.named(text)
  const pieces = new Set(text.split("\n").flatMap((line) => line.match(longest) ?? []))
  return english.named([...pieces].join("\n"))
}
