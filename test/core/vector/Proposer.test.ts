import { assert, describe, it } from "@effect/vitest"
import * as Proposer from "../../../packages/core/src/vector/Proposer.ts"
import { cosine, type Vector } from "../../../packages/core/src/vector/Vector.ts"
import type { Maker } from "../../../packages/core/src/vector/VectorIndex.ts"
import { clustered, filled, itemsOf } from "../../support/vectors.ts"

/** A library that proposes what it is told to, and keeps what it is asked. */
const scripted = (proposals: ReadonlyArray<number>, exactly: number) => {
  const asked: Array<number> = []
  const taken: Array<{ readonly place: number; readonly vector: Vector }> = []
  const make: Maker = () =>
    Proposer.index(() => ({
      add: (vector, place) => taken.push({ place, vector: vector.slice() }),
      near: (_, count) => {
        asked.push(count)
        return proposals
      }
    }), { exactly })
  return { asked, taken, make }
}

const vectors = clustered(400, 8, 1)
const [query] = clustered(1, 8, 2) as [Vector]

/** Places with their cosines, nearest first, ties by place. */
const nearest = (places: ReadonlyArray<number>, k: number) =>
  places.map((id) => ({ id, similarity: cosine(query, vectors[id]!) }))
    .toSorted((a, b) => b.similarity - a.similarity || a.id - b.id).slice(0, k)

const all = [...vectors.keys()]

describe("an index over a library that proposes", () => {
  it("finds the nearest of what is proposed, by cosines of its own", () => {
    const { asked, make } = scripted([300, 7, 120, 8], 0)
    assert.deepStrictEqual(filled(make, vectors).search(query, 3), nearest([7, 8, 120, 300], 3))
    assert.isAtLeast(asked[0]!, 2 * 3)
  })

  it("compares with all where too few are proposed, where nearly all are wanted, and where the query is zeros", () => {
    const { asked, make } = scripted([300, 7, 120, 8], 0)
    const index = filled(make, vectors)
    assert.deepStrictEqual(index.search(query, 5), nearest(all, 5))
    assert.strictEqual(asked.length, 1)
    assert.deepStrictEqual(index.search(query, 390), nearest(all, 390))
    assert.deepStrictEqual(index.search(new Float32Array(8), 2), [{ id: 0, similarity: 0 }, { id: 1, similarity: 0 }])
    assert.strictEqual(asked.length, 1)
  })

  it("asks no library while its vectors are few, and then gives it all of them in order", () => {
    const { asked, make, taken } = scripted([5], 300)
    const index = filled(make, vectors.slice(0, 300))
    assert.deepStrictEqual(index.search(query, 1), nearest(all.slice(0, 300), 1))
    assert.deepStrictEqual([taken.length, asked.length], [0, 0])
    for (const item of itemsOf(vectors).slice(300)) index.add([item])
    assert.deepStrictEqual(taken, vectors.map((vector, place) => ({ place, vector })))
    assert.deepStrictEqual(index.search(query, 1), nearest([5], 1))
  })

  it("gives the library vectors that are the same once, and finds all of them by it", () => {
    const { make, taken } = scripted([1], 0)
    const repeated = [...vectors.slice(0, 100), vectors[1]!, vectors[1]!.slice(), ...vectors.slice(100)]
    const found = filled(make, repeated).search(query, 3)
    assert.deepStrictEqual(taken.map(({ place }) => place), all.map((place) => place < 100 ? place : place + 2))
    assert.deepStrictEqual(found, [1, 100, 101].map((id) => ({ id, similarity: cosine(query, vectors[1]!) })))
  })
})
