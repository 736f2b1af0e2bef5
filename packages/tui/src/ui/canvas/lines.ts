/** Lines put together: measured, cut, padded, set beside each other. */
import { type Line, type Span, span, type Tone } from "./Line.ts"
import { cut, width } from "./text.ts"

/** A line of texts and pieces; empty ones are left out. */
export const line = (...parts: ReadonlyArray<string | Span>): Line =>
  parts.map((part) => (typeof part === "string" ? span(part) : part)).filter(({ text }) => text !== "")

/** How many columns a line takes. */
export const widthOf = (line: Line): number => line.reduce((sum, { text }) => sum + width(text), 0)

/** The line, or its beginning and an ellipsis where it is wider. */
export const cutLine = (line: Line, columns: number, ellipsis?: string): Line => {
  const cuts: Array<Span> = []
  let left = columns
  for (const [index, piece] of line.entries()) {
    const wide = width(piece.text)
    const isLast = line.slice(index + 1).every(({ text }) => text === "")
    if (wide < left || (wide === left && isLast)) {
      cuts.push(piece)
      left -= wide
      continue
    }
    // What follows needs an ellipsis, for which there must be a column.
    const text = isLast ? cut(piece.text, left, ellipsis) : cut(`${piece.text}  `, left, ellipsis)
    if (text !== "") cuts.push({ ...piece, text })
    break
  }
  return cuts
}

/** The line in exactly so many columns. */
export const padLine = (line: Line, columns: number, ellipsis?: string): Line => {
  const shown = cutLine(line, columns, ellipsis)
  const missing = columns - widthOf(shown)
  return missing > 0 ? [...shown, span(" ".repeat(missing))] : shown
}

/** Two lines in one, the second at the right end; the first is cut where both do not fit. */
export const besides = (left: Line, right: Line, columns: number): Line => {
  const taken = widthOf(right)
  return taken === 0
    ? cutLine(left, columns)
    : taken + 2 > columns
    ? cutLine([...left, span("  "), ...right], columns)
    : [...padLine(left, columns - taken - 1), span(" "), ...right]
}

/** The line all in one tone. */
export const tone = (line: Line, tone: Tone): Line => line.map(({ text }) => span(text, tone))

/** What a line says, without its tones. */
export const textOf = (line: Line): string => line.map(({ text }) => text).join("")
