/** A sentence on as many lines as it takes. */
import { type Line, span, type Tone } from "../canvas/Line.ts"
import { wrap } from "../canvas/text.ts"

/** The text on lines, all in one tone. */
export const lines = (
  text: string,
  { tone, width }: { readonly width: number; readonly tone?: Tone }
): ReadonlyArray<Line> => wrap(text, width).map((line) => [span(line, tone)])
