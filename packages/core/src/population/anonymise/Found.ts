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
  "exact date"
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
