/** Charts of block signs: a line of bars, a share. */
import type { Glyphs } from "../state/Glyphs.ts"
import { type Line, span, type Tone } from "./Line.ts"

/** What a chart is drawn with, and how wide. */
export interface Drawn {
  readonly columns: number
  readonly glyphs: Glyphs
}

const greatest = (values: ReadonlyArray<number | undefined>): number =>
  values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0)

/** The latest values, one a column, scaled to the greatest of them; a blank where there is none. */
export const spark = (values: ReadonlyArray<number | undefined>, { columns, glyphs }: Drawn): string => {
  if (columns <= 0) return ""
  const shown = values.slice(-columns)
  const most = greatest(shown)
  const signs = shown.map((value) => {
    if (value === undefined) return " "
    if (most <= 0 || value <= 0) return glyphs.spark[0]
    return glyphs.spark[Math.min(glyphs.spark.length - 1, Math.ceil((value / most) * (glyphs.spark.length - 1)))]
  })
  return signs.join("").padStart(columns)
}

/** Values gathered into at most so many, each the mean of its share of them. */
export const gathered = (
  values: ReadonlyArray<number | undefined>,
  columns: number
): ReadonlyArray<number | undefined> => {
  if (values.length <= columns || columns <= 0) return values
  const size = Math.ceil(values.length / columns)
  const first = values.length % size
  const parts = first === 0 ? [] : [values.slice(0, first)]
  for (let at = first; at < values.length; at += size) parts.push(values.slice(at, at + size))
  return parts.map((part) => {
    const known = part.filter((value) => value !== undefined)
    return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
  })
}

/** A share of the columns filled: none for nothing, at least one for something, all only for all. */
export const bar = (share: number, { columns, glyphs, tone = "accent" }: Drawn & { readonly tone?: Tone }): Line => {
  if (columns <= 0) return []
  const part = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0
  const least = part > 0 ? 1 : 0
  const most = part < 1 ? columns - 1 : columns
  const filled = Math.max(least, Math.min(most, Math.round(part * columns)))
  return [
    ...(filled > 0 ? [span(glyphs.full.repeat(filled), tone)] : []),
    ...(filled < columns ? [span(glyphs.empty.repeat(columns - filled), "dim")] : [])
  ]
}
