import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Block from "../../../packages/core/src/vector/Block.ts"
import { cosine, dot, normalise, type Vector } from "../../../packages/core/src/vector/Vector.ts"
import { exact } from "../../../packages/core/src/vector/VectorIndex.ts"

/** Unit vectors of three numbers from a coarse grid, so that there are many ties. */
const unit = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 3, maxLength: 3 })
  .map((values) => normalise(Float32Array.from(values)))
const items = fc.array(unit, { maxLength: 25 }).map((vectors) => vectors.map((vector, id) => ({ id, vector })))

describe("exact", () => {
  it("gives the k nearest, nearest first, ties in the order in which they went in", () => {
    fc.assert(fc.property(unit, items, fc.nat(30), (query, items, k) => {
      const expected = items
        .map(({ id, vector }) => ({ id, similarity: cosine(query, vector) }))
        .toSorted((a, b) => b.similarity - a.similarity || a.id - b.id)
        .slice(0, k)
      assert.deepStrictEqual(exact(items).search(query, k), expected)
    }))
  })

  it("finds a vector itself at 1", () => {
    const vectors: Array<Vector> = [[1, 0], [0.6, 0.8], [0, -1]].map((vector) => Float32Array.from(vector))
    const index = exact(vectors.map((vector, i) => ({ id: `v${i}`, vector })))
    assert.strictEqual(index.size, 3)
    assert.deepStrictEqual(index.search(Float32Array.from([0.6, 0.8]), 2), [
      { id: "v1", similarity: 1 },
      { id: "v0", similarity: 0.6 }
    ])
  })
})

describe("Block", () => {
  it("grows one vector at a time into what it is when it is made at once", () => {
    const numbers = fc.array(fc.float32Array({ minLength: 3, maxLength: 3, noNaN: true, min: -1, max: 1 }), {
      minLength: 1,
      maxLength: 70
    })
    fc.assert(fc.property(numbers, (vectors) => {
      const block = Block.growing()
      vectors.forEach((vector, i) => {
        block.add(vector)
        assert.deepStrictEqual(Block.row(block, i), vector)
      })
      const made = Block.make(vectors)
      assert.deepStrictEqual({ count: block.count, length: block.length }, { count: made.count, length: made.length })
      assert.deepStrictEqual(Block.products(block, vectors[0]!), Block.products(made, vectors[0]!))
      assert.deepStrictEqual(
        Block.strip(block, { block: made, at: 0 }),
        Block.strip(made, { block, at: 0 })
      )
    }))
  })

  it("moves what it holds only when twice as much has come", () => {
    const block = Block.growing()
    const rooms = new Set<unknown>()
    for (let i = 0; i < 10_000; i++) {
      block.add(Float32Array.of(i))
      rooms.add(block.rows)
    }
    assert.isAtMost(rooms.size, 12)
    assert.strictEqual(block.count, 10_000)
    assert.deepStrictEqual([...Block.row(block, 9999)], [9999])
  })

  it("gives the products of Vector.dot to the last bit", () => {
    const numbers = fc.float32Array({ minLength: 5, maxLength: 5, noNaN: true, min: -1, max: 1 })
    fc.assert(fc.property(fc.array(numbers, { maxLength: 11 }), numbers, (vectors, query) => {
      const block = Block.make(vectors)
      assert.deepStrictEqual([...Block.products(block, query)], vectors.map((vector) => dot(query, vector)))
      const first = vectors.slice(0, vectors.length / 2)
      assert.deepStrictEqual([...Block.cosines(block, query, first.length)], first.map((v) => cosine(query, v)))
    }))
  })
})
