/** Texts on the screen: cleaned, measured, cut and wrapped by what a terminal shows, grapheme by grapheme. */
import { PlainText } from "@stoa/core"
import stringWidth from "string-width"
import wrapAnsi from "wrap-ansi"

// Characters of one column each that never join with others: most texts are made of nothing else, and one look tells. The signs of
// the screen are all among them: what measures any text takes a tenth of a second to learn the emoji there are.
const narrow =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u2010-\u2027\u2030-\u203b\u203d-\u2048\u204a-\u205e\u2190-\u21ff\u2500-\u25fc\u25ff\u2713\u2717\u27f0-\u28ff]*$/

// The same with characters of two columns that never join with others either.
const even =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff\u3001-\u3003\u3005-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/

const isWide = (code: number): boolean => code > 0x2fff

// What stands before anything it could belong to, and what turns the order of letters around.
const stray = /^[\p{M}\u200c\u200d]+|[\u061c\u200e\u200f]/gu

// More than any screen shows of one text; a longer one is not looked at to its end.
const most = 20_000

const segmenter = new Intl.Segmenter()

/** The text as it may stand on a line: no control sequences of any kind, no hidden characters; tabs and line breaks are blanks. */
export const clean = (text: string): string =>
  narrow.test(text) || even.test(text)
    ? text
    : PlainText.plain(text.length > most ? text.slice(0, most) : text).replaceAll(/[\t\n]+/g, " ").replaceAll(stray, "")

/** Answers that are asked for again with every frame. */
const remembered = <Answer>(most: number) => {
  const answers = new Map<string, Answer>()
  return (key: string, make: () => Answer): Answer => {
    const known = answers.get(key)
    if (known !== undefined) return known
    // What is on the screen is asked for again at once; what is not is soon forgotten.
    if (answers.size >= most) answers.clear()
    const made = make()
    answers.set(key, made)
    return made
  }
}

const widths = remembered<number>(5000)

/** How many columns a text takes that is clean. */
export const width = (text: string): number => {
  if (narrow.test(text)) return text.length
  if (!even.test(text)) return widths(text, () => stringWidth(text))
  let taken = text.length
  for (let at = 0; at < text.length; at++) if (isWide(text.charCodeAt(at))) taken++
  return taken
}

/** As many characters of the text from its beginning as go into the columns, where none joins with another. */
const evenBeginning = (text: string, columns: number): string => {
  let taken = 0
  for (let at = 0; at < text.length; at++) {
    taken += isWide(text.charCodeAt(at)) ? 2 : 1
    if (taken > columns) return text.slice(0, at)
  }
  return text
}

/** As many graphemes of the text from its beginning as go into the columns. */
const beginning = (text: string, columns: number): string => {
  if (even.test(text)) return evenBeginning(text, columns)
  let taken = 0
  let end = 0
  for (const { index, segment } of segmenter.segment(text)) {
    const wide = width(segment)
    if (taken + wide > columns) break
    taken += wide
    end = index + segment.length
  }
  return text.slice(0, end)
}

const shortened = (text: string, columns: number, ellipsis: string): string => {
  const tidy = clean(text)
  const whole = beginning(tidy, columns)
  if (whole.length === tidy.length) return tidy
  return columns <= ellipsis.length
    ? ellipsis.slice(0, columns)
    : beginning(tidy, columns - ellipsis.length) + ellipsis
}

const cuts = remembered<string>(5000)

/** The text, cleaned; where it is wider than the columns its beginning and an ellipsis. */
export const cut = (text: string, columns: number, ellipsis = "…"): string => {
  if (columns <= 0) return ""
  const head = text.length > columns ? text.slice(0, columns + 1) : text
  if (!narrow.test(head)) {
    return text.length > 500
      ? shortened(text, columns, ellipsis)
      : cuts(`${columns}${ellipsis}${text}`, () => shortened(text, columns, ellipsis))
  }
  if (text.length <= columns) return text
  return columns <= ellipsis.length ? ellipsis.slice(0, columns) : head.slice(0, columns - ellipsis.length) + ellipsis
}

/** The text in exactly so many columns, at their left. */
export const pad = (text: string, columns: number, ellipsis?: string): string => {
  const shown = cut(text, columns, ellipsis)
  return shown + " ".repeat(Math.max(0, columns - width(shown)))
}

/** The text in exactly so many columns, at their right: numbers. */
export const padStart = (text: string, columns: number, ellipsis?: string): string => {
  const shown = cut(text, columns, ellipsis)
  return " ".repeat(Math.max(0, columns - width(shown))) + shown
}

const wrapped = remembered<ReadonlyArray<string>>(500)

/** The text on lines no wider than the columns, parted between words; its own line breaks stay. */
export const wrap = (text: string, columns: number): ReadonlyArray<string> =>
  columns <= 0
    ? []
    : wrapped(`${columns} ${text}`, () =>
      PlainText.plain(text).split("\n").flatMap((paragraph) =>
        wrapAnsi(clean(paragraph), columns, { hard: true }).split("\n").map((line) =>
          cut(line, columns)
        )
      ))
