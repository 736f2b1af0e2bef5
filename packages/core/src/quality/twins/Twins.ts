/** Finds among the texts remembered the one most like a text. Bands only propose; the exact share of common shingles decides. */
import * as Bands from "./Bands.ts"
import * as Postings from "./Postings.ts"
import * as Shingles from "./Shingles.ts"

/** A text remembered, and the share of shingles that it has in common with the text at hand. */
export interface Twin {
  readonly id: string
  readonly jaccard: number
}

/** A text looked up: what is like it, and what it takes to remember it. */
export interface Looked {
  /** The one with the greatest share of shingles in common, where that reaches the threshold; of equals the first. */
  readonly twin: Twin | undefined
  /** Puts the text at hand among those remembered. */
  readonly remember: (id: string) => void
}

/** Looks a text up among those remembered. */
export type Twins = (shingles: Shingles.Shingles) => Looked

const nothing: Looked = { twin: undefined, remember: () => {} }

/** No texts yet; two are twins from a share of `threshold` on, above 0. A text without a shingle is like none and never remembered. */
export const make = (threshold: number): Twins => {
  const keysOf = Bands.keysFor(Bands.shapeFor(threshold))
  const postings = Postings.make()
  const remembered: Array<{ readonly id: string; readonly shingles: Shingles.Shingles }> = []

  return (shingles) => {
    if (shingles.length === 0) return nothing
    const keys = keysOf(shingles)
    const seen = new Set<number>()
    let first = -1
    let greatest = threshold
    const look = (number: number): void => {
      if (seen.has(number)) return
      seen.add(number)
      const other = remembered[number]!.shingles
      const most = Math.min(other.length, shingles.length) / Math.max(other.length, shingles.length)
      if (most < greatest) return
      const jaccard = Shingles.jaccard(shingles, other)
      if (jaccard < greatest || (jaccard === greatest && first >= 0 && number > first)) return
      first = number
      greatest = jaccard
    }
    for (const key of keys) postings.each(key, look)
    return {
      twin: first < 0 ? undefined : { id: remembered[first]!.id, jaccard: greatest },
      remember: (id) => {
        const number = remembered.push({ id, shingles }) - 1
        for (const key of keys) postings.add(key, number)
      }
    }
  }
}
