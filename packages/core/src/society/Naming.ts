/** Names for groups formed anew: as many members as possible keep the group they had. */
import type { Group } from "../domain/Group.ts"
import * as Place from "../domain/Place.ts"
import type { Slices } from "./Slices.ts"
import * as Transport from "./Transport.ts"

/** How many members each new group shares with which groups of before, by number. */
const shared = (
  before: ReadonlyArray<Group>,
  after: ReadonlyArray<ReadonlyArray<string>>
): ReadonlyArray<ReadonlyMap<number, number>> => {
  const groups = new Map(before.flatMap(({ members }, group) => members.map((member) => [member, group])))
  return after.map((members) => {
    const counts = new Map<number, number>()
    for (const member of members) {
      const group = groups.get(member)
      if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1)
    }
    return counts
  })
}

/** The number of each new group: that of a group it shares members with, or, where no such is left, one of its own. */
function* matched(before: number, shares: ReadonlyArray<ReadonlyMap<number, number>>): Slices<Array<number>> {
  const arcs = shares.flatMap((counts, row) => [
    ...[...counts].toSorted(([a], [b]) => a - b).map(([to, count]) => ({ row, to, cost: -count })),
    { row, to: before + row, cost: 0 }
  ])
  const start = new Int32Array(shares.length + 1)
  for (const { row } of arcs) start[row + 1]!++
  for (let row = 0; row < shares.length; row++) start[row + 1]! += start[row]!
  const network = {
    columns: before + shares.length,
    start,
    to: Int32Array.from(arcs, ({ to }) => to),
    cost: Float64Array.from(arcs, ({ cost }) => cost)
  }
  return Array.from(yield* Transport.solve(network, { min: 0, max: 1 }))
}

/**
 * New groups, no fewer than there were, with the ids of those before such that the number of members who stay in the group
 * of their id is the greatest there is. Ids that none inherits, and then new ones, go to the others in their order.
 */
export function* named(
  before: ReadonlyArray<Group>,
  after: ReadonlyArray<readonly [string, ...ReadonlyArray<string>]>
): Slices<Array<Group>> {
  const found = yield* matched(before.length, shared(before, after))
  const taken = new Set(found)
  const free = [...after.keys()].filter((number) => number >= before.length || !taken.has(number))
  let given = 0
  const numbers = found.map((number) => number < before.length ? number : free[given++]!)
  const groups: Array<Group> = []
  after.forEach((members, nth) => {
    const number = numbers[nth]!
    groups[number] = { id: Place.groupId(number), members }
  })
  return groups
}
