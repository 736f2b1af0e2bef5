import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Tries from "../../../packages/core/src/forecast/Tries.ts"

describe("the candidates that a requirement takes", () => {
  it("are as many as rows are wanted when all are kept, and at least a wave's", () => {
    assert.deepInclude(Tries.until({ wanted: 200, available: 1000 }, 1), { tried: 200, kept: 200 })
    assert.deepInclude(Tries.until({ wanted: 10, available: 1000 }, 1), { tried: 16, kept: 10 })
    assert.deepInclude(Tries.until({ wanted: 1, available: 1000 }, 1), { tried: 8, kept: 1 })
  })

  it("are more by what is not kept", () => {
    const { kept, tried } = Tries.until({ wanted: 100, available: 1000 }, 0.5)
    assert.strictEqual(kept, 100)
    assert.isAtLeast(tried, 200)
    assert.isAtMost(tried, 225)
  })

  it("end with those there are", () => {
    assert.deepInclude(Tries.until({ wanted: 100, available: 60 }, 0.5), { tried: 60, kept: 30 })
    assert.deepInclude(Tries.until({ wanted: 100, available: 0 }, 1), { tried: 0, kept: 0 })
    assert.deepInclude(Tries.until({ wanted: 100, available: 50 }, 0), { tried: 50, kept: 0 })
  })

  it("are never more than there are, and keep no more than is wanted", () => {
    const count = fc.integer({ min: 0, max: 2000 })
    fc.assert(fc.property(
      fc.integer({ min: 1, max: 1000 }),
      count,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (wanted, available, rate) => {
        const { kept, tried } = Tries.until({ wanted, available }, rate)
        assert.isAtMost(tried, available)
        assert.isAtMost(kept, wanted)
        assert.closeTo(kept, Math.min(wanted, tried * rate), 0.51)
      }
    ))
  })
})
