import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll } from "vitest"
import * as Benchmark from "../../../../packages/core/src/quality/contamination/Benchmark.ts"
import { data, isThere } from "../data.ts"

const folder = mkdtempSync(join(tmpdir(), "stoa-benchmark-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const lines = (...rows: ReadonlyArray<unknown>) => rows.map((row) => JSON.stringify(row)).join("\n")
const textsOf = Effect.fnUntraced(function*(row: unknown) {
  const { items } = yield* Benchmark.load([file("one.jsonl", lines(row))])
  return items.map(({ text }) => text)
})
const errorOf = (path: string) => Effect.map(Effect.flip(Benchmark.load([path])), ({ message }) => message)

describe("a benchmark", () => {
  it.effect.each([
    [{ question: "Which of these is a prime number?", answer: "A", choices: ["7", "9"] }, [
      "Which of these is a prime number?"
    ]],
    [{ question: "The pleura", choices: ["is a membrane.", "has no nerves."] }, [
      "The pleura",
      "The pleura\nis a membrane.\nhas no nerves."
    ]],
    [{ id: 1, problem: "P", solution: "S" }, ["P"]],
    [{ Question: "Q?" }, ["Q?"]],
    [{ turns: ["First?", "Then?"] }, ["First?", "Then?"]],
    [{ turns: [{ content: "First?" }] }, ["First?"]],
    [{ prompt: [{ role: "system", content: "S" }, { role: "user", content: "U" }] }, ["U"]],
    [{ conversations: [{ from: "human", value: "H" }, { from: "gpt", value: "G" }] }, ["H"]],
    [{ instruction: "Sum it up.", input: "A long text." }, ["Sum it up.", "Sum it up.\nA long text."]],
    [{ instruction: "Do.", instances: [{ input: "", output: "a" }, { input: "b", output: "c" }] }, ["Do.", "Do.\nb"]],
    [{ prompt: "", text: "T" }, ["T"]],
    [{ input: "I" }, ["I"]]
  ])(
    "gives the items of a row: %j",
    ([row, texts]) => Effect.map(textsOf(row), (found) => assert.deepStrictEqual(found, texts))
  )

  it.effect("gives what the docstring of a program asks as an item of its own", () =>
    Effect.map(
      textsOf({ prompt: "def add(x):\n    \"\"\" Add one to x.\n    >>> add(1)\n    2\n    \"\"\"\n" }),
      (found) => assert.deepStrictEqual(found.slice(1), [" Add one to x.\n    "])
    ))

  it.effect("is read from JSONL, JSON and CSV, plain or compressed, with the line of each item", () =>
    Effect.gen(function*() {
      const found = yield* Benchmark.load([
        file("a.jsonl.gz", gzipSync(lines({ question: "A1" }, { question: "A2" }))),
        file("b.json", JSON.stringify([{ problem: "B1" }])),
        file("c.csv", "id,prompt\n1,C1\n2,\"C2\nand more\"\n3,C3\n")
      ])
      assert.deepStrictEqual(
        found.items.map(({ file, line, text }) => `${file} ${line} ${text}`),
        ["a.jsonl.gz 1 A1", "a.jsonl.gz 2 A2", "b.json 1 B1", "c.csv 2 C1", "c.csv 3 C2\nand more", "c.csv 5 C3"]
      )
      assert.strictEqual(found.bad, 0)
    }))

  it.effect("passes over rows that hold no item, counts them, and says what is wrong with the first", () =>
    Effect.gen(function*() {
      const path = file("some.jsonl", `${lines({ question: "Q?" }, { question: 7 })}\n{"question\n[]`)
      const { bad, first, items } = yield* Benchmark.load([path])
      assert.strictEqual(items.length, 1)
      assert.strictEqual(bad, 3)
      assert.strictEqual(first?.line, 2)
    }))

  it.effect("that holds none is an error of one sentence, with the file and the fields found", () =>
    Effect.gen(function*() {
      const message = yield* errorOf(file("none.jsonl", lines({ ask: "Q?", reply: "A" })))
      assert.match(message, /none\.jsonl: its only row cannot be used; none\.jsonl line 1, field "question": /)
      assert.match(message, /expected text here or in problem, prompt, instruction, turns, /)
      assert.match(message, /\(fields of the first row: ask, reply\)\.$/)
    }))

  it.effect("that is not there is an error of one sentence", () =>
    Effect.gen(function*() {
      file("gsm8k.jsonl", lines({ question: "Q?" }))
      assert.match(
        yield* errorOf(join(folder, "gsm8.jsonl")),
        /gsm8\.jsonl does not exist: did you mean gsm8k\.jsonl\b/
      )
      assert.match(yield* errorOf(file("b.txt", "Q?")), /b\.txt is no file of rows: expected a name that ends in /)
    }))

  it.effect.skipIf(!isThere)(
    "of every known shape is read (skipped without ../shared/data)",
    () =>
      Effect.gen(function*() {
        const counts = new Map<string, number>()
        const { bad, items } = yield* Benchmark.load([
          "math/gsm8k_train_first1500",
          "math/math500",
          "knowledge/mmlu_dev",
          "code/mbpp_sanitized_399",
          "code/humaneval",
          "decontamination/mt_bench_questions",
          "decontamination/arena_hard_v0.1_questions",
          "decontamination/ifeval_prompts",
          "decontamination/self_instruct_user_oriented"
        ].map((name) => `${data}/${name}.jsonl`))
        for (const { file } of items) counts.set(file, (counts.get(file) ?? 0) + 1)
        assert.strictEqual(bad, 0)
        assert.strictEqual(counts.get("gsm8k_train_first1500.jsonl"), 1500)
        assert.strictEqual(counts.get("math500.jsonl"), 500)
        assert.isAtLeast(counts.get("mmlu_dev.jsonl") ?? 0, 285)
        assert.strictEqual(counts.get("mbpp_sanitized_399.jsonl"), 399)
        assert.strictEqual(counts.get("humaneval.jsonl"), 2 * 164)
        assert.strictEqual(counts.get("mt_bench_questions.jsonl"), 160)
        assert.isAtLeast(counts.get("self_instruct_user_oriented.jsonl") ?? 0, 252)
      })
  )
})
