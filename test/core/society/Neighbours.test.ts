import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import * as Neighbours from "../../../packages/core/src/society/Neighbours.ts"
import { complete } from "../../../packages/core/src/society/Slices.ts"
import { normalise } from "../../../packages/core/src/vector/Vector.ts"
import { exact } from "../../../packages/core/src/vector/VectorIndex.ts"

/** Unit vectors from a coarse grid, so that there are many ties. */
const vectors = fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 3, maxLength: 3 }), { maxLength: 40 })
  .map((rows) => rows.map((row) => normalise(Float32Array.from(row))))

const drawn = (count: number, seed: number) => {
  const random = chance(seed)
  return Array.from({ length: count }, () => normalise(Float32Array.from({ length: 6 }, () => random.next() - 0.5)))
}

describe("nearest", () => {
  it("gives the nearest items of each query, nearest first, ties by number", () => {
    fc.assert(fc.property(vectors, vectors, fc.nat(12), (items, queries, count) => {
      const index = exact(items.map((vector, id) => ({ id, vector })))
      const found = complete(Neighbours.nearest({ items, queries, count }, chance(1)))
      assert.deepStrictEqual(found, queries.map((query) => index.search(query, count).map(({ id }) => id)))
    }))
  })
})

describe("inCells", () => {
  const [items, queries] = [drawn(600, 1), drawn(100, 2)]
  const exactly = complete(Neighbours.nearest({ items, queries, count: 5 }, chance(1)))

  it("gives the same where all cells are looked into", () => {
    const cells = { size: 20, looked: 1000 }
    assert.deepStrictEqual(complete(Neighbours.inCells({ items, queries, count: 5 }, cells, chance(1))), exactly)
  })

  it("finds nearly all where few are, the same for the same chance", () => {
    const find = () => complete(Neighbours.inCells({ items, queries, count: 5 }, { size: 20, looked: 16 }, chance(1)))
    const found = find()
    const hits = found.flatMap((others, i) => others.filter((other) => exactly[i]!.includes(other)))
    assert.isAbove(hits.length / (5 * queries.length), 0.9)
    assert.deepStrictEqual(find(), found)
  })
})
