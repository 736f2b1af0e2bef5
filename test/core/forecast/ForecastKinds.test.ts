import { assert, describe, it } from "@effect/vitest"
import { Embedder, Forecast, Model, type Recipe, Roster } from "@stoa/core"
import { Effect, Layer } from "effect"
import * as Sample from "../../../packages/core/src/forecast/Sample.ts"
import { modelsOf, play, recipeOf } from "../../support/flow.ts"
import { people } from "../../support/people.ts"

const kinds = ["sft", "preference", "reasoning", "code", "safety", "multi-turn"] as const

const allOf = (count: number, more: object = {}): Recipe.Recipe =>
  recipeOf({
    seed: 4,
    requirements: kinds.map((kind) => ({ kind, count })),
    operation: { allowSafety: true },
    ...more
  })

/** Synthesis of a recipe, played for real: calls by prompt. */
const played = (recipe: Recipe.Recipe, profiles: Parameters<typeof play>[1]) =>
  Effect.gen(function*() {
    const calls = new Map<string, number>()
    const models = Layer.effect(
      Model.Model,
      Effect.map(Model.Model, (model) =>
        Model.Model.of({
          name: model.name,
          ask: (request) =>
            Effect.tap(model.ask(request), () =>
              Effect.sync(() => {
                if (!request.place.startsWith("synthesis/")) return
                calls.set(request.prompt, (calls.get(request.prompt) ?? 0) + 1)
              }))
        }))
    ).pipe(Layer.provide(modelsOf(recipe)), Layer.merge(Embedder.Embedder.lexical))
    yield* play(recipe, profiles, models)
    return calls
  })

const callsIn = ({ roles }: Forecast.Forecast): Map<string, number> =>
  new Map(roles.filter(({ phase }) => phase === "synthesis").map(({ calls, role }) => [role, calls]))

describe("a forecast of every kind", () => {
  it.live("knows each prompt of each kind, and about how often it is asked", () =>
    Effect.gen(function*() {
      const recipe = allOf(6, { quality: { judge: "report" }, simulation: { episodes: 30 } })
      const { profiles } = yield* Roster.gather({ files: ["agents/starter"], mapping: {}, agents: 40, seed: 4 })
      const real = yield* played(recipe, profiles)
      const forecast = yield* Forecast.make(recipe, { profiles, size: 20 })
      const told = callsIn(forecast)
      assert.deepStrictEqual([...told.keys()].toSorted(), [...real.keys()].toSorted())
      const sum = (calls: ReadonlyMap<string, number>) => [...calls.values()].reduce((total, count) => total + count, 0)
      assert.closeTo(sum(told) / sum(real), 1, 0.2)
    }), 180_000)

  it.live("takes rows of a real model for new, however alike the rehearsal writes", () =>
    Effect.gen(function*() {
      const options = { profiles: people(40), size: 20 }
      const strict = { quality: { nearDuplicates: 0.01, semanticDuplicates: 0.05 }, requirements: [{ count: 30 }] }
      const real = yield* Forecast.make(
        recipeOf({ ...strict, model: "x", operation: { baseUrl: "http://127.0.0.1:9/v1" } }),
        options
      )
      const rehearsed = yield* Forecast.make(recipeOf(strict), options)
      assert.strictEqual(real.rows.expected, 30)
      assert.isBelow(rehearsed.rows.expected, 15)
    }))

  it.live("counts the texts that are embedded: of episodes in batches, of rows each for itself", () =>
    Effect.gen(function*() {
      const recipe = recipeOf({
        embedder: "openai/text-embedding-3-small",
        simulation: { episodes: 60 },
        requirements: [{ count: 60 }]
      })
      const { roles } = yield* Forecast.make(recipe, { profiles: people(80), size: 40 })
      const embedded = roles.filter(({ phase, role }) => phase === "synthesis" && role === "embed")
      assert.strictEqual(embedded.length, 1)
      assert.closeTo(embedded[0]?.calls ?? 0, 62, 10)
    }))

  it.live("may be sampled: a row of each kind", () =>
    Effect.gen(function*() {
      const plan = yield* Sample.plan(allOf(20), { profiles: people(30) })
      assert.deepStrictEqual(
        plan.recipe.requirements.map(({ count, kind }) => [kind, count]),
        kinds.map((kind) => [kind, 1])
      )
    }))
})
