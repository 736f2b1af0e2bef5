/** Words that come again and again in one row: a cycle of any length, found in one pass. */

/** A stretch of words that is the same few words over and over. */
export interface Cycle {
  /** Where it begins, and how many words it has. */
  readonly start: number
  readonly length: number
  /** Words of one round, and how many whole rounds there are. */
  readonly period: number
  readonly rounds: number
}

type Intern = (one: number, other: number) => number

/** A number for each pair of numbers, the same for the same pair. */
const interned = (): Intern => {
  const ids = new Map<number, number>()
  return (one, other) => {
    const pair = one * 0x4000000 + other
    const id = ids.get(pair) ?? ids.size
    if (id === ids.size) ids.set(pair, id)
    return id
  }
}

/** Words as numbers, the same for the same word. */
const numbered = (words: ReadonlyArray<string>): ReadonlyArray<number> => {
  const ids = new Map<string, number>()
  return words.map((word) => {
    const id = ids.get(word) ?? ids.size
    if (id === ids.size) ids.set(word, id)
    return id
  })
}

/** Ids of all rows of twice as many words. */
const doubled = (rows: ReadonlyArray<number>, width: number): ReadonlyArray<number> => {
  const intern = interned()
  return rows.slice(0, Math.max(0, rows.length - width)).map((row, index) => intern(row, rows[index + width] ?? 0))
}

/** Ids of the rows of four words that begin at each word. */
const fours = (words: ReadonlyArray<string>): ReadonlyArray<number> => doubled(doubled(numbered(words), 1), 2)

/**
 * The cycles of words in which at least four words come a second time. Where rows of four words stand as far from their last likes as
 * their neighbours do, this distance is the length of a round.
 */
export const of = (words: ReadonlyArray<string>): ReadonlyArray<Cycle> => {
  const cycles: Array<Cycle> = []
  const last = new Map<number, number>()
  let period = 0
  let run = 0
  const close = (end: number) => {
    const length = run + 3 + period
    if (run > 0 && run + 3 >= period) {
      cycles.push({ start: end - run - period, length, period, rounds: Math.floor(length / period) })
    }
  }
  const rows = fours(words)
  for (const [index, row] of rows.entries()) {
    const before = last.get(row)
    last.set(row, index)
    const distance = before === undefined ? 0 : index - before
    if (distance > 0 && distance === period) run++
    else {
      close(index)
      period = distance
      run = distance > 0 ? 1 : 0
    }
  }
  close(rows.length)
  return cycles
}

/** Share of the words, 0 to 1, that stand in rows of eight words which come at least so often. */
export const covered = (words: ReadonlyArray<string>, often: number): number => {
  if (words.length < 8) return 0
  const eights = doubled(fours(words), 4)
  const counts = new Map<number, number>()
  for (const eight of eights) counts.set(eight, (counts.get(eight) ?? 0) + 1)
  let share = 0
  let until = 0
  for (const [index, eight] of eights.entries()) {
    if ((counts.get(eight) ?? 0) < often) continue
    share += index + 8 - Math.max(until, index)
    until = index + 8
  }
  return share / words.length
}
