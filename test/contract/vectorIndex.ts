/** What every index of vectors promises. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as fc from "fast-check"
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { type Kind, load } from "../../packages/core/src/vector/Indexes.ts"
import { cosine, normalise, type Vector } from "../../packages/core/src/vector/Vector.ts"
import { exact, type Item, type Maker, type Match } from "../../packages/core/src/vector/VectorIndex.ts"
import { clustered, filled, found, itemsOf } from "../support/vectors.ts"

/** Unit vectors of three numbers from a coarse grid, so that there are many ties. */
const unit = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 3, maxLength: 3 })
  .map((values) => normalise(Float32Array.from(values)))

/** The search from its definition. */
const byDefinition = (items: ReadonlyArray<Item<number>>, query: Vector, k: number): Array<Match<number>> =>
  items
    .map(({ id, vector }) => ({ id, similarity: cosine(query, vector) }))
    .toSorted((a, b) => b.similarity - a.similarity || a.id - b.id)
    .slice(0, Math.max(0, k))

/** What another process finds, begun from a text as `node --eval` begins one. */
const elsewhere = async (kind: Kind): Promise<string> => {
  const from = (file: string) => JSON.stringify(new URL(file, import.meta.url).href)
  const script = `
    const { runSync } = await import("effect/Effect")
    const { load } = await import(${from("../../packages/core/src/vector/Indexes.ts")})
    const { found } = await import(${from("../support/vectors.ts")})
    console.log(found(runSync(load("${kind}", { exactly: 0 }))))`
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: fileURLToPath(new URL("../..", import.meta.url))
  })
  return stdout.trim()
}

/** The contract, for an index as a run has it and for one that relies on its library from the first vector on; `missing` is why it cannot be had here. */
export const vectorIndexContract = (kind: Kind, missing?: string): void => {
  const makerOf = (exactly?: number): Maker =>
    Effect.runSync(load(kind, exactly === undefined ? undefined : { exactly }))
  const make: Maker = () => makerOf()()
  const relying: Maker = () => makerOf(0)()

  const skipped = missing === undefined ? "" : ` (skipped: ${missing})`
  describe.skipIf(missing !== undefined)(`the index ${kind}${skipped}`, () => {
    it("gives the k nearest, nearest first, ties in the order in which they went in", () => {
      fc.assert(
        fc.property(unit, fc.array(unit, { maxLength: 40 }), fc.integer({ min: -2, max: 45 }), (query, vectors, k) => {
          for (const maker of [make, relying]) {
            assert.deepStrictEqual(filled(maker, vectors).search(query, k), byDefinition(itemsOf(vectors), query, k))
          }
        })
      )
    })

    it("does so among hundreds that are the same or tie, too", () => {
      fc.assert(
        fc.property(
          unit,
          fc.array(unit, { minLength: 300, maxLength: 400 }),
          fc.integer({ min: 1, max: 15 }),
          (query, vectors, k) => {
            assert.deepStrictEqual(filled(relying, vectors).search(query, k), byDefinition(itemsOf(vectors), query, k))
          }
        ),
        { numRuns: 25 }
      )
    })

    it("holds nothing at first, and everything that went in", () => {
      const index = make<string>()
      assert.strictEqual(index.size, 0)
      assert.deepStrictEqual(index.search(Float32Array.of(1, 0), 3), [])
      index.add([])
      index.add([{ id: "a", vector: Float32Array.of(0, 1) }, { id: "b", vector: Float32Array.of(1, 0) }])
      assert.strictEqual(index.size, 2)
      assert.deepStrictEqual(index.search(Float32Array.of(1, 0), 9), [
        { id: "b", similarity: 1 },
        { id: "a", similarity: 0 }
      ])
    })

    it("is the same whether its vectors come at once, in pieces or one by one, searched between or not", () => {
      const vectors = clustered(600, 16, 3)
      const queries = clustered(30, 16, 4)
      for (const exactly of [0, 250]) {
        const maker = makerOf(exactly)
        const answers = [600, 97, 1].map((piece) => {
          const index = maker<number>()
          for (let at = 0; at < vectors.length; at += piece) {
            index.add(itemsOf(vectors).slice(at, at + piece))
            index.search(queries[at % 30]!, 3)
          }
          return queries.map((query) => index.search(query, 10))
        })
        assert.deepStrictEqual(answers[1], answers[0])
        assert.deepStrictEqual(answers[2], answers[0])
      }
    })

    it("finds the same when it is made again, and in another process", async () => {
      const digest = found(relying)
      assert.strictEqual(found(relying), digest)
      assert.strictEqual(await elsewhere(kind), digest)
    })

    it("finds many that are the same in the order in which they went in, and what is behind them", () => {
      const vectors = clustered(900, 16, 5)
      const same = vectors[7]!
      const all = vectors.flatMap((vector, i) => i % 3 === 0 ? [same.slice(), vector] : [vector])
      const index = filled(relying, all)
      for (const k of [1, 10, 70]) {
        assert.deepStrictEqual(index.search(same, k), byDefinition(itemsOf(all), same, k))
      }
      const other = vectors[100]!
      assert.deepStrictEqual(index.search(other, 1), byDefinition(itemsOf(all), other, 1))
    })

    it("takes a vector of zeros, one of another length and one that is not a number throughout for the same", () => {
      const strange: ReadonlyArray<Vector> = [[0, 0, 0], [0, Number.NaN, 1], [Infinity, 0, 0], [1, 0], [1, 0, 0, 0]]
        .map((vector) => Float32Array.from(vector))
      const usual = clustered(400, 3, 6)
      const vectors = [...usual.slice(0, 2), ...strange, ...usual.slice(2)]
      const zeroed = vectors.map((vector) => strange.includes(vector) ? new Float32Array(3) : vector)
      for (const maker of [make, relying]) {
        const index = filled(maker, vectors)
        for (const query of [...strange, ...usual.slice(0, 5)]) {
          const asked = strange.includes(query) ? new Float32Array(3) : query
          assert.deepStrictEqual(index.search(query, 8), byDefinition(itemsOf(zeroed), asked, 8))
        }
      }
    })

    it("keeps what went in, whatever becomes of the vector afterwards", () => {
      const vectors = clustered(100, 8, 7)
      const before = vectors.map((vector) => vector.slice())
      for (const maker of [make, relying]) {
        const index = filled(maker, vectors)
        vectors.forEach((vector) => vector.fill(0))
        assert.deepStrictEqual(index.search(before[3]!, 5), byDefinition(itemsOf(before), before[3]!, 5))
        vectors.forEach((vector, i) => vector.set(before[i]!))
      }
    })

    it("finds at least 95 of the 100 nearest among 5,000, and tells of each what it truly is", () => {
      const vectors = clustered(5000, 384, 8)
      const index = filled(make, vectors)
      const reference = exact(itemsOf(vectors))
      let hits = 0
      const queries = clustered(50, 384, 9)
      for (const query of queries) {
        const nearest = new Set(reference.search(query, 10).map(({ id }) => id))
        const matches = index.search(query, 10)
        assert.strictEqual(matches.length, 10)
        for (const { id, similarity } of matches) {
          assert.strictEqual(similarity, cosine(query, vectors[id]!))
          if (nearest.has(id)) hits++
        }
      }
      assert.isAtLeast(hits / (queries.length * 10), 0.95)
    })
  })
}
