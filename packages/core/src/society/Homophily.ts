/**
 * Which groups can send each other messages: alike ones, and a few by chance, as in a small world (Watts & Strogatz
 * 1998).
 */
import type { GroupLink } from "../domain/Group.ts"
import { groupId } from "../domain/Place.ts"
import type { Chance } from "../domain/Seed.ts"
import { cosine, normalise, type Vector } from "../vector/Vector.ts"
import { exact } from "../vector/VectorIndex.ts"

/** How far a group's acquaintance reaches: how many alike groups, how many by chance. */
export interface Reach {
  readonly near: number
  readonly far: number
}

/** The middle of each group as a unit vector, from the vectors of the agents and the group of each. */
export const centroids = (vectors: ReadonlyArray<Vector>, assignment: ReadonlyArray<number>): Array<Vector> => {
  const count = assignment.reduce((most, group) => Math.max(most, group + 1), 0)
  const sums = Array.from({ length: count }, () => new Float64Array(vectors[0]?.length ?? 0))
  assignment.forEach((group, agent) => {
    const sum = sums[group]!
    vectors[agent]!.forEach((value, t) => (sum[t]! += value))
  })
  return sums.map((sum) => normalise(Float32Array.from(sum)))
}

/**
 * The links between groups, given the centroid of each, in place order. A group draws its `near` nearest others, at
 * most half of all others, and then `far` by chance, at most half of those it is not yet linked to: so a small society
 * is no complete graph. A link holds both ways, whichever side drew it.
 */
export const links = (centroids: ReadonlyArray<Vector>, { far, near }: Reach, chance: Chance): Array<GroupLink> => {
  const linked = centroids.map(() => new Map<number, GroupLink["kind"]>())
  const link = (a: number, b: number, kind: GroupLink["kind"]): void => {
    linked[a]!.set(b, kind)
    linked[b]!.set(a, kind)
  }

  const index = exact(centroids.map((vector, id) => ({ id, vector })))
  const nearest = Math.min(near, Math.ceil((centroids.length - 1) / 2))
  centroids.forEach((centroid, a) => {
    const others = index.search(centroid, nearest + 1).filter(({ id }) => id !== a)
    for (const { id } of others.slice(0, nearest)) link(a, id, "near")
  })
  centroids.forEach((_, a) => {
    const strangers = [...centroids.keys()].filter((b) => b !== a && !linked[a]!.has(b))
    for (const b of chance.sample(strangers, Math.min(far, Math.floor(strangers.length / 2)))) link(a, b, "far")
  })

  return linked.flatMap((others, a) =>
    [...others]
      .filter(([b]) => a < b)
      .toSorted(([b], [c]) => b - c)
      .map(([b, kind]) => ({
        a: groupId(a),
        b: groupId(b),
        kind,
        // Not -0, which JSON does not keep.
        similarity: cosine(centroids[a]!, centroids[b]!) || 0
      }))
  )
}
