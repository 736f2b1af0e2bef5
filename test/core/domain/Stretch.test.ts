import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Stretch from "../../../packages/core/src/domain/Stretch.ts"

describe("stretches of a list", () => {
  it("are its numbers in their order, each in one, and none is longer than was wanted", () =>
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 60 }), (length, size) => {
        const stretches = Stretch.of(length, size)
        assert.deepStrictEqual(
          stretches.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, nth) => from + nth)),
          Array.from({ length }, (_, index) => index)
        )
        assert.isTrue(stretches.every(({ from, to }) => to > from && to - from <= size))
        // Whoever knows a number knows its stretch.
        for (const [nth, { from, to }] of stretches.entries()) {
          assert.deepStrictEqual([Math.floor(from / size), Math.floor((to - 1) / size)], [nth, nth])
        }
      })
    ))
})
