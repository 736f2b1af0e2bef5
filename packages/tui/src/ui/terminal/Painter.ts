/**
 * Writes frames to a terminal: of each only what differs from the last, piece by piece. Ink measures and joins every character of
 * every line for every frame, which at ten frames a second is a tenth of a core or more; lines that are made of pieces say
 * themselves what changed.
 */
import type { Line, Span } from "../canvas/Line.ts"
import { width } from "../canvas/text.ts"
import type { Theme } from "./Theme.ts"

/** Paints one frame after the other. */
export interface Painter {
  readonly paint: (lines: ReadonlyArray<Line>) => void
  /** The next frame is painted whole: something else has written to the terminal. */
  readonly forget: () => void
}

/** A piece of a row, with the column at which it stands. */
interface Placed {
  readonly span: Span
  readonly at: number
}

// Terminals that know these two show a frame at once and not in parts; the others pass over them.
const [begin, end] = ["\u001b[?2026h", "\u001b[?2026l"]

/** Leaves nothing on the terminal. One that got another size would keep what it was too small for once the screen is left. */
export const blank = "\u001b[H\u001b[2J"
/** Takes a terminal again that something else may have left in any state: the other screen, no cursor, pastes as such. */
export const again = "\u001b[?1049h\u001b[?25l\u001b[?2004h"

/** Characters on whose width all terminals agree, in every country. */
const certain = /^[ -~]*$/

/** Characters on whose width terminals disagree: pictures, marks, and what joins. */
const disputed = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{EMod}\p{M}\p{Cf}\u1100-\u11ff]/u

const isBlank = ({ text, tone }: Span): boolean => (tone === undefined || tone === "plain") && text.trim() === ""

const moveTo = (row: number, column: number): string => `\u001b[${row + 1};${column + 1}H`

const place = (line: Line): ReadonlyArray<Placed> => {
  let at = 0
  return line.flatMap((span) => {
    if (span.text === "") return []
    const placed = { span, at }
    at += width(span.text)
    return [placed]
  })
}

const isSame = (a: Span | undefined, b: Span): boolean => a !== undefined && a.text === b.text && a.tone === b.tone

/** The first column from which a terminal may show something else than was painted: a disputed piece came there, or went. */
const disputedFrom = (before: ReadonlyArray<Placed>, now: ReadonlyArray<Placed>): number => {
  const missing = (pieces: ReadonlyArray<Placed>, others: ReadonlyArray<Placed>) => {
    const there = new Map(others.map(({ at, span }) => [at, span]))
    return pieces.find(({ at, span }) => disputed.test(span.text) && !isSame(there.get(at), span))?.at ?? Infinity
  }
  return Math.min(missing(before, now), missing(now, before))
}

const isSameLine = (a: Line | undefined, b: Line): boolean =>
  a === b || (a?.length === b.length && b.every((span, index) => isSame(a[index], span)))

/** What brings a row from what it was to what it is. */
const rowUpdate = (
  row: number,
  { before, now, paint }: {
    /** Undefined after the terminal was cleared. */
    readonly before: ReadonlyArray<Placed> | undefined
    readonly now: ReadonlyArray<Placed>
    readonly paint: Theme["paint"]
  }
): string => {
  const old = new Map(before?.map((placed) => [placed.at, placed.span]))
  const from = disputedFrom(before ?? [], now)
  let update = ""
  // The column at which the terminal's cursor stands; none where that is not known for sure.
  let cursor: number | undefined
  for (const { at, span } of now) {
    if (at < from && isSame(old.get(at), span)) continue
    // A terminal that was cleared is blank already.
    if (at < from && before === undefined && isBlank(span)) continue
    update += `${cursor === at ? "" : moveTo(row, at)}${paint([span])}`
    // Terminals disagree on how wide some characters are: what follows them is put where it belongs.
    cursor = certain.test(span.text) ? at + span.text.length : undefined
  }
  return update
}

/** A painter on a terminal. */
export const make = (write: (text: string) => void, theme: Theme): Painter => {
  let shown: ReadonlyArray<Line> = []
  let placed: ReadonlyArray<ReadonlyArray<Placed>> = []
  let isKnown = false
  return {
    forget: () => {
      isKnown = false
    },
    paint: (lines) => {
      if (lines === shown && isKnown) return
      const isSized = isKnown && lines.length === shown.length
      // Of most frames most rows stand as they are.
      const stands = lines.map((line, index) => isSized && isSameLine(shown[index], line))
      const now = lines.map((line, index) => (stands[index] === true ? placed[index] ?? [] : place(line)))
      const update = now.map((row, index) =>
        stands[index] === true
          ? ""
          : rowUpdate(index, { before: isSized ? placed[index] ?? [] : undefined, now: row, paint: theme.paint })
      ).join("")
      shown = lines
      placed = now
      isKnown = true
      if (isSized && update === "") return
      write(`${begin}${isSized ? "" : blank}${update}${end}`)
    }
  }
}
