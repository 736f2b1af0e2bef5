import { assert, describe, it } from "@effect/vitest"
import { Place, Seed } from "@stoa/core"
import { Schema } from "effect"

describe("Place", () => {
  it("orders numbers as numbers", () => {
    const ordered = [
      "simulation/2/g000/a0000",
      "simulation/9/g001/a0009",
      "simulation/10/g000/a0001",
      "simulation/10/g000/a0002",
      "simulation/10/g000/a10000",
      "simulation/10/g000/a10000/repair"
    ]
    assert.deepStrictEqual(Seed.chance(3).shuffle(ordered).toSorted(Place.compare), ordered)
  })

  it("orders messages by step before group before agent", () => {
    const ordered = [
      "g009/0/a0001/1",
      "g000/1/a0000/1",
      "g000/1/a0007/1",
      "g001/1/a0002/1",
      "g000/2/a0000/1",
      "g000/10/a0000/1"
    ]
    assert.deepStrictEqual(Seed.chance(5).shuffle(ordered).toSorted(Place.compareMessages), ordered)
  })

  it.prop("is a total order", [Schema.String, Schema.String, Schema.String], ([a, b, c]) => {
    assert.strictEqual(Math.sign(Place.compare(a, b)), -Math.sign(Place.compare(b, a)))
    assert.strictEqual(Place.compare(a, b) === 0, a === b)
    const sorted = [a, b, c].toSorted(Place.compare)
    assert.isAtMost(Place.compare(sorted[0] as string, sorted[2] as string), 0)
  })

  it("makes ids that sort, past the width they are padded to", () => {
    assert.deepStrictEqual([0, 42, 99_999].map(Place.agentId), ["a0000", "a0042", "a99999"])
    assert.isBelow(Place.compare(Place.agentId(9_999), Place.agentId(10_000)), 0)
    assert.strictEqual(Place.messageId("g003", 12, "a0042", 1), "g003/12/a0042/1")
  })
})
