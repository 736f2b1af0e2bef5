import { assert, describe, it } from "@effect/vitest"
import { Embedder, Model, Rehearsal } from "@stoa/core"
import { Effect, Layer } from "effect"
import * as Forecast from "../../../packages/core/src/forecast/Forecast.ts"
import * as Sample from "../../../packages/core/src/forecast/Sample.ts"
import { classOf, compare, files, nobody, scenarios, talk, weights } from "./lessons.ts"

describe("a forecast of roles that several models play", () => {
  const given = { ...nobody, scenarios, questions: files.map((each) => ({ ...each, count: 20 })) }
  const own = { input: 1, output: 2 }
  const weak = { input: 10, output: 20 }
  const remote = (models: Readonly<Record<string, string>>, more: Readonly<Record<string, unknown>> = {}) =>
    classOf({ model: "openai/gpt-5-mini", models, ...more })

  it.live("prices each by its own model", () =>
    Effect.gen(function*() {
      const recipe = remote({ weak: "ollama/small", tutor: "openai/gpt-5-mini" })
      const { assumptions, roles, total } = yield* Forecast.make(recipe, {
        ...given,
        prices: { model: own, models: { "ollama/small": weak } }
      })
      assert.deepStrictEqual(roles.map(({ model }) => model ?? "own").toSorted(), ["ollama/small", "own"])
      for (const { cost = 0, inputTokens, model, outputTokens } of roles) {
        const { input, output } = model === undefined ? own : weak
        assert.closeTo(cost, (input * inputTokens + output * outputTokens) / 1e6, 1e-8)
      }
      assert.closeTo(total.cost ?? 0, roles.reduce((sum, { cost = 0 }) => sum + cost, 0), 1e-9)
      assert.match(assumptions.join("\n"), /ollama\/small costs \$10\.00 for a million tokens in and \$20\.00/)
    }))

  it.live("has no cost where one of them has no price, and names it", () =>
    Effect.gen(function*() {
      const { assumptions, total } = yield* Forecast.make(remote({ weak: "ollama/small" }), {
        ...given,
        prices: { model: own }
      })
      assert.isUndefined(total.cost)
      assert.match(assumptions.join("\n"), /The price of ollama\/small is not known.*--prices/)
      assert.notMatch(assumptions.join("\n"), /price of openai/)
    }))

  it.live("costs nothing for what is rehearsed, and takes no time for it", () =>
    Effect.gen(function*() {
      const only = [{ scenario: talk, weight: 1 }]
      const made = (models: Readonly<Record<string, string>>) =>
        Forecast.make(classOf({ model: "openai/gpt-5-mini", models, operation: { concurrency: 1 } }, only), {
          ...given,
          scenarios: only,
          prices: { model: own }
        })
      const dear = yield* made({})
      const half = yield* made({ weak: "rehearsal" })
      assert.strictEqual(half.total.calls, dear.total.calls)
      assert.strictEqual(half.roles.find(({ model }) => model === "rehearsal")?.cost, 0)
      assert.closeTo((half.total.cost ?? 0) / (dear.total.cost ?? 1), 0.5, 0.1)
      assert.closeTo(half.seconds / dear.seconds, 0.5, 0.1)
      const all = yield* made({ weak: "rehearsal", strong: "rehearsal" })
      assert.strictEqual(all.total.cost, 0)
    }))

  it.live("counts what is embedded to find similar questions, where that is for a server", () =>
    Effect.gen(function*() {
      const only = [{ scenario: compare, weight: 1 }]
      const questions = [files[0]!]
      const embeds = (embedder: string) =>
        Effect.map(
          Forecast.make(remote({}, { embedder, class: { scenarios: weights(only) } }), {
            ...nobody,
            scenarios: only,
            questions,
            prices: { model: own, embedder: { input: 1, output: 0 } }
          }),
          ({ class: lessons, roles }) => ({ lessons, embed: roles.filter(({ role }) => role === "embed") })
        )
      const { embed: [embed, ...others], lessons } = yield* embeds("openai/text-embedding-3-small")
      // 65 of 260 may be kept for the pool: 195 questions, in two batches, and 65 like them, in one.
      assert.strictEqual(lessons?.questions, 195)
      assert.deepInclude(embed, { phase: "class", calls: 3, outputTokens: 0 })
      assert.isAbove(embed?.cost ?? 0, 0)
      assert.deepStrictEqual(others, [])
      assert.deepStrictEqual((yield* embeds("minilm")).embed, [])
    }))
})

describe("a sample of a class", () => {
  it.live("is a few plays by the run's own model alone, and tells nothing of the others", () =>
    Effect.gen(function*() {
      const only = [{ scenario: talk, weight: 1 }]
      const recipe = classOf({ model: "openai/gpt-5-mini", models: { weak: "ollama/small" } }, only)
      const given = { ...nobody, scenarios: only, questions: files }
      const plan = yield* Sample.plan(recipe, given)
      assert.strictEqual(plan.lessons?.posed.length, 8)
      const asked = new Set<string | undefined>()
      const twice = Layer.effect(
        Model.Model,
        Effect.map(Model.Model, (model) =>
          Model.Model.of({
            name: model.name,
            ask: (request) => {
              asked.add(request.model)
              return Effect.map(
                model.ask(request),
                (reply) => ({ ...reply, outputTokens: 2 * reply.outputTokens + 2000 })
              )
            }
          }))
      ).pipe(Layer.provide(Rehearsal.layer()), Layer.merge(Embedder.Embedder.lexical))
      const measured = yield* Sample.play(plan, twice)
      assert.deepStrictEqual([...asked], [undefined])
      assert.strictEqual(measured.calls, plan.rehearsed.entries.reduce((sum, { calls }) => sum + calls, 0))
      const prices = { model: { input: 1, output: 1 }, models: { "ollama/small": { input: 1, output: 1 } } }
      const before = yield* Forecast.make(recipe, { ...given, prices, size: 30 })
      const after = yield* Forecast.make(recipe, { ...given, prices, size: 30, measured })
      const written = ({ roles }: Forecast.Forecast, name?: string) =>
        roles.find(({ model }) => model === name)?.outputTokens ?? 0
      assert.closeTo(written(after) / written(before), measured.roles.get("speak")?.output ?? 0, 0.01)
      assert.strictEqual(written(after, "ollama/small"), written(before, "ollama/small"))
      assert.match(after.assumptions.join("\n"), /sample of \d+ calls to openai\/gpt-5-mini; ollama\/small had none/)
    }))
})
