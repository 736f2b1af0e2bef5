/** How long texts are, in bins that are the same for all sets. */

/** The first length of each bin after the first, in characters. */
export const edges = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000] as const

/** How many texts fall into each bin: shorter than `edges[0]`, from there to `edges[1]`, and so on; the last has no end. */
export type Histogram = ReadonlyArray<number>

/** The number of the bin of a length. */
export const bin = (length: number): number => {
  const found = edges.findIndex((edge) => length < edge)
  return found < 0 ? edges.length : found
}

/** A histogram in the making. */
export interface Counting {
  readonly add: (text: string) => void
  readonly read: () => Histogram
}

/** Counts texts by their length. */
export const make = (): Counting => {
  const counts = Array.from({ length: edges.length + 1 }, () => 0)
  return {
    add: (text) => {
      counts[bin(text.length)]! += 1
    },
    read: () => counts.slice()
  }
}

/** The name of a bin, as in 200-499. */
export const name = (nth: number): string => {
  const from = nth === 0 ? 0 : edges[nth - 1] as number
  const to = edges[nth]
  return to === undefined ? `${from} and more` : `${from}-${to - 1}`
}
