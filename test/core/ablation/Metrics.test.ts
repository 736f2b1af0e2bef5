import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Result } from "effect"
import * as Metrics from "../../../packages/core/src/ablation/Metrics.ts"
import * as Miniature from "../../../packages/core/src/forecast/Miniature.ts"
import * as Attempts from "../../../packages/core/src/log/Attempts.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import * as Budget from "../../../packages/core/src/model/Budget.ts"
import * as Pipeline from "../../../packages/core/src/Pipeline.ts"
import * as Census from "../../../packages/core/src/population/Census.ts"
import * as Recipe from "../../../packages/core/src/Recipe.ts"

/** A run in memory, and its metrics. */
const play = (communication: string) => {
  const recipe = Result.getOrThrow(
    Recipe.decode({ society: { communication }, simulation: { episodes: 8 }, requirements: [{ count: 8 }] })
  )
  const profiles = Array.from({ length: 15 }, (_, nth) => Census.draw(1, nth + 1))
  const budget = Budget.Budget.layer({ prices: new Map() }).pipe(Layer.provide(Attempts.AttemptStore.memory))
  return Effect.gen(function*() {
    yield* Pipeline.live(recipe, { profiles })
    return yield* Metrics.take(recipe, 2)
  }).pipe(Effect.provide(Layer.mergeAll(Miniature.rehearsed, EventLog.EventLog.memory, budget)))
}

describe("the metrics of a run", () => {
  it.live("count its rows, its variety and its life, and every measure is in its range", () =>
    Effect.gen(function*() {
      const { looked, rehearsal, values, wanted } = yield* play("structured")
      assert.deepStrictEqual({ rehearsal, wanted, looked }, { rehearsal: true, wanted: 8, looked: 8 })
      assert.deepInclude(values, { rows: 8, episodes: 8, messages: 3, seconds: 2 })
      assert.isAtLeast(values.tried ?? 0, 8)
      assert.isAbove(values.people ?? 0, 1)
      assert.isAbove(values.hearers ?? 0, 0)
      assert.isAbove(values.verbs ?? 0, 1)
      for (const share of [values.duplicates, values.near, values.distinct1, values.distinct2, values.growth]) {
        assert.isTrue(share !== undefined && share >= 0 && share <= 1)
      }
      assert.notProperty(values, "dollars")
    }))

  it.live("are the same for the same run", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* play("random"), yield* play("random"))
    }))

  it.live("without communication know of one person in an episode and of nobody who heard", () =>
    Effect.map(play("none"), ({ values }) => {
      assert.deepInclude(values, { people: 1, hearers: 0 })
    }))
})
