import { assert, describe, it } from "@effect/vitest"
import { type Draft, EventLog, Sandbox } from "@stoa/core"
import { Effect } from "effect"

const program: Sandbox.Runnable = { programming: "python", source: "assert True" }

/** A sandbox that says how often it was asked, and one that must not be asked. */
const counting = (verification: Draft.Verification) => {
  const asked: Array<string> = []
  const sandbox: Sandbox.Sandbox = {
    run: (_, place) =>
      Effect.sync(() => {
        asked.push(place)
        return verification
      })
  }
  return { asked, sandbox }
}

const passed: Draft.Verification = { verdict: "passed", detail: "", by: "a test" }
const failed: Draft.Verification = { verdict: "failed", detail: "AssertionError", by: "another machine" }

describe("the sandbox", () => {
  it.effect("runs nothing unless a layer says otherwise", () =>
    Effect.gen(function*() {
      const { by, detail, verdict } = yield* Sandbox.run(program, "synthesis/r1/w0/0/tests")
      assert.deepStrictEqual([verdict, by], ["unverified", ""])
      assert.isAbove(detail.length, 0)
    }))

  it.effect("has every verdict recorded at its place", () =>
    Effect.gen(function*() {
      const { sandbox } = counting(passed)
      const told = yield* Sandbox.recorded(Sandbox.run(program, "synthesis/r1/w0/0/tests")).pipe(
        Effect.provideService(Sandbox.Sandbox, sandbox)
      )
      assert.deepStrictEqual(told, passed)
      const events = yield* (yield* EventLog.EventLog).events
      assert.deepStrictEqual(events, [{
        _tag: "Executed",
        place: "synthesis/r1/w0/0/tests",
        verification: passed
      }])
    }).pipe(Effect.provide(EventLog.EventLog.memory)))

  it.effect("takes a verdict of an earlier sitting from the log, whatever would come of it now", () =>
    Effect.gen(function*() {
      const first = counting(failed)
      const later = counting(passed)
      const both = Sandbox.recorded(Effect.all([Sandbox.run(program, "a/tests"), Sandbox.run(program, "b/tests")]))
      yield* Sandbox.recorded(Sandbox.run(program, "a/tests")).pipe(
        Effect.provideService(Sandbox.Sandbox, first.sandbox)
      )
      const told = yield* both.pipe(Effect.provideService(Sandbox.Sandbox, later.sandbox))
      assert.deepStrictEqual(told, [failed, passed])
      assert.deepStrictEqual(later.asked, ["b/tests"])
      const again = yield* both.pipe(
        Effect.provideService(Sandbox.Sandbox, { run: () => Effect.die(new Error("run again")) })
      )
      assert.deepStrictEqual(again, told)
    }).pipe(Effect.provide(EventLog.EventLog.memory)))

  it.effect("takes a verdict that another process recorded meanwhile", () =>
    Effect.gen(function*() {
      const own = counting(passed)
      yield* Effect.gen(function*() {
        yield* Sandbox.run(program, "a/tests")
        yield* EventLog.append({ _tag: "Executed", place: "b/tests", verification: failed })
        assert.deepStrictEqual(yield* Sandbox.run(program, "b/tests"), failed)
      }).pipe(Sandbox.recorded, Effect.provideService(Sandbox.Sandbox, own.sandbox))
      assert.deepStrictEqual(own.asked, ["a/tests"])
    }).pipe(Effect.provide(EventLog.EventLog.memory)))
})
