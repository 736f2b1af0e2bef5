import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { mkdirSync, rmSync } from "node:fs"
import * as stage from "./stage.ts"

describe("a training", () => {
  it.live("is done once for the same conversations, and again where they changed or what came of it is gone", () =>
    Effect.gen(function*() {
      const { play, trainings } = yield* stage.open
      const places = Effect.fnUntraced(function*(data: Readonly<Record<string, unknown>> = {}) {
        trainings.length = 0
        yield* play(stage.recipeOf({ train: { count: 30 }, ...data }))
        return trainings.map(({ place }) => place)
      })
      const all = yield* places()
      assert.lengthOf(all, 6)
      const outputs = trainings.map(({ output }) => output)
      assert.isEmpty(yield* places())
      // Critics learn other conversations by another share; what generators learn is the same.
      assert.deepStrictEqual(
        (yield* places({ data: { mix: 1 } })).toSorted(),
        all.filter((place) => place.includes("critic")).toSorted()
      )
      assert.isNotEmpty(yield* places())

      for (const output of outputs) mkdirSync(output, { recursive: true })
      yield* places({ data: { loss: "all" } })
      yield* places()
      assert.isEmpty(yield* places())
      rmSync(outputs.find((path) => path.endsWith("critic-1"))!, { recursive: true })
      assert.deepStrictEqual(yield* places(), ["finetuned/1/critic-1"])
    }).pipe(Effect.scoped))

  it.live("of another model is another training", () =>
    Effect.gen(function*() {
      const { play, trainings } = yield* stage.open
      yield* play(stage.recipeOf({ iterations: 2 }))
      trainings.length = 0
      yield* play(stage.recipeOf({ iterations: 2, data: { from: "base" } }))
      assert.isNotEmpty(trainings)
      assert.isTrue(trainings.every(({ from, iteration }) => iteration === 2 && from === "rehearsal"))
    }).pipe(Effect.scoped))

  it.live("of the embedded trainer is asked for each time: it sees for itself whether its weights are there", () =>
    Effect.gen(function*() {
      const { play, school, trainings } = yield* stage.open
      school.trainer = "embedded"
      yield* play(stage.recipeOf({}))
      const [first] = trainings
      trainings.length = 0
      yield* play(stage.recipeOf({}))
      assert.deepStrictEqual(trainings[0], first)
    }).pipe(Effect.scoped))
})
