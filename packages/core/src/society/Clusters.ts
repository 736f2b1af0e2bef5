/**
 * The bookkeeping of k-means: who is in which cluster, the sum of each cluster, and what a change would gain.
 * The objective, the squared distances to the centroids, is a constant less the sum of `worth`, |sum|^2 / size.
 */
import * as Block from "../vector/Block.ts"
import { dot, type Vector } from "../vector/Vector.ts"

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
  readonly vectors: ReadonlyArray<Vector>
  /** Squared length of each vector: 1, or 0 for the zero vector. */
  readonly squares: Float64Array
  /** The cluster of each vector; -1 before it has one. */
  readonly own: Int32Array
  readonly members: ReadonlyArray<Array<number>>
  readonly sums: ReadonlyArray<Float64Array>
  readonly worth: Float64Array
  /** When each cluster changed last, on a clock that ticks with every change. */
  readonly touched: Float64Array
  /** Row by row, each vector's squared distance to each centroid, less the vector's own square; as of `measure`. */
  readonly distances: Float32Array
  readonly block: Block.Block
  clock: number
}

/** Clusters without members. */
export const make = (vectors: ReadonlyArray<Vector>, k: number): Clusters => {
  const length = vectors[0]?.length ?? 0
  return {
    k,
    vectors,
    squares: Float64Array.from(vectors, (vector) => dot(vector, vector)),
    own: new Int32Array(vectors.length).fill(-1),
    members: Array.from({ length: k }, () => []),
    sums: Array.from({ length: k }, () => new Float64Array(length)),
    worth: new Float64Array(k),
    touched: new Float64Array(k),
    distances: new Float32Array(vectors.length * k),
    block: Block.make(vectors),
    clock: 0
  }
}

const add = (state: Clusters, i: number, cluster: number, sign: 1 | -1): void => {
  const sum = state.sums[cluster]!
  const vector = state.vectors[i]!
  let square = 0
  for (let t = 0; t < sum.length; t++) {
    const value = sum[t]! + sign * vector[t]!
    sum[t] = value
    square += value * value
  }
  const size = state.members[cluster]!.length
  state.worth[cluster] = size === 0 ? 0 : square / size
  state.touched[cluster] = ++state.clock
}

/** Takes a vector out of its cluster. */
export const take = (state: Clusters, i: number): void => {
  const cluster = state.own[i]!
  const members = state.members[cluster]!
  members.splice(members.indexOf(i), 1)
  state.own[i] = -1
  add(state, i, cluster, -1)
}

/** Puts a vector that has no cluster into one. */
export const put = (state: Clusters, i: number, cluster: number): void => {
  state.members[cluster]!.push(i)
  state.own[i] = cluster
  add(state, i, cluster, 1)
}

/** Product of a vector and the sum of a cluster; four running sums, since one alone waits for its last addition. */
const along = (vector: Vector, sum: Float64Array): number => {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let t = 0
  for (; t + 4 <= sum.length; t += 4) {
    a += vector[t]! * sum[t]!
    b += vector[t + 1]! * sum[t + 1]!
    c += vector[t + 2]! * sum[t + 2]!
    d += vector[t + 3]! * sum[t + 3]!
  }
  for (; t < sum.length; t++) a += vector[t]! * sum[t]!
  return a + b + c + d
}

/** What the objective gains when a vector leaves its cluster; to be weighed against `entering`. */
export const leaving = (state: Clusters, i: number): number => {
  const a = state.own[i]!
  const worth = state.worth[a]!
  const size = state.members[a]!.length
  if (size === 1) return -worth
  return (worth * size - 2 * along(state.vectors[i]!, state.sums[a]!) + state.squares[i]!) / (size - 1) - worth
}

/** What the objective gains when a vector enters a cluster that is not its own. */
export const entering = (state: Clusters, i: number, b: number): number => {
  const worth = state.worth[b]!
  const size = state.members[b]!.length
  return (worth * size + 2 * along(state.vectors[i]!, state.sums[b]!) + state.squares[i]!) / (size + 1) - worth
}

/** What the objective gains when two vectors change places. */
export const swapping = (state: Clusters, i: number, j: number): number => {
  const { members, own, squares, sums, vectors } = state
  const a = own[i]!
  const b = own[j]!
  const x = vectors[i]!
  const y = vectors[j]!
  const apart = squares[i]! + squares[j]! - 2 * dot(x, y)
  return (apart + 2 * (along(y, sums[a]!) - along(x, sums[a]!))) / members[a]!.length +
    (apart + 2 * (along(x, sums[b]!) - along(y, sums[b]!))) / members[b]!.length
}

/** What the objective loses when two clusters become one; `sum` is the sum of `a` in single precision. */
export const merging = (state: Clusters, a: number, b: number, sum: Vector): number => {
  const { members, sums, worth } = state
  const sizeA = members[a]!.length
  const sizeB = members[b]!.length
  const total = worth[a]! * sizeA + worth[b]! * sizeB + 2 * along(sum, sums[b]!)
  return worth[a]! + worth[b]! - total / (sizeA + sizeB)
}

/** Fills one column of `distances`. */
export const measure = (state: Clusters, cluster: number, centroid: Vector): void => {
  const { block, distances, k } = state
  const square = dot(centroid, centroid)
  const products = Block.products(block, centroid)
  for (let i = 0; i < products.length; i++) distances[i * k + cluster] = square - 2 * products[i]!
}
