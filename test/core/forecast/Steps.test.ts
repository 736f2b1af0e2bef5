import { assert, describe, it } from "@effect/vitest"
import type { Society } from "@stoa/core"
import * as fc from "fast-check"
import * as Ahead from "../../../packages/core/src/forecast/Ahead.ts"
import * as Steps from "../../../packages/core/src/forecast/Steps.ts"

const steps = (...episodes: ReadonlyArray<number>) => episodes.map((episodes) => ({ episodes, error: 0.03 }))

describe("another end of a society", () => {
  const of = (ended: number, goal: number, ...episodes: ReadonlyArray<number>) =>
    Steps.other(steps(...episodes), { ended, goal, factor: 2 })

  it("is no likelier than the one there was, and only there where it was close", () => {
    assert.isUndefined(of(1, 100, 60, 120))
    assert.deepInclude(of(1, 100, 60, 101), { episodes: 102 })
    assert.deepInclude(of(1, 100, 99, 140), { episodes: 99 })
    fc.assert(fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 200 }), (before, over) => {
      const other = of(1, 100, before, 100 + over)
      if (other === undefined) return
      assert.isAtLeast(other.likely, 0)
      assert.isAtMost(other.likely, 0.5)
    }))
  })

  it("is not there where chance has no part, or where the episodes came to an end by themselves", () => {
    const sure = [{ episodes: 100, error: 0 }, { episodes: 200, error: 0 }]
    assert.isUndefined(Steps.other(sure, { ended: 1, goal: 200, factor: 2 }))
    assert.isUndefined(of(1, 300, 60, 120))
    assert.isUndefined(of(5, 100, 60, 120))
  })
})

describe("groups that run ahead", () => {
  const society: Society.SocietyOptions = {
    meanGroup: 5,
    minGroup: 1,
    maxGroup: 10,
    near: 10,
    far: 2,
    communication: "structured"
  }

  it("are none while much more was done than is needed, and the more, the more groups there are", () => {
    assert.isBelow(Ahead.share(0.5, 200, society), 0.001)
    const [few = 0, some = 0, many = 0] = [20, 40, 200].map((groups) => Ahead.share(1, groups, society))
    assert.isBelow(few, some)
    assert.isBelow(some, many)
    assert.isBelow(many, 1)
  })
})
