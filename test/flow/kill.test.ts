import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { moments, type Outcome, prepare } from "../support/kill.ts"

describe("a run whose process is killed", () => {
  const folder = mkdtempSync(join(tmpdir(), "stoa-kill-"))
  let trials: Awaited<ReturnType<typeof prepare>>
  const outcomes: Array<Outcome> = []

  beforeAll(async () => {
    trials = await prepare(folder)
    for (const [nth, moment] of moments(8, trials.requests, 11).entries()) {
      outcomes.push(await trials.kill(moment, nth))
    }
  }, 300_000)
  afterAll(async () => {
    await trials.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it("is killed in every phase", () => {
    const phases = new Set(outcomes.map(({ phase }) => phase))
    assert.deepStrictEqual([...phases].toSorted(), ["dataset", "population", "simulation", "synthesis"])
  })

  it("goes on to the same data set, byte for byte, wherever it was killed", () => {
    for (const { moment, resumeCode, said, same } of outcomes) {
      assert.strictEqual(resumeCode, 0, said)
      assert.isTrue(same, `killed at ${JSON.stringify(moment)}`)
    }
  })

  it("never asks again what was answered and kept", () => {
    for (const { answeredAskedAgain } of outcomes) assert.strictEqual(answeredAskedAgain, 0)
    assert.isAbove(Math.max(...outcomes.map(({ answered }) => answered)), 50)
  })

  it("asks twice at most what was in flight, never more than there are slots, and says how many", () => {
    for (const { askedTwice, cut, said } of outcomes) {
      assert.isAtMost(askedTwice, cut)
      // Eight for the model, and eight for the embedder, who is asked about each row meanwhile.
      assert.isAtMost(cut, 2 * 8)
      if (cut > 0) assert.include(said, `${cut} call${cut === 1 ? "" : "s"} in flight when it broke off`)
    }
    assert.isAbove(outcomes.reduce((sum, { cut }) => sum + cut, 0), 0)
  })
})
