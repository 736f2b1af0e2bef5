import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import * as Ending from "../../../packages/core/src/runner/Ending.ts"
import { idle, type WorkerRow } from "../../../packages/core/src/runner/RegistryRows.ts"
import { make, sitting } from "./fakes.ts"

const worker = (name: string, runs: ReadonlyArray<string>, lost = false): WorkerRow => ({
  worker: name,
  address: "10.0.0.7:34431",
  pid: 4711,
  host: "one",
  version: "0",
  began: 0,
  seen: 0,
  load: { ...idle, runs },
  lost
})
const asked = { code: 130, sentence: "Somebody asked for it." }

/** Begins to end the sitting, and lets time go by. */
const ending = Effect.fnUntraced(function*(isDone: boolean) {
  const worker = yield* make
  const end = Effect.forkChild(worker.within(Ending.end(sitting, isDone)), { startImmediately: true })
  return { ...worker, end }
})

describe("the end of a sitting", () => {
  it.effect("is that of the run where all its phases came to their end; nobody is waited for", () =>
    Effect.gen(function*() {
      const { end, state } = yield* ending(true)
      state.workers = [worker("one", ["a"])]
      yield* Fiber.join(yield* end)
      assert.deepStrictEqual(state.ends, [{ sitting: 2, state: "finished" }])
    }))

  it.effect("leaves a run unfinished of which a phase broke off, with why it stopped", () =>
    Effect.gen(function*() {
      for (
        const [why, expected] of [
          [asked, "stopped"],
          [{ code: 3, sentence: "It is spent." }, "stopped"],
          [{ code: 1, sentence: "It broke." }, "failed"],
          [undefined, "stopped"]
        ] as const
      ) {
        const { end, stands, state } = yield* ending(false)
        yield* stands({ state: "stopping", why })
        const fiber = yield* end
        yield* TestClock.adjust("3 seconds")
        yield* Fiber.join(fiber)
        assert.deepStrictEqual(state.ends, [{ sitting: 2, state: expected, why }])
      }
    }))

  it.effect("waits as long as a worker has something of the run under way, also one that tells of it late", () =>
    Effect.gen(function*() {
      const { end, stands, state } = yield* ending(false)
      yield* stands({ state: "stopping", why: asked })
      state.workers = [worker("one", []), worker("two", ["b"])]
      const fiber = yield* end
      yield* TestClock.adjust("1 second")
      state.workers = [worker("one", ["a", "b"]), worker("two", ["b"])]
      yield* TestClock.adjust("1 minute")
      assert.deepStrictEqual(state.ends, [])
      state.workers = [worker("one", ["b"]), worker("two", ["b"])]
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
      assert.lengthOf(state.ends, 1)
    }))

  it.effect("waits for nobody who is lost, and for none who never comes to an end", () =>
    Effect.gen(function*() {
      const { end, stands, state } = yield* ending(false)
      yield* stands({ state: "stopping", why: asked })
      state.workers = [worker("gone", ["a"], true)]
      const fiber = yield* end
      yield* TestClock.adjust("3 seconds")
      yield* Fiber.join(fiber)
      assert.lengthOf(state.ends, 1)
      state.workers = [worker("stuck", ["a"])]
      const other = yield* end
      yield* TestClock.adjust("1 hour")
      yield* Fiber.join(other)
      assert.lengthOf(state.ends, 2)
    }))

  it.effect("is put down once the registry answers", () =>
    Effect.gen(function*() {
      const { end, state } = yield* ending(true)
      state.silent = 3
      const fiber = yield* end
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(fiber)
      assert.lengthOf(state.ends, 1)
    }))
})
