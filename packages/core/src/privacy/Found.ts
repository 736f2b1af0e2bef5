/** Something in a text by which somebody may be known. */

/** What sorts of things give a person away. */
export const kinds = [
  "name",
  "name of another person",
  "organisation",
  "user name",
  "web address",
  "e-mail address",
  "telephone number",
  "street address",
  "number",
  "exact date",
  "copied"
] as const
export type Kind = (typeof kinds)[number]

/** Where it stands in the text, and what sort of thing it is. */
export interface Found {
  readonly kind: Kind
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Everything that the patterns find in a text. */
export const matches = (text: string, patterns: ReadonlyArray<RegExp>, kind: Kind): Array<Found> =>
  patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length
    }))
  )

/** What is part of nothing else that was found, in the order of the text; of what stands in one place the first. */
export const widest = (found: ReadonlyArray<Found>): Array<Found> => {
  let end = -1
  // What begins where another does and is no longer, and what ends before one does that began earlier, is part of it.
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end).filter((one) => {
    if (one.end <= end) return false
    end = one.end
    return true
  })
}
