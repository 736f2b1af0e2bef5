/** Frames around what views and dialogs draw. */
import { type Line, span, type Tone } from "../canvas/Line.ts"
import { cutLine, padLine, widthOf } from "../canvas/lines.ts"
import type { Glyphs } from "../state/Glyphs.ts"

/** What stands on the frame itself, and how large it is. */
export interface Frame {
  readonly title: Line
  readonly foot?: Line
  readonly width: number
  readonly height: number
  /** Takes the keys: its frame stands out, by more than colour. */
  readonly active: boolean
  readonly glyphs: Glyphs
}

const edge = (text: Line, { corners: [left, right], frame: { glyphs, width }, tone }: {
  readonly corners: readonly [string, string]
  readonly frame: Frame
  readonly tone: Tone
}): Line => {
  const { h } = glyphs.frame
  const shown = text.length === 0
    ? []
    : [span(" "), ...cutLine(text, Math.max(0, width - 6), glyphs.ellipsis), span(" ")]
  return [
    span(left + h, tone),
    ...shown,
    span(h.repeat(Math.max(0, width - 3 - widthOf(shown))) + right, tone)
  ]
}

/** The lines within a frame; what is missing is blank, what is too much is not shown. */
export const draw = (lines: ReadonlyArray<Line>, frame: Frame): Array<Line> => {
  const { active, foot = [], glyphs: { ellipsis, frame: signs }, height, title, width } = frame
  if (height < 2 || width < 4) return []
  const tone: Tone = active ? "accent" : "frame"
  return [
    edge(title, { frame, tone, corners: [signs.tl, signs.tr] }),
    ...Array.from({ length: height - 2 }, (_, row): Line => [
      span(signs.v, tone),
      ...padLine(lines[row] ?? [], width - 2, ellipsis),
      span(signs.v, tone)
    ]),
    edge(foot, { frame, tone, corners: [signs.bl, signs.br] })
  ]
}
