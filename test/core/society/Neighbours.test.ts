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

describe("neighbours", () => {
  it("gives the nearest others, nearest first, ties by number", () => {
    fc.assert(fc.property(vectors, fc.nat(12), (vectors, count) => {
      const index = exact(vectors.map((vector, id) => ({ id, vector })))
      const found = complete(Neighbours.neighbours(vectors, count, chance(1)))
      vectors.forEach((vector, i) => {
        const others = index.search(vector, vectors.length).map(({ id }) => id).filter((id) => id !== i)
        assert.deepStrictEqual(found[i], others.slice(0, count))
      })
    }))
  })
})

describe("inCells", () => {
  it("gives the same where all cells are looked into", () => {
    const vectors = drawn(200, 1)
    const cells = { size: 20, looked: 1000 }
    assert.deepStrictEqual(
      complete(Neighbours.inCells(vectors, { count: 5, chance: chance(1), cells })),
      complete(Neighbours.neighbours(vectors, 5, chance(1)))
    )
  })

  it("finds nearly all where few are", () => {
    const vectors = drawn(600, 2)
    const exactly = complete(Neighbours.neighbours(vectors, 5, chance(1)))
    const found = complete(
      Neighbours.inCells(vectors, { count: 5, chance: chance(1), cells: { size: 20, looked: 16 } })
    )
    const hits = found.flatMap((others, i) => others.filter((other) => exactly[i]!.includes(other)))
    assert.isAbove(hits.length / (5 * vectors.length), 0.9)
  })
})
