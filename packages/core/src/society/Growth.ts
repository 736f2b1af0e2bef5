/** How a society takes up newcomers, and how it is grouped anew without all names changing: pure. */
import type { Group, GroupLink } from "../domain/Group.ts"
import * as Place from "../domain/Place.ts"
import type { Chance } from "../domain/Seed.ts"
import { cosine, type Vector } from "../vector/Vector.ts"
import * as Grouping from "./Grouping.ts"
import * as Homophily from "./Homophily.ts"
import { nearest } from "./Neighbours.ts"
import type { Slices } from "./Slices.ts"

/** Groups numbered without a gap, in place order, and the links between them. */
export interface Society {
  readonly groups: ReadonlyArray<Group>
  readonly links: ReadonlyArray<GroupLink>
}

/** Who comes, how everybody is seen, and what holds for groups and links. */
export interface Coming {
  readonly newcomers: ReadonlyArray<string>
  /** The unit vector of each member and each newcomer. */
  readonly vectors: ReadonlyMap<string, Vector>
  readonly sizes: Grouping.Sizes
  readonly reach: Homophily.Reach
  readonly chance: Chance
  /** Whether like joins like; else chance decides. */
  readonly alike: boolean
}

/** How many groups are opened, and for how many of the newcomers. */
export interface Opening {
  readonly groups: number
  readonly newcomers: number
}

/**
 * As many groups are opened as the mean asks for at the whole number of agents; more where the others have no room, fewer
 * where the newcomers could not fill them. Their size is as near to the mean as the room of the others allows.
 */
export const opening = (
  present: ReadonlyArray<number>,
  newcomers: number,
  { max, mean, min }: Grouping.Sizes
): Opening => {
  const agents = present.reduce((sum, size) => sum + size, newcomers)
  const room = present.reduce((sum, size) => sum + Math.max(0, max - size), 0)
  const needed = Math.ceil(Math.max(0, newcomers - room) / max)
  const wanted = Math.max(0, Math.ceil(agents / mean) - present.length)
  const groups = Math.max(needed, Math.min(wanted, Math.floor(newcomers / Math.max(1, min))))
  const least = Math.max(groups * min, newcomers - room)
  return { groups, newcomers: Math.min(Math.max(Math.round(groups * mean), least), groups * max, newcomers) }
}

/** Groups a newcomer asks before it looks at all. */
const shortlisted = 16

/** A newcomer, the groups it asks, and what it would lose by the second of them. */
interface Wish {
  readonly newcomer: number
  readonly groups: ReadonlyArray<number>
  readonly likeness: number
  readonly regret: number
}

/** The groups as newcomers see them: the middle of each, and how many it has. */
interface Hall {
  readonly vectors: ReadonlyArray<Vector>
  readonly middles: ReadonlyArray<Vector>
  readonly counts: Array<number>
  readonly max: number
}

/** What each newcomer would like best among the groups with room. */
function* wishes({ counts, max, middles, vectors }: Hall, chance: Chance): Slices<Array<Wish>> {
  const open = [...counts.keys()].filter((group) => counts[group]! < max)
  const items = open.map((group) => middles[group]!)
  const found = yield* nearest({ items, queries: vectors, count: shortlisted }, chance)
  return vectors.map((vector, newcomer) => {
    const groups = found[newcomer]!.map((nth) => open[nth]!)
    const likeness = groups[0] === undefined ? -1 : cosine(vector, middles[groups[0]]!)
    return {
      newcomer,
      groups,
      likeness,
      regret: groups[1] === undefined ? 0 : likeness - cosine(vector, middles[groups[1]]!)
    }
  })
}

/** The group of each newcomer who asks: first whoever loses most by the second best, each the nearest with room. */
function* seat({ counts, max, middles, vectors }: Hall, asking: ReadonlyArray<Wish>): Slices<Map<number, number>> {
  const seats = new Map<number, number>()
  const open = (group: number) => counts[group]! < max
  for (const { groups, newcomer } of asking.toSorted((a, b) => b.regret - a.regret || a.newcomer - b.newcomer)) {
    let group = groups.find(open) ?? -1
    if (group < 0) {
      let most = -Infinity
      middles.forEach((middle, other) => {
        const likeness = open(other) ? cosine(vectors[newcomer]!, middle) : -Infinity
        if (likeness <= most) return
        most = likeness
        group = other
      })
    }
    seats.set(newcomer, group)
    counts[group]!++
    yield
  }
  return seats
}

