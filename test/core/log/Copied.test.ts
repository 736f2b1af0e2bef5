import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as Salvage from "../../../packages/core/src/log/Salvage.ts"
import { change, makeRun, pagesOf, ruin } from "../../support/damage.ts"

describe("what is lost", () => {
  it.live("rows behind the last readable one are counted, as the index knows them", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      ruin(run.database, pagesOf(run.database, "events").slice(-2))
      const saved = yield* Salvage.salvage(run)
      assert.isBelow(saved.facts, 420)
      assert.deepStrictEqual([saved.lost, saved.atLeast], [420 - saved.facts, false])
    }))

  it.live("facts that were forgotten on purpose are none, nor are those of a salvage before", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      change(run.database, "DELETE FROM events WHERE id BETWEEN 100 AND 150")
      ruin(run.database, pagesOf(run.database, "calls").slice(3, 5))
      const first = yield* Salvage.salvage(run)
      assert.strictEqual(first.lost, 200 - first.calls)
      change(run.database, "UPDATE calls SET reply = 'x' WHERE id = 90")
      assert.deepInclude(yield* Salvage.salvage(run), { lost: 1, atLeast: false })
    }))

  it.live("it is at least what is seen where the last rows and their index cannot be read", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      ruin(run.database, [
        ...pagesOf(run.database, "events").slice(-2),
        ...pagesOf(run.database, "sqlite_autoindex_events_1")
      ])
      assert.isTrue((yield* Salvage.salvage(run)).atLeast)
    }))
})
