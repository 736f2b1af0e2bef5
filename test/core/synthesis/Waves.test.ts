import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import * as Waves from "../../../packages/core/src/synthesis/Waves.ts"

const count = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 400 }))
const percent = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100 }))

/** Plays waves as synthesis does, with a fixed rate of kept candidates. */
const play = (wanted: number, candidates: number, rate: number) => {
  const sizes: Array<number> = []
  const results: Array<Waves.WaveResult> = []
  let taken = 0
  let kept = 0
  const start = (nth: number) => {
    const size = Waves.size({
      wanted,
      available: candidates - taken,
      known: results.slice(0, Math.max(0, nth - 1)),
      pending: nth === 0 ? 0 : sizes[nth - 1] as number
    }, nth)
    taken += size
    sizes.push(size)
  }
  start(0)
  start(1)
  for (let wave = 0; wave < 10_000; wave++) {
    const tried = sizes[wave] as number
    const passed = Math.floor(tried * rate)
    kept += Math.min(passed, wanted - kept)
    results.push({ tried, kept: passed })
    if ((kept >= wanted || taken >= candidates) && sizes[wave + 1] === 0) return { taken, kept, waves: wave + 1 }
    start(wave + 2)
  }
  throw new Error("never ends")
}

describe("Waves", () => {
  it.prop(
    "ends with what is wanted or with every candidate tried",
    [count, count, percent],
    ([wanted, candidates, share]) => {
      const { kept, taken } = play(wanted, candidates, share / 100)
      assert.isAtMost(taken, candidates)
      assert.isTrue(kept === wanted || taken === candidates, `${kept} of ${wanted}, ${taken} of ${candidates}`)
    }
  )

  it("tries little more than it needs when most is kept", () => {
    const { kept, taken } = play(300, 900, 0.9)
    assert.strictEqual(kept, 300)
    assert.isBelow(taken, 360)
  })

  it("knows when nothing new comes: two waves and two dozen candidates, nearly all of them twins", () => {
    const wave = (tried: number, twins: number): Waves.Novelty => ({ tried, twins, kept: tried - twins })
    assert.isFalse(Waves.isStale([]))
    assert.isFalse(Waves.isStale([wave(100, 100)]), "one wave may be a bad one")
    assert.isFalse(Waves.isStale([wave(8, 8), wave(8, 8)]), "sixteen are few")
    assert.isTrue(Waves.isStale([wave(8, 8), wave(8, 8), wave(0, 0), wave(8, 8)]))
    assert.isTrue(Waves.isStale([wave(100, 0), wave(20, 18), wave(20, 18)]), "what was before counts no more")
    assert.isFalse(Waves.isStale([wave(100, 100), wave(20, 17), wave(20, 18)]))
  })
})
