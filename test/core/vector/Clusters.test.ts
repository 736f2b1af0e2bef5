import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import { clusters } from "../../../packages/core/src/vector/Clusters.ts"
import { dot, normalise, type Vector } from "../../../packages/core/src/vector/Vector.ts"

const unit = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 })
  .map((values) => normalise(Float32Array.from(values)))
const asked = fc.record({
  vectors: fc.array(unit, { minLength: 1, maxLength: 40 }),
  count: fc.integer({ min: 1, max: 8 }),
  seed: fc.nat(1000)
})

const isZero = (vector: Vector) => vector.every((value) => value === 0)

describe("clusters", () => {
  it("gives every vector a cluster, leaves none of the clusters empty, and makes no more than were asked for", () => {
    fc.assert(fc.property(asked, ({ count, seed, vectors }) => {
      const { centroids, of } = clusters(vectors, { count, seed })
      assert.isAtMost(centroids.length, count)
      assert.strictEqual(of.length, vectors.length)
      assert.deepStrictEqual(new Set(of), new Set(centroids.keys()))
    }))
  })

  it("tells apart what lies apart, whatever the seed", () => {
    const random = chance(7)
    const directions = [0, 1, 2].map((axis) => Float32Array.from({ length: 16 }, (_, i) => i === axis ? 1 : 0))
    const vectors = Array.from(
      { length: 90 },
      (_, i) => normalise(directions[i % 3]!.map((value) => value + (random.next() - 0.5) / 10))
    )
    for (let seed = 0; seed < 20; seed++) {
      const { centroids, of } = clusters(vectors, { count: 3, seed })
      assert.strictEqual(centroids.length, 3)
      of.forEach((cluster, i) => assert.strictEqual(cluster, of[i % 3]))
      vectors.forEach((vector, i) => assert.isAbove(dot(vector, centroids[of[i]!]!), 0.9))
    }
  })

  it("gives the same for the same seed, and middles of unit length", () => {
    fc.assert(fc.property(asked, ({ count, seed, vectors }) => {
      const once = clusters(vectors, { count, seed })
      assert.deepStrictEqual(clusters(vectors, { count, seed }), once)
      for (const centroid of once.centroids) {
        if (!isZero(centroid)) assert.closeTo(dot(centroid, centroid), 1, 1e-6)
      }
    }))
  })

  it("keeps vectors that are the same together", () => {
    fc.assert(fc.property(asked, ({ count, seed, vectors }) => {
      const twice = [...vectors, ...vectors]
      const { centroids, of } = clusters(twice, { count, seed })
      const different = new Set(vectors.filter((vector) => !isZero(vector)).map(String)).size
      assert.isAtMost(centroids.length, Math.max(1, different))
      if (centroids.length < count) vectors.forEach((_, i) => assert.strictEqual(of[i], of[i + vectors.length]))
    }))
  })

  it("has nothing to say of no vectors, and puts vectors of zeros into the first cluster", () => {
    assert.deepStrictEqual(clusters([], { count: 3, seed: 1 }), { of: new Int32Array(0), centroids: [] })
    const zero = new Float32Array(2)
    assert.deepStrictEqual([...clusters([zero, zero], { count: 2, seed: 1 }).of], [0, 0])
    const { centroids, of } = clusters([zero, Float32Array.of(1, 0), zero], { count: 2, seed: 1 })
    assert.deepStrictEqual([...of], [0, 0, 0])
    assert.deepStrictEqual(centroids.map((centroid) => [...centroid]), [[1, 0]])
  })
})
