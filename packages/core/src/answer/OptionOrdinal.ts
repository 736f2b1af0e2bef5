/** Options named by their place: "the second option". */

const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ")
const places = `(${ordinals.join("|")}|1st|2nd|3rd|[4-9]th)`
const noun = "(?:option|choice|alternative|possibility|answer choice)"

const begun = new RegExp(
  `^[\\s*]{0,4}the ${places} (?:${noun}|one|answer)\\b[\\s*]{0,4}[:,—–-]?\\s*(?=[*"'(\\[A-J]|$|[.!])`,
  "i"
)
const pointed = new RegExp(
  `\\b${places} ${noun}\\b|(?:\\bit(?:'s| is)|\\b(?:choose|pick|take|select|answer is|look at|go with)) the ${places} one\\b`,
  "gi"
)

const letterOf = (word: string): string => {
  const lower = word.toLowerCase()
  const at = ordinals.indexOf(lower)
  return "ABCDEFGHIJ"[at < 0 ? Number.parseInt(lower, 10) - 1 : at]!
}

/** The letter that a text begins with by its place, and how much of the text that takes; absent where it does not. */
export const begins = (text: string): { readonly letter: string; readonly length: number } | undefined => {
  const match = begun.exec(text.slice(0, 80))
  return match === null ? undefined : { letter: letterOf(match[1]!), length: match[0].length }
}

/** The letters of the options that a text points at by their places, each once. */
export const pointedAt = (text: string): ReadonlyArray<string> => [
  ...new Set([...text.matchAll(pointed)].map((match) => letterOf((match[1] ?? match[2])!)))
]
