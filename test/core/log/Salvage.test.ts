import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { append, EventLog, LogError } from "../../../packages/core/src/log/EventLog.ts"
import type { RunFolder } from "../../../packages/core/src/log/Runs.ts"
import * as RunState from "../../../packages/core/src/log/RunState.ts"
import * as RunStore from "../../../packages/core/src/log/RunStore.ts"
import * as Salvage from "../../../packages/core/src/log/Salvage.ts"
import { failedAt, folder } from "../../contract/eventLog.ts"
import { change, makeRun, pagesOf, ruin } from "../../support/damage.ts"

const events = Effect.flatMap(EventLog, (log) => log.events)

describe("a damaged run.db", () => {
  it.live("a whole one is not taken for damaged", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      assert.isUndefined(yield* Salvage.damageOf(run.database))
    }))

  it.live("is named, kept, and what is whole of it goes on in a new file", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      const size = statSync(run.database).size
      const leaves = pagesOf(run.database, "events")
      ruin(run.database, leaves.slice(10, 13))
      assert.isString(yield* Salvage.damageOf(run.database))
      const saved = yield* Salvage.salvage(run)
      assert.strictEqual(saved.file, "run.damaged-1.db")
      assert.strictEqual(statSync(join(run.path, saved.file)).size, size)
      assert.isUndefined(yield* Salvage.damageOf(run.database))

      const { answered, cut, facts, salvaged } = yield* RunState.read(run.database)
      assert.isTrue(salvaged)
      assert.strictEqual(facts["Enrolled"], 20)
      assert.isAbove(facts["Failed"] ?? 0, 300)
      assert.isBelow(facts["Failed"] ?? 0, 400)
      assert.strictEqual(saved.facts, 20 + (facts["Failed"] ?? 0))
      assert.strictEqual(saved.lost, 420 - saved.facts)
      assert.strictEqual(answered, 200)
      assert.strictEqual(cut, 50)
      const kept = yield* Effect.provide(events, RunStore.layer(run.database))
      for (const fact of kept) assert.isTrue(fact._tag === "Enrolled" || fact._tag === "Failed")
    }))

  it.live("a row whose text was changed is not whole, even where the file is", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      const db = new DatabaseSync(run.database)
      db.exec("UPDATE calls SET reply = replace(reply, 'zz', 'yy') WHERE id = 7")
      db.exec("UPDATE events SET body = replace(body, 'empty', 'vacant') WHERE id = 30")
      db.close()
      const saved = yield* Salvage.salvage(run)
      assert.deepStrictEqual([saved.facts, saved.calls, saved.lost], [419, 199, 2])
    }))

  it.live("with a gap among its people it has them read from their files again", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      const db = new DatabaseSync(run.database)
      db.exec("UPDATE events SET body = replace(body, 'notebook', 'nothing') WHERE id = 3")
      db.close()
      yield* Salvage.salvage(run)
      assert.isUndefined((yield* RunState.read(run.database)).facts["Enrolled"])
    }))

  it.live("that holds nothing at all is kept too, and a second one beside it", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      ruin(run.database, Array.from({ length: 20 }, (_, page) => page))
      const first = yield* Salvage.salvage(run)
      assert.deepStrictEqual([first.facts, first.calls], [0, 0])
      assert.isAbove(first.lost, 0)
      ruin(run.database, [0])
      assert.strictEqual((yield* Salvage.salvage(run)).file, "run.damaged-2.db")
      assert.isTrue(existsSync(join(run.path, "run.damaged-1.db")))
    }))
})

describe("what is no damage", () => {
  it.live("a file that cannot be opened is no damaged one: it stays, and SQLite's reason is told", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      mkdirSync(`${run.database}-wal`)
      const error = yield* Effect.flip(Salvage.damageOf(run.database))
      assert.instanceOf(error, LogError)
      assert.include(error.message, "unable to open database file")
      const state = yield* Effect.flip(RunState.read(run.database))
      assert.include(state.message, "unable to open database file")
    }))

  it.live("a file that is no run.db of this layout is refused by name, not salvaged", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      change(run.database, "DROP TABLE calls; PRAGMA user_version = 1")
      assert.isUndefined(yield* Salvage.damageOf(run.database))
      const error = yield* Effect.flip(RunState.read(run.database))
      assert.include(error.message, "no such table: calls")
    }))
})

