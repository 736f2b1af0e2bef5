import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import * as Cache from "../../../packages/core/src/model/Cache.ts"

describe("Cache", () => {
  it.prop("gives what the function gives, however often it is asked", [Schema.Array(Schema.String)], ([texts]) => {
    const length = Cache.make(3, (text) => text.length)
    for (const text of [...texts, ...texts]) assert.strictEqual(length(text), text.length)
  })

  it("computes what was asked of late no second time, and forgets what was not", () => {
    const computed: Array<string> = []
    const shout = Cache.make(2, (text) => {
      computed.push(text)
      return text.toUpperCase()
    })
    for (const text of ["a", "b", "a", "b"]) shout(text)
    assert.deepStrictEqual(computed, ["a", "b"])
    for (const text of ["c", "d", "e", "f", "g"]) shout(text)
    shout("a")
    assert.deepStrictEqual(computed, ["a", "b", "c", "d", "e", "f", "g", "a"])
    shout("g")
    assert.lengthOf(computed, 8)
  })

  it("remembers long pieces of longer texts too", () => {
    let times = 0
    const once = Cache.make(4, () => ++times)
    for (const text of ["The same sentence, twice.", "xx The same sentence, twice. xx".slice(3, -3)]) {
      assert.strictEqual(once(text), 1)
    }
  })
})
