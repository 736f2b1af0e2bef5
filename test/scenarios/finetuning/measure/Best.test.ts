import { assert, describe, it } from "@effect/vitest"
import * as Best from "../../../../packages/scenarios/src/finetuning/measure/Best.ts"
import { measured } from "./results.ts"

const row = (iteration: number, outcomes: string) => measured("finetuned", outcomes, { iteration })

describe("the best iteration", () => {
  it("is the one with the best accuracy, the first of equals", () => {
    assert.strictEqual(Best.of([row(0, "+---"), row(1, "++--"), row(2, "+++-"), row(3, "+++-")]), 2)
    assert.strictEqual(Best.of([row(3, "+++-"), row(1, "+++-")]), 1)
  })

  it("looks at the finetuned agents and their own task only", () => {
    const others = [measured("single-agent", "++++", { iteration: 4 }), { ...row(5, "++++"), transfer: "gsm8k" }]
    assert.strictEqual(Best.of([row(0, "+---"), row(1, "++--"), ...others]), 1)
    assert.strictEqual(Best.of(others), 0)
  })

  it("says that a choice among two or more on the test questions is optimistic", () => {
    assert.include(Best.notes([row(0, "+---"), row(1, "++--"), row(2, "+++-")]).join(), "Iteration 2 is the best of 3")
    assert.include(Best.notes([row(0, "+---"), row(1, "++--")]).join(), "its accuracy is optimistic")
    assert.deepStrictEqual(Best.notes([row(0, "+---")]), [])
  })

  it("says so where training did not help", () => {
    assert.include(Best.notes([row(0, "++--"), row(1, "+---")]).join(), "training did not help")
  })
})
