/** A drawing made of dots, two by four to a cell of the screen, with words over it; where there is only ASCII, of strokes. */
import type { Glyphs } from "../state/Glyphs.ts"
import type { Line, Span, Tone } from "./Line.ts"

/** A spot in dots: x to the right, y down. */
export interface Dot {
  readonly x: number
  readonly y: number
}

/** How a stroke looks: every how many dots one is set, and in which tone. */
export interface Stroke {
  readonly every?: number
  readonly tone?: Tone
}

/** A word over the drawing, by the cell in which it begins; each of its signs is one column wide, or stands beside an empty one. */
export interface Label {
  readonly column: number
  readonly row: number
  readonly text: string
  readonly tone?: Tone | undefined
}

/** Bits of a cell's dots, by row and column (Unicode 2800). */
const bits: ReadonlyArray<readonly [number, number]> = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
const left = 0x47
const right = 0xb8
const upper = 0x09 | 0x12
const lower = 0x24 | 0xc0

const rows = bits.map(([a, b]) => a | b)

/** The sign of ASCII that looks most like a cell's dots. */
const stroke = (dots: number): string => {
  const isFlat = rows.filter((row) => (dots & row) !== 0).length === 1
  if ((dots & upper) === 0) return isFlat && (dots & left) !== 0 && (dots & right) !== 0 ? "_" : "."
  if ((dots & lower) === 0) return isFlat && (dots & left) !== 0 && (dots & right) !== 0 ? "-" : "'"
  if ((dots & left) === 0 || (dots & right) === 0) return "|"
  const falls = (dots & upper & left) !== 0 && (dots & lower & right) !== 0
  const rises = (dots & upper & right) !== 0 && (dots & lower & left) !== 0
  return falls && !rises ? "\\" : rises && !falls ? "/" : "+"
}

/** A canvas of so many cells. What lies outside is not drawn. */
export class Braille {
  readonly width: number
  readonly height: number
  private readonly dots: Uint8Array
  private readonly tones: Array<Tone | undefined>
  private readonly labels: Array<Label> = []
  /** Cells under words, by row. */
  private readonly taken: Uint8Array

  constructor({ height, width }: { readonly width: number; readonly height: number }) {
    this.width = Math.max(0, width)
    this.height = Math.max(0, height)
    this.dots = new Uint8Array(this.width * this.height)
    this.taken = new Uint8Array(this.width * this.height)
    this.tones = Array.from({ length: this.width * this.height })
  }

  /** Sets a dot. A later tone of a cell goes before an earlier one. */
  dot({ x, y }: Dot, tone?: Tone): void {
    const [column, row] = [Math.round(x), Math.round(y)]
    if (column < 0 || row < 0 || column >= this.width * 2 || row >= this.height * 4) return
    const cell = (row >> 2) * this.width + (column >> 1)
    this.dots[cell] = (this.dots[cell] ?? 0) | (bits[row & 3]?.[column & 1] ?? 0)
    if (tone !== undefined) this.tones[cell] = tone
  }

  /** A straight stroke. */
  line([from, to]: readonly [Dot, Dot], { every = 1, tone }: Stroke = {}): void {
    const length = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y), 1)
    for (let at = 0; at <= length; at += every) {
      this.dot({ x: from.x + (to.x - from.x) * at / length, y: from.y + (to.y - from.y) * at / length }, tone)
    }
  }

  /** A circle; with two radii an ellipse. */
  circle({ x, y, ...radius }: Dot & { readonly rx: number; readonly ry: number }, stroke: Stroke = {}): void {
    const around = Math.ceil(2 * Math.PI * Math.max(radius.rx, radius.ry, 1))
    for (let at = 0; at < around; at += stroke.every ?? 1) {
      const angle = 2 * Math.PI * at / around
      this.dot({ x: x + radius.rx * Math.cos(angle), y: y + radius.ry * Math.sin(angle) }, stroke.tone)
    }
  }

  /** True where a word of so many columns stands inside the drawing and over no other. */
  fits({ column, row }: Pick<Label, "column" | "row">, width: number): boolean {
    if (row < 0 || row >= this.height || column < 0 || column + width > this.width) return false
    return this.taken.subarray(row * this.width + column, row * this.width + column + width).every((cell) => cell === 0)
  }

  /** Writes a word over the drawing; `width` is the number of columns it takes. False where it does not fit. */
  label(label: Label, width: number): boolean {
    if (!this.fits(label, width)) return false
    this.labels.push(label)
    const at = label.row * this.width + label.column
    this.taken.fill(1, at, at + width)
    return true
  }

  /** The drawing, a line for each row of cells. */
  lines({ ascii }: Pick<Glyphs, "ascii">): Array<Line> {
    const byRow = Map.groupBy(this.labels, ({ row }) => row)
    return Array.from({ length: this.height }, (_, row) => this.row(row, { ascii, labels: byRow.get(row) ?? [] }))
  }

  private row(
    row: number,
    { ascii, labels }: { readonly ascii: boolean; readonly labels: ReadonlyArray<Label> }
  ): Line {
    const begins = new Map(labels.map((label) => [label.column, label]))
    const spans: Array<Span> = []
    let [text, tone]: [string, Tone | undefined] = ["", undefined]
    const flush = () => {
      if (text !== "") spans.push(tone === undefined ? { text } : { text, tone })
      text = ""
    }
    for (let column = 0; column < this.width; column++) {
      const cell = row * this.width + column
      const label = begins.get(column)
      if (label !== undefined) {
        flush()
        spans.push(label.tone === undefined ? { text: label.text } : { text: label.text, tone: label.tone })
      }
      if (this.taken[cell] === 1) continue
      const dots = this.dots[cell] ?? 0
      const own = dots === 0 ? undefined : this.tones[cell]
      if (own !== tone) flush()
      tone = own
      text += dots === 0 ? " " : ascii ? stroke(dots) : String.fromCharCode(0x2800 + dots)
    }
    flush()
    return spans
  }
}
