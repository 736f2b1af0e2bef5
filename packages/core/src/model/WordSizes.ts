/**
 * Remembers the sizes of words by where they stand in a text: no piece of the text is cut out to look it up, which would cost more
 * than all else that is done to a word. Two hashes of 32 bits stand for a word; that two words share both is not to be expected in
 * the life of a run.
 */

/** Words remembered at most; then all are forgotten, and the common ones soon known again. */
const most = 32_768
/** Cells for them: a power of two, at most half full. Of each: two hashes and the size, plus one, as 0 is an empty cell. */
const cells = 65_536
const width = 3

/** The size of the word that stands in a text from `start` to before `end`. */
export type SizeOf = (text: string, start: number, end: number) => number

/** The function, remembering what it gave. */
export const make = (compute: (word: string) => number): SizeOf => {
  const table = new Int32Array(cells * width)
  let held = 0
  return (text, start, end) => {
    let a = 0x811c9dc5
    let b = 0x2f0b4f4d
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at)
      a = Math.imul(a ^ code, 0x01000193)
      b = Math.imul(b ^ code, 0x85ebca6b)
    }
    b ^= b >>> 13
    const first = (a ^ (a >>> 15)) & (cells - 1)
    let at = first * width
    for (let known = table[at + 2]!; known !== 0; known = table[at + 2]!) {
      if (table[at] === (a | 0) && table[at + 1] === (b | 0)) return known - 1
      at = (at + width) % table.length
    }
    if (held >= most) {
      table.fill(0)
      held = 0
      at = first * width
    }
    const size = compute(text.slice(start, end))
    held++
    table[at] = a
    table[at + 1] = b
    table[at + 2] = size + 1
    return size
  }
}
