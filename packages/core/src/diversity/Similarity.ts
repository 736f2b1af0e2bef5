/** How alike the rows of a set are on the whole. */
import type { Vector } from "../vector/Vector.ts"

/**
 * The mean cosine of two different rows, from unit vectors: the square of the length of their sum holds every pair, so that none need
 * be looked at one by one. Absent for fewer than two.
 */
export const mean = (vectors: ReadonlyArray<Vector>): number | undefined => {
  if (vectors.length < 2) return undefined
  const sum = new Float64Array(vectors[0]?.length ?? 0)
  let own = 0
  for (const vector of vectors) {
    for (let t = 0; t < sum.length; t++) {
      const value = vector[t]!
      sum[t]! += value
      own += value * value
    }
  }
  const all = sum.reduce((square, value) => square + value * value, 0)
  return (all - own) / (vectors.length * (vectors.length - 1))
}
