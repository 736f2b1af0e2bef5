/** Which agents hear each other: groups of like agents by constrained k-means (MATRIX section 3.2), or random ones. */
import { Effect, Result, Schema } from "effect"
import type { Chance } from "../domain/Seed.ts"
import { normalise, type Vector } from "../vector/Vector.ts"
import * as Hierarchy from "./Hierarchy.ts"
import * as KMeans from "./KMeans.ts"
import * as Slices from "./Slices.ts"

/** How large groups are: least and greatest number of agents, and the mean, from which the number of groups follows. */
export interface Sizes {
  readonly min: number
  readonly max: number
  readonly mean: number
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

/** The number of groups for `agents` agents: agents / mean, rounded up. */
export const sizes = (agents: number, { max, mean, min }: Sizes): Result.Result<number, GroupingError> => {
  const groups = Math.ceil(agents / mean)
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

/** Beyond that. */
export const frame: Hierarchy.Frame = { block: 250, passes: 4 }

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
  if (k === 0) return []
  const units = vectors.map(normalise)
  const bounds = { k, min: limits.min, max: limits.max }
  const work = units.length > exactly
    ? Hierarchy.cluster(units, { bounds, chance, frame })
    : KMeans.cluster(units, bounds, chance)
  return renumber(yield* Slices.run(work, (share) => Effect.logDebug("agents are being grouped", { share })))
})

/** Random groups of as varied sizes, for the society without homophily (MATRIX table 8, random communication). */
export const shuffle = (
  agents: number,
  limits: Sizes,
  chance: Chance
): Result.Result<Array<number>, GroupingError> =>
  Result.map(sizes(agents, limits), (k) => {
    const groups = Array.from({ length: k }, (_, group) => group)
    const counts = groups.map(() => limits.min)
    const seats = groups.flatMap((group) => Array.from({ length: limits.min }, () => group))
    // A larger group draws more of those still to come; with equal chances nearly every group would have the mean.
    let urn = [...groups, ...seats].filter((group) => counts[group]! < limits.max)
    while (seats.length < agents) {
      const group = chance.pick(urn)
      seats.push(group)
      urn.push(group)
      if (++counts[group]! === limits.max) urn = urn.filter((other) => other !== group)
    }
    return renumber(chance.shuffle(seats))
  })
