/** The formulas that stand in a text between the marks of LaTeX. */

/** A formula, and where it stands with its marks. */
export interface Standing {
  readonly math: string
  readonly start: number
  readonly end: number
}

const marks =
  /\$\$([^$]{1,600})\$\$|(?<!\\)\$([^$]{1,600})\$|\\\(((?:[^\\]|\\(?![)(])){1,600})\\\)|\\\[((?:[^\\]|\\(?![\][])){1,600})\\\]/g

// "$5 and then $" is no formula: words in a row are prose.
const prose = /(?<![\\A-Za-z{])[A-Za-z]{3,} [A-Za-z]{2,}/

/** The formulas of a text in their order. */
export const formulas = (text: string): Array<Standing> =>
  [...text.matchAll(marks)].flatMap((match) => {
    const math = (match[1] ?? match[2] ?? match[3] ?? match[4])!.trim()
    return math === "" || prose.test(math) ? [] : [{ math, start: match.index, end: match.index + match[0].length }]
  })
