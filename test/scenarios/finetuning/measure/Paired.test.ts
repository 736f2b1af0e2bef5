import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Paired from "../../../../packages/scenarios/src/finetuning/measure/Paired.ts"
import { scored } from "./results.ts"

const counts = fc.nat(200)

describe("McNemar's exact test", () => {
  it("is the chance of so uneven a split of so many tosses: 12 and 3 of 15", () => {
    // 2 * (1 + 15 + 105 + 455) / 2^15
    assert.strictEqual(Paired.exact(12, 3), 0.03515625)
  })

  it("agrees with whole-number arithmetic, however many and however rare", () => {
    // By python3's fractions.
    assert.strictEqual(Paired.exact(1100, 900), 8.457089535503927e-6)
    assert.strictEqual(Paired.exact(214, 0), 7.596454196607839e-65)
    assert.strictEqual(Paired.exact(1, 0), 1)
  })

  it("never says more than 1, and nothing tells apart what is equal", () => {
    assert.strictEqual(Paired.exact(0, 0), 1)
    assert.strictEqual(Paired.exact(8, 8), 1)
  })

  it("is the same both ways, and falls as the split becomes more uneven", () => {
    fc.assert(fc.property(counts, counts, (b, c) => {
      assert.strictEqual(Paired.exact(b, c), Paired.exact(c, b))
      if (b >= c && c > 0) assert.isBelow(Paired.exact(b + 1, c - 1), Paired.exact(b, c) + 1e-300)
    }))
  })

  it("is no number that overflows: thousands to none is as good as never", () => {
    assert.strictEqual(Paired.exact(5000, 0), 0)
    assert.isAbove(Paired.exact(1050, 0), 0)
  })
})

describe("two methods on the same questions", () => {
  it("are matched by the question, whatever the order, and only those both were asked", () => {
    const first = scored("++-+")
    const second = scored("-+++").toReversed().filter(({ question }) => question !== "q3")
    const paired = Paired.compare(first, [...second, { question: "other", answer: null, right: true }])
    assert.deepInclude(paired, { pairs: 3, b: 1, c: 1, difference: 0, p: 1 })
  })

  it("have a difference with the interval of Bonett and Price", () => {
    const paired = Paired.compare(
      scored("+".repeat(12) + "-".repeat(3) + "+".repeat(35)),
      scored("-".repeat(12) + "+".repeat(3) + "+".repeat(35))
    )
    assert.deepInclude(paired, { pairs: 50, b: 12, c: 3, difference: 0.18 })
    // 13/52 - 4/52, give or take 1.96 roots of (17/52 - (9/52)^2) / 52.
    assert.closeTo(paired!.low, 0.02496130738226865, 1e-12)
    assert.closeTo(paired!.high, 0.3211925387715775, 1e-12)
  })

  it("cannot be compared where no question is shared", () => {
    assert.isUndefined(Paired.compare(scored("++"), []))
  })

  it("change their sign with their order, and nothing else", () => {
    const outcomes = fc.array(fc.constantFrom("+", "-"), { minLength: 1, maxLength: 60 })
    fc.assert(fc.property(outcomes, outcomes, (one, other) => {
      const [first, second] = [scored(one.join("")), scored(other.join(""))]
      const [there, back] = [Paired.compare(first, second)!, Paired.compare(second, first)!]
      assert.closeTo(there.difference, -back.difference, 1e-12)
      assert.closeTo(there.low, -back.high, 1e-12)
      assert.strictEqual(there.p, back.p)
      assert.isAtMost(there.low, there.difference)
      assert.isAtLeast(there.high, there.difference)
    }))
  })
})

describe("Holm's correction", () => {
  it("multiplies the least by their number, the next by one less, and never falls", () => {
    const [first, second, third] = Paired.holm([0.01, 0.04, 0.03])
    assert.closeTo(first!, 0.03, 1e-15)
    assert.closeTo(second!, 0.06, 1e-15)
    assert.closeTo(third!, 0.06, 1e-15)
  })

  it("leaves one alone, and stays at most 1", () => {
    assert.deepStrictEqual(Paired.holm([0.2]), [0.2])
    assert.deepStrictEqual(Paired.holm([0.7, 0.9]), [1, 1])
    assert.deepStrictEqual(Paired.holm([]), [])
  })

  it("lies between the value itself and Bonferroni's", () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (values) => {
      Paired.holm(values).forEach((corrected, at) => {
        assert.isAtLeast(corrected, values[at]!)
        assert.isAtMost(corrected, Math.min(1, values[at]! * values.length))
      })
    }))
  })
})
