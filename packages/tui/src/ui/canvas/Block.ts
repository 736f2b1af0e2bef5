/** Blocks of lines: titled, side by side, one below the other, keys with their values. */
import type { Glyphs } from "../state/Glyphs.ts"
import { type Line, span, type Tone } from "./Line.ts"
import { besides, cutLine, padLine, widthOf } from "./lines.ts"
import { pad, width as widthOfText, wrap } from "./text.ts"

/** Lines that belong together. */
export type Block = ReadonlyArray<Line>

/** A title, what stands at its right end, and the lines below it. */
export interface Section {
  readonly title: string
  readonly aside?: Line
  readonly lines: Block
}

/** A section under its title, with a rule to the right end. */
export const section = (
  { aside = [], lines, title }: Section,
  { glyphs, width }: { readonly width: number; readonly glyphs: Glyphs }
): Block => {
  const head = cutLine([span(title, "title")], width, glyphs.ellipsis)
  const free = width - widthOf(head) - 1 - (aside.length === 0 ? 0 : widthOf(aside) + 1)
  const rule: Line = free > 0 ? [span(" "), span(glyphs.frame.h.repeat(free), "frame")] : []
  return [
    besides([...head, ...rule], aside, width),
    ...lines.map((line) => cutLine(line, width, glyphs.ellipsis))
  ]
}

/** Blocks side by side, each in its width, with so many blanks between them; as high as the highest. */
export const beside = (
  blocks: ReadonlyArray<{ readonly lines: Block; readonly width: number }>,
  gap = 3
): Block => {
  const height = blocks.reduce((most, { lines }) => Math.max(most, lines.length), 0)
  return Array.from({ length: height }, (_, row) =>
    blocks.flatMap(({ lines, width }, index): Line => {
      const line = lines[row] ?? []
      const isLast = index === blocks.length - 1
      return [
        ...(isLast ? cutLine(line, width) : padLine(line, width)),
        ...(isLast ? [] : [span(" ".repeat(gap))])
      ]
    }))
}

/** As many columns as go side by side into the width, at least `least` wide each, and how wide they come out. */
export const share = (width: number, { gap = 3, least, most }: { least: number; most: number; gap?: number }) => {
  const columns = Math.max(1, Math.min(most, Math.floor((width + gap) / (least + gap))))
  const each = Math.floor((width - gap * (columns - 1)) / columns)
  return {
    columns,
    widths: Array.from({ length: columns }, (_, at) => at === 0 ? width - (each + gap) * (columns - 1) : each)
  }
}

/**
 * Blocks one below the other with an empty line between them. The first matter most: a block that does not fit whole loses its last
 * lines, and one for which less than its first two lines are left is left out.
 */
export const stack = (blocks: ReadonlyArray<Block>, height: number): Block => {
  const lines: Array<Line> = []
  for (const block of blocks) {
    if (block.length === 0) continue
    const gap = lines.length === 0 ? 0 : 1
    const room = height - lines.length - gap
    if (room < Math.min(2, block.length)) break
    if (gap === 1) lines.push([])
    lines.push(...block.slice(0, room))
  }
  return lines.slice(0, Math.max(0, height))
}

/** A word and what it says. */
export interface Pair {
  readonly key: string
  readonly value: string | Line
  readonly tone?: Tone
}

/** Words with their values, aligned; long values go on below themselves. */
export const pairs = (list: ReadonlyArray<Pair>, { width }: { readonly width: number }): Block => {
  const keys = Math.min(Math.floor(width / 2), list.reduce((most, { key }) => Math.max(most, widthOfText(key)), 0))
  const rest = width - keys - 2
  return list.flatMap(({ key, tone, value }): Block => {
    const head = span(`${pad(key, keys)}  `, "dim")
    if (typeof value !== "string") return [[head, ...cutLine(value, rest)]]
    const lines = wrap(value, rest)
    return lines.map((line, index) => [index === 0 ? head : span(" ".repeat(keys + 2)), span(line, tone)])
  })
}
