/**
 * Addresses spelled out in words ("vet at hounds dot org", "vet [at] hounds.org"). The text is cut into words and what stands between
 * them, one letter each, and the patterns look at these letters: every word is read once, and no pattern has two ways to match.
 */
import type { Found } from "./Found.ts"

const known =
  "com|org|net|edu|gov|io|co|info|biz|me|app|dev|ai|uk|de|fr|es|it|nl|us|ca|au|in|br|jp|cn|ru|ch|at|se|no|pl|eu"

const pieces = /[[({<]\s*(?:(at|@|arroba)|(ät)|(dot|\.|punkt|punto))\s*[\])}>]|[\p{L}\p{N}][\p{L}\p{N}_-]*/giu

const knownHere = new RegExp(`(?:${known})\\b`, "iuy")
const path = /(?:\s*(?:\/|slash)\s*\S+)*/iuy

const lengthOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

/** A dot or an at in words may be a label as well: which of the two tells its place. */
const letterOf = ([piece, at, umlaut, dot]: RegExpExecArray, isKnown: boolean): string => {
  if (at !== undefined) return "A"
  if (umlaut !== undefined) return "U"
  if (dot !== undefined) return "D"
  if (/^(?:at|arroba)$/i.test(piece)) return isKnown ? "b" : "a"
  if (/^(?:dot|punkt|punto)$/i.test(piece)) return "d"
  return isKnown ? "k" : "l"
}

const letterBetween = (between: string): string => {
  const sign = between.trim()
  if (sign === "") return " "
  if (sign === "@" || sign === "＠") return "@"
  if (between === ".") return "."
  return /^\s?\.\s?$/.test(between) ? "," : "|"
}

// What stands between comes before each word: "vet at hounds.org" is "|l b l.k".
const label = "[lkdab]"
const spelled = " [Dd] "
const mail = new RegExp(
  `${label}(?:(?:\\.|${spelled})${label}){0,16}(?: [AUab] |@)${label}(?:${spelled}${label}){1,16}`,
  "g"
)
const mailInSigns = new RegExp(
  `${label}(?:\\.${label}){0,16}(?: A |@)${label}(?:(?:${spelled}|[.,])${label}){0,16}(?:${spelled}|[.,])[kb]`,
  "g"
)
const web = new RegExp(`(?:${label}${spelled}){1,16}[kb]`, "g")

// "a talk at [the] ...", "met at noon": what is spelled in words has to end as an address does.
const end = new RegExp(`(?:${known}|\\p{L}{2,6})$`, "iu")

/** The e-mail and web addresses that are spelled out. */
export const find = (text: string): Array<Found> => {
  const found: Array<{ readonly start: number; readonly end: number }> = []
  let letters = ""
  let last = 0
  for (const match of text.matchAll(pieces)) {
    const next = match.index + match[0].length
    letters += letterBetween(text.slice(last, match.index)) +
      letterOf(match, lengthOf(knownHere, text, match.index) > 0)
    found.push({ start: match.index, end: next })
    last = next
  }
  const read = (pattern: RegExp, kind: Found["kind"], endOf: (last: { start: number; end: number }) => number) =>
    [...letters.matchAll(pattern)].map((match): Found => {
      const first = found[match.index >> 1]
      const final = found[(match.index + match[0].length - 1) >> 1]
      const [start, end] = [first?.start ?? 0, final === undefined ? 0 : endOf(final)]
      return { kind, text: text.slice(start, end), start, end }
    })
  const endOfKnown = ({ start }: { readonly start: number }) => start + lengthOf(knownHere, text, start)
  return [
    // Said in words: "at" is one of the language, so "dot" has to be spelled out, or brackets stand around it.
    ...read(mail, "e-mail address", (final) => final.end).filter((one) => end.test(one.text)),
    ...read(mailInSigns, "e-mail address", endOfKnown),
    ...read(web, "web address", (final) => endOfKnown(final) + lengthOf(path, text, endOfKnown(final)))
  ]
}
