import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Stand from "../../../packages/core/src/forecast/Stand.ts"

interface Item {
  readonly sort: string
  readonly length: number
}

const items = fc.array(
  fc.record<Item>({ sort: fc.constantFrom("a", "b", "c"), length: fc.integer({ min: 1, max: 1000 }) }),
  { maxLength: 300 }
)
const choose = (all: ReadonlyArray<Item>, size: number) =>
  Stand.choose(all, { size, alike: ({ sort }) => sort, rank: ({ length }) => length })

const sum = (numbers: ReadonlyArray<number>) => numbers.reduce((total, number) => total + number, 0)

describe("a few that stand for many", () => {
  it("stand for all of each sort, none of it left out, and keep their order", () => {
    fc.assert(fc.property(items, fc.integer({ min: 1, max: 100 }), (all, size) => {
      const few = choose(all, size)
      for (const sort of ["a", "b", "c"]) {
        const stands = sum(few.flatMap(({ item, stands }) => (item.sort === sort ? [stands] : [])))
        assert.closeTo(stands, all.filter((item) => item.sort === sort).length, 1e-9)
      }
      const places = few.map(({ item }) => all.indexOf(item))
      assert.deepStrictEqual(places, places.toSorted((a, b) => a - b))
      assert.isAtMost(few.length, Math.max(size + 2, 3))
    }))
  })

  it("are all where there are no more than wanted", () => {
    fc.assert(fc.property(items, (all) => {
      assert.deepStrictEqual(choose(all, all.length), all.map((item) => ({ item, stands: 1 })))
    }))
  })

  it("are as long in the mean as the many, however these are spread", () => {
    const all = Array.from({ length: 2000 }, (_, nth) => ({ sort: "a", length: 1 + (nth * 7919) % 1000 }))
    const few = choose(all, 50)
    assert.strictEqual(few.length, 50)
    const mean = sum(few.map(({ item, stands }) => item.length * stands)) / 2000
    assert.closeTo(mean / (sum(all.map(({ length }) => length)) / 2000), 1, 0.01)
  })
})
