import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { Turn } from "../../../packages/core/src/domain/Draft.ts"
import * as PrefixMeter from "../../../packages/core/src/model/PrefixMeter.ts"

const turns = (system: string, user: string): ReadonlyArray<Turn> => [
  { role: "system", content: system },
  { role: "user", content: user }
]

const long = (start: string) => `${start} `.repeat(200)

describe("the prefix meter", () => {
  it("finds in a first prompt nothing that was there before, in the same again all of it", () => {
    const meter = PrefixMeter.make()
    assert.strictEqual(meter.note(turns(long("a"), long("b"))), 0)
    assert.isAbove(meter.note(turns(long("a"), long("b"))), 0.6)
    const { shared, tokens } = meter.totals()
    assert.isTrue(shared > 0.3 * tokens && shared < 0.5 * tokens)
  })

  it("counts what stands at the start alone: the same text behind another is read anew", () => {
    const meter = PrefixMeter.make()
    meter.note(turns(long("a"), long("b")))
    assert.strictEqual(meter.note(turns(long("x"), long("b"))), 0)
    const share = meter.note(turns(long("a"), long("y")))
    assert.isTrue(share > 0.25 && share <= 0.55)
  })

  it("tells roles apart", () => {
    const meter = PrefixMeter.make()
    meter.note([{ role: "system", content: long("a") }])
    assert.strictEqual(meter.note([{ role: "user", content: long("a") }]), 0)
  })

  it("a share is one of the text, and totals are the sum of what was noted", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 900 }), fc.string({ maxLength: 900 }))), (prompts) => {
        const meter = PrefixMeter.make()
        let before = 0
        for (const [system, user] of prompts) {
          const share = meter.note(turns(system, user))
          assert.isTrue(share >= 0 && share <= 1)
          const { shared, tokens } = meter.totals()
          assert.isTrue(shared >= before && shared <= tokens)
          before = shared
        }
      })
    )
  })

  it("knows what was sent of late, after however many prompts", () => {
    const meter = PrefixMeter.make()
    for (let nth = 0; nth < 30_000; nth++) meter.note(turns(long("a"), `${nth} ${long("b")}`))
    assert.isAbove(meter.note(turns(long("a"), long("z"))), 0.25)
  })
})
