/** Local improvement of a clustering: vectors move or change places, as long as the objective gains. */
import { type Bounds, type Clusters, entering, least, leaving, put, swapping, take } from "./Clusters.ts"

/** Nearest centroids a vector may change to; three times as many end no lower. */
const shortlisted = 12

/** The nearest clusters of each vector, nearest first, ties by number. */
const shortlists = ({ distances, k, vectors }: Clusters): ReadonlyArray<Array<number>> =>
  vectors.map((_, i) => {
    const nearest: Array<number> = []
    let limit = Infinity
    for (let c = 0; c < k; c++) {
      const distance = distances[i * k + c]!
      if (distance >= limit) continue
      let at = nearest.length
      while (at > 0 && distances[i * k + nearest[at - 1]!]! > distance) at--
      nearest.splice(at, 0, c)
      if (nearest.length > shortlisted) nearest.pop()
      if (nearest.length === shortlisted) limit = distances[i * k + nearest[shortlisted - 1]!]!
    }
    return nearest
  })

/** The best partner in a cluster for a vector to change places with, and what that gains. */
const bestSwap = (state: Clusters, i: number, b: number): { gain: number; partner: number } => {
  let gain = -Infinity
  let partner = -1
  for (const j of state.members[b]!) {
    const value = swapping(state, i, j)
    if (value > gain) {
      gain = value
      partner = j
    }
  }
  return { gain, partner }
}

/** A vector, the clusters it may change to, and the clock when it was last found in its best place. */
interface Turn {
  readonly i: number
  readonly shortlist: ReadonlyArray<number>
  readonly seen: number
}

/** Does the best change of one vector among the clusters that changed since it was last seen; false if none gains. */
const change = (state: Clusters, bounds: Bounds, { i, seen, shortlist }: Turn): boolean => {
  const { members, own, touched } = state
  const a = own[i]!
  const left = leaving(state, i)
  let most = least
  let to = -1
  let other = -1
  for (const b of shortlist) {
    if (b === a || (touched[a]! <= seen && touched[b]! <= seen)) continue
    const moved = left + entering(state, i, b)
    // A swap is worth a look only where the vector would move if the bounds let it. A gain of NaN is none.
    if (!(moved > least)) continue
    const free = members[a]!.length > bounds.min && members[b]!.length < bounds.max
    const { gain, partner } = free ? { gain: moved, partner: -1 } : bestSwap(state, i, b)
    if (gain > most) {
      most = gain
      to = b
      other = partner
    }
  }
  if (to < 0) return false
  take(state, i)
  if (other >= 0) {
    take(state, other)
    put(state, other, a)
  }
  put(state, i, to)
  return true
}

/** Moves and swaps among the nearest clusters until none gains any more. */
export const exchange = (state: Clusters, bounds: Bounds): void => {
  const nearest = shortlists(state)
  const seen = new Float64Array(nearest.length).fill(-1)
  for (let changed = true; changed;) {
    changed = false
    for (const [i, shortlist] of nearest.entries()) {
      const now = state.clock
      if (change(state, bounds, { i, shortlist, seen: seen[i]! })) changed = true
      else seen[i] = now
    }
  }
}
