import { assert, describe, it } from "@effect/vitest"
import { Seed } from "@stoa/core"
import * as fc from "fast-check"
import type { Conversation } from "../../../../packages/scenarios/src/finetuning/data/Conversation.ts"
import * as Mix from "../../../../packages/scenarios/src/finetuning/data/Mix.ts"

const side = (set: "C-" | "C+", numbers: ReadonlyArray<number>): ReadonlyArray<Conversation> =>
  numbers.map((number) => ({
    id: `q${number}/critic-1/${set}`,
    question: `q${number}`,
    agent: "critic-1",
    set,
    turns: []
  }))

/** So many that were corrected, and so many that stayed right, of questions of their own. */
const sides = (minus: number, plus: number) => ({
  minus: side("C-", Array.from({ length: minus }, (_, index) => 2 * index + 1)),
  plus: side("C+", Array.from({ length: plus }, (_, index) => 2 * index + 2))
})

const mixed = (minus: number, plus: number, share: number, seed = 1) =>
  Mix.mix(sides(minus, plus), { share, chance: Seed.chance(seed) })

describe("the mix of a critic", () => {
  it("takes as many of each by half and half, the scarcer side whole", () => {
    assert.deepStrictEqual(mixed(3, 10, 0.5).used, { minus: 3, plus: 3 })
    assert.deepStrictEqual(mixed(10, 3, 0.5).used, { minus: 3, plus: 3 })
  })

  it("takes three of four where three quarters are wanted, from whichever side is scarce", () => {
    assert.deepStrictEqual(mixed(9, 100, 0.75).used, { minus: 9, plus: 3 })
    assert.deepStrictEqual(mixed(100, 4, 0.75).used, { minus: 12, plus: 4 })
  })

  it("takes one side whole with a share of 0 or 1, and says nothing of it", () => {
    assert.deepStrictEqual(mixed(3, 5, 0), { conversations: sides(3, 5).plus, used: { minus: 0, plus: 5 } })
    assert.deepStrictEqual(mixed(3, 5, 1), { conversations: sides(3, 5).minus, used: { minus: 3, plus: 0 } })
  })

  it("takes the other side whole where one is empty, and says so", () => {
    const noMinus = mixed(0, 4, 0.5)
    assert.deepStrictEqual(noMinus.used, { minus: 0, plus: 4 })
    assert.match(noMinus.note ?? "", /never wrong first/)
    const noPlus = mixed(4, 0, 0.5)
    assert.deepStrictEqual(noPlus.used, { minus: 4, plus: 0 })
    assert.match(noPlus.note ?? "", /never stayed right/)
  })

  it("says so where nothing is left to train on", () => {
    assert.match(mixed(0, 0, 0.5).note ?? "", /no conversation at all/)
    assert.match(mixed(0, 7, 1).note ?? "", /one side only, which has none.*other has 7/)
  })

  it("says so where rounding leaves a side out", () => {
    const { note, used } = mixed(1, 5, 0.9)
    assert.deepStrictEqual(used, { minus: 1, plus: 0 })
    assert.match(note ?? "", /too little/)
    assert.isUndefined(mixed(3, 10, 0.5).note)
  })

  it("stands in the order of questions, of which the tenth comes after the second", () => {
    const { conversations } = mixed(6, 6, 0.5)
    assert.deepStrictEqual(
      conversations.map(({ question }) => question),
      Array.from({ length: 12 }, (_, index) => `q${index + 1}`)
    )
  })

  it("draws others by another seed", () => {
    assert.notDeepEqual(mixed(5, 100, 0.5, 1).conversations, mixed(5, 100, 0.5, 2).conversations)
  })

  it("is exact within rounding, holds nothing twice and nothing strange, and does not hang on the order it is given", () => {
    const size = fc.integer({ min: 0, max: 40 })
    const share = fc.oneof(fc.constantFrom(0, 1, 0.5), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(fc.property(size, size, share, fc.nat(1000), (minus, plus, share, seed) => {
      const given = sides(minus, plus)
      const { conversations, used } = Mix.mix(given, { share, chance: Seed.chance(seed) })
      const ids = conversations.map(({ id }) => id)
      assert.strictEqual(new Set(ids).size, ids.length)
      const known = new Set([...given.minus, ...given.plus].map(({ id }) => id))
      assert.isTrue(ids.every((id) => known.has(id)))
      const count = (set: "C-" | "C+") => conversations.filter((each) => each.set === set).length
      assert.deepStrictEqual({ minus: count("C-"), plus: count("C+") }, used)
      if (minus > 0 && plus > 0) {
        assert.isAtMost(Math.abs(used.minus - share * (used.minus + used.plus)), 0.5 + 1e-9)
        // Nothing is left lying that could be used: one side is whole.
        assert.isTrue(share <= 0 || share >= 1 || used.minus === minus || used.plus === plus)
      }
      const turned = { minus: given.minus.toReversed(), plus: given.plus.toReversed() }
      assert.deepStrictEqual(Mix.mix(turned, { share, chance: Seed.chance(seed) }).conversations, conversations)
    }))
  })
})
