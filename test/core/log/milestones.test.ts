import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { Milestones } from "../../../packages/core/src/log/Milestones.ts"
import * as RunStore from "../../../packages/core/src/log/RunStore.ts"
import * as Salvage from "../../../packages/core/src/log/Salvage.ts"
import { change, makeRun, pagesOf, ruin } from "../../support/damage.ts"

const set = (place: string, body: unknown) => Effect.flatMap(Milestones, (milestones) => milestones.set(place, body))
const get = (place: string) => Effect.flatMap(Milestones, (milestones) => milestones.get(place))

describe("milestones in memory", () => {
  it.effect("are given as they were set, the last one of a place", () =>
    Effect.gen(function*() {
      assert.isTrue(Option.isNone(yield* get("finetuned/1/critic-1")))
      yield* set("finetuned/1/critic-1", { model: "a" })
      yield* set("finetuned/1/critic-1", { model: "b", text: "ü \u2028 'quoted'" })
      yield* set("finetuned/1/critic-2", ["c"])
      assert.deepStrictEqual(
        yield* get("finetuned/1/critic-1"),
        Option.some({ model: "b", text: "ü \u2028 'quoted'" })
      )
      assert.deepStrictEqual(yield* get("finetuned/1/critic-2"), Option.some(["c"]))
    }).pipe(Effect.provide(Milestones.memory)))
})

describe("run.db", () => {
  it.live("of an earlier version has none, to be read or to be written on", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      change(run.database, "DROP TABLE milestones")
      assert.isUndefined(yield* Salvage.damageOf(run.database))
      assert.isTrue(
        Option.isNone(yield* Effect.provide(get("a"), RunStore.layer(run.database, { readonly: true })))
      )
      yield* Effect.provide(set("a", 1), RunStore.layer(run.database))
      assert.deepStrictEqual(yield* Effect.provide(get("a"), RunStore.layer(run.database)), Option.some(1))
    }))

  it.live("tells a milestone that was changed from outside, and a salvage leaves it out and keeps the others", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      yield* Effect.provide(
        Effect.forEach(["a", "b", "c"], (place) => set(place, { job: `job of ${place}` })),
        RunStore.layer(run.database)
      )
      change(run.database, "UPDATE milestones SET body = replace(body, 'job of b', 'job of x') WHERE place = 'b'")
      const error = yield* Effect.flip(Effect.provide(get("b"), RunStore.layer(run.database)))
      assert.include(error.message, "the milestone at b is not what was kept")
      assert.include((yield* Salvage.damageOf(run.database)) ?? "", "the milestone at b")
      const { lost } = yield* Salvage.salvage(run)
      assert.strictEqual(lost, 1)
      assert.isUndefined(yield* Salvage.damageOf(run.database))
      const left = yield* Effect.provide(Effect.forEach(["a", "b", "c"], get), RunStore.layer(run.database))
      assert.deepStrictEqual(left, [Option.some({ job: "job of a" }), Option.none(), Option.some({ job: "job of c" })])
    }))

  it.live("whose pages are ruined loses no milestone on whole ones", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      const places = Array.from({ length: 200 }, (_, index) => `finetuned/1/agent-${index}`)
      yield* Effect.provide(
        Effect.forEach(places, (place) => set(place, { text: `${place} `.repeat(20) })),
        RunStore.layer(run.database)
      )
      ruin(run.database, pagesOf(run.database, "milestones").slice(3, 5))
      const { lost } = yield* Salvage.salvage(run)
      const left = yield* Effect.provide(Effect.forEach(places, get), RunStore.layer(run.database))
      const kept = left.filter(Option.isSome).length
      assert.strictEqual(kept + lost, 200)
      assert.isAbove(kept, 100)
      assert.isBelow(kept, 200)
    }))
})
