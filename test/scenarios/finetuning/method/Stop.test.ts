import { assert, describe, it } from "@effect/vitest"
import type { Model } from "@stoa/core"
import { Effect } from "effect"
import type { Finetuning } from "../../../../packages/scenarios/src/index.ts"
import * as stage from "./stage.ts"

const trained = [
  "star",
  "majority-finetuned",
  "single-agent",
  "single-agent-alone",
  "temperature-2",
  "unique-id",
  "without-critic"
]

const rowsOf = ({ measured }: Finetuning.Result.Result) =>
  measured.map(({ iteration, method }) => `${method} ${iteration}`)

/** Nobody says anything that can be read, where a place is of these. */
const silentAt = (places: RegExp) => ({ place }: Model.ModelRequest) =>
  places.test(place) ? "I do not know." : undefined

const recipe = (data: Readonly<Record<string, unknown>>) =>
  stage.recipeOf({ iterations: 3, alarms: { stop: true, collapse: 0, drift: 1 }, train: { count: 30 }, ...data })

describe("a finetuning that ends at an alarm", () => {
  it.live("of the debates trains nobody on them, and every method is trained as often as its agents were", () =>
    Effect.gen(function*() {
      const { play, trainings } = yield* stage.open
      const result = yield* play(recipe({ methods: trained }), { reply: silentAt(/^finetuned-1\/train/) })
      assert.deepStrictEqual(result.iterations.map(({ iteration }) => iteration), [1])
      assert.isTrue(result.alarms.some(({ iteration, kind }) => kind === "unparseable" && iteration === 2))
      assert.isEmpty(trainings.filter(({ iteration }) => iteration > 1))
      assert.deepStrictEqual(rowsOf(result), [
        "finetuned 0",
        "finetuned 1",
        ...trained.map((method) => `${method} 1`)
      ])
      assert.isTrue(result.finished)
      assert.isTrue(result.notes.some((note) => note.includes("ended before the training of iteration 2")))
    }).pipe(Effect.scoped))

  it.live("of the test ends after the training that it measures", () =>
    Effect.gen(function*() {
      const { play } = yield* stage.open
      const result = yield* play(recipe({ methods: ["star"] }), { reply: silentAt(/^finetuned-1\/test/) })
      assert.deepStrictEqual(rowsOf(result), ["finetuned 0", "finetuned 1", "star 1"])
      assert.isTrue(result.notes.some((note) => note.includes("ended after iteration 1")))
    }).pipe(Effect.scoped))

  it.live("at its very beginning says of every method that it was not trained", () =>
    Effect.gen(function*() {
      const { play, trainings } = yield* stage.open
      const result = yield* play(recipe({ methods: ["base", "star", "single-agent"] }), {
        reply: silentAt(/^debate\/train/)
      })
      assert.isEmpty(trainings)
      assert.deepStrictEqual(rowsOf(result), ["finetuned 0", "base 0"])
      for (const method of ["star", "single-agent"]) {
        assert.isTrue(result.notes.some((note) => note.startsWith(`${method} is not measured`)))
      }
    }).pipe(Effect.scoped))

  it.live("goes on where alarms end nothing, and tells of it all the same", () =>
    Effect.gen(function*() {
      const { play } = yield* stage.open
      const result = yield* play(recipe({ alarms: { stop: false, collapse: 0, drift: 1 } }), {
        reply: silentAt(/^finetuned-1\/train/)
      })
      assert.strictEqual(result.iterations.length, 3)
      assert.isTrue(result.alarms.some(({ iteration, kind }) => kind === "unparseable" && iteration === 2))
    }).pipe(Effect.scoped))
})

describe("alarms", () => {
  it.live("are told of every method that is trained, by its name, once, whoever needs its model", () =>
    Effect.gen(function*() {
      const { play } = yield* stage.open
      const result = yield* play(
        stage.recipeOf({ methods: ["star", "majority-finetuned", "single-agent", "single-agent-alone"] }),
        { reply: silentAt(/^(?:base|star-1|debate|majority)\/(?:train|hint)/) }
      )
      const empties = result.alarms.filter(({ kind }) => kind === "empty").map(({ sentence }) => sentence)
      for (const method of ["star", "majority-finetuned", "single-agent"]) {
        assert.lengthOf(empties.filter((sentence) => sentence.startsWith(`${method}: `)), 1)
      }
      assert.strictEqual(new Set(result.alarms.map(({ sentence }) => sentence)).size, result.alarms.length)
    }).pipe(Effect.scoped))

  it.live("are told of methods that train nothing where their answers cannot be read", () =>
    Effect.gen(function*() {
      const { play } = yield* stage.open
      const result = yield* play(stage.recipeOf({ methods: ["base", "majority"] }), { reply: silentAt(/^base\/test/) })
      assert.deepStrictEqual(
        result.alarms.filter(({ kind }) => kind === "unparseable").map(({ sentence }) =>
          /answers of (\S+?),/.exec(sentence)?.[1]
        ),
        ["base"]
      )
    }).pipe(Effect.scoped))

  it.live("are of generators alone where there is one round, and there are no critics", () =>
    Effect.gen(function*() {
      const { play } = yield* stage.open
      const { alarms, iterations, notes } = yield* play(stage.recipeOf({ debate: { rounds: 1 } }))
      assert.deepStrictEqual(iterations[0]?.sizes.map(({ agent }) => agent), [
        "generator-1",
        "generator-2",
        "generator-3"
      ])
      assert.notInclude(JSON.stringify([alarms, notes]), "critic-")
    }).pipe(Effect.scoped))
})
