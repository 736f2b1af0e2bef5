import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { spawn } from "node:child_process"
import { join } from "node:path"
import * as Notes from "../../../packages/core/src/log/Notes.ts"
import * as RunLock from "../../../packages/core/src/log/RunLock.ts"
import type { RunFolder } from "../../../packages/core/src/log/Runs.ts"
import * as RunStore from "../../../packages/core/src/log/RunStore.ts"
import { folder } from "../../contract/eventLog.ts"

const aRun = Effect.map(folder, (path): RunFolder => ({
  name: "r",
  path,
  database: join(path, "run.db"),
  recipe: join(path, "recipe.json"),
  dataset: join(path, "dataset")
}))

const tryIt = (run: RunFolder) => Effect.scoped(Effect.as(RunLock.hold(run), "held"))

/** A process that takes the lock and keeps it until it is killed. */
const holder = (path: string) =>
  Effect.acquireRelease(
    Effect.callback<ReturnType<typeof spawn>>((resume) => {
      const child = spawn(process.execPath, [
        "-e",
        `const db = new (require("node:sqlite").DatabaseSync)(${JSON.stringify(join(path, "run.lock"))})
         db.exec("BEGIN EXCLUSIVE"); console.log("held"); setInterval(() => db, 1000)`
      ], { stdio: ["ignore", "pipe", "ignore"] })
      child.stdout?.once("data", () => resume(Effect.succeed(child)))
    }),
    (child) => Effect.sync(() => void child.kill("SIGKILL"))
  )

describe("the lock of a run", () => {
  it.live("is held by one at a time and free again afterwards", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      yield* Effect.scoped(Effect.gen(function*() {
        yield* RunLock.hold(run)
        const { message } = yield* Effect.flip(tryIt(run))
        assert.include(message, "The run r is being worked on by another process")
      }))
      assert.strictEqual(yield* tryIt(run), "held")
      assert.strictEqual(yield* tryIt(run), "held")
    }))

  it.live("can be seen from outside", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      assert.isFalse(yield* RunLock.isHeld(run))
      yield* Effect.scoped(Effect.gen(function*() {
        yield* RunLock.hold(run)
        assert.isTrue(yield* RunLock.isHeld(run))
      }))
      assert.isFalse(yield* RunLock.isHeld(run))
    }))

  it.live("names the process that has it, by the run's own notes", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      yield* Effect.gen(function*() {
        yield* RunLock.hold(run)
        yield* (yield* Notes.Notes).set("owner", yield* RunLock.self)
        assert.include((yield* Effect.flip(tryIt(run))).message, `process ${process.pid} (since 20`)
      }).pipe(Effect.scoped, Effect.provide(RunStore.layer(run.database)))
    }))

  it.live("is gone with a process that was killed", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const child = yield* holder(run.path)
      assert.include((yield* Effect.flip(tryIt(run))).message, "being worked on")
      yield* Effect.callback<void>((resume) => {
        child.once("exit", () => resume(Effect.void))
        child.kill("SIGKILL")
      })
      assert.strictEqual(yield* tryIt(run), "held")
    }))

  it.live("is let go when the work is interrupted", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const fiber = yield* Effect.forkChild(Effect.scoped(Effect.andThen(RunLock.hold(run), Effect.never)))
      yield* Effect.sleep(5)
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(yield* tryIt(run), "held")
    }))

  it.live("says why when the folder is not there", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const { message } = yield* Effect.flip(tryIt({ ...run, path: join(run.path, "nowhere") }))
      assert.include(message, "The run r cannot be locked")
    }))
})

it.effect("notes of a run that has none are none", () =>
  Effect.gen(function*() {
    const notes = yield* Notes.Notes
    assert.isTrue((yield* notes.get("fork"))._tag === "None")
    yield* notes.set("fork", { run: "parent", step: 3 })
    yield* notes.set("fork", { run: "parent", step: 4 })
    assert.deepInclude(yield* notes.get("fork"), { _tag: "Some", value: { run: "parent", step: 4 } })
  }).pipe(Effect.provide(Layer.fresh(RunStore.layer(":memory:")))))
