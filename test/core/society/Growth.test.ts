import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import * as fc from "fast-check"
import type { Group } from "../../../packages/core/src/domain/Group.ts"
import * as Place from "../../../packages/core/src/domain/Place.ts"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import * as Grouping from "../../../packages/core/src/society/Grouping.ts"
import * as Growth from "../../../packages/core/src/society/Growth.ts"
import * as Homophily from "../../../packages/core/src/society/Homophily.ts"
import { complete } from "../../../packages/core/src/society/Slices.ts"
import { normalise, type Vector } from "../../../packages/core/src/vector/Vector.ts"

const reach = { near: 3, far: 1 }

/** People with vectors of a few kinds. */
const people = (count: number, seed: number) => {
  const random = chance(seed)
  const kinds = Array.from({ length: 12 }, () => Float32Array.from({ length: 6 }, () => random.next() - 0.5))
  return Array.from({ length: count }, (_, nth): readonly [string, Vector] => [
    Place.agentId(nth),
    normalise(random.pick(kinds).map((value) => value + 0.1 * random.next()))
  ])
}

/** A society of the first `count` people. */
const formed = (everybody: ReturnType<typeof people>, count: number, sizes: Grouping.Sizes): Growth.Society => {
  const vectors = everybody.slice(0, count).map(([, vector]) => vector)
  const k = Result.getOrThrow(Grouping.sizes(count, sizes))
  const own = complete(Grouping.alike(vectors, { ...sizes, k }, chance(1)))
  const members = Array.from({ length: k }, (): Array<string> => [])
  own.forEach((group, nth) => members[group]!.push(everybody[nth]![0]))
  return {
    groups: members.map(([first, ...rest], group): Group => ({ id: Place.groupId(group), members: [first!, ...rest] })),
    links: complete(Homophily.links(Homophily.centroids(vectors, own), reach, chance(2)))
  }
}

const asked = fc.record({
  before: fc.integer({ min: 1, max: 60 }),
  after: fc.integer({ min: 0, max: 60 }),
  min: fc.integer({ min: 1, max: 3 }),
  mean: fc.integer({ min: 2, max: 6 }),
  max: fc.integer({ min: 2, max: 10 }),
  alike: fc.boolean(),
  seed: fc.nat(1000)
}).filter(({ before, ...sizes }) => Result.isSuccess(Grouping.sizes(before, sizes)))

const grown = ({ after, alike, before, seed, ...sizes }: Omit<Grouping.Sizes, "groups"> & {
  before: number
  after: number
  alike: boolean
  seed: number
}) => {
  const everybody = people(before + after, seed)
  const society = formed(everybody, before, sizes)
  const coming: Growth.Coming = {
    newcomers: everybody.slice(before).map(([id]) => id),
    vectors: new Map(everybody),
    sizes,
    reach,
    chance: chance(seed),
    alike
  }
  return { everybody, society, grown: complete(Growth.grow(society, coming)) }
}

describe("grow", () => {
  it("puts everybody into one group, keeps who was there where they were, and opens groups as the mean asks", () => {
    fc.assert(fc.property(asked, (asked) => {
      const { everybody, grown: { groups }, society } = grown(asked)
      assert.deepStrictEqual(groups.map(({ id }) => id), groups.map((_, nth) => Place.groupId(nth)))
      assert.deepStrictEqual(groups.flatMap(({ members }) => members).toSorted(), everybody.map(([id]) => id))
      society.groups.forEach(({ members }, nth) =>
        assert.deepStrictEqual(groups[nth]!.members.slice(0, members.length), [...members])
      )
      for (const { members } of groups) assert.isAtMost(members.length, asked.max)
      const wanted = Math.ceil((asked.before + asked.after) / asked.mean)
      if (asked.min === 1 && asked.mean <= asked.max) {
        assert.strictEqual(groups.length, Math.max(wanted, society.groups.length))
      }
      // Where the others have no room, whoever comes has to do, however few.
      const room = society.groups.reduce((sum, { members }) => sum + asked.max - members.length, 0)
      if (asked.after <= room) { for (const { members } of groups) assert.isAtLeast(members.length, asked.min) }
    }))
  })

  it("keeps the links that there are, and gives each group that is opened its own, the same for the same chance", () => {
    fc.assert(fc.property(asked, (asked) => {
      const { grown: { groups, links }, society } = grown(asked)
      const present = society.groups.length
      const number = (id: string) => Number(id.slice(1))
      assert.deepStrictEqual(links.filter(({ b }) => number(b) < present), [...society.links])
      const near = Math.min(reach.near, Math.ceil((groups.length - 1) / 2))
      for (const { id } of groups.slice(present)) {
        const own = links.filter(({ a, b, kind }) => kind === "near" && (a === id || b === id))
        assert.isAtLeast(own.length, near)
      }
      assert.deepStrictEqual(links, links.toSorted((c, d) => Place.compare(c.a, d.a) || Place.compare(c.b, d.b)))
      assert.strictEqual(new Set(links.map(({ a, b }) => `${a} ${b}`)).size, links.length)
      assert.deepStrictEqual(grown(asked).grown, { groups, links })
    }))
  })

  it("seats newcomers beside those whom they are like, as long as there is room", () => {
    const vectors = new Map<string, Vector>([
      ["a0000", Float32Array.from([1, 0])],
      ["a0001", Float32Array.from([0, 1])],
      ["a0002", Float32Array.from([0.6, 0.8])],
      ["a0003", Float32Array.from([0, 1])],
      ["a0004", Float32Array.from([0.8, 0.6])]
    ])
    const society: Growth.Society = {
      groups: [{ id: "g000", members: ["a0000"] }, { id: "g001", members: ["a0001"] }],
      links: []
    }
    const grow = (max: number) =>
      complete(Growth.grow(society, {
        newcomers: ["a0002", "a0003", "a0004"],
        vectors,
        sizes: { min: 1, mean: max, max },
        reach,
        chance: chance(1),
        alike: true
      })).groups.map(({ members }) => members)
    assert.deepStrictEqual(grow(4), [["a0000", "a0004"], ["a0001", "a0002", "a0003"]])
    // No room beside a0001 for the second who would like it.
    assert.deepStrictEqual(grow(2), [["a0000"], ["a0001", "a0003"], ["a0002", "a0004"]])
  })
})

describe("opening", () => {
  const usual = { min: 1, mean: 5, max: 10 }

  it("opens as many as the mean asks for, filled to the mean", () => {
    assert.deepStrictEqual(Growth.opening([5, 5], 10, usual), { groups: 2, newcomers: 10 })
    assert.deepStrictEqual(Growth.opening([5, 5], 12, usual), { groups: 3, newcomers: 12 })
    assert.deepStrictEqual(Growth.opening([2, 2], 4, usual), { groups: 0, newcomers: 0 })
  })

  it("opens more where there is no room, and fewer where they could not be filled", () => {
    assert.deepStrictEqual(Growth.opening([10], 25, { min: 1, mean: 10, max: 10 }), { groups: 3, newcomers: 25 })
    assert.deepStrictEqual(Growth.opening([3, 3], 1, { min: 3, mean: 3, max: 4 }), { groups: 0, newcomers: 0 })
    assert.deepStrictEqual(Growth.opening([4, 4], 1, { min: 3, mean: 3, max: 4 }), { groups: 1, newcomers: 1 })
  })
})
