/** Passages of the common kinds: a text, a word with what it says, a thing with what is known of it. */
import { type Pair, pairs } from "../canvas/Block.ts"
import { type Line, span, type Tone } from "../canvas/Line.ts"
import { widthOf } from "../canvas/lines.ts"
import { clean, cut, pad, width as widthOfText, wrap } from "../canvas/text.ts"
import type { Passage } from "./Document.ts"

/** Lines of a passage in a narrow window: so few that nothing is stepped over unseen. */
const few = 5
const narrow = 60

/** In how many passages a text is read. */
export const passagesOf = (text: string): number =>
  Math.ceil(text.split("\n").reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / narrow)), 0) / few)

/** Lines shared out among passages, each of which gets as many as the others. */
export const parted = (
  count: number,
  { id, lines }: { readonly id: string; readonly lines: (width: number) => ReadonlyArray<Line> }
): ReadonlyArray<Passage> =>
  Array.from({ length: count }, (_, nth) => ({
    id,
    lines: (width) => {
      const all = lines(width)
      return all.slice(Math.round(nth * all.length / count), Math.round((nth + 1) * all.length / count))
    }
  }))

/** The text on lines that begin where its own do: programs and lists say something by that. */
export const wrapped = (text: string, width: number): ReadonlyArray<string> =>
  text.split("\n").flatMap((line) => {
    const lead = /^[ \t]+/.exec(line)?.[0] ?? ""
    const by = Math.min(lead.replaceAll("\t", "  ").length, Math.floor(width / 2))
    return lead === ""
      ? wrap(line, width)
      : wrap(line.slice(lead.length), width - by).map((rest) => " ".repeat(by) + rest)
  })

/** A text that is read and opens nothing. */
export const prose = (id: string, text: string, tone?: Tone): ReadonlyArray<Passage> =>
  text === "" ? [] : parted(passagesOf(text), {
    id,
    lines: (width) => wrapped(text, width).map((line): Line => [span(line, tone)])
  })

/** The passages with so many blanks before their lines. */
export const indented = (passages: ReadonlyArray<Passage>, by: number): ReadonlyArray<Passage> =>
  passages.map((passage) => ({
    ...passage,
    lines: (width) => passage.lines(width - by).map((line): Line => [span(" ".repeat(by)), ...line])
  }))

/** Words with what they say, aligned. */
export const facts = (id: string, list: ReadonlyArray<Pair>): ReadonlyArray<Passage> => {
  const wide = Math.min(14, list.reduce((most, { key }) => Math.max(most, widthOfText(clean(key))), 0))
  return list.flatMap((pair) => {
    const key = pad(clean(pair.key), wide)
    const lines = (width: number) => pairs([{ ...pair, key }], { width })
    return parted(typeof pair.value === "string" ? Math.max(1, passagesOf(pair.value)) : 1, { id, lines })
  })
}

/** A number before its unit: they stay on one line. */
const units = /(\d) (?=(?:ms|s|min|h|%|\$)(?:\W|$))/g

/** A head with a text behind it that goes on below, indented. */
export interface Thing {
  readonly head: Line
  readonly text: string
  /** Lines at most. */
  readonly most?: number
  /** Blanks before the lines below the first; as wide as the head where nothing is said. */
  readonly hang?: number
  /** True where the text always stands below its head. */
  readonly below?: boolean
  readonly tone?: Tone
}

/** The lines of a head and its text. */
export const hung = (
  { below = false, hang = Infinity, head, most = Infinity, text, tone }: Thing,
  width: number
): ReadonlyArray<Line> => {
  const taken = widthOf(head)
  const isApart = below || width - taken < Math.min(24, width / 2)
  const by = below && hang < Infinity ? hang : isApart ? Math.min(2, hang) : Math.min(hang, taken)
  // Signs that are no blanks hold the room of the head on the first line.
  const ahead = isApart ? "" : "x".repeat(taken - by)
  const lines = wrap(ahead + text.replaceAll(units, "$1\u00a0"), width - by).map((line) =>
    line.replaceAll("\u00a0", " ")
  )
  const shown = lines.slice(0, most).map((line, index) =>
    index === most - 1 && lines.length > most ? cut(`${line} …`, width - by) : line
  )
  const body = shown.map((line, index): Line => {
    const isFirst = index === 0 && !isApart
    return [
      ...(isFirst ? head : [span(" ".repeat(by))]),
      span(isFirst ? line.slice(ahead.length) : line, tone)
    ]
  })
  return isApart ? [head, ...(text === "" ? [] : body)] : body
}

/** A thing that can be opened. */
export const thing = (id: string, what: Thing): Passage => ({ id, tone: "cursor", lines: (width) => hung(what, width) })

/** A thing that opens nothing. */
export const said = (id: string, what: Thing): Passage => ({ id, lines: (width) => hung(what, width) })
