/**
 * Clusters of like vectors: spherical k-means. I. S. Dhillon, D. S. Modha, "Concept Decompositions for Large Sparse Text Data
 * Using Clustering", Machine Learning 42, 2001; begun as k-means++ is (Arthur & Vassilvitskii 2007).
 */
import { type Chance, chance, type Seed } from "../domain/Seed.ts"
import * as Block from "./Block.ts"
import { normalise, type Vector } from "./Vector.ts"

/** Most rounds; the clusters of texts are stable after about ten. */
const rounds = 16

/** How many clusters at most, and the seed of what is left to chance. */
export interface ClusterOptions {
  readonly count: number
  readonly seed: Seed
}

/** The number of the cluster of each vector, and the middle of each cluster, of unit length. */
export interface Clusters {
  readonly of: Int32Array
  readonly centroids: ReadonlyArray<Vector>
}

/**
 * Unit vectors in at most `count` clusters, ties by order. None is empty: there are fewer where fewer vectors differ. A
 * vector of zeros is in the first.
 */
export const clusters = (vectors: ReadonlyArray<Vector>, { count, seed }: ClusterOptions): Clusters => {
  const block = Block.make(vectors)
  let centroids = seeds(vectors, { block, count }, chance(seed))
  let of = new Int32Array(vectors.length)
  for (let round = 0; round < rounds; round++) {
    const nearest = assign(block, centroids)
    const same = round > 0 && nearest.every((cluster, i) => cluster === of[i])
    of = nearest
    if (same) break
    centroids = middles(vectors, of, centroids)
  }
  return { of, centroids }
}

/** k-means++: each seed drawn with a chance that grows with the squared distance to the seeds before it. */
const seeds = (
  vectors: ReadonlyArray<Vector>,
  { block, count }: { readonly block: Block.Block; readonly count: number },
  { next }: Chance
): Array<Vector> => {
  // The square of the distance of two unit vectors is twice this.
  const apart = Float64Array.from(vectors, (vector) => vector.some((value) => value !== 0) ? 1 : 0)
  const found: Array<Vector> = []
  while (found.length < Math.max(1, count)) {
    const total = apart.reduce((sum, distance) => sum + distance, 0)
    if (total === 0) break
    let left = next() * total
    const last = apart.findLastIndex((distance) => distance > 0)
    const drawn = apart.findIndex((distance) => (left -= distance) < 0)
    const seed = vectors[drawn < 0 ? last : drawn]!
    found.push(seed)
    const cosines = Block.cosines(block, seed)
    for (let i = 0; i < apart.length; i++) apart[i] = Math.min(apart[i]!, Math.max(0, 1 - cosines[i]!))
  }
  return found.length === 0 ? vectors.slice(0, 1) : found
}

/** The nearest middle of each vector; a middle that is nearest to none takes the vector that is farthest from its own. */
const assign = (block: Block.Block, centroids: ReadonlyArray<Vector>): Int32Array<ArrayBuffer> => {
  const middles = Block.make(centroids)
  const width = Math.ceil(middles.count / 4) * 4
  const of = new Int32Array(block.count)
  const nearness = new Float64Array(block.count)
  const sizes = new Int32Array(middles.count)
  for (let at = 0; at < block.count; at += 4) {
    const products = Block.strip(middles, { block, at })
    for (let i = at; i < Math.min(at + 4, block.count); i++) {
      let most = -Infinity
      for (let cluster = 0; cluster < middles.count; cluster++) {
        const product = products[(i - at) * width + cluster]!
        if (product <= most) continue
        most = product
        of[i] = cluster
      }
      nearness[i] = most
      sizes[of[i]!]!++
    }
  }
  sizes.forEach((size, cluster) => {
    if (size > 0) return
    let farthest = -1
    for (let i = 0; i < of.length; i++) {
      if (sizes[of[i]!]! > 1 && (farthest < 0 || nearness[i]! < nearness[farthest]!)) farthest = i
    }
    sizes[of[farthest]!]!--
    sizes[cluster] = 1
    of[farthest] = cluster
    nearness[farthest] = 1
  })
  return of
}

/** The middle of the vectors of each cluster; one whose vectors cancel each other out stays where it was. */
const middles = (
  vectors: ReadonlyArray<Vector>,
  of: Int32Array,
  centroids: ReadonlyArray<Vector>
): Array<Vector> => {
  const sums = centroids.map((centroid) => new Float64Array(centroid.length))
  vectors.forEach((vector, i) => {
    const sum = sums[of[i]!]!
    for (let t = 0; t < sum.length; t++) sum[t]! += vector[t]!
  })
  return sums.map((sum, cluster) => {
    const length = Math.sqrt(sum.reduce((square, value) => square + value * value, 0))
    return length === 0 ? centroids[cluster]! : normalise(Float32Array.from(sum, (value) => value / length))
  })
}
