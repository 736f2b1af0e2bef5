import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import { pieces } from "../../../packages/core/src/dataset/Format.ts"
import { messages } from "../../../packages/core/src/dataset/formats/messages.ts"
import { sharegpt } from "../../../packages/core/src/dataset/formats/sharegpt.ts"
import * as Lint from "../../../packages/core/src/lint/Lint.ts"
import { draftOf } from "../quality/draft.ts"

const folder = mkdtempSync(join(tmpdir(), "stoa-lint-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
/** Lints rows as a JSONL file; gives what was found, shortly, and the sum. */
const lintFile = (name: string, content: string, options: Lint.LintOptions = {}) =>
  Effect.gen(function*() {
    const path = join(folder, `${files++}-${name}`)
    writeFileSync(path, content)
    const findings: Array<Lint.Finding> = []
    const summary = yield* Lint.file(path, { ...options, tell: (finding) => findings.push(finding) })
    return { findings, summary }
  })

const lint = (rows: ReadonlyArray<unknown>, options: Lint.LintOptions = {}) =>
  lintFile("rows.jsonl", rows.map((row) => `${JSON.stringify(row)}\n`).join(""), options)

/** The rules broken by rows, for one trainer and whoever reads. */
const rulesOf = (trainer: Lint.Trainer, ...rows: ReadonlyArray<unknown>) =>
  Effect.map(lint(rows, { trainers: [trainer] }), ({ findings }) => [
    ...new Set(findings.filter(({ rule }) => rule !== "too-few").map(({ rule }) => rule))
  ])

const ask = { role: "user", content: "Why?" }
const say = { role: "assistant", content: "Because." }
const human = { from: "human", value: "Why?" }
const gpt = { from: "gpt", value: "Because." }

const call = (given: unknown) => ({
  role: "assistant",
  content: null,
  tool_calls: [{ id: "1", type: "function", function: { name: "look", arguments: given } }]
})
const result = { role: "tool", tool_call_id: "1", content: "72" }

describe("lint", () => {
  it.effect("finds nothing in what trainers read in full", () =>
    Effect.gen(function*() {
      const good: ReadonlyArray<readonly [Lint.Trainer, unknown]> = [
        ["openai", { messages: [{ role: "system", content: "Be brief." }, ask, { ...say, weight: 1 }] }],
        ["openai", { messages: [ask, call("{\"at\":1}"), result, say] }],
        ["openai", {
          input: { messages: [ask] },
          preferred_output: [say],
          non_preferred_output: [{ ...say, content: "No." }]
        }],
        ["llama-factory", { conversations: [{ from: "system", value: "Be brief." }, human, gpt, human, gpt] }],
        ["llama-factory", { messages: [ask, call({ at: 1 }), result, say] }],
        ["llama-factory", { conversations: [human], chosen: gpt, rejected: { ...gpt, value: "No." } }],
        ["llama-factory", { instruction: "Why?", input: "", output: "Because.", history: [["Hm?", "Yes."]] }],
        ["trl", { prompt: [ask], completion: [say] }],
        ["trl", { prompt: "Why?", chosen: "Because.", rejected: "No." }],
        ["trl", { chosen: [ask, say], rejected: [ask, { ...say, content: "No." }] }],
        ["trl", { prompt: "Why?", completions: ["So.", "Thus."], labels: [true, false] }],
        ["trl", { prompt: "Why?", completion: "So.", label: true }],
        ["trl", { messages: [ask, call({ at: 1 }), result, say] }],
        // What is learnt is the call.
        ["openai", { messages: [ask, call("{\"at\":1}")], tools: [{ type: "function", function: { name: "look" } }] }],
        ["openai", {
          messages: [{ ...ask, content: [{ type: "image_url", image_url: { url: "a.png" } }] }, {
            ...say,
            content: [{ type: "text", text: "A cat." }]
          }]
        }],
        ["llama-factory", { messages: [ask, call({ at: 1 }), result, result, say], tools: [{ name: "look" }] }],
        ["llama-factory", { messages: [ask], chosen: say, rejected: { ...say, content: "No." } }],
        ["llama-factory", { instruction: "", input: "Why?", output: "So." }],
        ["llama-factory", { conversations: [human, gpt], kto_tag: false }],
        ["axolotl", { conversations: [human], chosen: gpt, rejected: { ...gpt, value: "No." } }],
        ["axolotl", { system: "Be brief.", question: "Why?", chosen: "So.", rejected: "No." }],
        ["axolotl", { messages: [ask], chosen: say, rejected: { ...say, content: "No." } }],
        ["axolotl", { conversations: [human, { ...gpt, train: false }, human, gpt] }],
        ["axolotl", { instruction: "Why?", input: "", output: "Because." }]
      ]
      for (const [trainer, row] of good) {
        assert.deepStrictEqual(yield* rulesOf(trainer, row), [], `${trainer}: ${JSON.stringify(row)}`)
      }
    }))

  it.effect.each<readonly [Lint.Trainer, string, unknown]>([
    ["llama-factory", "alternation", { conversations: [human, human, gpt, gpt] }],
    ["llama-factory", "alternation", { conversations: [gpt, human] }],
    ["llama-factory", "alternation", { conversations: [human, { from: "system", value: "Now be brief." }] }],
    ["llama-factory", "parity", { conversations: [human, gpt, human] }],
    ["llama-factory", "parity", { conversations: [human, gpt], chosen: gpt, rejected: { ...gpt, value: "No." } }],
    ["llama-factory", "role", { conversations: [{ from: "user", value: "Why?" }, gpt] }],
    ["llama-factory", "pair", { conversations: [human], chosen: [gpt], rejected: gpt }],
    ["llama-factory", "pair-equal", { conversations: [human], chosen: gpt, rejected: gpt }],
    ["llama-factory", "system-twice", {
      system: "Be brief.",
      conversations: [{ from: "system", value: "Be long." }, human, gpt]
    }],
    ["llama-factory", "tool-arguments", { conversations: [human, { from: "function_call", value: "look" }] }],
    ["llama-factory", "tool-arguments", { messages: [ask, call("{}"), result, say] }],
    ["llama-factory", "tools", { conversations: [human, gpt], tools: [{ name: "look" }] }],
    ["llama-factory", "alternation", {
      conversations: [human, { from: "function_call", value: "[]" }, { from: "observation", value: "1" }, {
        from: "observation",
        value: "2"
      }, gpt]
    }],
    ["llama-factory", "content", { conversations: [{ ...human, value: null }, gpt] }],
    ["llama-factory", "content", { messages: [ask, { ...say, content: [{ type: "text", text: "So." }] }] }],
    ["llama-factory", "empty", { instruction: "", input: "", output: "So." }],
    ["llama-factory", "labels", { conversations: [human, gpt], kto_tag: "true" }],
    ["llama-factory", "pair", { messages: [ask], chosen: [say], rejected: say }],
    ["llama-factory", "history", { instruction: "Why?", input: "", output: "So.", history: ["Hm?"] }],
    ["llama-factory", "content", { instruction: "Why?", input: "", output: 7 }],
    ["openai", "last-turn", { messages: [ask, say, ask] }],
    ["openai", "nothing-learnt", { messages: [ask, { ...say, weight: 0 }] }],
    ["openai", "weight", { messages: [{ ...ask, weight: 1 }, say] }],
    ["openai", "weight", { messages: [ask, { ...say, weight: 0.5 }] }],
    ["openai", "tool-arguments", { messages: [ask, call({ at: 1 }), result, say] }],
    ["openai", "tool-call-id", { messages: [ask, call("{}"), say] }],
    ["openai", "tool-call-id", { messages: [ask, { ...result, tool_call_id: "9" }, say] }],
    ["openai", "content", { messages: [ask, { role: "assistant", content: null }] }],
    ["openai", "unknown-field", { messages: [ask, say], rehearsal: true }],
    ["openai", "pair", { input: { messages: [ask] }, preferred_output: [say, say], non_preferred_output: [say] }],
    ["openai", "pair-turn", {
      input: { messages: [ask, say] },
      preferred_output: [say],
      non_preferred_output: [{ ...say, content: "No." }]
    }],
    ["trl", "pair-prefix", {
      chosen: [ask, say, ask, say],
      rejected: [{ ...ask, content: "How?" }, say, ask, { ...say, content: "No." }]
    }],
    ["trl", "pair-prefix", { chosen: [ask, say], rejected: [ask, say, ask, say] }],
    ["trl", "pair-equal", { prompt: [ask], chosen: [say], rejected: [say] }],
    ["trl", "mixed-forms", { prompt: "Why?", chosen: [say], rejected: [say] }],
    ["trl", "last-turn", { prompt: [ask, say], completion: [say] }],
    ["trl", "role", { prompt: [ask], completion: [ask] }],
    ["trl", "empty", { prompt: [ask], chosen: [say], rejected: [{ ...say, content: " " }] }],
    ["trl", "labels", { prompt: "Why?", completions: ["So.", "Thus."], labels: [true] }],
    ["trl", "labels", { prompt: "Why?", completion: "So.", label: "good" }],
    ["trl", "tool-arguments", { messages: [ask, call("{}"), result, say] }],
    ["trl", "empty", { chosen: "", rejected: "No." }],
    ["axolotl", "content", { conversations: [human, { ...gpt, value: null }] }],
    ["axolotl", "content", { chosen: "So.", rejected: "No." }],
    ["axolotl", "content", { text: 7 }],
    ["axolotl", "labels", { prompt: "Why?", completion: "So.", label: "good" }],
    ["axolotl", "steps", { prompt: "Why?", completions: [], labels: [] }],
    ["axolotl", "pair-equal", { conversations: [human], chosen: gpt, rejected: gpt }],
    ["axolotl", "nothing-learnt", { messages: [ask] }],
    ["axolotl", "pair-turn", { messages: [ask, say], chosen: say, rejected: { ...say, content: "No." } }],
    ["axolotl", "pair", { messages: [ask], chosen: [say], rejected: say }],
    ["axolotl", "pair-prefix", { chosen: [ask, say], rejected: [{ ...ask, content: "How?" }, say] }],
    ["axolotl", "train", { conversations: [human, { ...gpt, train: "no" }] }],
    ["axolotl", "shape", { prompt: [ask], completion: [say] }],
    ["trl", "turn-marks", { prompt: "Why?<|im_end|>", completion: "So." }],
    ["trl", "think-tags", { prompt: "Why?", completion: "<think>Hm. So." }],
    ["trl", "shape", { nothing: 1 }],
    ["trl", "shape", 7]
  ])("%s: %s", ([trainer, rule, row]) =>
    Effect.gen(function*() {
      assert.include(yield* rulesOf(trainer, row), rule)
    }))

  it.effect("names the line, what nobody can read, and how many rows each trainer loses", () =>
    Effect.gen(function*() {
      const rows = [
        "{\"conversations\":[{\"from\":\"human\",\"value\":\"Why?\"},{\"from\":\"gpt\",\"value\":\"So.\"}]}",
        "",
        "{\"conversations\":[{\"from\":\"human\",\"value\":\"Why?\"}]}",
        "{\"conversations\": oh"
      ]
      const { findings, summary } = yield* lintFile("lines.jsonl", rows.join("\n"))
      assert.deepStrictEqual(
        findings.map(({ line, rule, trainer }) => [line, trainer, rule]),
        [[3, "llama-factory", "parity"], [3, "axolotl", "nothing-learnt"], [4, "all", "json"]]
      )
      assert.deepStrictEqual(summary.lost, { "llama-factory": 1, axolotl: 1, all: 1 })
      assert.deepStrictEqual([summary.rows, summary.errors], [3, 3])
    }))

  it.effect("finds a column of two types, once, and names the line of the first", () =>
    Effect.gen(function*() {
      const { findings } = yield* lint([
        { prompt: "Why?", completion: "So.", meta: { level: 1 } },
        { prompt: "Why?", completion: "So.", meta: { level: "two" } },
        { prompt: "Why?", completion: "So.", meta: { level: "three" } },
        { prompt: "Why?", completion: "So.", meta: null }
      ])
      assert.deepStrictEqual(findings.map(({ at, line, rule }) => [line, rule, at]), [[2, "mixed-types", "meta.level"]])
      assert.include(findings[0]?.problem ?? "", "line 1")
    }))

  it.effect("finds what a tool is given under one name as a number here and a text there", () =>
    Effect.gen(function*() {
      const rows = [{ at: 1 }, { at: "one" }].map((given) => ({ messages: [ask, call(given), result, say] }))
      const { findings } = yield* lint(rows, { trainers: ["trl"] })
      assert.deepStrictEqual(findings.map(({ at, rule }) => [rule, at]), [
        ["mixed-types", "messages[].tool_calls[].function.arguments.at"]
      ])
    }))

  it.effect("counts a pair as long as its longer half: a trainer reads one at a time", () =>
    Effect.gen(function*() {
      const half = "word ".repeat(60)
      const { findings } = yield* lint([{ prompt: "Why?", chosen: half, rejected: `${half}no` }], { maxTokens: 100 })
      assert.deepStrictEqual(findings, [])
      const [found] = (yield* lint([{ prompt: "Why?", chosen: "So.", rejected: half }], { maxTokens: 50 })).findings
      assert.strictEqual(found?.rule, "too-long")
    }))

  it.effect("goes down into no row that has no bottom", () =>
    Effect.gen(function*() {
      const deep = `{"messages":${"[".repeat(50_000)}${"]".repeat(50_000)}}`
      const { findings, summary } = yield* lintFile("deep.jsonl", `${deep}\n${JSON.stringify({ prompt: "Why?" })}\n`)
      assert.deepStrictEqual(findings.map(({ line, rule }) => [line, rule]), [[1, "json"]])
      assert.strictEqual(summary.rows, 2)
    }))

  it.effect("finds rows of two shapes in one file, rows too long, and a file too short for a host", () =>
    Effect.gen(function*() {
      const { findings } = yield* lint([{ messages: [ask, say] }, { conversations: [human, gpt] }])
      assert.include(findings.map(({ rule }) => rule), "mixed-shapes")
      assert.include(findings.map(({ rule }) => rule), "too-few")
      const long = yield* lint([{ prompt: "word ".repeat(200), completion: "So." }], { maxTokens: 100 })
      assert.deepStrictEqual(long.findings.map(({ rule, severity }) => [rule, severity]), [["too-long", "warning"]])
    }))

  it.effect("reads one JSON array as well, and says of Stoa's own rows how they become a trainer's", () =>
    Effect.gen(function*() {
      const array = yield* lintFile(
        "rows.json",
        `[\n${JSON.stringify({ conversations: [human] })},\n${JSON.stringify({ conversations: [human, gpt] })}\n]\n`
      )
      assert.deepStrictEqual(array.findings.map(({ line, rule }) => [line, rule]), [[2, "parity"], [
        2,
        "nothing-learnt"
      ]])
      const own = yield* lint([{ id: "r1/w0/0", turns: [], verdicts: [] }])
      assert.include(own.findings[0]?.problem ?? "", "stoa export")
      const code = yield* lint([{ id: "r1/w0/0", task: "Add.", entry_point: "add", solution: "", tests: "" }])
      assert.include(code.findings[0]?.problem ?? "", "messages.jsonl")
      const beside = yield* lint([{ row: 1, id: "r1/w0/0", sources: {}, makings: [], verdicts: [] }])
      assert.include(beside.findings[0]?.problem ?? "", "the file beside it")
    }))

  it.effect.prop(
    "never throws, whatever stands in a row",
    [Schema.Array(Schema.Json)],
    ([values]) =>
      Effect.gen(function*() {
        const fields = [
          "messages",
          "conversations",
          "chosen",
          "rejected",
          "prompt",
          "completion",
          "input",
          "instruction",
          "output"
        ]
        const rows = values.flatMap((value, index) => [
          value,
          { [fields[index % fields.length] as string]: value },
          { messages: [{ role: "assistant", content: value, tool_calls: value }], chosen: value, rejected: value },
          { conversations: [{ from: "function_call", value }], tools: value, history: value }
        ])
        const { summary } = yield* lint([...rows, { messages: [ask, say] }])
        assert.strictEqual(summary.rows, rows.length + 1)
      }),
    { arbitrary: { runs: 30 } }
  )

  it.effect("finds nothing wrong with the files that Stoa writes", () =>
    Effect.gen(function*() {
      const rows = Array.from({ length: 12 }, (_, index) => ({
        ...draftOf(`How do I bake bread number ${index}?`, "Slowly.", `r1/w0/${index}`),
        rehearsal: false,
        verdicts: []
      }))
      for (const format of [messages, sharegpt]) {
        const { findings } = yield* lintFile(format.file, [...pieces(format, rows)].join(""))
        assert.deepStrictEqual(findings, [], format.name)
      }
    }))
})
