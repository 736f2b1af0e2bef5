/** A field that is typed into, on the screen. */
import { type Line, span } from "../canvas/Line.ts"
import { width as widthOf, wrap } from "../canvas/text.ts"

/** How wide it is, how many lines it may take, and whether keys go into it. */
export interface FieldRoom {
  readonly width: number
  readonly height: number
  readonly active: boolean
}

/** The text with the cursor at its end; of a long one the end. A blank at the end is kept: wrapping would swallow it. */
export const draw = (text: string, { active, height, width }: FieldRoom): ReadonlyArray<Line> => {
  if (width < 2 || height < 1) return []
  const wrapped = wrap(text, width - 1)
  const shown = wrapped.slice(-height)
  const from = wrapped.length > height ? 1 : 0
  return shown.map((line, index): Line => {
    const isLast = index === shown.length - 1
    const blank = isLast && text.endsWith(" ") && widthOf(line) < width - 1 && !line.endsWith(" ") ? " " : ""
    const begun = index === 0 && from === 1 ? span(line, "dim") : span(line + blank)
    return isLast && active ? [begun, span(" ", "cursor")] : [begun]
  })
}
