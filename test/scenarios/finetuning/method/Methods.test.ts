import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as stage from "./stage.ts"

const modelsOf = (transcripts: ReturnType<typeof stage.said>) => [
  ...new Set(
    transcripts.flatMap(({ said }) => said.filter(({ part }) => part !== "summariser")).map(({ model }) => model)
  )
]

describe("a finetuning that grows", () => {
  it.live("has its further methods played by the models of its further iterations", () =>
    Effect.gen(function*() {
      const { folder, play } = yield* stage.open
      const methods = ["single-agent-alone", "temperature-2"]
      yield* play(stage.recipeOf({ methods }))
      const grown = yield* play(stage.recipeOf({ methods, iterations: 2 }))
      for (const method of methods) {
        assert.deepStrictEqual(modelsOf(stage.said(folder, `${method}-1`)), ["trained:single-agent/1/single-agent"])
        assert.deepStrictEqual(modelsOf(stage.said(folder, `${method}-2`)), ["trained:single-agent/2/single-agent"])
        assert.strictEqual(grown.measured.find((row) => row.method === method)?.iteration, 2)
      }
    }).pipe(Effect.scoped))
})

describe("what was said before", () => {
  it.live("is read again where the same cast plays in the same way, and else said anew", () =>
    Effect.gen(function*() {
      const { play, requests } = yield* stage.open
      const asked = Effect.fnUntraced(function*(data: Readonly<Record<string, unknown>>) {
        requests.length = 0
        yield* play(stage.recipeOf(data))
        return requests.filter(({ place }) => place.startsWith("debate/")).length
      })
      const all = yield* asked({})
      assert.isAbove(all, 0)
      assert.strictEqual(yield* asked({}), 0)
      assert.strictEqual(yield* asked({ sampling: { temperature: 0.5 } }), all)
      assert.strictEqual(yield* asked({ sampling: { temperature: 0.5 }, debate: { peers: 1 } }), all)
    }).pipe(Effect.scoped))
})

describe("the method temperature-2", () => {
  it.live("heats what agents say, and leaves whoever sums up as the recipe has it", () =>
    Effect.gen(function*() {
      const { play, requests } = yield* stage.open
      yield* play(stage.recipeOf({ methods: ["temperature-2"] }))
      const hot = requests.filter(({ place }) => place.startsWith("temperature-2"))
      const by = Map.groupBy(hot, ({ prompt }) => prompt === "summarise-answers")
      assert.deepStrictEqual([...new Set(by.get(false)?.map(({ temperature }) => temperature))], [2])
      assert.deepStrictEqual([...new Set(by.get(true)?.map(({ temperature }) => temperature))], [1])
    }).pipe(Effect.scoped))
})
