/** Lines laid over others. */
import { type Line, type Span, span } from "../canvas/Line.ts"
import { padLine } from "../canvas/lines.ts"
import { width } from "../canvas/text.ts"

const segmenter = new Intl.Segmenter()

/** What of a line stands from a column on; half of a wide character is a blank. */
export const from = (line: Line, column: number): Line => {
  let left = column
  const rest: Array<Span> = []
  for (const piece of line) {
    const wide = width(piece.text)
    if (left >= wide) {
      left -= wide
      continue
    }
    if (left <= 0) {
      rest.push(piece)
      continue
    }
    let text = ""
    for (const { segment } of segmenter.segment(piece.text)) {
      if (left > 0) {
        left -= width(segment)
        if (left < 0) text += " ".repeat(-left)
      } else text += segment
    }
    rest.push(piece.tone === undefined ? span(text) : span(text, piece.tone))
    left = 0
  }
  return rest
}

/** The lines with a box over them. */
export const over = (
  lines: ReadonlyArray<Line>,
  { box, boxWidth, x, y }: {
    readonly box: ReadonlyArray<Line>
    readonly boxWidth: number
    readonly x: number
    readonly y: number
  }
): Array<Line> =>
  lines.map((line, row) => {
    const laid = box[row - y]
    if (laid === undefined || row < y) return line
    return [...padLine(line, x, ""), ...padLine(laid, boxWidth), ...from(line, x + boxWidth)]
  })
