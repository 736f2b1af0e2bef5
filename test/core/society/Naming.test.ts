import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { Group } from "../../../packages/core/src/domain/Group.ts"
import * as Place from "../../../packages/core/src/domain/Place.ts"
import * as Naming from "../../../packages/core/src/society/Naming.ts"
import { complete } from "../../../packages/core/src/society/Slices.ts"

/** The group of each of ten people or more before and after; some come only after. */
const asked = fc.record({
  before: fc.array(fc.nat(3), { minLength: 4, maxLength: 10 }),
  after: fc.array(fc.nat(4), { minLength: 11, maxLength: 14 })
}).map(({ after, before }) => {
  const lists = (own: ReadonlyArray<number>, count: number) => {
    // Nobody's group is empty: the first few people are in one each.
    const groups = own.map((group, nth) => nth < count ? nth : group)
    return Array.from({ length: count }, (_, group) => [...groups.keys()].filter((nth) => groups[nth] === group))
      .map((members) => members.map(Place.agentId) as [string, ...Array<string>])
  }
  const old = lists(before, 4).map((members, group): Group => ({ id: Place.groupId(group), members }))
  return { old, found: lists(after.toReversed(), 5).toReversed() }
})

const stay = (old: ReadonlyArray<Group>, groups: ReadonlyArray<Group>) =>
  old.reduce((sum, { id, members }) => {
    const now = new Set(groups.find((group) => group.id === id)?.members)
    return sum + members.filter((member) => now.has(member)).length
  }, 0)

const permutations = (items: ReadonlyArray<number>): Array<Array<number>> =>
  items.length === 0
    ? [[]]
    : items.flatMap((first) => permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]))

describe("named", () => {
  it("lets as many members as can be keep their group's id, and gives every id once", () => {
    fc.assert(
      fc.property(asked, ({ found, old }) => {
        const groups = complete(Naming.named(old, found))
        assert.deepStrictEqual(groups.map(({ id }) => id), groups.map((_, nth) => Place.groupId(nth)))
        assert.sameDeepMembers(groups.map(({ members }) => [...members]), found)
        const best = Math.max(
          ...permutations([0, 1, 2, 3, 4]).map((order) =>
            stay(old, found.map((members, nth): Group => ({ id: Place.groupId(order[nth]!), members })))
          )
        )
        assert.strictEqual(stay(old, groups), best)
        assert.deepStrictEqual(complete(Naming.named(old, found)), groups)
      }),
      { numRuns: 60 }
    )
  })

  it("changes no name where nothing changed", () => {
    const old: ReadonlyArray<Group> = [["a0000", "a0003"], ["a0001"], ["a0002", "a0004"]].map((members, nth) => ({
      id: Place.groupId(nth),
      members: members as [string, ...Array<string>]
    }))
    const shuffled = [old[2]!, old[0]!, old[1]!].map(({ members }) => members)
    assert.deepStrictEqual(complete(Naming.named(old, shuffled)), old)
  })
})
