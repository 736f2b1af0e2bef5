import { assert, describe, it } from "@effect/vitest"
import { HashMap, Result } from "effect"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import { asOf } from "../../../packages/core/src/interview/AsOf.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import * as life from "../../support/life.ts"

const lived = (steps: number): Array<Event> => [
  ...life.society(4),
  ...life.steps(4, steps, (step) => life.everybody(4).map((agent) => life.act(agent, step)))
]

const done = (events: ReadonlyArray<Event>, step?: number): World.World => Result.getOrThrow(asOf(events, step))

describe("the society as of a step", () => {
  it("is what it was when that step ended, whatever came later", () => {
    for (let step = 0; step < 4; step++) {
      assert.deepStrictEqual(World.agents(done(lived(5), step)), World.agents(Fold.fold(lived(step + 1))))
    }
  })

  it("is as of now without a step, but for what groups did beyond the end", () => {
    assert.deepStrictEqual(World.agents(done(lived(3))), World.agents(Fold.fold(lived(3))))
    assert.deepStrictEqual(World.agents(done([...lived(5), life.end(2)])), World.agents(Fold.fold(lived(3))))
  })

  it("has nobody who joined later", () => {
    const joined = life.society(6).filter(({ place }) => /^population\/a000[45]/.test(place))
    const events = [...lived(3), ...joined]
    assert.strictEqual(HashMap.size(done(events, 1).agents), 4)
    assert.strictEqual(HashMap.size(done(events).agents), 6)
  })

  it.each([
    [lived(3), 3, /step 3 is none that it has finished: expected 0 to 2/],
    [lived(3), -1, /expected 0 to 2/],
    [[...lived(5), life.end(2)], 4, /expected 0 to 2/],
    [life.society(4), 0, /no step is finished yet/],
    [[], 0, /no step is finished yet/]
  ])("is told in a sentence where there is no such step", (events, step, sentence) => {
    const world = asOf(events, step)
    assert.match(Result.isFailure(world) ? world.failure : "", sentence)
  })
})
