import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import * as Arms from "../../../packages/core/src/synthesis/Arms.ts"

const sum = (numbers: ReadonlyArray<number>) => numbers.reduce((total, number) => total + number, 0)

const arm = fc.record({
  left: fc.nat(200),
  tried: fc.nat(31),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  each: fc.nat(4000)
}).map(({ each, left, share, tried }) => ({
  left,
  tried,
  kept: Math.floor(tried * share),
  tokens: tried * each
}))

const wave = fc.record({ arms: fc.array(arm, { minLength: 1, maxLength: 12 }), size: fc.integer({ min: 1, max: 900 }) })
  .map(({ arms, size }) => {
    // What is due is a prefix of all that is left, in some order.
    let rest = Math.min(size, sum(arms.map(({ left }) => left)))
    return {
      size,
      arms: arms.map((each): Arms.Arm => {
        const due = Math.min(each.left, rest)
        rest -= due
        return { ...each, due }
      })
    }
  })

const seed = fc.nat(0x7fffffff)
const shareOf = (options: { readonly arms: ReadonlyArray<Arms.Arm>; readonly size: number }, at: number) =>
  Arms.share(options, Seed.chance(at))

/** An arm with a lot left of which so much is known. */
const known = (tried: number, kept: number, tokens = tried * 1000): Arms.Arm => ({
  left: 1000,
  due: 0,
  tried,
  kept,
  tokens
})

describe("the arms of a wave", () => {
  it("share all of it, and never more than they have left", () =>
    fc.assert(fc.property(wave, seed, (options, at) => {
      const shares = shareOf(options, at)
      const left = options.arms.map((each) => each.left)
      assert.strictEqual(sum(shares), Math.min(options.size, sum(left)))
      for (const [index, share] of shares.entries()) {
        assert.isAtLeast(share, 0)
        assert.isAtMost(share, left[index] as number)
        assert.isTrue(Number.isInteger(share))
      }
    })))

  it("share it alike for the same seed", () =>
    fc.assert(fc.property(wave, seed, (options, at) => {
      assert.deepStrictEqual(shareOf(options, at), shareOf(options, at))
    })))

  it("are all tried at first, where the wave is large enough, and else come in the order of retrieval", () => {
    const due = [7, 0, 1, 0]
    const arms = due.map((number): Arms.Arm => ({ left: 20, due: number, tried: 0, kept: 0, tokens: 0 }))
    assert.deepStrictEqual(shareOf({ arms, size: 8 }, 1), [5, 1, 1, 1])
    assert.deepStrictEqual(
      shareOf({ arms: arms.map((each) => ({ ...each, due: each.due > 1 ? 1 : 0 })), size: 1 }, 1),
      [1, 0, 0, 0]
    )
  })

  it("are tried later when no wave had room for them", () => {
    const arms = [known(31, 31), known(0, 0)]
    for (let at = 0; at < 50; at++) assert.isAtLeast(shareOf({ arms, size: 8 }, at)[1] as number, 1)
  })

  it("give more where more of what is written is new and kept", () =>
    fc.assert(fc.property(seed, fc.integer({ min: 8, max: 400 }), (at, size) => {
      const [good, poor] = shareOf({ arms: [known(31, 28), known(31, 6)], size }, at)
      assert.isAbove(good as number, poor as number)
    })))

  it("give more where a row takes fewer tokens", () =>
    fc.assert(fc.property(seed, (at) => {
      const [dear, cheap] = shareOf({ arms: [known(31, 28, 31 * 4000), known(31, 28, 31 * 1000)], size: 64 }, at)
      assert.isAbove(cheap as number, dear as number)
    })))

  it("do not drop an arm for one bad candidate", () => {
    const shares = Array.from({ length: 40 }, (_, at) => shareOf({ arms: [known(31, 20), known(1, 0)], size: 16 }, at))
    assert.isAbove(sum(shares.map(([, unlucky]) => unlucky as number)), 40)
  })

  it("share what a better arm no longer has among the others", () => {
    const best = { ...known(31, 31), left: 3 }
    assert.strictEqual(shareOf({ arms: [best, known(31, 2), known(31, 2)], size: 20 }, 5)[0], 3)
  })

  it("remember the last candidates: an arm that gave much and gives nothing new any more has a yield of nothing", () => {
    const waves = [{ tried: 400, kept: 400, tokens: 4000 }, { tried: 31, kept: 0, tokens: 310 }]
    assert.deepStrictEqual(Arms.recent(waves), { tried: 31, kept: 0, tokens: 310 })
    assert.deepStrictEqual(Arms.recent(waves.slice(0, 1)), { tried: 31, kept: 31, tokens: 310 })
    assert.deepStrictEqual(Arms.recent([]), { tried: 0, kept: 0, tokens: 0 })
  })
})
