import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { mmr } from "../../../packages/core/src/vector/Variety.ts"
import { cosine, normalise, type Vector } from "../../../packages/core/src/vector/Vector.ts"
import { exact, type Item, type VectorIndex } from "../../../packages/core/src/vector/VectorIndex.ts"
import { clustered, itemsOf } from "../../support/vectors.ts"

const unit = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 3, maxLength: 3 })
  .map((values) => normalise(Float32Array.from(values)))
const items = fc.array(unit, { maxLength: 25 }).map((vectors) => vectors.map((vector, id) => ({ id, vector })))
const lambda = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10)

const at = (degrees: number): Vector =>
  Float32Array.from([Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)])

/** Maximal marginal relevance from its definition. */
const byDefinition = (query: Vector, items: ReadonlyArray<Item<number>>, lambda: number, count: number) => {
  const chosen: Array<Item<number>> = []
  while (chosen.length < Math.min(count, items.length)) {
    const score = ({ vector }: Item<number>) =>
      lambda * cosine(query, vector) -
      (1 - lambda) * (chosen.length === 0 ? 0 : Math.max(...chosen.map((other) => cosine(other.vector, vector))))
    const left = items.filter((item) => !chosen.includes(item))
    chosen.push(left.reduce((best, item) => score(item) > score(best) ? item : best))
  }
  return chosen.map(({ id, vector }) => ({ id, similarity: cosine(query, vector) }))
}

describe("mmr", () => {
  it("does what its definition says, ties in the order of the items", () => {
    fc.assert(fc.property(unit, items, lambda, fc.nat(30), (query, items, lambda, count) => {
      assert.deepStrictEqual(mmr(query, items, { lambda, count }), byDefinition(query, items, lambda, count))
    }))
  })

  it("is a search where only nearness counts", () => {
    fc.assert(fc.property(unit, items, fc.nat(30), (query, items, count) => {
      assert.deepStrictEqual(mmr(query, items, { lambda: 1, count }), exact(items).search(query, count))
    }))
  })

  it("takes something else before the same again", () => {
    const items = [10, 11, 12, -40].map((degrees) => ({ id: degrees, vector: at(degrees) }))
    const order = (lambda: number) => mmr(at(0), items, { lambda, count: 4 }).map(({ id }) => id)
    assert.deepStrictEqual(order(1), [10, 11, 12, -40])
    assert.deepStrictEqual(order(0.5), [10, -40, 11, 12])
  })

  it("chooses from the nearest alone where there are very many and an index finds them", () => {
    const items = itemsOf(clustered(5001, 8, 1))
    const [query] = clustered(1, 8, 2) as [Vector]
    const nearest = exact(items)
    const asked: Array<number> = []
    const index: VectorIndex<number> = {
      ...nearest,
      search: (query, k) => {
        asked.push(k)
        return nearest.search(query, k)
      }
    }
    for (const [count, from] of [[10, 200], [80, 320]] as const) {
      const near = new Set(nearest.search(query, from).map(({ id }) => id))
      assert.deepStrictEqual(
        mmr(query, items, { lambda: 0.5, count, index }),
        mmr(query, items.filter(({ id }) => near.has(id)), { lambda: 0.5, count })
      )
    }
    assert.deepStrictEqual(asked, [200, 320])
    const fewer = items.slice(1)
    assert.deepStrictEqual(
      mmr(query, fewer, { lambda: 0.5, count: 10, index }),
      mmr(query, fewer, { lambda: 0.5, count: 10 })
    )
    assert.strictEqual(asked.length, 2)
  })
})
