/** A run.db with something of everything, and ways to damage it. */
import { Effect } from "effect"
import { closeSync, openSync, readSync, writeSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { Event } from "../../packages/core/src/domain/Event.ts"
import { AttemptStore } from "../../packages/core/src/log/Attempts.ts"
import { append, appendAll } from "../../packages/core/src/log/EventLog.ts"
import type { RunFolder } from "../../packages/core/src/log/Runs.ts"
import * as RunStore from "../../packages/core/src/log/RunStore.ts"
import { failedAt, folder } from "../contract/eventLog.ts"
import { people } from "./people.ts"

const enrolled = people(20).map((profile, index): Event => {
  const agent = `a${String(index).padStart(4, "0")}`
  return { _tag: "Enrolled", place: `population/${agent}/profile`, agent, profile }
})

/** An answered call. */
export const call = (index: number): RunStore.StoredCall => ({
  key: `key-${index}`,
  place: `population/a${index}`,
  prompt: "ground",
  model: "m",
  request: "{}",
  reply: JSON.stringify({ text: "z".repeat(400) })
})

/** A run with people, facts, calls and attempts in its run.db. */
export const makeRun = Effect.gen(function*() {
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
export const ruin = (file: string, pages: ReadonlyArray<number>) => {
  const handle = openSync(file, "r+")
  const header = Buffer.alloc(100)
  readSync(handle, header, 0, 100, 0)
  const size = header.readUInt16BE(16)
  for (const page of pages) writeSync(handle, Buffer.alloc(size, 0xa5), 0, size, page * size)
  closeSync(handle)
}

/** The pages that hold rows of a table. */
export const pagesOf = (file: string, table: string): Array<number> => {
  const db = new DatabaseSync(file, { readOnly: true })
  const rows = db.prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'").all(table)
  db.close()
  return rows.map((row) => Number(row["pageno"]) - 1)
}

/** Changes what a run.db holds. */
export const change = (file: string, sql: string) => {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}
