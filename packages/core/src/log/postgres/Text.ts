/** Texts as PostgreSQL can hold them: it takes every character but U+0000, which stands behind a mark of nobody's here. */

// The first character of a plane for private use; where it stands in a text itself it is marked too.
const mark = "\u{F0000}"

/** A text as it is stored. */
export const toStored = (text: string): string =>
  text.includes("\0") || text.includes(mark) ? text.replaceAll(mark, `${mark}1`).replaceAll("\0", `${mark}0`) : text

/** A stored text as it was. */
export const fromStored = (text: string): string =>
  text.includes(mark) ? text.replaceAll(`${mark}0`, "\0").replaceAll(`${mark}1`, mark) : text
