import { assert, describe, it } from "@effect/vitest"
import * as Estimate from "../../../packages/core/src/model/Estimate.ts"
import { replyOf, requestOf } from "./stub.ts"

describe("Estimate", () => {
  const request = requestOf({ turns: [{ role: "user", content: "x".repeat(400) }], maxTokens: 1000 })

  it("takes a reply for a quarter of what it may be, until there was one", () => {
    const estimate = Estimate.make()
    assert.strictEqual(estimate.of(request), 100 + 250)
    estimate.learn(request, replyOf({ outputTokens: 40 }))
    assert.strictEqual(estimate.of(request), 100 + 40)
  })

  it("follows what replies to a prompt are like, each prompt for itself", () => {
    const estimate = Estimate.make()
    for (let nth = 0; nth < 200; nth++) estimate.learn(request, replyOf({ outputTokens: nth < 100 ? 40 : 400 }))
    assert.approximately(estimate.of(request), 500, 5)
    assert.strictEqual(estimate.of({ ...request, prompt: "other" }), 100 + 250)
  })
})
