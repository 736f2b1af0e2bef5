import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { append, EventLog } from "../../packages/core/src/log/EventLog.ts"
import * as RunState from "../../packages/core/src/log/RunState.ts"
import * as RunStore from "../../packages/core/src/log/RunStore.ts"
import { callStoreContract, eventLogContract, failedAt, folder } from "./eventLog.ts"

eventLogContract("in memory", { open: () => EventLog.memory, durable: false })
callStoreContract("memory", { open: () => RunStore.CallStore.memory, durable: false })

describe("run.db", () => {
  const events = Effect.flatMap(EventLog, (log) => log.events)

  it.live("can be read while it is written, and counts its facts by sort", () =>
    Effect.gen(function*() {
      const path = join(yield* folder, "run.db")
      const reading = Effect.provide(events, RunStore.layer(path, { readonly: true }))
      yield* Effect.gen(function*() {
        yield* append(failedAt("a"))
        assert.lengthOf(yield* reading, 1)
        yield* append(failedAt("b"))
        assert.lengthOf(yield* reading, 2)
        assert.deepStrictEqual((yield* RunState.read(path)).facts, { Failed: 2 })
      }).pipe(Effect.provide(RunStore.layer(path)))
      assert.lengthOf(yield* reading, 2)
    }))

  const refused = (prepare: (path: string) => void) =>
    Effect.gen(function*() {
      const path = join(yield* folder, "run.db")
      prepare(path)
      const error = yield* Effect.flip(Effect.provide(events, RunStore.layer(path)))
      assert.strictEqual(error._tag, "LogError")
      assert.include(error.message, path)
      return error.message
    })

  const alter = (path: string, sql: string) => {
    const db = new DatabaseSync(path)
    db.exec(sql)
    db.close()
  }

  it.live("refuses a file of another layout, a file that is no database, a fact it cannot read", () =>
    Effect.gen(function*() {
      assert.include(yield* refused((path) => alter(path, "PRAGMA user_version = 99")), "it has layout 99")
      assert.include(yield* refused((path) => writeFileSync(path, "no database ".repeat(100))), "not a database")
      const table =
        "CREATE TABLE events (id INTEGER PRIMARY KEY, place TEXT UNIQUE, tag TEXT, body TEXT, digest TEXT, at INTEGER)"
      const unreadable = `${table}; INSERT INTO events VALUES (1, 'a', 'Failed', '{"_tag":"Failed"}', '', 0)`
      assert.include(yield* refused((path) => alter(path, unreadable)), "an event cannot be read")
    }))
})
