import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { mmr } from "../../../packages/core/src/vector/Variety.ts"
import { cosine, normalise, type Vector } from "../../../packages/core/src/vector/Vector.ts"
import { exact, type Item } from "../../../packages/core/src/vector/VectorIndex.ts"

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
})
