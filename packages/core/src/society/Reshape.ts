/**
 * Merge and split: where k-means put two natural groups into one cluster and cut another in two, no move of a single
 * vector mends it; joining the halves frees a cluster for the two. It also leaves few clusters with a lone member.
 */
import { dot, type Vector } from "../vector/Vector.ts"
import { type Bounds, type Clusters, least, merging, put, take } from "./Clusters.ts"

/** A cluster cut in two: the members that would leave, and what the objective gains. */
interface Cut {
  readonly cluster: number
  readonly gain: number
  readonly part: ReadonlyArray<number>
}

/** Times a cut is made again across the line between its two halves. */
const recuts = 3

/** The best cut of a cluster whose members stand in the order of an axis. */
const cutAlong = (state: Clusters, cluster: number, axis: Vector, min: number): Cut => {
  const places = new Map(state.members[cluster]!.map((i) => [i, dot(state.vectors[i]!, axis)]))
  const order = [...places.keys()].toSorted((i, j) => places.get(j)! - places.get(i)! || i - j)
  const sum = state.sums[cluster]!
  const part = new Float64Array(sum.length)
  let gain = -Infinity
  let best = 0
  for (let size = 1; size <= order.length - min; size++) {
    const vector = state.vectors[order[size - 1]!]!
    let square = 0
    let rest = 0
    for (let t = 0; t < part.length; t++) {
      const value = part[t]! + vector[t]!
      part[t] = value
      square += value * value
      rest += (sum[t]! - value) ** 2
    }
    const value = square / size + rest / (order.length - size) - state.worth[cluster]!
    if (size >= min && value > gain) {
      gain = value
      best = size
    }
  }
  return { cluster, gain, part: order.slice(0, best) }
}

/** The line from the middle of the members that stay to the middle of those that leave. */
const axisOf = (state: Clusters, { cluster, part }: Cut): Vector => {
  const stay = state.members[cluster]!.length - part.length
  const axis = Float32Array.from(state.sums[cluster]!, (value) => -value / stay)
  const weight = 1 / part.length + 1 / stay
  for (const i of part) state.vectors[i]!.forEach((value, t) => (axis[t]! += value * weight))
  return axis
}

const cut = (state: Clusters, cluster: number, min: number): Cut | undefined => {
  const members = state.members[cluster]!
  if (members.length < Math.max(2, 2 * min)) return undefined
  const farthest = (from: Vector): Vector =>
    members.map((i) => state.vectors[i]!).reduce((far, vector) => dot(vector, from) < dot(far, from) ? vector : far)
  const one = farthest(Float32Array.from(state.sums[cluster]!))
  const other = farthest(one)
  let best = cutAlong(state, cluster, one.map((value, t) => value - other[t]!), min)
  for (let again = 0; again < recuts; again++) {
    const next = cutAlong(state, cluster, axisOf(state, best), min)
    if (next.gain <= best.gain) break
    best = next
  }
  return best
}

/** For each cluster the other one it joins with the least loss, where the two fit into one; cheapest first. */
const merges = (state: Clusters, max: number): Array<{ a: number; b: number; loss: number }> => {
  const { k, members } = state
  const best = Array.from({ length: k }, (_, a) => ({ a, b: -1, loss: Infinity }))
  for (let a = 0; a < k; a++) {
    const sum = Float32Array.from(state.sums[a]!)
    for (let b = 0; b < a; b++) {
      if (members[a]!.length + members[b]!.length > max) continue
      const loss = merging(state, a, b, sum)
      if (loss < best[a]!.loss) best[a] = { a, b, loss }
      if (loss < best[b]!.loss) best[b] = { a: b, b: a, loss }
    }
  }
  return best.filter(({ b }) => b >= 0).toSorted((one, other) => one.loss - other.loss || one.a - other.a)
}

/** Pairs the cuts that gain most with the merges that lose least, each cluster in one of them at most. */
export const reshape = (state: Clusters, { max, min }: Bounds): void => {
  const cheapest = merges(state, max)
  const cuts = state.members.flatMap((_, cluster) => cut(state, cluster, min) ?? [])
  const used = new Set<number>()
  for (
    const { cluster, gain, part } of cuts.toSorted((one, other) => other.gain - one.gain || one.cluster - other.cluster)
  ) {
    if (used.has(cluster)) continue
    const merge = cheapest.find(({ a, b }) => a !== cluster && b !== cluster && !used.has(a) && !used.has(b))
    if (merge === undefined || gain - merge.loss <= least) break
    const { a, b } = merge
    for (const i of state.members[b]!.slice()) move(state, i, a)
    for (const i of part) move(state, i, b)
    for (const changed of [cluster, a, b]) used.add(changed)
  }
}

const move = (state: Clusters, i: number, to: number): void => {
  take(state, i)
  put(state, i, to)
}
