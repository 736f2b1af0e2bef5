import { assert, describe, it } from "@effect/vitest"
import { Seed } from "@stoa/core"
import { Schema } from "effect"

describe("Seed", () => {
  it.prop(
    "a place always gives the same seed, in the range every server takes",
    [Seed.Seed, Schema.String],
    ([root, place]) => {
      const seed = Seed.at(root, place)
      assert.strictEqual(Seed.at(root, place), seed)
      assert.isTrue(Schema.is(Seed.Seed)(seed))
    }
  )

  it("neighbouring places and roots give unrelated seeds", () => {
    const seeds = Array.from(
      { length: 2000 },
      (_, index) => Seed.at(index % 20, `simulation/${Math.floor(index / 20)}`)
    )
    assert.strictEqual(new Set(seeds).size, seeds.length)
  })

  it("is fixed for good: a change would change every run", () => {
    assert.strictEqual(Seed.at(1, "simulation/12/g003/a0042"), 2056281495)
    assert.deepStrictEqual(Seed.chance(7).sample([1, 2, 3, 4, 5, 6, 7, 8], 4), [1, 8, 6, 2])
  })

  it.prop(
    "a shuffle keeps every item, a sample repeats none",
    [Seed.Seed, Schema.Array(Schema.Int)],
    ([seed, items]) => {
      const distinct = [...new Set(items)]
      assert.deepStrictEqual(Seed.chance(seed).shuffle(distinct).toSorted(), distinct.toSorted())
      const sample = Seed.chance(seed).sample(distinct, 3)
      assert.strictEqual(new Set(sample).size, Math.min(3, distinct.length))
    }
  )

  it("flips, picks and counts in fair shares", () => {
    const chance = Seed.chance(11)
    const flips = Array.from({ length: 10_000 }, () => chance.flip(0.25)).filter(Boolean).length
    assert.isTrue(flips > 2300 && flips < 2700, `${flips} of 10,000`)
    const picks = new Set(Array.from({ length: 200 }, () => chance.pick(["a", "b", "c"])))
    assert.deepStrictEqual([...picks].toSorted(), ["a", "b", "c"])
    assert.throws(() => chance.pick([]), "at least one item")
  })
})
