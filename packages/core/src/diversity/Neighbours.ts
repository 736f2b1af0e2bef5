/** How alike rows are to the row nearest to them, by the exact cosine of their vectors. */
import type * as Seed from "../domain/Seed.ts"
import * as Block from "../vector/Block.ts"
import type { Vector } from "../vector/Vector.ts"
import { drawn } from "./Drawn.ts"

/** Likeness to the nearest other row. What cannot be said of fewer than two rows is absent. */
export interface Neighbours {
  /** Mean cosine with the nearest other row: 1 where every row has a double, 0 and less where no two have anything in common. */
  readonly mean: number | undefined
  /** The cosine that 95 % of the rows do not exceed. */
  readonly p95: number | undefined
  /** Share of rows, 0 to 1, with another row at `threshold` or nearer. */
  readonly near: number | undefined
  /** From which cosine on two rows count as near duplicates. */
  readonly threshold: number
  /** How many rows were looked at, each against all others: all, or `Drawn.most` drawn by the seed. */
  readonly looked: number
}

/** The seed of the draw, and the cosine of near duplicates. */
export interface NeighbourOptions {
  readonly seed?: Seed.Seed | undefined
  /** Default 0.9. */
  readonly threshold?: number | undefined
}

const nearest = (block: Block.Block, { row, vector }: { readonly row: number; readonly vector: Vector }): number => {
  const cosines = Block.cosines(block, vector)
  let best = -1
  for (let other = 0; other < cosines.length; other++) {
    if (other !== row && cosines[other]! > best) best = cosines[other]!
  }
  return best
}

/** The likeness of rows to their nearest, from a unit vector for each. */
export const of = (
  vectors: ReadonlyArray<Vector>,
  { seed = 0, threshold = 0.9 }: NeighbourOptions = {}
): Neighbours => {
  if (vectors.length < 2) return { mean: undefined, p95: undefined, near: undefined, threshold, looked: vectors.length }
  const block = Block.make(vectors)
  const found = drawn([...vectors.entries()], seed).map(([row, vector]) => nearest(block, { row, vector }))
  const sorted = found.toSorted((a, b) => a - b)
  return {
    mean: found.reduce((sum, cosine) => sum + cosine, 0) / found.length,
    p95: sorted[Math.ceil(0.95 * sorted.length) - 1],
    near: found.filter((cosine) => cosine >= threshold).length / found.length,
    threshold,
    looked: found.length
  }
}