/** The same by chance alone. */
const seatByChance = ({ counts, max }: Hall, newcomers: ReadonlyArray<number>, chance: Chance): Map<number, number> => {
  const open = [...counts.keys()].filter((group) => counts[group]! < max)
  return new Map(newcomers.map((newcomer) => {
    const place = chance.int(open.length)
    const group = open[place]!
    if (++counts[group]! >= max) {
      open[place] = open[open.length - 1]!
      open.pop()
    }
    return [newcomer, group]
  }))
}

/** The group of each newcomer: one that there is, or one of those that are opened, which have the numbers after. */
function* placed(hall: Hall, { alike, chance, sizes }: Coming): Slices<Array<number>> {
  const { counts, vectors } = hall
  const present = counts.length
  const { groups, newcomers } = opening(counts, vectors.length, sizes)
  const own = vectors.map(() => -1)
  const all = alike
    ? yield* wishes(hall, chance)
    : chance.shuffle([...vectors.keys()]).map((newcomer): Wish => ({ newcomer, groups: [], likeness: 0, regret: 0 }))
  // New groups are for those whom the present ones suit least.
  const order = all.toSorted((a, b) => a.likeness - b.likeness)
  const apart = order.slice(0, newcomers).map(({ newcomer }) => newcomer)
  const bounds = { k: groups, min: Math.min(sizes.min, Math.floor(newcomers / Math.max(1, groups))), max: sizes.max }
  const found = alike
    ? yield* Grouping.alike(apart.map((newcomer) => vectors[newcomer]!), bounds, chance)
    : Grouping.drawn(apart.length, bounds, chance)
  apart.forEach((newcomer, nth) => (own[newcomer] = present + found[nth]!))
  const asking = order.slice(newcomers)
  const seats = alike ? yield* seat(hall, asking) : seatByChance(hall, asking.map(({ newcomer }) => newcomer), chance)
  seats.forEach((group, newcomer) => (own[newcomer] = group))
  return own
}

/** The middle of each group as a unit vector. */
export const middlesOf = (groups: ReadonlyArray<Group>, vectors: Coming["vectors"]): Array<Vector> =>
  Homophily.centroids(
    groups.flatMap(({ members }) => members.map((member) => vectors.get(member)!)),
    groups.flatMap(({ members }, group) => members.map(() => group))
  )

/** Links the groups that were opened; those that there were keep theirs as they are. */
function* linked(
  { groups, links }: Society,
  present: number,
  { chance, reach, vectors }: Coming
): Slices<Array<GroupLink>> {
  const centroids = middlesOf(groups, vectors)
  const numbers = new Map(groups.map(({ id }, number) => [id, number]))
  const kept = groups.map((): Array<GroupLink> => [])
  const linked: Homophily.Linked = groups.map(() => new Map())
  for (const known of links) {
    const a = numbers.get(known.a)!
    kept[a]!.push(known)
    Homophily.link(linked, [a, numbers.get(known.b)!], known.kind)
  }
  const opened = [...groups.keys()].slice(present)
  yield* Homophily.linkNear(linked, { centroids, of: opened, near: reach.near, chance })
  for (const group of opened) Homophily.drawFar(linked, group, { far: reach.far, chance })
  return kept.flatMap((before, a) => [
    ...before,
    ...Homophily.linksOf(linked, a, centroids).filter(({ b }) => numbers.get(b)! >= present)
  ])
}

/**
 * The society with its newcomers. Nobody who is there changes groups, and their links stay; each newcomer goes to the
 * nearest group with room, and the groups that are opened get links like those of a new society.
 */
export function* grow(society: Society, coming: Coming): Slices<Society> {
  const { newcomers, sizes, vectors } = coming
  if (newcomers.length === 0) return society
  const present = society.groups.length
  const own = yield* placed({
    vectors: newcomers.map((newcomer) => vectors.get(newcomer)!),
    middles: middlesOf(society.groups, vectors),
    counts: society.groups.map(({ members }) => members.length),
    max: sizes.max
  }, coming)
  const members = society.groups.map((group): Array<string> => [...group.members])
  newcomers.forEach((newcomer, nth) => (members[own[nth]!] ??= []).push(newcomer))
  const groups = members.map(([first, ...rest], group): Group => ({
    id: Place.groupId(group),
    members: [first!, ...rest]
  }))
  return { groups, links: yield* linked({ groups, links: society.links }, present, coming) }
}
