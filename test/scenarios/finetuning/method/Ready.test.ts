import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { Finetuning } from "../../../../packages/scenarios/src/index.ts"
import * as stage from "./stage.ts"

// Alone in its file: nobody before it has loaded what answers are compared with.
describe("a finetuning that nobody prepared", () => {
  it.live("compares formulas by what they mean", () =>
    Effect.gen(function*() {
      const { play } = yield* stage.open
      const math = Result.getOrThrow(Finetuning.Tasks.find("math"))
      const asked = (set: string) => [{
        id: `${set}-1`,
        source: "here",
        question: `What is i times 3 + 2i, for the ${set}?`,
        answer: "\\boxed{3i-2}",
        outcome: { kind: "expression" as const, text: "3i-2" }
      }]
      const { measured } = yield* play(stage.recipeOf({}), {
        task: math,
        train: asked("train"),
        test: asked("test"),
        reply: ({ prompt }) => prompt === "summarise-answers" ? undefined : "It is \\boxed{i(3+2i)}"
      })
      assert.deepStrictEqual(measured[0]?.scores, [{ question: "test-1", answer: "i(3+2i)", right: true }])
    }).pipe(Effect.scoped))
})
