/**
 * Which groups can send each other messages: alike ones, and a few by chance, as in a small world (Watts & Strogatz
 * 1998).
 */
import type { GroupLink } from "../domain/Group.ts"
import { groupId } from "../domain/Place.ts"
import type { Chance } from "../domain/Seed.ts"
import { cosine, normalise, type Vector } from "../vector/Vector.ts"
import { neighbours } from "./Neighbours.ts"
import type { Slices } from "./Slices.ts"

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
    const vector = vectors[agent]!
    for (let t = 0; t < sum.length; t++) sum[t]! += vector[t]!
  })
  return sums.map((sum) => normalise(Float32Array.from(sum)))
}

/** The groups each group is linked to, and how. */
export type Linked = ReadonlyArray<Map<number, GroupLink["kind"]>>

/** Links two groups, both ways. */
export const link = (linked: Linked, [a, b]: readonly [number, number], kind: GroupLink["kind"]): void => {
  linked[a]!.set(b, kind)
  linked[b]!.set(a, kind)
}

/** How many near ones a group draws among so many groups: `near`, at most half of all others, rounded up. */
export const nearOf = (groups: number, near: number): number => Math.min(near, Math.ceil((groups - 1) / 2))

/** Draws far links for a group: as Chance.sample would among all it is not linked to, without a list of them. */
export const drawFar = (linked: Linked, a: number, { chance, far }: { far: number; chance: Chance }): void => {
  const known = [...linked[a]!.keys(), a].toSorted((b, c) => b - c)
  const strangers = linked.length - known.length
  const moved = new Map<number, number>()
  const drawn: Array<number> = []
  for (let i = 0; i < Math.min(far, Math.floor(strangers / 2)); i++) {
    const j = i + chance.int(strangers - i)
    drawn.push(moved.get(j) ?? j)
    moved.set(j, moved.get(i) ?? i)
  }
  for (const nth of drawn) link(linked, [a, known.reduce((b, other) => other <= b ? b + 1 : b, nth)], "far")
}

/** The links as a list in place order, each pair once, with the cosine of the two centroids. */
export function* listed(linked: Linked, centroids: ReadonlyArray<Vector>): Slices<Array<GroupLink>> {
  const list: Array<GroupLink> = []
  for (const [a, others] of linked.entries()) {
    for (const [b, kind] of [...others].toSorted(([b], [c]) => b - c)) {
      if (a > b) continue
      // Not -0, which JSON does not keep.
      list.push({ a: groupId(a), b: groupId(b), kind, similarity: cosine(centroids[a]!, centroids[b]!) || 0 })
    }
    yield
  }
  return list
}

/**
 * The links between groups, given the centroid of each, in place order. A group draws its `near` nearest others, at
 * most half of all others, and then `far` by chance, at most half of those it is not yet linked to: so a small society
 * is no complete graph. A link holds both ways, whichever side drew it. So a group has `near + far` neighbours or more,
 * and twice as many at most in the mean; a group in the middle of many may be drawn by many.
 */
export function* links(
  centroids: ReadonlyArray<Vector>,
  { far, near }: Reach,
  chance: Chance
): Slices<Array<GroupLink>> {
  const linked: Linked = centroids.map(() => new Map())
  const nearest = yield* neighbours(centroids, nearOf(centroids.length, near), chance)
  nearest.forEach((others, a) => others.forEach((b) => link(linked, [a, b], "near")))
  for (let a = 0; a < linked.length; a++) {
    drawFar(linked, a, { far, chance })
    yield
  }
  return yield* listed(linked, centroids)
}
