import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Lexical from "../../../packages/core/src/model/Lexical.ts"
import { nearness, pack } from "../../../packages/core/src/simulation/Remembered.ts"
import { cosine } from "../../../packages/core/src/vector/Vector.ts"

describe("a packed vector", () => {
  it("has the cosine of the whole one to a hundredth, and takes a quarter of its bytes", () => {
    const words = fc.array(fc.constantFrom(..."the loom ledger of a kiln turns to nobody and valves wait".split(" ")), {
      minLength: 1,
      maxLength: 30
    }).map((words) => words.join(" "))
    fc.assert(fc.property(words, words, (a, b) => {
      const [one, other] = [Lexical.embed(a), Lexical.embed(b)]
      assert.closeTo(nearness(one, pack(other)), cosine(one, other), 0.01)
      assert.strictEqual(pack(other).parts.byteLength * 4, other.byteLength)
    }))
  })

  it("of nothing is near to nothing", () => {
    assert.strictEqual(nearness(Lexical.embed("loom"), pack(Lexical.embed("").fill(0))), 0)
  })
})
