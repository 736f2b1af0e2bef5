/** What was said so far, as a prompt is told of it. */

/** Something said: by whom it is, and what. */
export interface Said {
  readonly from: { readonly name: string }
  readonly text: string
}

/** A name with a large first letter: a bare model is called by its role. */
export const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)

/**
 * One after the other, each behind its speaker's name. What comes after a first line is set in: so a solution keeps its lines, and
 * nobody can put a line into somebody else's mouth.
 */
export const told = (said: ReadonlyArray<Said>): string =>
  said.map(({ from, text }) => `${capital(from.name)}: ${text.trim().replace(/\n/g, "\n  ")}`).join("\n")

/** Something said, as it stands in such a text. */
export interface Line {
  readonly name: string
  readonly text: string
}

/** What stands in such a text, read back: who said what, in order. */
export const read = (talk: string): ReadonlyArray<Line> =>
  talk.split(/\n(?! {2})/).flatMap((one) => {
    const [, name, text] = /^([^:\n]{1,80}): ([^]*)$/.exec(one) ?? []
    return name === undefined || text === undefined ? [] : [{ name, text: text.replace(/\n {2}/g, "\n") }]
  })

/** All that was said, without names. */
export const text = (lines: ReadonlyArray<Line>): string => lines.map((line) => line.text).join("\n")
