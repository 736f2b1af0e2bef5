/** How alike rows are to the row nearest to them, by the exact cosine of their vectors. */
import type * as Seed from "../domain/Seed.ts"
import * as Block from "../vector/Block.ts"
import type { Vector } from "../vector/Vector.ts"
import { drawn, most } from "./Drawn.ts"

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

const bestOf = (cosines: Float64Array, row: number): number => {
  let best = -1
  for (let other = 0; other < cosines.length; other++) {
    if (other !== row && cosines[other]! > best) best = cosines[other]!
  }
  return best
}

/** The nearest of all rows, four at a time. */
const ofAll = (block: Block.Block): Array<number> => {
  const width = Math.ceil(block.count / 4) * 4
  const found: Array<number> = []
  for (let at = 0; at < block.count; at += 4) {
    const cosines = Block.rounded(Block.strip(block, { block, at }))
    for (let row = at; row < Math.min(at + 4, block.count); row++) {
      const from = (row - at) * width
      found.push(bestOf(cosines.subarray(from, from + block.count), row))
    }
  }
  return found
}

/** The nearest of some rows, drawn by the seed. */
const ofDrawn = (block: Block.Block, vectors: ReadonlyArray<Vector>, seed: Seed.Seed): Array<number> =>
  drawn([...vectors.entries()], seed).map(([row, vector]) => bestOf(Block.cosines(block, vector), row))

/** The likeness of rows to their nearest, from a unit vector for each. */
export const of = (
  vectors: ReadonlyArray<Vector>,
  { seed = 0, threshold = 0.9 }: NeighbourOptions = {}
): Neighbours => {
  if (vectors.length < 2) return { mean: undefined, p95: undefined, near: undefined, threshold, looked: vectors.length }
  const block = Block.make(vectors)
  const found = vectors.length <= most ? ofAll(block) : ofDrawn(block, vectors, seed)
  const sorted = found.toSorted((a, b) => a - b)
  return {
    mean: found.reduce((sum, cosine) => sum + cosine, 0) / found.length,
    p95: sorted[Math.ceil(0.95 * sorted.length) - 1],
    near: found.filter((cosine) => cosine >= threshold).length / found.length,
    threshold,
    looked: found.length
  }
}
