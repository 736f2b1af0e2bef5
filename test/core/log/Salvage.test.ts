import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { closeSync, existsSync, openSync, statSync, writeSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import { AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import { append, appendAll, EventLog } from "../../../packages/core/src/log/EventLog.ts"
import type { RunFolder } from "../../../packages/core/src/log/Runs.ts"
import * as RunState from "../../../packages/core/src/log/RunState.ts"
import * as RunStore from "../../../packages/core/src/log/RunStore.ts"
import * as Salvage from "../../../packages/core/src/log/Salvage.ts"
import { failedAt, folder } from "../../contract/eventLog.ts"
import { people } from "../../support/people.ts"

const enrolled = people(20).map((profile, index): Event => {
  const agent = `a${String(index).padStart(4, "0")}`
  return { _tag: "Enrolled", place: `population/${agent}/profile`, agent, profile }
})

const call = (index: number): RunStore.StoredCall => ({
  key: `key-${index}`,
  place: `population/a${index}`,
  prompt: "ground",
  model: "m",
  request: "{}",
  reply: JSON.stringify({ text: "z".repeat(400) })
})

/** A run with people, facts, calls and attempts in its run.db. */
const makeRun = Effect.gen(function*() {
  const path = yield* folder
  const database = join(path, "run.db")
  const run: RunFolder = {
    name: "r",
    path,
    database,
    recipe: join(path, "recipe.json"),
    dataset: join(path, "dataset")
  }
  yield* Effect.gen(function*() {
    yield* appendAll(enrolled)
    for (let index = 0; index < 400; index++) yield* append(failedAt(`synthesis/r1/w0/${index}`, "q".repeat(300)))
    const calls = yield* RunStore.CallStore
    for (let index = 0; index < 200; index++) yield* calls.keep(call(index))
    const attempts = yield* AttemptStore
    for (let index = 0; index < 50; index++) {
      yield* attempts.open({ place: "p", model: "m", inputTokens: 10, outputTokens: 5 })
    }
  }).pipe(Effect.provide(RunStore.layer(database)))
  return run
})

/** Fills whole pages with other bytes, as a failing disk does. */
const ruin = (file: string, pages: ReadonlyArray<number>) => {
  const handle = openSync(file, "r+")
  for (const page of pages) writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096)
  closeSync(handle)
}

const events = Effect.flatMap(EventLog, (log) => log.events)

/** The pages that hold rows of a table. */
const pagesOf = (file: string, table: string): Array<number> => {
  const db = new DatabaseSync(file, { readOnly: true })
  const rows = db.prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'").all(table)
  db.close()
  return rows.map((row) => Number(row["pageno"]) - 1)
}

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
      ruin(run.database, leaves.slice(20, 23))
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
