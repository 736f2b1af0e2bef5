/**
 * Which groups can send each other messages: alike ones, and a few by chance, as in a small world (Watts & Strogatz
 * 1998).
 */
import type { GroupLink } from "../domain/Group.ts"
import { groupId } from "../domain/Place.ts"
import type { Chance } from "../domain/Seed.ts"
import { cosine, normalise, type Vector } from "../vector/Vector.ts"
import { nearest } from "./Neighbours.ts"
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

/** A group with so many times `near` near ones is drawn by no more, as long as another will do. */
const crowd = 3

/** Links some groups with their `near` nearest others, at most half of all others, rounded up. */
export function* linkNear(
  linked: Linked,
  { centroids, chance, near, of }: {
    readonly centroids: ReadonlyArray<Vector>
    readonly of: ReadonlyArray<number>
    readonly near: number
    readonly chance: Chance
  }
): Slices<void> {
  const count = Math.min(near, Math.ceil((centroids.length - 1) / 2))
  if (count < 1) return
  const queries = of.map((a) => centroids[a]!)
  const found = yield* nearest({ items: centroids, queries, count: 2 * count + 1 }, chance)
  const known = linked.map((others) => [...others.values()].filter((kind) => kind === "near").length)
  for (const [nth, a] of of.entries()) {
    const others = found[nth]!.filter((b) => b !== a)
    const open = (b: number) => known[b]! < crowd * count || linked[a]!.has(b)
    for (const b of [...others.filter(open), ...others.filter((b) => !open(b))].slice(0, count)) {
      if (linked[a]!.has(b)) continue
      link(linked, [a, b], "near")
      known[a]!++
      known[b]!++
    }
    yield
  }
}

/** The links of each group to those after it, with the cosine of the two centroids, in place order. */
export const linksOf = (linked: Linked, a: number, centroids: ReadonlyArray<Vector>): Array<GroupLink> =>
  [...linked[a]!]
    .filter(([b]) => a < b)
    .toSorted(([b], [c]) => b - c)
    .map(([b, kind]) => ({
      a: groupId(a),
      b: groupId(b),
      kind,
      // Not -0, which JSON does not keep.
      similarity: cosine(centroids[a]!, centroids[b]!) || 0
    }))

/**
 * The links between groups, given the centroid of each, in place order. A group draws its `near` nearest others, at
 * most half of all others, and then `far` by chance, at most half of those it is not yet linked to: so a small society
 * is no complete graph. A link holds both ways, whichever side drew it: so a group has `near + far` neighbours or more,
 * and twice as many at most in the mean. A group of people who are like nobody lies in the middle of all and would be
 * drawn by most; so a crowded group is passed over, and none has more than four times `near` near ones.
 */
export function* links(
  centroids: ReadonlyArray<Vector>,
  { far, near }: Reach,
  chance: Chance
): Slices<Array<GroupLink>> {
  const linked: Linked = centroids.map(() => new Map())
  yield* linkNear(linked, { centroids, of: [...centroids.keys()], near, chance })
  const list: Array<GroupLink> = []
  for (let a = 0; a < linked.length; a++) {
    drawFar(linked, a, { far, chance })
    yield
  }
  for (let a = 0; a < linked.length; a++) {
    list.push(...linksOf(linked, a, centroids))
    yield
  }
  return list
}
