/** A document on the screen: in one column or two, the cursor's passage in the middle of its column. */
import { section } from "../canvas/Block.ts"
import { type Line, span } from "../canvas/Line.ts"
import { cutLine, padLine, tone } from "../canvas/lines.ts"
import { cursorOf } from "../canvas/Window.ts"
import type { Glyphs } from "../state/Glyphs.ts"
import { listOf } from "../state/State.ts"
import type { Room, Scene, View } from "../state/View.ts"
import type { Chapter, Document } from "./Document.ts"

/** A line, and the passage of which it is one. */
interface Placed {
  readonly line: Line
  readonly passage: number
  readonly isFirst: boolean
}

/** A column as it was laid out once: all lines of it. */
interface Column {
  readonly lines: ReadonlyArray<Placed>
  /** The passages in it: from, and up to but not with. */
  readonly from: number
  readonly to: number
}

// Signs of the cursor and a blank; at the right end the sign of where one is.
const gutter = 2
const rail = 2

/** The least width in which two columns are read with ease. */
const wide = 124

const between = 2

const lay = (
  chapters: ReadonlyArray<Chapter>,
  { first, glyphs, width }: { readonly width: number; readonly first: number; readonly glyphs: Glyphs }
): Column => {
  const lines: Array<Placed> = []
  let passage = first
  for (const { aside, passages, title } of chapters) {
    if (lines.length > 0) lines.push({ line: [], passage: -1, isFirst: false })
    const [head = []] = section({ title, lines: [], ...(aside === undefined ? {} : { aside }) }, { glyphs, width })
    lines.push({ line: head, passage: -1, isFirst: false })
    for (const { lines: draw } of passages) {
      for (const [index, line] of draw(width).entries()) {
        lines.push({ line: cutLine(line, width, glyphs.ellipsis), passage, isFirst: index === 0 })
      }
      passage++
    }
  }
  return { lines, from: first, to: passage }
}

const laid = new WeakMap<Document, Map<string, ReadonlyArray<Column>>>()

/** The columns of a document in a width; laid out once. */
const columnsOf = (document: Document, { glyphs, widths }: { widths: ReadonlyArray<number>; glyphs: Glyphs }) => {
  const known = laid.get(document) ?? new Map<string, ReadonlyArray<Column>>()
  laid.set(document, known)
  const key = `${widths.join(" ")} ${glyphs.ascii}`
  const columns = known.get(key) ?? (() => {
    const [left = 0, right] = widths
    if (right === undefined) return [lay(document.chapters, { width: left, first: 0, glyphs })]
    const first = lay(document.chapters.filter((chapter) => chapter.right !== true), { width: left, first: 0, glyphs })
    const second = document.chapters.filter((chapter) => chapter.right === true)
    return [first, lay(second, { width: right, first: first.to, glyphs })]
  })()
  known.set(key, columns)
  return columns
}

/** The lines of a column that are on the screen, with the signs of the cursor and of where one is. */
const shown = (
  { from: firstPassage, lines, to: pastPassages }: Column,
  { cursor, document, glyphs, height, width }: {
    readonly cursor: number
    readonly document: Document
    readonly glyphs: Glyphs
    readonly height: number
    readonly width: number
  }
): ReadonlyArray<Line> => {
  const isHere = cursor >= firstPassage && cursor < pastPassages
  const begins = isHere ? lines.findIndex(({ passage }) => passage === cursor) : 0
  const ends = isHere ? lines.findLastIndex(({ passage }) => passage === cursor) : 0
  // The passage in the middle; of one that is higher than the window the beginning.
  const middle = begins - Math.max(0, Math.floor((height - (ends - begins + 1)) / 2))
  const from = Math.max(0, Math.min(lines.length - height, cursor === firstPassage ? 0 : middle))
  const size = Math.max(1, Math.round((height * height) / Math.max(1, lines.length)))
  const start = Math.round((from / Math.max(1, lines.length - height)) * (height - size))
  return lines.slice(from, from + height).map(({ isFirst, line, passage }, row): Line => {
    const isCursor = isHere && passage === cursor
    const how = isCursor && isFirst ? toneAt(document, passage) : undefined
    const isRail = lines.length > height && row >= start && row < start + size
    return [
      span(isCursor && isFirst ? `${glyphs.running} ` : "  ", "key"),
      ...padLine(how === undefined ? line : tone(line, how), width, glyphs.ellipsis),
      span(isRail ? ` ${glyphs.frame.v}` : "  ", "frame")
    ]
  })
}

const toneAt = ({ chapters }: Document, passage: number) => {
  let left = passage
  for (const { passages } of chapters) {
    if (left < passages.length) return passages[left]?.tone
    left -= passages.length
  }
  return undefined
}

/** Number of the passage under the cursor of a view. */
const cursorIn = (document: Document, { state }: Scene, { follows, id }: Pick<View, "id" | "follows">): number =>
  cursorOf(document.ids, listOf(state, id), follows)

/** The document in its room. */
export const draw = (
  document: Document,
  scene: Scene,
  { room: { height, width }, view }: { readonly room: Room; readonly view: Pick<View, "id" | "follows"> }
): ReadonlyArray<Line> => {
  const { glyphs } = scene
  const inner = width - gutter - rail
  if (height <= 0 || inner < 8) return []
  const isTwo = width >= wide && document.chapters.some(({ right }) => right === true)
  const half = Math.floor((width - between) / 2)
  const widths = isTwo ? [half - gutter - rail, width - between - half - gutter - rail] : [inner]
  const columns = columnsOf(document, { glyphs, widths })
  const cursor = cursorIn(document, scene, view)
  const [left = [], right] = columns.map((column, index) =>
    shown(column, { cursor, document, glyphs, height, width: widths[index] ?? inner })
  )
  if (right === undefined) return left
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => [
    ...padLine(left[row] ?? [], half),
    span(" ".repeat(between)),
    ...(right[row] ?? [])
  ])
}
