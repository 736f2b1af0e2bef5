import { assert, describe, it } from "@effect/vitest"
import { EventLog, Fold, LogHash, RunStore } from "@stoa/core"
import { Effect, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Saved from "../../../packages/core/src/log/Saved.ts"

const written = (rows: number) => ({ rows, files: [{ name: "manifest.json", sha256: String(rows) }] })

const places = Effect.gen(function*() {
  return (yield* (yield* EventLog.EventLog).eventsOf("Saved")).map(({ place, rows }) => [place, rows])
})

/** Two logs in files of their own, each told its facts, and what comes of comparing them. */
const compare = (recorded: ReadonlyArray<number>, told: ReadonlyArray<number>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-saved-"))),
    (folder) =>
      Effect.gen(function*() {
        const files = yield* Effect.forEach([recorded, told], (rows, index) => {
          const file = join(folder, `${index}.db`)
          return Effect.as(
            Effect.provide(Effect.forEach(rows, (count) => Saved.append(written(count))), RunStore.layer(file)),
            file
          )
        })
        const [one = "", other = ""] = files
        return {
          hashes: yield* Effect.forEach(files, LogHash.of),
          whole: yield* LogHash.firstDifference({ recorded: one, told: other, finished: true }),
          part: yield* LogHash.firstDifference({ recorded: one, told: other, finished: false })
        }
      }),
    (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
  )

describe("what was written of a run", () => {
  it.effect("is one fact, and one more for each time that it came out otherwise", () =>
    Effect.gen(function*() {
      for (const rows of [20, 20, 40, 40, 20]) yield* Saved.append(written(rows))
      assert.deepStrictEqual(yield* places, [["dataset", 20], ["dataset/2", 40], ["dataset/3", 20]])
      const log = yield* EventLog.EventLog
      assert.strictEqual((yield* log.world).saved?.rows, 20)
      assert.deepStrictEqual(Fold.fold(yield* log.events), yield* log.world)
    }).pipe(Effect.provide(Layer.fresh(EventLog.EventLog.memory))))

  it.live("counts in a log's hash as it was written last, however often", () =>
    Effect.gen(function*() {
      const { hashes: [grown, fresh], whole } = yield* compare([20, 40], [40])
      assert.deepStrictEqual(grown, fresh)
      assert.strictEqual(whole, undefined)
    }))

  it.live("is compared when a run came to its end, and not before", () =>
    Effect.gen(function*() {
      const { part, whole } = yield* compare([20, 40], [20])
      assert.strictEqual(whole?.place, "dataset")
      assert.include(whole?.recorded, "\"rows\":40")
      assert.include(whole?.told, "\"rows\":20")
      assert.strictEqual(part, undefined)
    }))
})
