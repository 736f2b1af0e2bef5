import { assert, describe, it } from "@effect/vitest"
import { Recipe, World } from "@stoa/core"
import { HashMap, Result } from "effect"
import * as Progress from "../../packages/tui/src/cli/Progress.ts"
import * as Status from "../../packages/tui/src/cli/Status.ts"
import * as Unfollowed from "../../packages/tui/src/cli/Unfollowed.ts"
import * as Watch from "../../packages/tui/src/cli/Watch.ts"

const decoded = (settings: object): Recipe.Recipe => Result.getOrThrow(Recipe.decode(settings))

const recipe = decoded({ requirements: [{ count: 347 }] })

const end = {
  _tag: "Synthesised",
  place: "synthesis/r1/end",
  requirement: 1,
  wanted: 347,
  kept: 107,
  tried: 500,
  candidates: 500,
  end: "candidates"
} as const

/** A run in the midst of synthesis, with calls of its own that took their time. */
const working = (more: Partial<Watch.Tally>): Watch.Tally => ({
  ...Watch.make(recipe, 20, { tell: false }).tally,
  phase: "synthesis",
  calls: 100,
  inFlight: 3,
  world: { ...World.empty, ended: { step: 5, episodes: 60, why: "episodes" } },
  ...more
})

const line = (tally: Watch.Tally) =>
  Progress.line(tally, { recipe, agents: 20, status: Status.make(), now: 0, seconds: 50 })

describe("how far a run is", () => {
  it("counts rows that are on record before they are told again", () => {
    assert.include(line(working({ onRecord: 95 })), "95/347 examples")
    const told = working({ onRecord: 95 })
    assert.include(line({ ...told, world: { ...told.world, kept: 96 } }), "96/347 examples")
  })

  it("says how long it still takes, as long as anything is asked", () => {
    const ended = working({})
    const world = { ...ended.world, kept: 107, synthesised: HashMap.make([1, end]) }
    assert.match(line(working({})), /about .+ left/)
    assert.match(line({ ...ended, world }), /about .+ left/)
    assert.notMatch(line({ ...ended, world, inFlight: 0 }), /left/)
    assert.notMatch(line(working({ phase: "dataset", inFlight: 0 })), /left/)
    assert.match(line(working({ inFlight: 0 })), /about .+ left/)
  })
})

describe("what the rehearsal does not follow", () => {
  const told = (settings: object) => Unfollowed.lines(Unfollowed.of(decoded(settings))).join()

  it("is told in one line: another language, a style, prompts of one's own", () => {
    assert.strictEqual(told({}), "")
    assert.strictEqual(told({ requirements: [{ language: "en-GB" }] }), "")
    assert.strictEqual(
      told({
        requirements: [{}, { language: "Spanish" }, { style: "in one line" }],
        prompts: { act: { user: "Go." } }
      }),
      "the rehearsal writes English in its own voice and does not follow: another language, a style, prompts of your own"
    )
  })

  it("is nothing where a model writes", () => {
    assert.strictEqual(told({ model: "openai/gpt-5-mini", requirements: [{ style: "in one line" }] }), "")
  })
})
