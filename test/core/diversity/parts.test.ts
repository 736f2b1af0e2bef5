import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Coverage from "../../../packages/core/src/diversity/Coverage.ts"
import * as Drawn from "../../../packages/core/src/diversity/Drawn.ts"
import * as Histogram from "../../../packages/core/src/diversity/Histogram.ts"
import * as Similarity from "../../../packages/core/src/diversity/Similarity.ts"
import * as Vendi from "../../../packages/core/src/diversity/Vendi.ts"
import * as Vector from "../../../packages/core/src/vector/Vector.ts"

const axis = (nth: number, length: number) => Float32Array.from({ length }, (_, place) => (place === nth ? 1 : 0))
const unit = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 })
  .filter((numbers) => numbers.some((number) => number !== 0))
  .map((numbers) => Vector.normalise(Float32Array.from(numbers)))

describe("mean similarity", () => {
  it("is the mean over all pairs", () => {
    fc.assert(fc.property(fc.array(unit, { minLength: 2, maxLength: 12 }), (vectors) => {
      const pairs = vectors.flatMap((one, i) => vectors.flatMap((other, j) => i === j ? [] : [Vector.dot(one, other)]))
      const mean = pairs.reduce((sum, cosine) => sum + cosine, 0) / pairs.length
      assert.closeTo(Similarity.mean(vectors) ?? Number.NaN, mean, 1e-6)
    }))
    assert.isUndefined(Similarity.mean([axis(0, 3)]))
  })
})

describe("the Vendi score", () => {
  it("is the number of rows that have nothing in common, and 1 of rows that are all the same", () => {
    assert.closeTo(Vendi.of([0, 1, 2, 3, 4].map((nth) => axis(nth, 5)), 1).score ?? 0, 5, 1e-6)
    assert.closeTo(Vendi.of([0, 0, 0].map((nth) => axis(nth, 5)), 1).score ?? 0, 1, 1e-6)
    assert.deepStrictEqual(Vendi.of([], 1), { score: undefined, looked: 0 })
    assert.deepStrictEqual(Vendi.of([new Float32Array(3)], 1), { score: undefined, looked: 1 })
  })

  it("lies between 1 and the number of rows, and doubled rows add nothing", () => {
    fc.assert(fc.property(fc.array(unit, { minLength: 1, maxLength: 10 }), (vectors) => {
      const { score = 0 } = Vendi.of(vectors, 1)
      assert.isAtLeast(score, 1 - 1e-6)
      assert.isAtMost(score, vectors.length + 1e-6)
      assert.closeTo(Vendi.of([...vectors, ...vectors], 1).score ?? 0, score, 1e-3)
    }))
  })

  it("looks at no more than five hundred rows", () => {
    const vectors = Array.from({ length: Vendi.most + 1 }, (_, nth) => axis(nth % 3, 3))
    const { looked, score } = Vendi.of(vectors, 1)
    assert.strictEqual(looked, Vendi.most)
    assert.closeTo(score ?? 0, 3, 0.1)
  })
})

describe("coverage", () => {
  it("is the share of the clusters that hold a row, and how evenly they do", () => {
    assert.deepStrictEqual(Coverage.of([0, 0, 3, 3], 4), { clusters: 4, share: 0.5, evenness: 0.5 })
    assert.deepStrictEqual(Coverage.of([0, 1, 2, 3], 4), { clusters: 4, share: 1, evenness: 1 })
    assert.deepStrictEqual(Coverage.of([2, 2], 4), { clusters: 4, share: 0.25, evenness: 0 })
    assert.isUndefined(Coverage.of([], 4))
  })
})

describe("histograms", () => {
  it("put every length into the bin that is named after it", () => {
    const bins = Array.from({ length: Histogram.edges.length + 1 }, (_, nth) => Histogram.name(nth))
    assert.deepStrictEqual([bins[0], bins[1], bins.at(-1)], ["0-19", "20-49", "20000 and more"])
    fc.assert(fc.property(fc.nat({ max: 30_000 }), (length) => {
      const [from = 0, to = Infinity] = (bins[Histogram.bin(length)] ?? "").split("-").map((text) =>
        Number.parseInt(text, 10)
      )
      assert.isTrue(length >= from && length <= to)
    }))
    const counting = Histogram.make()
    for (const text of ["", "x".repeat(20), "x".repeat(20_000), "x"]) counting.add(text)
    assert.deepStrictEqual(counting.read(), [2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  })
})

describe("a reservoir", () => {
  it("keeps all of few, and of many so many in their order, the same ones again", () => {
    const of = (count: number, seed: number) => {
      const reservoir = Drawn.reservoir<number>(seed, 10)
      for (let nth = 0; nth < count; nth++) reservoir.add(nth)
      return reservoir.read()
    }
    assert.deepStrictEqual(of(10, 1), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    assert.strictEqual(of(500, 1).length, 10)
    assert.deepStrictEqual(of(500, 1), of(500, 1).toSorted((a, b) => a - b))
    assert.deepStrictEqual(of(500, 1), of(500, 1))
    assert.notDeepEqual(of(500, 1), of(500, 2))
  })

  it("gives every item the same chance", () => {
    const hits = Array.from({ length: 20 }, () => 0)
    for (let seed = 0; seed < 2000; seed++) {
      const reservoir = Drawn.reservoir<number>(seed, 5)
      for (let nth = 0; nth < 20; nth++) reservoir.add(nth)
      for (const item of reservoir.read()) hits[item]! += 1
    }
    for (const hit of hits) assert.closeTo(hit, 500, 100)
  })
})
