/** Vectors for indexes, and what an index makes of them. */
import { chance, digest } from "../../packages/core/src/domain/Seed.ts"
import { normalise, type Vector } from "../../packages/core/src/vector/Vector.ts"
import type { Item, Maker, VectorIndex } from "../../packages/core/src/vector/VectorIndex.ts"

/** Unit vectors about fifty middles, in the order in which chance gives them; other seeds have other vectors about the same middles. */
export const clustered = (count: number, length: number, seed: number): Array<Vector> => {
  const about = (next: () => number) => next() + next() + next() - 1.5
  const fixed = chance(50)
  const middles = Array.from({ length: 50 }, () => Float32Array.from({ length }, () => about(fixed.next)))
  const random = chance(seed)
  return Array.from({ length: count }, () => {
    const middle = random.pick(middles)
    return normalise(middle.map((value) => value + about(random.next) * 0.7))
  })
}

/** Vectors known by their places. */
export const itemsOf = (vectors: ReadonlyArray<Vector>): Array<Item<number>> =>
  vectors.map((vector, id) => ({ id, vector }))

/** An index that holds vectors, known by their places. */
export const filled = (make: Maker, vectors: ReadonlyArray<Vector>): VectorIndex<number> => {
  const index = make<number>()
  index.add(itemsOf(vectors))
  return index
}

/** A digest of what an index of 700 vectors finds for forty others. */
export const found = (make: Maker): string => {
  const index = filled(make, clustered(700, 32, 1))
  return digest(JSON.stringify(clustered(40, 32, 2).map((query) => index.search(query, 10))))
}
