import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import * as fc from "fast-check"
import * as Profile from "../../../packages/core/src/domain/Profile.ts"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import * as Lexical from "../../../packages/core/src/model/Lexical.ts"
import * as Census from "../../../packages/core/src/population/Census.ts"
import * as Grouping from "../../../packages/core/src/society/Grouping.ts"
import * as Hierarchy from "../../../packages/core/src/society/Hierarchy.ts"
import * as KMeans from "../../../packages/core/src/society/KMeans.ts"
import { complete } from "../../../packages/core/src/society/Slices.ts"
import { dot, normalise, type Vector } from "../../../packages/core/src/vector/Vector.ts"

/** Invented people as the embedded embedder sees them. */
const people = (count: number, seed: number) =>
  Array.from({ length: count }, (_, i) => Lexical.embed(Profile.toText(Census.draw(seed, i + 1))))

/** The squared distances of all vectors to the centroids of their clusters. */
const objective = (vectors: ReadonlyArray<Vector>, own: Int32Array) => {
  const members = new Map<number, Array<Vector>>()
  vectors.forEach((vector, i) => members.set(own[i]!, [...members.get(own[i]!) ?? [], vector]))
  let total = 0
  for (const list of members.values()) {
    for (const a of list) for (const b of list) total += (dot(a, a) - dot(a, b)) / list.length
  }
  return total
}

const counts = (own: Int32Array, k: number) => {
  const sizes = Array.from({ length: k }, () => 0)
  for (const cluster of own) sizes[cluster]!++
  return sizes
}

describe("cluster", () => {
  it("ends within three hundredths of the exact form, on invented people", { timeout: 120_000 }, () => {
    for (const [count, seed] of [[300, 1], [300, 2], [700, 3], [1500, 4]] as const) {
      const vectors = people(count, seed)
      const bounds = { k: count / 5, min: 1, max: 10 }
      const exact = objective(vectors, complete(KMeans.cluster(vectors, bounds, chance(seed))))
      const frame = { ...Grouping.frame, block: Math.min(Grouping.frame.block, count / 2) }
      const found = complete(Hierarchy.cluster(vectors, { bounds, chance: chance(seed), frame }))
      assert.isBelow(objective(vectors, found) / exact, 1.03, `${count} people, seed ${seed}`)
    }
  })

  it("keeps the bounds, however tight, and gives the same for the same chance", () => {
    const asked = fc.record({
      agents: fc.integer({ min: 1, max: 120 }),
      min: fc.integer({ min: 1, max: 6 }),
      max: fc.integer({ min: 1, max: 8 }),
      mean: fc.integer({ min: 1, max: 8 }),
      block: fc.integer({ min: 1, max: 40 }),
      kinds: fc.integer({ min: 1, max: 40 }),
      seed: fc.nat(1000)
    }).filter(({ agents, ...sizes }) => Result.isSuccess(Grouping.sizes(agents, sizes)))
    fc.assert(fc.property(asked, ({ agents, block, kinds, max, mean, min, seed }) => {
      const random = chance(seed)
      const pool = Array.from(
        { length: kinds },
        () => normalise(Float32Array.from({ length: 5 }, () => random.next() - 0.5))
      )
      const vectors = Array.from({ length: agents }, () => random.pick(pool))
      const bounds = { k: Math.ceil(agents / mean), min, max }
      const frame = { block, passes: 2 }
      const found = complete(Hierarchy.cluster(vectors, { bounds, chance: chance(seed), frame }))
      for (const size of counts(found, bounds.k)) assert.isTrue(size >= min && size <= max)
      assert.deepStrictEqual(complete(Hierarchy.cluster(vectors, { bounds, chance: chance(seed), frame })), found)
    }))
  })
})
