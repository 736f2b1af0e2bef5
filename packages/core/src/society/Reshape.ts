/**
 * Merge and split: where k-means put two natural groups into one cluster and cut another in two, no move of a single
 * vector mends it; joining the halves frees a cluster for the two. It also leaves few clusters with a lone member.
 */
import { type Bounds, type Clusters, least, merging, move } from "./Clusters.ts"
import type { Slices } from "./Slices.ts"

/** A cluster cut in two: the members that would leave, and what the objective gains. */
interface Cut {
  readonly cluster: number
  readonly gain: number
  readonly part: ReadonlyArray<number>
}

/** Times a cut is made again across the line between its two halves. */
const recuts = 3

/** A line through a cluster: how much of each of its members there is in it. */
type Axis = ReadonlyMap<number, number>

/** The best cut of a cluster whose members stand in the order of an axis. */
const cutAlong = (state: Clusters, cluster: number, { axis, min }: { axis: Axis; min: number }): Cut => {
  const { count, gram, members, products, worth } = state
  const places = new Map(members[cluster]!.map((i) => {
    let place = 0
    for (const [j, share] of axis) place += share * gram[i * count + j]!
    return [i, place]
  }))
  const order = [...places.keys()].toSorted((i, j) => places.get(j)! - places.get(i)! || i - j)
  const total = worth[cluster]! * order.length
  // The square of the sum of those who leave, and its product with the sum of all.
  let square = 0
  let along = 0
  let gain = -Infinity
  let best = 0
  for (let size = 1; size <= order.length - min; size++) {
    const i = order[size - 1]!
    square += gram[i * count + i]!
    for (let t = 0; t < size - 1; t++) square += 2 * gram[i * count + order[t]!]!
    along += products[cluster * count + i]!
    const value = square / size + (total - 2 * along + square) / (order.length - size) - worth[cluster]!
    if (size >= min && value > gain) {
      gain = value
      best = size
    }
  }
  return { cluster, gain, part: order.slice(0, best) }
}

/** The line from the middle of the members that stay to the middle of those that leave. */
const axisOf = (state: Clusters, { cluster, part }: Cut): Axis => {
  const members = state.members[cluster]!
  const axis = new Map(members.map((i) => [i, -1 / (members.length - part.length)]))
  for (const i of part) axis.set(i, 1 / part.length)
  return axis
}

const cut = (state: Clusters, cluster: number, min: number): Cut | undefined => {
  const { count, gram, products } = state
  const members = state.members[cluster]!
  if (members.length < Math.max(2, 2 * min)) return undefined
  const farthest = (place: (i: number) => number): number => members.reduce((far, i) => place(i) < place(far) ? i : far)
  const one = farthest((i) => products[cluster * count + i]!)
  const other = farthest((i) => gram[one * count + i]!)
  let best = cutAlong(state, cluster, { axis: new Map([[other, -1], [one, 1]]), min })
  for (let again = 0; again < recuts; again++) {
    const next = cutAlong(state, cluster, { axis: axisOf(state, best), min })
    if (next.gain <= best.gain) break
    best = next
  }
  return best
}

/** Two clusters that could become one, and what the objective would lose. */
interface Merge {
  readonly a: number
  readonly b: number
  readonly loss: number
}

/** For each cluster the other one it joins with the least loss, where the two fit into one; cheapest first. */
function* merges(state: Clusters, max: number): Slices<Array<Merge>> {
  const { k, members } = state
  const best = Array.from({ length: k }, (_, a): Merge => ({ a, b: -1, loss: Infinity }))
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < a; b++) {
      if (members[a]!.length + members[b]!.length > max) continue
      const loss = merging(state, a, b)
      if (loss < best[a]!.loss) best[a] = { a, b, loss }
      if (loss < best[b]!.loss) best[b] = { a: b, b: a, loss }
    }
    yield
  }
  return best.filter(({ b }) => b >= 0).toSorted((one, other) => one.loss - other.loss || one.a - other.a)
}

/** Pairs the cuts that gain most with the merges that lose least, each cluster in one of them at most. */
export function* reshape(state: Clusters, { max, min }: Bounds): Slices<void> {
  const cheapest = yield* merges(state, max)
  const cuts: Array<Cut> = []
  for (let cluster = 0; cluster < state.k; cluster++) {
    const found = cut(state, cluster, min)
    if (found !== undefined) cuts.push(found)
    yield
  }
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
    yield
  }
}
