/**
 * The bookkeeping of k-means: who is in which cluster, the sum of each cluster, and what a change would gain.
 * The objective, the squared distances to the centroids, is a constant less the sum of `worth`, |sum|^2 / size.
 * All of it is told in products of vectors, which are taken once: what follows costs the same at any length of a vector.
 */
import * as Block from "../vector/Block.ts"
import type { Vector } from "../vector/Vector.ts"
import type { Slices } from "./Slices.ts"

/** How many clusters, and the bounds of their sizes; k * min <= vectors <= k * max. */
export interface Bounds {
  readonly k: number
  readonly min: number
  readonly max: number
}

/** Gains below this are noise of the last digits and could go round in a circle. */
export const least = 1e-9

/** Vectors in `k` clusters, to be changed by `put` and `take` alone. */
export interface Clusters {
  readonly k: number
  readonly count: number
  /** Row by row, the product of each vector with each; its square is 1, or 0 for the zero vector. */
  readonly gram: Float64Array
  /** Row by row, the product of the sum of each cluster with each vector. */
  readonly products: Float64Array
  /** The cluster of each vector; -1 before it has one. */
  readonly own: Int32Array
  readonly members: ReadonlyArray<Array<number>>
  readonly worth: Float64Array
  /** When each cluster changed last, on a clock that ticks with every change. */
  readonly touched: Float64Array
  clock: number
}

/** Clusters without members. A vector that is not a number throughout is like the zero vector. */
export function* make(vectors: ReadonlyArray<Vector>, k: number): Slices<Clusters> {
  const count = vectors.length
  const gram = new Float64Array(count * count)
  const block = Block.make(vectors)
  for (let at = 0; at < count; at += 4) {
    const width = Math.min(at + 4, count)
    const products = Block.strip(block, { block, at }, width)
    for (let i = at; i < width; i++) {
      for (let j = 0; j <= i; j++) {
        const product = products[(i - at) * (at + 4) + j]! || 0
        gram[i * count + j] = product
        gram[j * count + i] = product
      }
    }
    yield
  }
  return {
    k,
    count,
    gram,
    products: new Float64Array(k * count),
    own: new Int32Array(count).fill(-1),
    members: Array.from({ length: k }, () => []),
    worth: new Float64Array(k),
    touched: new Float64Array(k),
    clock: 0
  }
}

/** Counts a vector in or out. */
const add = (state: Clusters, i: number, sign: 1 | -1, cluster: number): void => {
  const { count, gram, members, products } = state
  const at = cluster * count
  const from = i * count
  const size = members[cluster]!.length
  // Nothing is left of the last digits of those who were here.
  if (size === 0) products.fill(0, at, at + count)
  else for (let j = 0; j < count; j++) products[at + j]! += sign * gram[from + j]!
  state.worth[cluster] = size === 0 ? 0 : along(state, members[cluster]!, cluster) / size
  state.touched[cluster] = ++state.clock
}

/** Product of the sum of some vectors with the sum of a cluster. */
const along = ({ count, products }: Clusters, vectors: ReadonlyArray<number>, cluster: number): number => {
  let sum = 0
  for (const i of vectors) sum += products[cluster * count + i]!
  return sum
}

/** Takes a vector out of its cluster. */
export const take = (state: Clusters, i: number): void => {
  const cluster = state.own[i]!
  const members = state.members[cluster]!
  members.splice(members.indexOf(i), 1)
  state.own[i] = -1
  add(state, i, -1, cluster)
}

/** Puts a vector that has no cluster into one. */
export const put = (state: Clusters, i: number, cluster: number): void => {
  state.members[cluster]!.push(i)
  state.own[i] = cluster
  add(state, i, 1, cluster)
}

/** Puts a vector into another cluster than its own. */
export const move = (state: Clusters, i: number, cluster: number): void => {
  take(state, i)
  put(state, i, cluster)
}

/** The squared distance of a vector to a centroid, less the vector's own square. */
export const distance = ({ count, members, products, worth }: Clusters, i: number, cluster: number): number => {
  const size = members[cluster]!.length
  return size === 0 ? 0 : (worth[cluster]! - 2 * products[cluster * count + i]!) / size
}

/** What the objective gains when a vector leaves its cluster; to be weighed against `entering`. */
export const leaving = ({ count, gram, members, own, products, worth }: Clusters, i: number): number => {
  const a = own[i]!
  const size = members[a]!.length
  if (size === 1) return -worth[a]!
  return (worth[a]! - 2 * products[a * count + i]! + gram[i * count + i]!) / (size - 1)
}

/** What the objective gains when a vector enters a cluster that is not its own. */
export const entering = ({ count, gram, members, products, worth }: Clusters, i: number, b: number): number =>
  (2 * products[b * count + i]! + gram[i * count + i]! - worth[b]!) / (members[b]!.length + 1)

/** What the objective gains when two vectors change places. */
export const swapping = ({ count, gram, members, own, products }: Clusters, i: number, j: number): number => {
  const a = own[i]!
  const b = own[j]!
  const apart = gram[i * count + i]! + gram[j * count + j]! - 2 * gram[i * count + j]!
  return (apart + 2 * (products[a * count + j]! - products[a * count + i]!)) / members[a]!.length +
    (apart + 2 * (products[b * count + i]! - products[b * count + j]!)) / members[b]!.length
}

/** What the objective loses when two clusters become one. */
export const merging = (state: Clusters, a: number, b: number): number => {
  const { members, worth } = state
  const sizeA = members[a]!.length
  const sizeB = members[b]!.length
  const total = worth[a]! * sizeA + worth[b]! * sizeB + 2 * along(state, members[a]!, b)
  return worth[a]! + worth[b]! - total / (sizeA + sizeB)
}
