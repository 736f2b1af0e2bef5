import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Projection from "../../../packages/core/src/forecast/Projection.ts"

describe("what a run in progress is likely to come to", () => {
  it("is what was forecast at the beginning, and what was spent at the end", () => {
    assert.strictEqual(Projection.total(0, 80, 0), 80)
    assert.strictEqual(Projection.total(120, 80, 1), 120)
    // Twice as dear as forecast, halfway: what was spent by then counts as much as the forecast.
    assert.strictEqual(Projection.total(80, 80, 0.5), 80 + 0.5 * (0.5 * 160 + 0.5 * 80))
  })

  it("is never less than what was spent, and never beyond both forecast and pace", () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true })
    fc.assert(fc.property(amount, amount, fc.double({ min: 0.01, max: 1, noNaN: true }), (spent, forecast, done) => {
      const total = Projection.total(spent, forecast, done)
      assert.isAtLeast(total, spent)
      assert.isAtMost(total, Math.max(spent / done, spent + forecast) + 1e-6)
    }))
  })

  it("is told in money where prices are known, in tokens where not, and as what was spent where nothing was forecast", () => {
    const forecast = { calls: 100, tokens: 200_000, cost: 0.8 }
    assert.strictEqual(
      Projection.words({ calls: 0, tokens: 0, cost: 0 }, forecast),
      "spent $0.00 of about $0.80"
    )
    assert.strictEqual(
      Projection.words({ calls: 10, tokens: 15_000, cost: 0.08 }, forecast),
      "spent $0.080 of about $0.80"
    )
    assert.strictEqual(
      Projection.words({ calls: 10, tokens: 20_000 }, { calls: 100, tokens: 200_000 }),
      "spent 20K of about 200K tokens"
    )
    assert.strictEqual(Projection.words({ calls: 10, tokens: 20_000 }, forecast), "spent 20K of about 200K tokens")
    assert.strictEqual(Projection.words({ calls: 10, tokens: 20_000, cost: 0.5 }), "spent $0.50")
    assert.strictEqual(Projection.words({ calls: 120, tokens: 20_000, cost: 0.9 }, forecast), "spent $0.90")
  })
})
