/**
 * Constrained k-means: the size of every cluster stays between two bounds. P. S. Bradley, K. P. Bennett, A. Demiriz,
 * "Constrained K-Means Clustering", MSR-TR-2000-65, 2000. Seeds by k-means++ (Arthur & Vassilvitskii 2007); every
 * assignment to fixed centroids is the cheapest within the bounds (Transport.ts). By itself the alternation of
 * assignments and centroids ends early, 9 % higher: with five members to a cluster each vector is a fifth of its own
 * centroid and holds itself in place. So the changes of Exchange.ts and Reshape.ts come between, judged by what they
 * truly gain, the shift of the centroids included (Hartigan & Wong 1979).
 */
import type { Chance } from "../domain/Seed.ts"
import type { Vector } from "../vector/Vector.ts"
import { type Bounds, type Clusters, distance, least, make, move, put, take } from "./Clusters.ts"
import { exchange } from "./Exchange.ts"
import { reshape } from "./Reshape.ts"
import type { Slices } from "./Slices.ts"
import * as Transport from "./Transport.ts"

/** Rounds of changes; most data is stable after six. */
const rounds = 12

/** Times that what was found is shaken and improved again: 0.1 % lower for twice the work; more gives little more. */
const shakes = 3

/** k-means++: each seed drawn with a chance that grows with the squared distance to the seeds before it. */
const seeds = ({ count, gram, k }: Clusters, chance: Chance): Array<number> => {
  const nearest = new Float64Array(count).fill(Infinity)
  const found: Array<number> = []
  let pick = chance.int(count)
  for (;;) {
    found.push(pick)
    let total = 0
    for (let i = 0; i < count; i++) {
      const apart = gram[i * count + i]! + gram[pick * count + pick]! - 2 * gram[pick * count + i]!
      nearest[i] = i === pick ? 0 : Math.max(0, Math.min(nearest[i]!, apart))
      total += nearest[i]!
    }
    if (found.length === k) return found
    let left = chance.next() * total
    pick = nearest.findLastIndex((distance) => distance > 0)
    // Fewer different vectors than clusters: any will do, the assignment fills the clusters.
    if (pick < 0) pick = chance.int(count)
    for (let i = 0; i < pick; i++) {
      left -= nearest[i]!
      if (left < 0) {
        pick = i
        break
      }
    }
  }
}

/** The cheapest cluster of each vector within the bounds, given what each costs. */
function* cheapest(
  { count, k }: Clusters,
  { max, min }: Bounds,
  cost: (i: number, cluster: number) => number
): Slices<Int32Array> {
  const costs = new Float64Array(count * k)
  for (let i = 0; i < count; i++) {
    for (let cluster = 0; cluster < k; cluster++) costs[i * k + cluster] = cost(i, cluster)
  }
  return yield* Transport.solve(Transport.dense(k, costs), { min, max })
}

/** Gives every vector the cluster it is said to have. */
const restore = (state: Clusters, own: Int32Array): void => {
  const moving = [...own.keys()].filter((i) => own[i] !== state.own[i])
  for (const i of moving) take(state, i)
  for (const i of moving) put(state, i, own[i]!)
}

/** Assigns all vectors anew to the centroids as they are, where that is cheaper. */
export function* settle(state: Clusters, bounds: Bounds): Slices<void> {
  const found = yield* cheapest(state, bounds, (i, cluster) => distance(state, i, cluster))
  let gain = 0
  found.forEach((cluster, i) => (gain += distance(state, i, state.own[i]!) - distance(state, i, cluster)))
  if (gain <= least) return
  restore(state, found)
}

/** Improves clusters until nothing gains any more, or for so many rounds. */
export function* improve(state: Clusters, bounds: Bounds, most = rounds): Slices<void> {
  let before = -1
  for (let round = 0; round < most && before < state.clock; round++) {
    before = state.clock
    yield* exchange(state, bounds)
    yield* reshape(state, bounds)
    yield* settle(state, bounds)
  }
}

/** Clusters about seeds drawn by chance. */
export function* begin(vectors: ReadonlyArray<Vector>, bounds: Bounds, chance: Chance): Slices<Clusters> {
  const state = yield* make(vectors, bounds.k)
  const { count, gram } = state
  const middles = seeds(state, chance)
  const found = yield* cheapest(state, bounds, (i, cluster) => {
    const middle = middles[cluster]! * count
    return gram[middle + middles[cluster]!]! - 2 * gram[middle + i]!
  })
  found.forEach((cluster, i) => put(state, i, cluster))
  return state
}

/** The clusters in which vectors stand already. */
export function* resume(vectors: ReadonlyArray<Vector>, own: ArrayLike<number>, k: number): Slices<Clusters> {
  const state = yield* make(vectors, k)
  for (let i = 0; i < state.count; i++) put(state, i, own[i]!)
  return state
}

/** Lets a tenth as many pairs as there are vectors change places at random. */
const shake = (state: Clusters, chance: Chance): void => {
  for (let times = Math.ceil(state.count / 10); times > 0; times--) {
    const i = chance.int(state.count)
    const j = chance.int(state.count)
    const to = state.own[j]!
    move(state, j, state.own[i]!)
    move(state, i, to)
  }
}

/** The cluster of each vector; squared Euclidean distance between unit vectors, ties by the vectors' order. */
export function* cluster(vectors: ReadonlyArray<Vector>, bounds: Bounds, chance: Chance): Slices<Int32Array> {
  const state = yield* begin(vectors, bounds, chance)
  yield* improve(state, bounds)
  const worth = () => state.worth.reduce((sum, value) => sum + value, 0)
  let best = state.own.slice()
  let most = worth()
  for (let times = 1; times <= shakes; times++) {
    shake(state, chance)
    yield* improve(state, bounds)
    if (worth() > most + least) {
      most = worth()
      best = state.own.slice()
    } else restore(state, best)
    yield times / (shakes + 1)
  }
  return best
}
