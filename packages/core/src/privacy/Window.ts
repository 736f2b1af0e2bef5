/** A long text in pieces of bounded size that overlap, so that reading it takes time in proportion to its length, whatever it holds. */
import type { Found } from "./Found.ts"

/** A piece of a text, and where it begins there. */
export interface Window {
  readonly text: string
  readonly start: number
}

const width = 2400
/** What is no longer than this stands whole in one piece or another. */
const overlap = 400
/** How far back a blank is looked for, so that no word is cut. */
const reach = 80

const cutBefore = (text: string, at: number): number => {
  for (let end = at; end > at - reach; end--) if (/\s/.test(text.charAt(end))) return end
  return at
}

/** The pieces, in order; most texts are one. */
export const of = (text: string): Array<Window> => {
  const windows: Array<Window> = []
  let start = 0
  while (text.length - start > width) {
    const end = cutBefore(text, start + width)
    windows.push({ text: text.slice(start, end), start })
    start = cutBefore(text, end - overlap)
  }
  windows.push({ text: text.slice(start), start })
  return windows
}

/** All that is found in the pieces, at its place in the whole text; what stands where two overlap may come twice. */
export const throughout = <F extends Found>(text: string, find: (piece: string) => ReadonlyArray<F>): Array<F> =>
  of(text).flatMap((window) =>
    find(window.text).map((one) => ({ ...one, start: one.start + window.start, end: one.end + window.start }))
  )

// Longest row of blanks that any pattern tells from a longer one, and more.
const mostBlanks = 8

/** The text with no row of blanks longer than a few; each sort of blank that a longer row held stays in it. */
export const withoutGaps = (text: string): string =>
  text.replace(/\s{9,}/g, (blanks) => [...new Set(blanks)].join("").padEnd(mostBlanks, blanks.charAt(0)))
