import { assert, describe, it } from "@effect/vitest"
import { undisguised } from "../../../packages/core/src/answer/Undisguised.ts"

describe("a text in disguise", () => {
  it("has plain digits and letters, whatever script they were in", () => {
    for (const text of ["１２", "١٢", "१२", "𝟏𝟐", "𝟷𝟸", "1\u200b2", "1\u20602", "1\ufe0f\u20e32\ufe0f\u20e3"]) {
      assert.strictEqual(undisguised(text), "12", text)
    }
    assert.strictEqual(undisguised("Ａ 𝐁"), "A B")
  })

  it("keeps what says something by its form", () => {
    for (const text of ["x²", "5½", "naïve – “ok”", "数 π"]) assert.strictEqual(undisguised(text), text)
  })
})
