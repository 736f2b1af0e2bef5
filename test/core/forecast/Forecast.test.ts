import { assert, describe, it } from "@effect/vitest"
import { Attempts, Embedder, Model, Models, type Recipe, Roster, RunStore } from "@stoa/core"
import { Effect, Layer } from "effect"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Forecast from "../../../packages/core/src/forecast/Forecast.ts"
import * as Sample from "../../../packages/core/src/forecast/Sample.ts"
import { modelsOf, play, recipeOf } from "../../support/flow.ts"
import { people } from "../../support/people.ts"
import { ScriptedServer } from "../../support/server/ScriptedServer.ts"

/** Starter people and, beyond them, invented ones: what `stoa run --agents` takes. */
const gather = (agents: number, seed: number) =>
  Effect.map(Roster.gather({ files: ["agents/starter"], mapping: {}, agents, seed }), (roster) => roster.profiles)

/** Plays a recipe for real, with its run.db, and counts what it asks. */
const counted = (recipe: Recipe.Recipe, profiles: Parameters<typeof play>[1]) =>
  Effect.gen(function*() {
    let calls = 0
    let tokens = 0
    const models = Layer.effect(
      Model.Model,
      Effect.map(Model.Model, (model) =>
        Model.Model.of({
          name: model.name,
          ask: (request) =>
            Effect.tap(model.ask(request), ({ inputTokens, outputTokens }) =>
              Effect.sync(() => {
                calls++
                tokens += inputTokens + outputTokens
              }))
        }))
    ).pipe(Layer.provide(modelsOf(recipe)), Layer.merge(Embedder.Embedder.lexical))
    yield* play(recipe, profiles, models)
    return { calls, tokens }
  })

const tokensOf = ({ inputTokens, outputTokens }: Forecast.Sum) => inputTokens + outputTokens

describe("a forecast and the run it is of", () => {
  it.live.each<[string, unknown]>([
    ["several requirements, as many rows as people", {
      seed: 6,
      requirements: [{ count: 20 }, { count: 25, domain: "code", text: "help with programs" }, {
        count: 15,
        complexity: "specialised"
      }]
    }],
    ["a drawn society with few episodes", {
      seed: 4,
      simulation: { episodes: 30 },
      society: { communication: "random" },
      requirements: [{ count: 20 }]
    }],
    ["everybody alone, an end by steps, with more rows wanted than can be had", {
      seed: 7,
      simulation: { steps: 1, episodes: 1000 },
      society: { communication: "none" },
      requirements: [{ count: 120 }]
    }]
  ])(
    "differ by less than 15 % in calls and in tokens: twice as many people as in the run in small, %s",
    ([, data]) =>
      Effect.gen(function*() {
        const recipe = recipeOf(data)
        const profiles = yield* gather(60, recipe.seed)
        const real = yield* counted(recipe, profiles)
        const { total } = yield* Forecast.make(recipe, { profiles, size: 30 })
        assert.closeTo(total.calls / real.calls, 1, 0.15)
        assert.closeTo(tokensOf(total) / real.tokens, 1, 0.15)
      }),
    120_000
  )

  it.live("do not differ at all when everybody fits into the run in small", () =>
    Effect.gen(function*() {
      const recipe = recipeOf({ seed: 8, simulation: { episodes: 20 }, requirements: [{ count: 20 }] })
      const profiles = yield* gather(30, recipe.seed)
      const real = yield* counted(recipe, profiles)
      const { rows, total } = yield* Forecast.make(recipe, { profiles })
      assert.strictEqual(total.calls, real.calls)
      assert.strictEqual(tokensOf(total), real.tokens)
      assert.deepStrictEqual(rows, { wanted: 20, expected: 20 })
    }))
})

