import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import * as Clusters from "../../../packages/core/src/society/Clusters.ts"
import * as KMeans from "../../../packages/core/src/society/KMeans.ts"
import { complete } from "../../../packages/core/src/society/Slices.ts"
import * as Transport from "../../../packages/core/src/society/Transport.ts"
import { normalise } from "../../../packages/core/src/vector/Vector.ts"

const asked = fc.record({
  vectors: fc.array(fc.float32Array({ minLength: 4, maxLength: 4, noNaN: true, min: -1, max: 1 }).map(normalise), {
    minLength: 12,
    maxLength: 40
  }),
  seed: fc.nat(1000)
})

const worth = (state: Clusters.Clusters) => state.worth.reduce((sum, value) => sum + value, 0)

describe("cluster", () => {
  it("ends where nobody is cheaper anywhere else, and no change of a few gains", () => {
    fc.assert(fc.property(asked, ({ seed, vectors }) => {
      const bounds = { k: Math.ceil(vectors.length / 4), min: 2, max: 6 }
      const own = complete(KMeans.cluster(vectors, bounds, chance(seed)))
      const state = complete(Clusters.make(vectors, bounds.k))
      own.forEach((cluster, i) => Clusters.put(state, i, cluster))
      const costs = Float64Array.from(
        { length: vectors.length * bounds.k },
        (_, e) => Clusters.distance(state, Math.floor(e / bounds.k), e % bounds.k)
      )
      const total = (of: Int32Array) => of.reduce((sum, cluster, i) => sum + costs[i * bounds.k + cluster]!, 0)
      const exact = complete(Transport.solve(Transport.dense(bounds.k, costs), bounds))
      assert.isAtMost(total(own), total(exact) + 1e-6)
      const before = worth(state)
      complete(KMeans.improve(state, bounds))
      assert.closeTo(worth(state), before, 1e-6)
    }))
  })

  it("never ends higher than it began", () => {
    fc.assert(fc.property(asked, ({ seed, vectors }) => {
      const bounds = { k: Math.ceil(vectors.length / 4), min: 1, max: 6 }
      const random = chance(seed)
      const own = random.shuffle(vectors.map((_, i) => i % bounds.k))
      const state = complete(KMeans.resume(vectors, own, bounds.k))
      assert.deepStrictEqual([...state.own], own)
      const before = worth(state)
      complete(KMeans.improve(state, bounds, 1))
      const once = worth(state)
      complete(KMeans.improve(state, bounds))
      assert.isAtLeast(once, before - 1e-9)
      assert.isAtLeast(worth(state), once - 1e-9)
    }))
  })
})
