import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as GroupCommit from "../../../packages/core/src/log/GroupCommit.ts"
import { folder } from "../../contract/eventLog.ts"

const open = Effect.gen(function*() {
  const path = join(yield* folder, "x.db")
  const db = yield* Effect.acquireRelease(
    Effect.sync(() => new DatabaseSync(path)),
    (db) => Effect.sync(() => db.close())
  )
  db.exec("PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER UNIQUE)")
  const put = db.prepare("INSERT INTO t VALUES (?)")
  const reader = () => {
    const other = new DatabaseSync(path, { readOnly: true })
    const rows = other.prepare("SELECT n FROM t ORDER BY rowid").all().map(({ n }) => n)
    other.close()
    return rows
  }
  return { db, put: (n: number) => () => void put.run(n), reader }
})

describe("group commit", () => {
  it.live("is done with a write when others can read it, in the order of arrival", () =>
    Effect.gen(function*() {
      const { db, put, reader } = yield* open
      const write = yield* GroupCommit.make(db, { linger: 0 })
      yield* Effect.forEach(Array.from({ length: 100 }, (_, n) => n), (n) =>
        Effect.map(write(put(n)), () => assert.include(reader(), n)), { concurrency: "unbounded", discard: true })
      assert.deepStrictEqual(
        reader(),
        Array.from({ length: 100 }, (_, n) =>
          n)
      )
    }))

  it.live("refuses one wrong write and commits the others of its transaction", () =>
    Effect.gen(function*() {
      const { db, put, reader } = yield* open
      const write = yield* GroupCommit.make(db, { linger: 0 })
      const refuse = () => {
        throw new GroupCommit.Refused("no")
      }
      const ends = yield* Effect.forEach(
        [write(put(1)), write(refuse), write(put(2))],
        (effect) => Effect.exit(effect),
        {
          concurrency: "unbounded"
        }
      )
      assert.deepStrictEqual(ends.map(({ _tag }) => _tag), ["Success", "Failure", "Success"])
      assert.deepStrictEqual(reader(), [1, 2])
    }))

  it.live("takes back a whole transaction that the database refuses, and goes on", () =>
    Effect.gen(function*() {
      const { db, put, reader } = yield* open
      const write = yield* GroupCommit.make(db, { linger: 0 })
      const ends = yield* Effect.forEach(
        [write(put(1)), write(put(1)), write(put(2))],
        (effect) => Effect.exit(effect),
        {
          concurrency: "unbounded"
        }
      )
      assert.deepStrictEqual(ends.map(({ _tag }) => _tag), ["Failure", "Failure", "Failure"])
      yield* write(put(3))
      assert.deepStrictEqual(reader(), [3])
    }))

  it.live("a full database fails the writes and leaves what was committed", () =>
    Effect.gen(function*() {
      const { db, put, reader } = yield* open
      const write = yield* GroupCommit.make(db, { linger: 0 })
      yield* write(put(1))
      db.exec("CREATE TABLE big (body TEXT); PRAGMA max_page_count = 8")
      const fill = db.prepare("INSERT INTO big VALUES (?)")
      const error = yield* Effect.flip(write(() => void fill.run("x".repeat(100_000))))
      assert.include(String(error), "full")
      yield* write(put(2))
      assert.deepStrictEqual(reader(), [1, 2])
    }))

  it.live("commits what a fiber decided even when it is interrupted, and what still waits when it closes", () =>
    Effect.gen(function*() {
      const { db, put, reader } = yield* open
      yield* Effect.scoped(Effect.gen(function*() {
        const write = yield* GroupCommit.make(db, { linger: 5000 })
        const fiber = yield* Effect.forkChild(write(put(1)))
        yield* Effect.yieldNow
        yield* Fiber.interrupt(fiber)
        yield* Effect.forkChild(write(put(2)))
        yield* Effect.yieldNow
        assert.deepStrictEqual(reader(), [])
      }))
      assert.deepStrictEqual(reader(), [1, 2])
    }))

  it.live("lingers for more writes where that is asked for", () =>
    Effect.gen(function*() {
      const { db, put, reader } = yield* open
      const write = yield* GroupCommit.make(db, { linger: 20 })
      yield* Effect.forEach([1, 2, 3], (n) => Effect.andThen(Effect.sleep(n), write(put(n))), {
        concurrency: "unbounded",
        discard: true
      })
      assert.deepStrictEqual(reader().toSorted(), [1, 2, 3])
    }))
})