describe("a forecast", () => {
  const recipe = recipeOf({ simulation: { episodes: 30 }, requirements: [{ count: 20 }] })
  const small = { profiles: people(40), size: 20 }

  it.live("is told by phase and role, and its sums are sums", () =>
    Effect.gen(function*() {
      const { agents, roles, total } = yield* Forecast.make(recipe, small)
      assert.strictEqual(agents, 40)
      assert.deepStrictEqual(roles.map(({ phase, role }) => `${phase} ${role}`).toSorted(), [
        "population ground",
        "simulation act",
        "simulation react",
        "simulation receive",
        "simulation route",
        "simulation summarise",
        "synthesis instruct",
        "synthesis respond"
      ])
      assert.strictEqual(roles.find(({ role }) => role === "ground")?.calls, 40)
      assert.strictEqual(total.calls, roles.reduce((sum, { calls }) => sum + calls, 0))
      assert.strictEqual(total.inputTokens, roles.reduce((sum, role) => sum + role.inputTokens, 0))
      // The rehearsal costs nothing.
      assert.strictEqual(total.cost, 0)
    }))

  it.live("is the same each time, but for how long this machine takes", () =>
    Effect.gen(function*() {
      const [first, second] = yield* Effect.all([Forecast.make(recipe, small), Forecast.make(recipe, small)])
      assert.deepStrictEqual({ ...second, seconds: 0 }, { ...first, seconds: 0 })
      assert.isAbove(first.seconds, 0)
    }))

  it.live("leaves nothing behind", () =>
    Effect.gen(function*() {
      const { TMPDIR } = process.env
      const own = mkdtempSync(join(tmpdir(), "stoa-test-"))
      yield* Effect.addFinalizer(() =>
        Effect.sync(() => {
          if (TMPDIR === undefined) delete process.env["TMPDIR"]
          else process.env["TMPDIR"] = TMPDIR
          rmSync(own, { recursive: true })
        })
      )
      // A folder that nobody else looks into: others put theirs where this one lies.
      process.env["TMPDIR"] = own
      const before = readdirSync(".")
      yield* Forecast.make(recipe, small)
      assert.deepStrictEqual(readdirSync("."), before)
      assert.deepStrictEqual(readdirSync(own), [])
    }).pipe(Effect.scoped))

  const remote = recipeOf({
    model: "openai/gpt-5-mini",
    embedder: "openai/text-embedding-3-small",
    simulation: { episodes: 30 },
    requirements: [{ count: 20 }, { count: 10 }],
    operation: { concurrency: 10 }
  })
  const prices = { model: { input: 1, output: 2 }, embedder: { input: 1, output: 0 } }

  it.live("of a real model costs what its tokens cost, needs no key, and says what it takes for granted", () =>
    Effect.gen(function*() {
      const { assumptions, roles, total } = yield* Forecast.make(remote, { ...small, prices })
      const ground = roles.find(({ role }) => role === "ground")
      assert.closeTo(ground?.cost ?? 0, ((ground?.inputTokens ?? 0) + 2 * (ground?.outputTokens ?? 0)) / 1e6, 1e-8)
      assert.closeTo(total.cost ?? 0, roles.reduce((sum, { cost = 0 }) => sum + cost, 0), 1e-9)
      const said = assumptions.join("\n")
      assert.match(said, /20 of 40 people/)
      assert.match(said, /as long as the rehearsal's.*--sample/)
      assert.match(said, /10 calls are in flight/)
      assert.match(said, /openai\/gpt-5-mini costs \$1\.00 for a million tokens in and \$2\.00/)
      // Texts go in batches; each requirement's own goes alone, and so does the instruction of each row.
      assert.deepInclude(roles.find(({ phase, role }) => phase === "society" && role === "embed"), { calls: 1 })
      const written = roles.find(({ role }) => role === "respond")?.calls ?? 0
      assert.deepInclude(roles.find(({ phase, role }) => phase === "synthesis" && role === "embed"), {
        calls: 3 + written
      })
    }))

  it.live("without a price has no cost and says so", () =>
    Effect.gen(function*() {
      const { assumptions, total } = yield* Forecast.make(remote, { ...small, prices: { embedder: prices.embedder } })
      assert.isUndefined(total.cost)
      assert.isAbove(total.inputTokens, 1000)
      assert.match(assumptions.join("\n"), /price of openai\/gpt-5-mini is not known.*--prices/)
    }))

  it.live("takes longer with fewer calls in flight, and as long as a minute's limit lasts", () =>
    Effect.gen(function*() {
      const seconds = (operation: Partial<Recipe.OperationSettings>) =>
        Effect.map(
          Forecast.make({ ...remote, operation: { ...remote.operation, ...operation } }, small),
          (forecast) => forecast.seconds
        )
      const ten = yield* seconds({ concurrency: 10 })
      assert.isAbove(yield* seconds({ concurrency: 1 }), 5 * ten)
      // Beyond what a step and a row need one after the other, more at once is no quicker.
      assert.strictEqual(yield* seconds({ concurrency: 100_000 }), yield* seconds({ concurrency: 1_000_000 }))
      const limited = yield* Forecast.make(
        { ...remote, operation: { ...remote.operation, requestsPerMinute: 60 } },
        small
      )
      const asked = limited.roles.filter(({ role }) => role !== "embed").reduce((sum, { calls }) => sum + calls, 0)
      assert.closeTo(limited.seconds / asked, 1, 0.05)
    }))

  it.live("warns when fewer rows can be had than are wanted", () =>
    Effect.gen(function*() {
      const greedy = recipeOf({ simulation: { steps: 1, episodes: 500 }, requirements: [{ count: 500 }] })
      const { assumptions, rows } = yield* Forecast.make(greedy, small)
      assert.isBelow(rows.expected, 500)
      assert.match(assumptions.join("\n"), new RegExp(`About ${rows.expected} of 500 rows are likely`))
    }))

  it.live("of a society that cannot be grouped fails as the run would", () =>
    Effect.gen(function*() {
      const impossible = recipeOf({ society: { meanGroup: 5, maxGroup: 3 } })
      const error = yield* Effect.flip(Forecast.make(impossible, small))
      assert.strictEqual(error._tag, "GroupingError")
    }))
})

describe("a sample", () => {
  const recipeFor = (url: string) =>
    recipeOf({
      model: "stoa-test",
      simulation: { episodes: 30 },
      requirements: [{ count: 20 }, { count: 20, domain: "code" }],
      operation: { baseUrl: url, concurrency: 8, timeout: 10 }
    })

  it.live("asks a real server within the limit it states, and corrects lengths and times by what it measured", () =>
    Effect.scoped(Effect.gen(function*() {
      const server = yield* ScriptedServer.scoped({ delay: 30 })
      const recipe = recipeFor(server.url)
      const profiles = people(60)
      const plan = yield* Sample.plan(recipe, { profiles })
      assert.strictEqual(plan.profiles.length, 8)
      const models = Models.layer(
        { ...recipe.operation, model: recipe.model, embedder: recipe.embedder, maxCalls: plan.limit.calls },
        {}
      ).pipe(Layer.provide(Layer.merge(RunStore.CallStore.memory, Attempts.AttemptStore.memory)))
      const measured = yield* Sample.play(plan, models)
      // The trial is one more.
      assert.strictEqual(server.stats().completions, measured.calls + 1)
      assert.isAtMost(measured.calls, plan.limit.calls)
      assert.isAtMost(measured.inputTokens, plan.limit.inputTokens)
      assert.isAtMost(measured.outputTokens, plan.limit.outputTokens)
      assert.includeMembers([...measured.roles.keys()], ["ground", "act", "route", "summarise", "instruct", "respond"])

      const before = yield* Forecast.make(recipe, { profiles, size: 30 })
      const after = yield* Forecast.make(recipe, { profiles, size: 30, measured })
      const role = (forecast: Forecast.Forecast, name: string) => forecast.roles.find((found) => found.role === name)
      for (const name of ["ground", "act", "react"]) {
        assert.strictEqual(role(after, name)?.calls, role(before, name)?.calls)
        // Nobody reacts in a first step: those replies are taken to be as long as acts.
        const { output = 0 } = measured.roles.get(name === "react" ? "act" : name) ?? {}
        assert.closeTo((role(after, name)?.outputTokens ?? 0) / (role(before, name)?.outputTokens ?? 1), output, 0.01)
      }
      assert.match(after.assumptions.join("\n"), new RegExp(`as in a sample of ${measured.calls} calls`))
      assert.isAbove(measured.roles.get("act")?.seconds ?? 0, 0.02)
    })))

  it.live("of agents that live alone plays as many steps as an episode needs", () =>
    Effect.gen(function*() {
      const recipe = recipeOf({ society: { communication: "none" } })
      const { rehearsed } = yield* Sample.plan(recipe, { profiles: people(20) })
      assert.strictEqual(rehearsed.written[0]?.tried, 4)
    }))
})
