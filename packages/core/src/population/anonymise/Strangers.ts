/**
 * What looks like a person's name, whoever's it is. It is asked where nobody can say how the person's own name would be written in Latin letters:
 * then no name at all may stand there.
 */
import type { Found } from "../../privacy/Found.ts"
import * as NameUse from "./NameUse.ts"
import { particles, type Reader } from "./ordinary.ts"

const part = String.raw`\p{Lu}\p{Ll}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*`
const rows = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${part}(?:[ \u00a0]+(?:(?:bin|ibn|al|el|de|van|der|von)[ \u00a0]+)?${part})*`,
  "gu"
)

// Written with a capital letter in English, and nobody's name.
const others = new Set(
  `english french german spanish latin greek chinese japanese arabic russian italian portuguese korean hindi mandarin cantonese
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december christmas easter ramadan eid diwali python java javascript excel linux windows android internet
  instagram facebook twitter youtube wikipedia google i`.split(/\s+/)
)

const kin = /(?:tion|ment|ness|ician|logist|logy|graphy|ware)s?$/

/** True of a word that a name is not known by. */
const isKnown = (word: string, { english, isOnePiece, isOrdinary }: Reader): boolean => {
  const small = word.toLowerCase().replace(/['’]s$/, "")
  if (small.length < 2 || particles.has(small) || others.has(small) || isOrdinary(small)) return true
  const sort = english.sortOf(small)
  if (sort !== undefined) return sort === "place"
  return (small.length > 4 && (isOnePiece(small) || (small.endsWith("s") && isOnePiece(small.slice(0, -1))))) ||
    (small.length > 6 && kin.test(small))
}

const isPlace = (row: string, { english }: Reader): boolean =>
  english.named(`Somebody from ${row}.`).places.some((place) => place === row)

interface Text {
  readonly text: string
  readonly isTitle?: boolean
  readonly isName?: boolean
}

/** The rows of capitalised words that may be a person's name. `places` are words of where the person lives. */
export const find = (
  { isName = false, isTitle = false, text }: Text,
  places: ReadonlySet<string>,
  reader: Reader
): Array<Found> =>
  [...text.matchAll(rows)].flatMap((match): Array<Found> => {
    const [row] = match
    const words = row.split(/[\s\u00a0-]+/u)
    const strange = words.filter((word) =>
      !places.has(word.toLowerCase()) && !word.split("-").every((one) => isKnown(one, reader))
    )
    if (strange.length === 0 || isPlace(row, reader)) return []
    const end = match.index + row.length
    // A single word that begins a sentence says little, unless it is known to be a name or does what people do.
    const isFirst = /(?:^|[.!?:;•\n]\s*)["'“‘(«-]*\s*$/u.test(text.slice(0, match.index))
    if (
      words.length === 1 && isFirst && !(isName && row === text.trim()) && reader.english.sortOf(row) !== "name" &&
      (reader.isFrequent(row.toLowerCase()) || !NameUse.isName({ text, start: match.index, end, isTitle }))
    ) return []
    return [{ kind: "name", text: row, start: match.index, end }]
  })
