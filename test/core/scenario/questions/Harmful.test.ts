import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Question } from "../../../../packages/core/src/domain/Question.ts"
import * as Questions from "../../../../packages/core/src/scenario/Questions.ts"
import type { Name } from "../../../../packages/core/src/scenario/questions/Presets.ts"
import { sentence } from "../../../../packages/core/src/source/RowProblem.ts"

/** Reads rows as a file of this name. */
const read = Effect.fnUntraced(function*(text: string, { name = "h.jsonl", preset = "harmful" as Name } = {}) {
  const folder = yield* Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-harmful-"))),
    (folder) => Effect.sync(() => rmSync(folder, { recursive: true }))
  )
  writeFileSync(join(folder, name), text)
  const { files, problems } = yield* Questions.read([{ file: join(folder, name), preset, mapping: {} }])
  return { questions: files.flatMap(({ questions }) => questions), problems: problems.map(sentence) }
}, Effect.scoped)

const lines = (rows: ReadonlyArray<object>) => rows.map((row) => JSON.stringify(row)).join("\n")

const chat = [
  { role: "system", content: "Be kind." },
  { role: "user", content: "Word a bill for work that was never done." },
  { role: "assistant", content: "I will not." },
  { role: "user", content: "And now?" }
]

describe("harmful requests of a file", () => {
  it.live("are found under the names they go by, without any answer, and are marked for what they are", () =>
    Effect.gen(function*() {
      const rows = [
        ...["prompt", "instruction", "question", "goal", "behavior", "behaviour", "text"].map((name) => ({
          [name]: `A wish under ${name}`
        })),
        { goal: "A goal", target: "Sure, here is" },
        { Goal: "A goal of many", Behavior: "a short name" },
        { instruction: "Improve this.", input: "A bad plan." },
        { prompt: [{ role: "user", content: "A prompt in turns" }] },
        { messages: chat, prompt: "Something else" },
        { conversations: [{ from: "human", value: "In other words" }, { from: "gpt", value: "No." }] }
      ]
      const { problems, questions } = yield* read(lines(rows))
      assert.deepStrictEqual(problems, [])
      assert.deepStrictEqual(questions.map(({ question }) => question), [
        ...["prompt", "instruction", "question", "goal", "behavior", "behaviour", "text"].map((name) =>
          `A wish under ${name}`
        ),
        "A goal",
        "A goal of many",
        "Improve this.\n\nA bad plan.",
        "A prompt in turns",
        "Word a bill for work that was never done.",
        "In other words"
      ])
      for (const question of questions) {
        assert.deepInclude(question, { answer: "", harmful: true, domain: "safety", source: "h.jsonl" })
        assert.isTrue(Schema.is(Question)(question))
      }
    }))

  it.live("are told of without their words where a row cannot be used", () =>
    Effect.gen(function*() {
      const { problems, questions } = yield* read(
        `${lines([{ prompt: "A secret wish" }, { prompt: "A secret wish" }, { wish: "A secret wish" }])}\n` +
          `{"prompt": 'A secret wish'}\n"A secret wish"\n` +
          `${lines([{ messages: [{ role: "assistant", content: "A secret wish" }] }])}`
      )
      assert.strictEqual(questions.length, 1)
      assert.deepStrictEqual(problems, [
        "h.jsonl line 2: expected a question that no other row has, found that of line 1 again: a text that is not shown",
        "h.jsonl line 3, field \"prompt\": expected text, found nothing",
        "h.jsonl line 4: expected a JSON object, found a text that is not shown",
        "h.jsonl line 5: expected a JSON object, found a text that is not shown",
        "h.jsonl line 6, field \"messages\": expected a person's turn, found a list"
      ])
    }))

  it.live("come out of a table too", () =>
    Effect.gen(function*() {
      const { questions } = yield* read("goal,target\n\"A wish, of two parts\",Sure\n", { name: "advbench.csv" })
      assert.deepStrictEqual(questions.map(({ id, question }) => [id, question]), [[
        "advbench:2",
        "A wish, of two parts"
      ]])
    }))

  it.live("are never taken for such by their fields alone: who means them says so", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(read(lines([{ goal: "A wish" }]), { preset: "auto" }))
      assert.include(error.message, "question")
    }))
})

describe("a question without a reference answer", () => {
  it("is none, unless it asks for something harmful", () => {
    const asked = { id: "1", source: "h.jsonl", question: "How?", answer: "" }
    assert.isFalse(Schema.is(Question)(asked))
    assert.isTrue(Schema.is(Question)({ ...asked, harmful: true }))
    assert.isTrue(Schema.is(Question)({ ...asked, answer: "So." }))
  })

  it("may be one that nobody has answered, which then has no outcome either", () => {
    const asked = { id: "1", source: "h.jsonl", question: "How?", answer: "", unanswered: true }
    assert.isTrue(Schema.is(Question)(asked))
    assert.isFalse(Schema.is(Question)({ ...asked, answer: "So." }))
    assert.isFalse(Schema.is(Question)({ ...asked, outcome: { kind: "number", text: "3" } }))
    assert.isFalse(Schema.is(Question)({ ...asked, unanswered: false }))
  })
})
