import { afterEach, assert, describe, it, vi } from "@effect/vitest"
import { Effect, Logger } from "effect"
import * as Quiet from "../../../packages/core/src/log/Quiet.ts"

const speaking = Quiet.unlessWanted(Effect.as(Effect.logInfo("the phase begins"), 42))

afterEach(() => void vi.restoreAllMocks())

describe("a library that logs", () => {
  it("says nothing on the console of those who did not ask", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined)
    assert.strictEqual(await Effect.runPromise(speaking), 42)
    assert.strictEqual(log.mock.calls.length, 0)
  })

  it("speaks to the loggers that somebody provided, the console among them", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined)
    const heard: Array<unknown> = []
    const mine = Logger.make(({ message }: Logger.Options<unknown>) => {
      heard.push(message)
    })
    await Effect.runPromise(speaking.pipe(Effect.provide(Logger.layer([mine]))))
    await Effect.runPromise(speaking.pipe(Effect.provide(Logger.layer([Logger.defaultLogger]))))
    assert.deepStrictEqual(heard, [["the phase begins"]])
    assert.strictEqual(log.mock.calls.length, 1)
  })
})
