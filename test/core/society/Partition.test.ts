import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import { parts } from "../../../packages/core/src/society/Partition.ts"
import { complete } from "../../../packages/core/src/society/Slices.ts"
import { normalise } from "../../../packages/core/src/vector/Vector.ts"

const vectors = fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 3, maxLength: 3 }), { maxLength: 90 })
  .map((rows) => rows.map((row) => normalise(Float32Array.from(row))))

describe("parts", () => {
  it("puts every vector into one part, none larger than asked for, the same for the same chance", () => {
    fc.assert(fc.property(vectors, fc.integer({ min: 1, max: 20 }), fc.nat(1000), (vectors, most, seed) => {
      const found = complete(parts(vectors, most, chance(seed)))
      assert.deepStrictEqual(found.flat().toSorted((a, b) => a - b), [...vectors.keys()])
      for (const part of found) assert.isTrue(part.length > 0 && part.length <= most)
      assert.deepStrictEqual(complete(parts(vectors, most, chance(seed))), found)
    }))
  })

  it("cuts what nothing tells apart by order", () => {
    const same = Array.from({ length: 10 }, () => Float32Array.from([1, 0]))
    assert.deepStrictEqual(complete(parts(same, 4, chance(1))), [[0, 1, 2], [3, 4, 5], [6, 7, 8, 9]])
  })

  it("keeps apart what lies apart", () => {
    const two = Array.from({ length: 60 }, (_, i) => Float32Array.from(i % 2 === 0 ? [1, i / 1000] : [-1, i / 1000]))
    for (const part of complete(parts(two, 30, chance(3)))) {
      assert.strictEqual(new Set(part.map((i) => i % 2)).size, 1)
    }
  })
})
