/**
 * Constrained k-means for many vectors: no table is ever larger than a block, and time grows with the number of vectors
 * alone. Like vectors are brought together coarsely, each block of them is clustered by itself, and then whole clusters
 * are brought together in other blocks, again and again, where their vectors change among them: so a border between two
 * blocks is inside a block the next time.
 */
import type { Chance } from "../domain/Seed.ts"
import type { Vector } from "../vector/Vector.ts"
import type { Bounds } from "./Clusters.ts"
import * as KMeans from "./KMeans.ts"
import { parts } from "./Partition.ts"
import type { Slices } from "./Slices.ts"

/** How large blocks are, and how often their borders are drawn anew. */
export interface Frame {
  /** Most vectors of a block at first, and about as many later. */
  readonly block: number
  readonly passes: number
}

/** Rounds of improvement in a block: more end no lower, since the next pass improves as well. */
const rounds = 1

/** A block of vectors and how many clusters it makes. */
interface Share {
  readonly items: ReadonlyArray<number>
  readonly k: number
}

/** Shares the clusters out over blocks; where bounds are tight, vectors at the end of a block go to the one beside it. */
const shareOut = (blocks: ReadonlyArray<ReadonlyArray<number>>, { k, max, min }: Bounds): Array<Share> => {
  const line = blocks.flat()
  let ends = 0
  let vectors = 0
  let clusters = 0
  return blocks.flatMap((block) => {
    ends += block.length
    const count = Math.round(k * ends / line.length) - clusters
    const rest = k - clusters - count
    const left = line.length - vectors
    const least = Math.max(count * min, left - rest * max)
    const most = Math.min(count * max, left - rest * min)
    const size = Math.min(Math.max(ends - vectors, least), most)
    const items = line.slice(vectors, vectors + size)
    vectors += size
    clusters += count
    return count === 0 ? [] : [{ items, k: count }]
  })
}

/** The mean of each cluster. */
function* middles(
  vectors: ReadonlyArray<Vector>,
  members: ReadonlyArray<ReadonlyArray<number>>
): Slices<Array<Vector>> {
  const found: Array<Vector> = []
  for (const items of members) {
    const sum = new Float64Array(vectors[0]!.length)
    for (const item of items) {
      const vector = vectors[item]!
      for (let t = 0; t < sum.length; t++) sum[t]! += vector[t]!
    }
    for (let t = 0; t < sum.length; t++) sum[t]! /= items.length
    found.push(Float32Array.from(sum))
    yield
  }
  return found
}

/** The cluster of each vector; as KMeans.cluster has it, and at most a few hundredths above it. */
export function* cluster(
  vectors: ReadonlyArray<Vector>,
  { bounds, chance, frame: { block, passes } }: { bounds: Bounds; chance: Chance; frame: Frame }
): Slices<Int32Array> {
  const members: Array<ReadonlyArray<number>> = Array.from({ length: bounds.k }, () => [])
  const of = (items: ReadonlyArray<number>) => items.map((item) => vectors[item]!)

  const shares = shareOut(yield* parts(vectors, block, chance), bounds)
  let first = 0
  for (const [nth, { items, k }] of shares.entries()) {
    const state = yield* KMeans.begin(of(items), { ...bounds, k }, chance)
    yield* KMeans.improve(state, { ...bounds, k }, rounds)
    state.members.forEach((list, cluster) => (members[first + cluster] = list.map((i) => items[i]!)))
    first += k
    yield (nth + 1) / shares.length / (passes + 1)
  }

  for (let pass = 1; pass <= passes; pass++) {
    const most = Math.max(1, Math.floor(block * bounds.k / vectors.length))
    const blocks = yield* parts(yield* middles(vectors, members), most, chance)
    for (const [nth, clusters] of blocks.entries()) {
      const items = clusters.flatMap((cluster) => members[cluster]!)
      const own = clusters.flatMap((cluster, place) => members[cluster]!.map(() => place))
      const state = yield* KMeans.resume(of(items), own, clusters.length)
      yield* KMeans.improve(state, { ...bounds, k: clusters.length }, rounds)
      state.members.forEach((list, place) => (members[clusters[place]!] = list.map((i) => items[i]!)))
      yield (pass + (nth + 1) / blocks.length) / (passes + 1)
    }
  }

  const own = new Int32Array(vectors.length)
  members.forEach((items, cluster) => items.forEach((item) => (own[item] = cluster)))
  return own
}
