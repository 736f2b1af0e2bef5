import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import type { RunFolder } from "../../../packages/core/src/log/Runs.ts"
import * as RunStore from "../../../packages/core/src/log/RunStore.ts"
import * as Salvage from "../../../packages/core/src/log/Salvage.ts"
import { call, change, makeRun } from "../../support/damage.ts"

const spent = (run: RunFolder) =>
  Effect.flatMap(AttemptStore, (attempts) => attempts.spent).pipe(Effect.provide(RunStore.layer(run.database)))

describe("what was spent", () => {
  const reply = JSON.stringify({ text: "t", model: "served", inputTokens: 70, outputTokens: 30 })

  /** Ten answered calls with their attempts, two of them embeddings, and one that came to nothing. */
  const spend = (run: RunFolder) =>
    Effect.gen(function*() {
      const calls = yield* RunStore.CallStore
      const attempts = yield* AttemptStore
      for (let index = 0; index < 10; index++) {
        const place = `simulation/${index}`
        const id = yield* attempts.open({ place, model: "asked", inputTokens: 500, outputTokens: 50 })
        yield* calls.keep({ ...call(1000 + index), place, model: "served", reply: index < 8 ? reply : "[\"AAAA\"]" })
        yield* attempts.close(id, { state: "answered", inputTokens: 70, outputTokens: 30, cachedTokens: 0 })
      }
      yield* calls.keep({ ...call(2000), place: "simulation/none", reply: "{\"endpoint\":\"e\",\"failure\":{}}" })
    }).pipe(Effect.provide(RunStore.layer(run.database)))

  it.live("is told from the answered calls where attempts are lost, by the names of the ledger", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      yield* spend(run)
      change(run.database, "DELETE FROM calls WHERE place LIKE 'population/%'")
      // Lost in the middle: the last one still tells how many there were.
      change(run.database, "DELETE FROM attempts WHERE place IN ('simulation/3', 'simulation/8')")
      const saved = yield* Salvage.salvage(run)
      assert.deepStrictEqual([saved.attempts, saved.atLeast], [2, false])
      const asked = (yield* spent(run)).find(({ model }) => model === "asked")
      assert.deepInclude(asked, { calls: 10, inputTokens: 9 * 70, outputTokens: 9 * 30 })
    }))

  it.live("is known at least where the table of attempts is gone", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      yield* spend(run)
      change(run.database, "DROP TABLE attempts")
      assert.match((yield* Salvage.damageOf(run.database)) ?? "", /attempts/)
      const saved = yield* Salvage.salvage(run)
      assert.isTrue(saved.atLeast)
      assert.isAbove(saved.attempts ?? 0, 0)
      const served = (yield* spent(run)).find(({ model }) => model === "served")
      assert.deepInclude(served, { calls: 10, inputTokens: 8 * 70, outputTokens: 8 * 30 })
    }))
})