describe("a flipped bit", () => {
  it.live("inside a text is found, though SQLite takes the file for whole", () =>
    Effect.gen(function*() {
      for (
        const sql of [
          "UPDATE events SET body = replace(body, 'qqq', 'qpq') WHERE id = 30",
          "UPDATE calls SET reply = replace(reply, 'zz', 'yy') WHERE id = 7"
        ]
      ) {
        const run = yield* makeRun
        change(run.database, sql)
        assert.match((yield* Salvage.damageOf(run.database)) ?? "", /^row (30 of events|7 of calls) is not/)
        assert.strictEqual((yield* Salvage.salvage(run)).lost, 1)
        assert.isUndefined(yield* Salvage.damageOf(run.database))
      }
    }))
})

describe("a salvage that breaks off", () => {
  it.live("leaves the damaged file where it was while the new one cannot be written", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      ruin(run.database, pagesOf(run.database, "events").slice(10, 13))
      const before = readFileSync(run.database)
      mkdirSync(`${run.database}.partial`)
      assert.instanceOf(yield* Effect.flip(Salvage.salvage(run)), LogError)
      assert.isTrue(readFileSync(run.database).equals(before))
      assert.isFalse(existsSync(join(run.path, "run.damaged-1.db")))
    }))

  it.live("is done again: half of a new file is thrown away, a name that was given is used", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      ruin(run.database, pagesOf(run.database, "events").slice(10, 13))
      writeFileSync(`${run.database}.partial`, "half of a database")
      writeFileSync(`${run.database}.partial-journal`, "half of a journal")
      linkSync(run.database, join(run.path, "run.damaged-1.db"))
      assert.strictEqual((yield* Salvage.salvage(run)).file, "run.damaged-1.db")
      assert.isUndefined(yield* Salvage.damageOf(run.database))
      assert.deepStrictEqual(readdirSync(run.path).toSorted(), ["run.damaged-1.db", "run.db"])
    }))

  it.live("takes over what still stands in the log beside the file", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      const other: RunFolder = { ...run, path: yield* folder, database: "" }
      const killed = { ...other, database: join(other.path, "run.db") }
      yield* Effect.gen(function*() {
        yield* append(failedAt("synthesis/r1/w0/late", "late"))
        for (const side of ["", "-wal"]) copyFileSync(`${run.database}${side}`, `${killed.database}${side}`)
      }).pipe(Effect.provide(RunStore.layer(run.database)))
      ruin(killed.database, pagesOf(run.database, "attempts"))
      const saved = yield* Salvage.salvage(killed)
      assert.strictEqual(saved.facts, 421)
      assert.deepStrictEqual(readdirSync(killed.path).toSorted(), ["run.damaged-1.db", "run.db"])
    }))
})

describe("a damaged fork", () => {
  const fork = (run: RunFolder) =>
    change(run.database, "INSERT INTO notes (name, body) VALUES ('fork', '{\"run\":\"first\",\"step\":2}')")

  it.live("that lost facts it took over stays as it is: it must be forked again", () =>
    Effect.gen(function*() {
      for (const index of [false, true]) {
        const run = yield* makeRun
        fork(run)
        const pages = index ? pagesOf(run.database, "sqlite_autoindex_events_1") : []
        change(run.database, "UPDATE events SET body = replace(body, 'notebook', 'nothing') WHERE id = 3")
        ruin(run.database, pages)
        const error = yield* Effect.flip(Salvage.salvage(run))
        assert.include(error.message, "is a fork of first at step 2, and facts that it took over are damaged")
        assert.include(error.message, "--from first@2")
        assert.deepStrictEqual(readdirSync(run.path), ["run.db"])
      }
    }))

  it.live("that lost facts of its own goes on, as the fork it is", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      fork(run)
      change(run.database, "UPDATE events SET body = replace(body, 'qqq', 'qpq') WHERE id = 30")
      assert.strictEqual((yield* Salvage.salvage(run)).lost, 1)
      const db = new DatabaseSync(run.database, { readOnly: true })
      assert.strictEqual(db.prepare("SELECT COUNT(*) AS n FROM notes WHERE name = 'fork'").get()?.["n"], 1)
      db.close()
    }))
})

describe("a log that lost calls", () => {
  it.live("takes what is told again for what was there, and forgets what is not", () =>
    Effect.gen(function*() {
      const run = yield* makeRun
      yield* Effect.gen(function*() {
        yield* append(failedAt("synthesis/r1/w0/0", "another answer"))
        yield* append({ _tag: "Saved", place: "dataset", rows: 0, files: [] })
        assert.deepStrictEqual((yield* events).map(({ place }) => place), ["synthesis/r1/w0/0", "dataset"])
        assert.deepInclude((yield* events)[0], { raw: "another answer" })
      }).pipe(Effect.provide(RunStore.layer(run.database, { conflicts: "replace" })))
    }))
})
