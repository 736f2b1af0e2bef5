/** Local improvement of a clustering: vectors move or change places, as long as the objective gains. */
import { type Bounds, type Clusters, entering, least, leaving, move, put, swapping, take } from "./Clusters.ts"
import type { Slices } from "./Slices.ts"

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

/** A vector, and the clock when it was last found in its best place. */
interface Turn {
  readonly i: number
  readonly seen: number
}

/** Does the best change of one vector among the clusters that changed since it was last seen; false if none gains. */
const change = (state: Clusters, bounds: Bounds, { i, seen }: Turn): boolean => {
  const { members, own, touched } = state
  const a = own[i]!
  const left = leaving(state, i)
  let most = least
  let to = -1
  let other = -1
  for (let b = 0; b < state.k; b++) {
    if (b === a || (touched[a]! <= seen && touched[b]! <= seen)) continue
    const moved = left + entering(state, i, b)
    // A swap is worth a look only where the vector would move if the bounds let it.
    if (moved <= least) continue
    const free = members[a]!.length > bounds.min && members[b]!.length < bounds.max
    const { gain, partner } = free ? { gain: moved, partner: -1 } : bestSwap(state, i, b)
    if (gain > most) {
      most = gain
      to = b
      other = partner
    }
  }
  if (to < 0) return false
  if (other < 0) move(state, i, to)
  else {
    take(state, i)
    move(state, other, a)
    put(state, i, to)
  }
  return true
}

/** Moves and swaps until none gains any more. */
export function* exchange(state: Clusters, bounds: Bounds): Slices<void> {
  const seen = new Float64Array(state.count).fill(-1)
  for (let changed = true; changed;) {
    changed = false
    for (let i = 0; i < state.count; i++) {
      const now = state.clock
      if (change(state, bounds, { i, seen: seen[i]! })) changed = true
      else seen[i] = now
      yield
    }
  }
}
