import { assert, describe, it } from "@effect/vitest"
import * as Paired from "../../../packages/scenarios/src/pedagogy/gain/Paired.ts"
import { Gain } from "../../../packages/scenarios/src/pedagogy/index.ts"

const played = (scenario: string, scores: ReadonlyArray<readonly [pre: number, post: number, control: number]>) =>
  scores.map(([pre, post, control]) => ({ scenario, notes: { scored: 1, pre, post, control } }))

/** Four plays: before 1/4, after 3/4, alone 2/4. */
const four = played("debate", [[0, 1, 0], [0, 1, 1], [1, 1, 1], [0, 0, 0]])

const near = (found: number | undefined, wanted: number) => assert.closeTo(found ?? Number.NaN, wanted, 1e-9)

describe("the gain of many plays", () => {
  it("has the means and paired errors that one finds by hand", () => {
    const gain = Gain.of(four)
    assert.strictEqual(gain?.plays, 4)
    near(gain?.pre.mean, 1 / 4)
    // Squares about 1/4: 3 of 1/16 and one of 9/16, so 12/16; over 3 and over 4.
    near(gain?.pre.error, Math.sqrt(12 / 16 / 3 / 4))
    near(gain?.post.mean, 3 / 4)
    near(gain?.control.mean, 1 / 2)
    near(gain?.control.error, Math.sqrt(1 / 3 / 4))
    // Differences 1, 1, 0, 0 after and before; 0, 1, 0, 0 alone; 1, 0, 0, 0 between the arms.
    near(gain?.gain.mean, 1 / 2)
    near(gain?.gain.error, Math.sqrt(1 / 3 / 4))
    near(gain?.controlGain.mean, 1 / 4)
    near(gain?.effect.mean, 1 / 4)
    near(gain?.effect.error, Math.sqrt(12 / 16 / 3 / 4))
  })

  it("has the normalised gain with the error of the delta method", () => {
    const { normalised, normalisedControl } = Gain.of(four) ?? {}
    assert.closeTo(normalised?.mean ?? Number.NaN, (3 / 4 - 1 / 4) / (3 / 4), 1e-9)
    near(normalisedControl?.mean, 1 / 3)
    // dg/dQ = 4/3, dg/dP = -4/9; variances 1/4 each, covariance 1/12: 4/9 + 4/81 - 8/81 = 32/81, over 4 plays.
    near(normalised?.error, Math.sqrt(32 / 81 / 4))
  })

  it("has no normalised gain where everything was known before, and no error of one play", () => {
    const gain = Gain.of(played("debate", [[1, 1, 1]]))
    assert.isUndefined(gain?.normalised)
    assert.isUndefined(gain?.gain.error)
    near(gain?.gain.mean, 0)
    near(Gain.of(played("debate", [[0, 1, 0]]))?.normalised?.mean, 1)
  })

  it("has an error of the normalised gain that agrees with plays drawn anew", () => {
    const pairs = Array.from({ length: 200 }, (_, at) => [at % 3 === 0 ? 1 : 0, at % 4 === 0 ? 0 : 1] as const)
    const { error = 0 } = Paired.normalised(pairs.map(([a]) => a), pairs.map(([, b]) => b)) ?? {}
    let state = 12345
    const next = (below: number) => (state = (state * 1103515245 + 12345) % 2147483648) % below
    const drawn = Array.from({ length: 2000 }, () => {
      const sample = Array.from({ length: 200 }, () => pairs[Math.floor(next(200_000) / 1000)] ?? [0, 0])
      return Paired.normalised(sample.map(([a]) => a), sample.map(([, b]) => b))?.mean ?? 0
    })
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
    const spread = Math.sqrt(drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (drawn.length - 1))
    assert.closeTo(error, spread, spread * 0.15)
  })

  it("leaves out plays that were not tested, and those of the other question", () => {
    const half = [{ scenario: "debate", notes: { scored: 1, pre: 1 } }, { scenario: "debate", notes: { scored: 0 } }]
    assert.strictEqual(Gain.of([...four, ...half])?.plays, 4)
    assert.isUndefined(Gain.of(half))
    assert.isUndefined(Gain.of(four, "transfer"))
    const other = [{ scenario: "debate", notes: { transferPre: 0, transferPost: 1, transferControl: 0 } }]
    near(Gain.of(other, "transfer")?.effect.mean, 1)
  })

  it("is told as a table by scenario, with all of them last", () => {
    const lines = Gain.table([
      ...four,
      ...played("analogy", [[0, 1, 0], [1, 1, 1]]),
      { scenario: "analogy", notes: { scored: 0 } }
    ])
    const rows = lines.slice(0, 4).map((line) => line.split(/ {2,}/).map((cell) => cell.trim()))
    assert.deepStrictEqual(rows.map(([name, , plays]) => `${name} ${plays}`), [
      "scenario plays",
      "analogy 2",
      "debate 4",
      "all 6"
    ])
    assert.deepStrictEqual(rows[2], [
      "debate",
      "the same",
      "4",
      "0.25 ±0.25",
      "0.75 ±0.25",
      "0.50 ±0.29",
      "+0.50 ±0.29",
      "+0.25 ±0.25",
      "+0.25 ±0.25",
      "+0.67 ±0.31",
      "+0.33 ±0.31"
    ])
    assert.match(lines.at(-1) ?? "", /^1 of 7 plays/)
    assert.deepStrictEqual(Gain.table([]), ["No play was tested before and after."])
  })
})
