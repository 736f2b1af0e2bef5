/** The map of who hears whom: a row and a column for each group, or for a few neighbours together. */
import { count } from "../../canvas/Amount.ts"
import { type Line, span, type Tone } from "../../canvas/Line.ts"
import { line, widthOf } from "../../canvas/lines.ts"
import { pad, padStart } from "../../canvas/text.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Room } from "../../state/View.ts"
import type { Edge } from "./Flow.ts"

/** What the map is drawn from. */
export interface HeatOptions {
  /** All groups, those that belong together side by side. */
  readonly order: ReadonlyArray<string>
  readonly edges: ReadonlyArray<Edge>
  readonly cursor: Edge | undefined
  readonly glyphs: Glyphs
}

const head = 6
/** Columns of a field: the name of a group, with a sign behind it where there are several, and a gap. */
const cells = { one: 5, several: 6 } as const

const tones: ReadonlyArray<Tone> = ["heat1", "heat2", "heat3", "heat4"]

/** Which of the four heats a number is of, by its share of the greatest. */
const heatOf = (heard: number, most: number): number => Math.min(3, Math.max(0, Math.ceil(4 * heard / most) - 1))

/** Groups gathered so that rows and columns go into the room: each part is a stretch of their order. */
const parts = (order: ReadonlyArray<string>, { height, width }: Room): ReadonlyArray<ReadonlyArray<string>> => {
  const fits = (cell: number) => Math.max(1, Math.min(Math.floor((width - head) / cell), height))
  const size = order.length <= fits(cells.one) ? 1 : Math.ceil(order.length / fits(cells.several))
  return Array.from({ length: Math.ceil(order.length / size) }, (_, at) => order.slice(at * size, (at + 1) * size))
}

const nameOf = (part: ReadonlyArray<string>): string => part.length === 1 ? part[0] ?? "" : `${part[0]}+`

/** What was heard, part by part; and the greatest number in it. */
const matrix = (edges: ReadonlyArray<Edge>, all: ReadonlyArray<ReadonlyArray<string>>) => {
  const at = new Map(all.flatMap((part, nth) => part.map((id) => [id, nth] as const)))
  const fields = all.map(() => all.map(() => 0))
  for (const { from, heard, to } of edges) {
    const [row, column] = [at.get(to), at.get(from)]
    if (row === undefined || column === undefined) continue
    const line = fields[row] as Array<number>
    line[column] = (line[column] ?? 0) + heard
  }
  return { at, heard: fields, most: fields.reduce((most, row) => Math.max(most, ...row), 0) }
}

/** What the four heats stand for, and what a row and a column are. */
const legend = (most: number, { size, width }: { readonly size: number; readonly width: number }): Line => {
  // The greatest number of each heat; with small numbers some have none.
  const bounds = tones.map((tone, nth) => ({
    tone,
    least: Math.floor(most * nth / 4) + 1,
    last: Math.floor(most * (nth + 1) / 4)
  }))
    .filter(({ last, least }) => last >= least)
  const words = ["how often a row heard a column  ", "a row heard a column  ", ""]
  const numbers: Line = [
    ...bounds.flatMap(({ last, least, tone }) => [
      span(last === least ? count(last) : `${count(least)}-${count(last)}`, tone),
      span("  ")
    ]),
    ...(size > 1 ? [span(`a field: ${size} by ${size} groups`, "warn")] : [])
  ]
  const said = words.find((text) => text.length + widthOf(numbers) <= width) ?? ""
  return [span(said, "dim"), ...numbers]
}

/** The map in its room: a heading, a row for each part, and a legend. */
export const draw = ({ cursor, edges, glyphs, order }: HeatOptions, room: Room): ReadonlyArray<Line> => {
  if (order.length === 0 || room.height < 4 || room.width < head + cells.several) return []
  const all = parts(order, { width: room.width, height: room.height - 2 })
  const { at, heard: fields, most } = matrix(edges, all)
  const [row, column] = cursor === undefined ? [] : [at.get(cursor.to), at.get(cursor.from)]
  const cell = all[0]?.length === 1 ? cells.one : cells.several
  const title = (nth: number, part: ReadonlyArray<string>): Line => [
    span(padStart(nameOf(part), cell, glyphs.ellipsis), nth === column ? "cursor" : "group")
  ]
  const own = (nth: number, other: number): Line => {
    const heard = fields[nth]?.[other] ?? 0
    const isCursor = nth === row && other === column
    if (heard === 0) return [span(padStart(nth === other ? "\\" : glyphs.idle, cell), isCursor ? "cursor" : "dim")]
    const text = padStart(count(heard), cell)
    return [span(text, isCursor ? "cursor" : tones[heatOf(heard, most)] ?? "heat1")]
  }
  return [
    line(span(pad("", head)), ...all.flatMap((part, nth) => title(nth, part))),
    ...all.map((part, nth): Line => [
      span(pad(nameOf(part), head), nth === row ? "cursor" : "group"),
      ...all.flatMap((_, other) => own(nth, other))
    ]),
    legend(most, { size: all[0]?.length ?? 1, width: room.width })
  ]
}
