import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Questions from "../../../../packages/core/src/scenario/Questions.ts"

/** Rows read by a preset. */
const read = (rows: ReadonlyArray<object>, options: Pick<Questions.QuestionFile, "preset" | "answers">) =>
  Effect.scoped(Effect.gen(function*() {
    const folder = yield* Effect.acquireRelease(
      Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-unanswered-"))),
      (path) => Effect.sync(() => rmSync(path, { recursive: true }))
    )
    const file = join(folder, "q.jsonl")
    writeFileSync(file, rows.map((row) => JSON.stringify(row)).join("\n"))
    const { bad, files: [first] } = yield* Questions.read([{ file, mapping: {}, ...options }])
    return { bad, questions: first!.questions }
  }))

const rows = {
  gsm8k: [{ question: "One?" }, { question: "Two?", answer: "Who knows." }, { question: "Three?", answer: "#### 3" }],
  plain: [{ problem: "One?" }, { problem: "Two?", answer: "" }, { problem: "Three?", answer: "3" }],
  mmlu: [
    { question: "One?", choices: ["a", "b"] },
    { question: "Two?", choices: ["a", "b"], answer: "none" },
    { question: "Three?", choices: ["a", "b"], answer: "B" }
  ]
} as const

describe("rows without an answer", () => {
  for (const preset of ["gsm8k", "plain", "mmlu"] as const) {
    it.live(`are refused as rows of ${preset}, unless nobody needs their answers`, () =>
      Effect.gen(function*() {
        for (const answers of ["wanted", undefined] as const) {
          const refused = yield* read(rows[preset], { preset, answers })
          assert.strictEqual(refused.bad, 2)
          assert.strictEqual(refused.questions.length, 1)
        }
        const { bad, questions } = yield* read(rows[preset], { preset, answers: "optional" })
        assert.strictEqual(bad, 0)
        assert.deepStrictEqual(questions.map(({ unanswered }) => unanswered), [true, true, undefined])
        assert.deepStrictEqual(questions.map(({ answer }) => answer === ""), [true, true, false])
        assert.isTrue(questions.slice(0, 2).every((question) => !("outcome" in question)))
        assert.isTrue(questions[1]!.question.startsWith("Two?"))
        if (preset === "mmlu") assert.strictEqual(questions[0]!.question, "One?\n\nA. a\nB. b")
      }))
  }

  it.live("are still refused where they ask nothing, or their preset asks nothing without its answers", () =>
    Effect.gen(function*() {
      const nothing = [{ answer: "#### 3" }, { question: "What?" }, { question: "Which?", choices: ["a", "b"] }]
      assert.strictEqual((yield* read(nothing, { preset: "gsm8k", answers: "optional" })).bad, 1)
      assert.strictEqual((yield* read(nothing, { preset: "mmlu", answers: "optional" })).bad, 2)
      const orders = [{ instruction: "Go." }, { instruction: "Stop.", output: "I stop." }]
      assert.strictEqual((yield* read(orders, { preset: "alpaca", answers: "optional" })).bad, 1)
    }))
})
