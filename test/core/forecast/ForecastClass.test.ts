import { assert, describe, it } from "@effect/vitest"
import { Questions, Scenario, World } from "@stoa/core"
import { analogy, debate, errorCorrection } from "@stoa/scenarios"
import { Effect } from "effect"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Forecast from "../../../packages/core/src/forecast/Forecast.ts"
import { people } from "../../support/people.ts"
import { classOf, compare, counted, files, nobody, scenarios, talk, tokensOf } from "./lessons.ts"

describe("the forecast of a class", () => {
  it.live("comes within 5 % of the calls, tokens and conversations of the class itself", () =>
    Effect.gen(function*() {
      const recipe = classOf({ seed: 5 })
      const given = { ...nobody, scenarios, questions: files }
      const real = yield* counted(recipe, given)
      const { agents, class: lessons, roles, rows, total } = yield* Forecast.make(recipe, { ...given, size: 60 })
      assert.strictEqual(agents, 0)
      assert.deepStrictEqual(roles.map(({ phase, role }) => `${phase} ${role}`), ["class speak"])
      assert.closeTo(total.calls / real.calls, 1, 0.05)
      assert.closeTo(tokensOf(total) / real.tokens, 1, 0.05)
      assert.strictEqual(lessons?.questions, World.questions(real.world).length)
      assert.closeTo((lessons?.conversations ?? 0) / real.world.kept, 1, 0.05)
      assert.deepStrictEqual(rows, { wanted: lessons?.questions, expected: lessons?.conversations })
    }), 60_000)

  it.live("is the class itself where all of it is played", () =>
    Effect.gen(function*() {
      const recipe = classOf({ seed: 6, class: { judge: "report" } })
      const given = { ...nobody, scenarios, questions: files.map((each) => ({ ...each, count: 20 })) }
      const real = yield* counted(recipe, given)
      const { assumptions, class: lessons, total } = yield* Forecast.make(recipe, given)
      assert.strictEqual(total.calls, real.calls)
      assert.strictEqual(tokensOf(total), real.tokens)
      assert.deepStrictEqual(lessons, { questions: 40, conversations: real.world.kept })
      assert.match(assumptions[0] ?? "", /^The whole recipe was played/)
    }), 60_000)

  it.live("takes questions as a run has recorded them before those of files", () =>
    Effect.gen(function*() {
      const recipe = classOf({ seed: 7 })
      const real = yield* counted(recipe, { ...nobody, scenarios, questions: [{ ...files[0]!, count: 30 }] })
      const posed = World.questions(real.world)
      const { class: lessons, total } = yield* Forecast.make(recipe, { ...nobody, scenarios, questions: files, posed })
      assert.strictEqual(lessons?.questions, 30)
      assert.strictEqual(total.calls, real.calls)
    }), 60_000)

  it.live("of a society that goes to class counts the questions out of its episodes", () =>
    Effect.gen(function*() {
      const only = [{ scenario: talk, weight: 1 }]
      const recipe = classOf({
        seed: 8,
        population: {},
        simulation: { episodes: 60 },
        requirements: [{ count: 20 }],
        class: { share: 0.5 }
      }, only)
      const given = { profiles: people(60), scenarios: only, questions: [{ ...files[0]!, count: 150 }] }
      const real = yield* counted(recipe, given)
      const { agents, assumptions, class: lessons, roles, rows, total } = yield* Forecast.make(recipe, {
        ...given,
        size: 30
      })
      assert.strictEqual(agents, 60)
      assert.closeTo(total.calls / real.calls, 1, 0.15)
      assert.closeTo(tokensOf(total) / real.tokens, 1, 0.15)
      const posed = World.questions(real.world).length
      assert.isAbove(posed, 150)
      assert.closeTo((lessons?.questions ?? 0) / posed, 1, 0.05)
      assert.strictEqual(roles.find(({ role }) => role === "pose")?.calls, (lessons?.questions ?? 0) - 150)
      assert.deepStrictEqual(rows, {
        wanted: 20 + (lessons?.questions ?? 0),
        expected: 20 + (lessons?.conversations ?? 0)
      })
      assert.match(assumptions[0] ?? "", /30 of 60 people and 30 of 150 questions/)
    }), 120_000)

  it.live("of a society that only teaches, and lives no step, has no step of it", () =>
    Effect.gen(function*() {
      const only = [{ scenario: talk, weight: 1 }]
      const recipe = classOf({ population: {}, class: {} }, only)
      const given = { profiles: people(40), scenarios: only, questions: [{ ...files[0]!, count: 20 }] }
      const real = yield* counted(recipe, given)
      const { roles, total } = yield* Forecast.make(recipe, { ...given, size: 20 })
      assert.deepStrictEqual([...new Set(roles.map(({ phase }) => phase))], ["population", "class"])
      assert.closeTo(total.calls / real.calls, 1, 0.1)
    }), 60_000)

  it.live("tells of plays that fail, and that questions are kept back", () =>
    Effect.gen(function*() {
      const broken = Scenario.make("broken", { ...talk, play: () => Effect.die(new Error("no\u001b[31m chalk")) })
      const only = [{ scenario: broken, weight: 1 }, { scenario: compare, weight: 1 }]
      const recipe = classOf({ seed: 9 }, only)
      const questions = [{ questions: files[0]!.questions.slice(0, 60) }]
      const { assumptions, rows } = yield* Forecast.make(recipe, { ...nobody, scenarios: only, questions })
      const said = assumptions.join("\n")
      assert.match(said, /\d+ of the \d+ plays that were tried failed; the first: broken: .*no.* chalk/)
      assert.notInclude(said, "\u001b")
      assert.match(said, /kept out of the class.*: \d+\./)
      assert.isBelow(rows.expected, rows.wanted)
    }))
})

const gsm8k = fileURLToPath(new URL("../../../../shared/data/math/gsm8k_train_first1500.jsonl", import.meta.url))

describe("the forecast of a class like that of the paper", () => {
  it.live.skipIf(!existsSync(gsm8k))(
    "comes within 5 % over real questions (skipped where ../shared/data is not)",
    () =>
      Effect.gen(function*() {
        const three = [errorCorrection, debate, analogy].map((scenario) => ({ scenario, weight: 1 }))
        const read = yield* Questions.read([{ file: gsm8k, preset: "auto", mapping: {} }])
        const recipe = classOf({ seed: 1 }, three)
        const given = {
          ...nobody,
          scenarios: three,
          questions: read.files.map(({ questions }) => ({ questions, count: 300 }))
        }
        const real = yield* counted(recipe, given)
        const { class: lessons, total } = yield* Forecast.make(recipe, given)
        assert.closeTo(total.calls / real.calls, 1, 0.05)
        assert.closeTo(tokensOf(total) / real.tokens, 1, 0.05)
        assert.closeTo((lessons?.conversations ?? 0) / real.world.kept, 1, 0.05)
      }),
    180_000
  )
})
