import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber } from "effect"
import * as Slices from "../../../packages/core/src/society/Slices.ts"

/** Work that counts its pauses, and takes as long as it is told. */
function* work(pauses: number, milliseconds: number): Slices.Slices<string> {
  for (let pause = 1; pause <= pauses; pause++) {
    const until = performance.now() + milliseconds
    while (performance.now() < until);
    yield pause / pauses
  }
  return "done"
}

function* forever(): Slices.Slices<never> {
  for (;;) yield
}

describe("run", () => {
  it.live("gives what the work gives, and says how far it is", () =>
    Effect.gen(function*() {
      const said: Array<number> = []
      const found = yield* Slices.run(work(8, 60), (share) => Effect.sync(() => said.push(share)))
      assert.strictEqual(found, "done")
      assert.deepStrictEqual(said, [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1])
      assert.strictEqual(Slices.complete(work(3, 0)), "done")
    }))

  it.live("lets others go on meanwhile, and can be interrupted", () =>
    Effect.gen(function*() {
      const fiber = yield* Effect.forkChild(Slices.run(forever(), () => Effect.void))
      yield* Effect.sleep(1)
      const exit = yield* Effect.andThen(Fiber.interrupt(fiber), Fiber.await(fiber))
      assert.isTrue(Exit.isFailure(exit))
    }))
})
