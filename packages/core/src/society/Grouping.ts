/** Which agents hear each other: groups of like agents by constrained k-means (MATRIX section 3.2), or random ones. */
import { Effect, Result, Schema } from "effect"
import type { Chance } from "../domain/Seed.ts"
import { normalise, type Vector } from "../vector/Vector.ts"
import type { Bounds } from "./Clusters.ts"
import * as Hierarchy from "./Hierarchy.ts"
import * as KMeans from "./KMeans.ts"
import * as Slices from "./Slices.ts"

/** How large groups are: least and greatest number of agents, and the mean, from which the number of groups follows. */
export interface Sizes {
  readonly min: number
  readonly max: number
  readonly mean: number
  /** At least so many groups, whatever the mean says. */
  readonly groups?: number | undefined
}

/** The sizes asked for and the number of agents do not go together; asking again does not help. */
export class GroupingError extends Schema.TaggedError<GroupingError>()("GroupingError", {
  agents: Schema.Int,
  groups: Schema.Int,
  min: Schema.Finite,
  max: Schema.Finite,
  mean: Schema.Finite
}) {
  override get message(): string {
    const { agents, groups, max, mean, min } = this
    const count = `${agents} agents at a mean of ${mean} make ${groups} groups, and`
    return groups * max < agents
      ? `${count} ${groups} of at most ${max} hold only ${groups * max}. Lower the mean or raise the greatest size.`
      : `${count} ${groups} of at least ${min} need ${groups * min}. Raise the mean or lower the least size.`
  }
}

/** The number of groups for `agents` agents: agents / mean, rounded up, or as many as there must be. */
export const sizes = (
  agents: number,
  { groups: most = 0, max, mean, min }: Sizes
): Result.Result<number, GroupingError> => {
  const groups = Math.max(Math.ceil(agents / mean), most)
  return groups * max < agents || groups * min > agents
    ? Result.fail(new GroupingError({ agents, groups, min, max, mean }))
    : Result.succeed(groups)
}

/** Numbers the groups by their first agent, so that the first agent is in group 0. */
const renumber = (assignment: Iterable<number>): Array<number> => {
  const numbers = new Map<number, number>()
  return Array.from(assignment, (group) => {
    const number = numbers.get(group) ?? numbers.size
    numbers.set(group, number)
    return number
  })
}

/** Up to so many agents all are compared with all: a few seconds, and 100 MB. */
export const exactly = 2000

/** Beyond that: two hundredths above the exact form where both can be had, in time that grows with the agents alone. */
export const frame: Hierarchy.Frame = { block: 1000, passes: 4 }

/** Groups of like agents within the bounds, from unit vectors in the agents' order; the first agent is in group 0. */
export function* alike(vectors: ReadonlyArray<Vector>, bounds: Bounds, chance: Chance): Slices.Slices<Array<number>> {
  if (bounds.k === 0) return []
  const found = vectors.length > exactly
    ? yield* Hierarchy.cluster(vectors, { bounds, chance, frame })
    : yield* KMeans.cluster(vectors, bounds, chance)
  return renumber(found)
}

/** Random groups of as varied sizes within the bounds. */
export const drawn = (agents: number, { k, max, min }: Bounds, chance: Chance): Array<number> => {
  const groups = Array.from({ length: k }, (_, group) => group)
  const counts = groups.map(() => min)
  const seats = groups.flatMap((group) => Array.from({ length: min }, () => group))
  // A larger group draws more of those still to come; with equal chances nearly every group would have the mean.
  const urn = [...groups, ...seats]
  while (seats.length < agents) {
    const place = chance.int(urn.length)
    const group = urn[place]!
    if (counts[group]! < max) {
      seats.push(group)
      urn.push(group)
      counts[group]!++
    } else {
      urn[place] = urn[urn.length - 1]!
      urn.pop()
    }
  }
  return renumber(chance.shuffle(seats))
}

/**
 * The group of each agent, like with like, from the vectors of their profiles in the agents' order. Others go on
 * meanwhile; the log says at each tenth how far it is.
 */
export const assign = Effect.fn("Grouping.assign")(function*(
  vectors: ReadonlyArray<Vector>,
  limits: Sizes,
  chance: Chance
) {
  const k = yield* Effect.fromResult(sizes(vectors.length, limits))
  const work = alike(vectors.map(normalise), { k, min: limits.min, max: limits.max }, chance)
  return yield* Slices.run(work, (share) => Effect.logDebug("agents are being grouped", { share }))
})

/** Random groups, for the society without homophily (MATRIX table 8, random communication). */
export const shuffle = (
  agents: number,
  limits: Sizes,
  chance: Chance
): Result.Result<Array<number>, GroupingError> =>
  Result.map(sizes(agents, limits), (k) => drawn(agents, { k, min: limits.min, max: limits.max }, chance))
