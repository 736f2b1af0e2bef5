import { assert, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Names from "../../../../packages/core/src/log/postgres/Names.ts"

it("names that were seen are one set, in however many pieces they are kept", () => {
  fc.assert(fc.property(fc.array(fc.string({ maxLength: 2 })), fc.integer({ min: 1, max: 5 }), (told, each) => {
    const names = Names.make(each)
    const model = new Set<string>()
    for (const name of told) {
      assert.strictEqual(names.has(name), model.has(name))
      assert.strictEqual(names.add(name), !model.has(name))
      model.add(name)
    }
    assert.isTrue(told.every(names.has))
  }))
})
