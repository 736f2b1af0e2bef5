import { assert, it } from "@effect/vitest"
import { Context, Effect, Fiber, HashMap, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { Event } from "../../../../packages/core/src/domain/Event.ts"
import { AttemptStore } from "../../../../packages/core/src/log/Attempts.ts"
import { CallStore } from "../../../../packages/core/src/log/CallStore.ts"
import { EventLog } from "../../../../packages/core/src/log/EventLog.ts"
import { Milestones } from "../../../../packages/core/src/log/Milestones.ts"
import { Notes } from "../../../../packages/core/src/log/Notes.ts"
import * as Connections from "../../../../packages/core/src/log/postgres/Connections.ts"
import { attemptsEach } from "../../../../packages/core/src/log/postgres/Lease.ts"
import * as Mirror from "../../../../packages/core/src/log/postgres/Mirror.ts"
import * as PostgresStore from "../../../../packages/core/src/log/postgres/PostgresStore.ts"
import * as RunSchema from "../../../../packages/core/src/log/postgres/RunSchema.ts"
import * as RunStore from "../../../../packages/core/src/log/RunStore.ts"
import { Signalled } from "../../../../packages/core/src/log/Signalled.ts"
import { failedAt } from "../../../contract/eventLog.ts"
import { describeDatabase } from "../../../support/postgres.ts"

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-mirror-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** The tables of a run, in the order of their contents. */
const selections = {
  events: "SELECT place, tag, body, digest, at FROM events ORDER BY place",
  calls: "SELECT key, place, prompt, model, request, reply, digest FROM calls ORDER BY key",
  attempts:
    "SELECT place, model, state, input, output, cached, began, took FROM attempts ORDER BY place, model, state, input, output",
  notes: "SELECT name, body FROM notes WHERE name <> 'owner' ORDER BY name",
  milestones: "SELECT place, body, digest FROM milestones ORDER BY place",
  signals: "SELECT name, at, body FROM signals WHERE name <> 'pulse' ORDER BY name"
}

const inFile = (database: string, text: string) => {
  const db = new DatabaseSync(database, { readOnly: true, timeout: 5000 })
  try {
    return db.prepare(text).all().map((row) => Object.values(row))
  } finally {
    db.close()
  }
}

const tablesOf = (database: string) =>
  Object.fromEntries(Object.entries(selections).map(([name, text]) => [name, inFile(database, text)]))

/** A worker of a run, with what it does to each of its tables. */
const worker = (url: string, { name, run }: { readonly run: string; readonly name: string }) =>
  Effect.map(
    Layer.build(PostgresStore.layer(url, { run, lease: name, shared: true })),
    (stores) => {
      const log = Context.get(stores, EventLog)
      const attempts = Context.get(stores, AttemptStore)
      const calls = Context.get(stores, CallStore)
      const ask = Effect.fnUntraced(function*(place: string) {
        const id = yield* attempts.open({ place, model: "m", inputTokens: 10, outputTokens: 20 })
        const reply = `${place} says \u0000 \u2028 ü`
        yield* calls.keep({ key: `key ${place}`, place, prompt: "p", model: "m", request: "{}", reply })
        yield* attempts.close(id, { state: "answered", inputTokens: 3, outputTokens: 4, cachedTokens: 1 })
        yield* log.append(failedAt(place, reply))
      })
      return {
        log,
        attempts,
        calls,
        notes: Context.get(stores, Notes),
        milestones: Context.get(stores, Milestones),
        signalled: Context.get(stores, Signalled),
        ask,
        /** So many things at once. */
        work: (count: number, from = 0) =>
          Effect.forEach(numbers(count), (index) => ask(`${name}/${from + index}`), { concurrency: 32, discard: true })
      }
    }
  )

/** The copy of a run, over its run.db. */
const copying = Effect.fnUntraced(function*(options: Mirror.MirrorOptions) {
  const stores = yield* Layer.build(RunStore.layer(options.database))
  const log = Context.get(stores, EventLog)
  const mirror = yield* Effect.provideService(Mirror.make(options), EventLog, log)
  return { log, mirror }
})

describeDatabase("a run copied out of PostgreSQL", (server) => {
  const tablesIn = Effect.fnUntraced(function*(run: string) {
    const schema = RunSchema.quoted(RunSchema.schemaOf(run))
    const { query } = yield* Connections.make({ url: server().url, schema, readonly: true })
    return yield* Effect.all(
      Object.fromEntries(
        Object.entries(selections).map(([name, text]) => [
          name,
          Effect.map(
            query(text),
            (rows) =>
              rows.map((row) =>
                Object.values(row).map((value: unknown) => (typeof value === "bigint" ? Number(value) : value))
              )
          )
        ])
      )
    )
  })
  const optionsOf = (run: string, path: string): Mirror.MirrorOptions => ({
    url: server().url,
    run,
    database: join(path, "run.db")
  })

  it.live("while two workers write it is the same in every table, and its world folds", () =>
    Effect.gen(function*() {
      const options = optionsOf("written", yield* folder)
      const { log, mirror } = yield* copying(options)
      // From before there is such a run.
      const following = yield* Effect.forkChild(mirror.follow)
      const one = yield* worker(server().url, { run: "written", name: "one" })
      const two = yield* worker(server().url, { run: "written", name: "two" })
      yield* one.notes.set("stuck", [{ place: "class/1", reason: "never yields" }])
      yield* one.notes.set("owner", { pid: 1, host: "elsewhere", since: "" })
      yield* one.milestones.set("iterations/1", { model: "m1" })
      yield* two.signalled.put("load", "{}")
      yield* two.signalled.put("gone", "{}")
      yield* Effect.all([one.work(200), two.work(200)], { concurrency: "unbounded" })
      yield* two.signalled.remove("gone")
      yield* mirror.complete
      yield* Fiber.interrupt(following)
      assert.deepStrictEqual(tablesOf(options.database), yield* tablesIn("written"))
      assert.deepStrictEqual(mirror.counts(), { facts: 400, calls: 400, attempts: 400 })
      assert.strictEqual(HashMap.size((yield* log.world).failures), 400)
      assert.deepStrictEqual(inFile(options.database, "SELECT 1 FROM notes WHERE name = 'owner'"), [])
      // Numbers without a gap, for whoever follows the file.
      const [[last] = []] = inFile(options.database, "SELECT MAX(id) FROM attempts")
      assert.strictEqual(last, 400)
    }))

  it.live("keeps the order of the facts", () =>
    Effect.gen(function*() {
      const options = optionsOf("ordered", yield* folder)
      const one = yield* worker(server().url, { run: "ordered", name: "one" })
      const two = yield* worker(server().url, { run: "ordered", name: "two" })
      yield* Effect.all([one.work(60), two.work(60)], { concurrency: "unbounded" })
      const { log, mirror } = yield* copying(options)
      yield* mirror.complete
      const placesOf = (events: ReadonlyArray<Event>) => events.map(({ place }) => place)
      assert.deepStrictEqual(placesOf(yield* log.events), placesOf(yield* one.log.events))
    }))

  it.live("that broke off goes on where it was, whatever was done to the file since", () =>
    Effect.gen(function*() {
      const options = optionsOf("broken", yield* folder)
      const one = yield* worker(server().url, { run: "broken", name: "one" })
      const half = yield* one.attempts.open({ place: "half", model: "m", inputTokens: 1, outputTokens: 1 })
      yield* one.work(1200)
      yield* Effect.scoped(Effect.gen(function*() {
        const { mirror } = yield* copying(options)
        const following = yield* Effect.forkChild(mirror.follow)
        while (mirror.counts().calls < 300) yield* Effect.sleep(5)
        // As Ctrl-C does, wherever it is.
        yield* Fiber.interrupt(following)
      }))
      yield* one.attempts.close(half, { state: "free", inputTokens: 0, outputTokens: 0, cachedTokens: 0 })
      // A worker that takes over says of an attempt in flight that it was cut.
      yield* one.attempts.open({ place: "cut", model: "m", inputTokens: 1, outputTokens: 1 })
      const heir = yield* worker(server().url, { run: "broken", name: "one" })
      yield* heir.work(200, 1200)
      // People decide about rows of what is there; that is no part of the run elsewhere.
      const { log, mirror } = yield* copying(options)
      yield* log.append({ _tag: "Saved", place: "dataset", rows: 0, files: [] })
      yield* mirror.complete
      const { events = [], ...rest } = tablesOf(options.database)
      const there = yield* tablesIn("broken")
      assert.deepStrictEqual({ ...rest, events: events.filter(([, tag]) => tag !== "Saved") }, there)
      assert.strictEqual(HashMap.size((yield* log.world).failures), 1400)
      assert.deepStrictEqual(
        there["attempts"]?.filter(([place]) => place === "half" || place === "cut").map((
          [place, , state]
        ) => [place, state]),
        [["cut", "cut"], ["half", "free"]]
      )
    }))

  it.live("misses no call of a transaction that takes its time, nor one that nobody could foresee", () =>
    Effect.gen(function*() {
      const options = optionsOf("slow", yield* folder)
      const one = yield* worker(server().url, { run: "slow", name: "one" })
      yield* one.work(3)
      const { mirror } = yield* copying(options)
      const schema = RunSchema.quoted(RunSchema.schemaOf("slow"))
      const { query, transact } = yield* Connections.make({ url: server().url, schema, readonly: false })
      const insert = (key: string, id = "DEFAULT") =>
        `INSERT INTO calls (id, key, place, prompt, model, request, reply, digest)
         VALUES (${id}, '${key}', '${key}', 'p', 'm', '{}', '${key}', 'd')`
      yield* transact((slow) =>
        Effect.gen(function*() {
          yield* slow(insert("slow"))
          yield* one.work(5, 3)
          yield* Effect.orDie(mirror.complete)
          assert.strictEqual(mirror.counts().calls, 8)
        })
      )
      yield* mirror.complete
      assert.strictEqual(mirror.counts().calls, 9)
      yield* query(insert("unforeseen", "-5"))
      yield* mirror.complete
      assert.strictEqual(mirror.counts().calls, 10)
      assert.deepStrictEqual(tablesOf(options.database), yield* tablesIn("slow"))
    }))

  it.live("knows attempts that were written behind its back, and counts each once after the file was saved", () =>
    Effect.gen(function*() {
      const options = optionsOf("attempts", yield* folder)
      const one = yield* worker(server().url, { run: "attempts", name: "one" })
      yield* one.work(20)
      yield* Effect.scoped(Effect.flatMap(copying(options), ({ mirror }) => mirror.complete))
      const db = new DatabaseSync(options.database)
      // As a saved file is: without what is not known to every version.
      db.exec("DROP TABLE mirror; DROP TABLE mirrored; UPDATE attempts SET state = 'cut' WHERE id < 5")
      db.close()
      const schema = RunSchema.quoted(RunSchema.schemaOf("attempts"))
      const { query } = yield* Connections.make({ url: server().url, schema, readonly: false })
      yield* query(
        `INSERT INTO attempts (id, place, model, state, input, output, cached, began)
         VALUES (${7 * attemptsEach + 3}, 'late', 'm', 'lost', 1, 2, 3, 4)`
      )
      const { mirror } = yield* copying(options)
      yield* mirror.complete
      yield* query(
        `INSERT INTO attempts (id, place, model, state, input, output, cached, began)
         VALUES (${7 * attemptsEach + 1}, 'earlier', 'm', 'lost', 1, 2, 3, 4)`
      )
      yield* query("UPDATE attempts SET state = 'cut' WHERE place = 'one/7'")
      yield* mirror.complete
      assert.deepStrictEqual(tablesOf(options.database), yield* tablesIn("attempts"))
      assert.strictEqual(mirror.counts().attempts, 22)
    }))

  it.live("that cannot be reached is told without its password", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const url = "postgres://stoa:secret@127.0.0.1:1/none"
      const error = yield* Effect.flip(
        Effect.flatMap(copying({ ...optionsOf("x", path), url, patience: 0 }), ({ mirror }) => mirror.complete)
      )
      assert.include(error.message, "127.0.0.1:1")
      assert.notInclude(JSON.stringify([error, error.message]), "secret")
    }))
})
