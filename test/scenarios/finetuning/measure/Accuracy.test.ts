import { assert, describe, it } from "@effect/vitest"
import * as Accuracy from "../../../../packages/scenarios/src/finetuning/measure/Accuracy.ts"
import { scored } from "./results.ts"

describe("the accuracy of a method", () => {
  it("is the share of right answers, with the deviation of 0 and 1 over the root of their number", () => {
    const { accuracy, error } = Accuracy.of(scored("+++-"))
    assert.strictEqual(accuracy, 0.75)
    // Deviations from 0.75: three of 0.25 and one of 0.75. Mean square 3/16, its root over the root of 4.
    assert.closeTo(error, Math.sqrt(3 / 16) / 2, 1e-15)
  })

  it("has no error where all are right, or all wrong", () => {
    assert.deepStrictEqual(Accuracy.of(scored("++++")), { accuracy: 1, error: 0 })
    assert.deepStrictEqual(Accuracy.of(scored("----")), { accuracy: 0, error: 0 })
  })

  it("agrees with published errors: 57.4 of 500 has 2.21", () => {
    const { error } = Accuracy.of(scored("+".repeat(287) + "-".repeat(213)))
    assert.strictEqual((error * 100).toFixed(2), "2.21")
  })

  it("is a number also of nothing", () => {
    assert.deepStrictEqual(Accuracy.of([]), { accuracy: 0, error: 0 })
  })
})
