/** What is counted of every row of a set, however many there are. */
import * as Histogram from "./Histogram.ts"
import type { FullRow } from "./Row.ts"

/** How often what occurs, keys in alphabetical order. */
type Counts = Readonly<Record<string, number>>

/** The numbers of all rows. */
export interface Tallied {
  readonly rows: number
  /** Characters of the instruction, the response, and the thinking of rows that have one. */
  readonly lengths: {
    readonly instruction: Histogram.Histogram
    readonly response: Histogram.Histogram
    readonly thinking?: Histogram.Histogram
  }
  /** What judges said of the rows they were asked about; absent where there is none. */
  readonly ratings?: {
    readonly rows: number
    readonly quality: Counts
    readonly difficulty: Counts
    readonly category: Counts
  }
}

/** A tally in the making. */
export interface Tally {
  readonly add: (row: FullRow) => void
  readonly read: () => Tallied
}

const sorted = (counts: Map<string, number>): Counts =>
  Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))

const counting = () => {
  const counts = new Map<string, number>()
  return {
    add: (key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1),
    read: () => sorted(counts)
  }
}

/** Counts rows one after the other, and keeps none. */
export const make = (): Tally => {
  const [instruction, response, thinking] = [Histogram.make(), Histogram.make(), Histogram.make()]
  const [quality, difficulty, category] = [counting(), counting(), counting()]
  let rows = 0
  let thought = 0
  let rated = 0
  return {
    add: (row) => {
      rows++
      instruction.add(row.instruction)
      response.add(row.response)
      if (row.thinking !== undefined) {
        thought++
        thinking.add(row.thinking)
      }
      if (row.ratings === undefined) return
      rated++
      quality.add(row.ratings.quality)
      difficulty.add(row.ratings.difficulty)
      category.add(row.ratings.category)
    },
    read: () => ({
      rows,
      lengths: {
        instruction: instruction.read(),
        response: response.read(),
        ...(thought === 0 ? {} : { thinking: thinking.read() })
      },
      ...(rated === 0
        ? {}
        : {
          ratings: { rows: rated, quality: quality.read(), difficulty: difficulty.read(), category: category.read() }
        })
    })
  }
}
