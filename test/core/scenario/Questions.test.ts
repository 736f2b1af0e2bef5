import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { existsSync } from "node:fs"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { gzipSync } from "node:zlib"
import * as Questions from "../../../packages/core/src/scenario/Questions.ts"
import { sentence } from "../../../packages/core/src/source/RowProblem.ts"

const data = join(import.meta.dirname, "../../../../shared/data")

const scratch = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "stoa-questions-"))),
  (folder) => Effect.promise(() => rm(folder, { recursive: true }))
)

const lines = (rows: ReadonlyArray<object>): string => rows.map((row) => JSON.stringify(row)).join("\n")

/** A file to be written and read: its name, what stands in it, and how it is read. */
type Written = readonly [name: string, content: string | Uint8Array, options?: Partial<Questions.QuestionFile>]

/** Reads files with the given names and contents. */
const readAll = Effect.fnUntraced(function*(files: ReadonlyArray<Written>) {
  const folder = yield* scratch
  const asked: Array<Questions.QuestionFile> = []
  for (const [name, content, options] of files) {
    const file = join(folder, name)
    yield* Effect.promise(() => mkdir(dirname(file), { recursive: true }))
    yield* Effect.promise(() => writeFile(file, content))
    asked.push({ file, preset: "auto", mapping: {}, ...options })
  }
  return yield* Questions.read(asked)
})

const all = ({ files }: Questions.Found) => files.flatMap(({ questions }) => questions)

/** The sentence of the error that reading a file ends with; the scratch folder is taken out. */
const refusal = (...file: Written) =>
  Effect.map(Effect.flip(readAll([file])), (error) => error.message.replaceAll(dirname(error.path), ""))

const row = { question: "How deep is the well?", answer: "It is nine metres deep." }

describe("questions of several files", () => {
  it.live("have ids that nobody shares: their own, else file and line", () =>
    Effect.gen(function*() {
      const mine = (id: unknown, question: string) => ({ id, question, answer: "Yes." })
      const found = yield* readAll([
        ["a.jsonl", lines([mine(1, "One?"), mine(1, "Two?"), mine(1, "Three?"), mine("", "Four?")])],
        ["b.json", `[${JSON.stringify(mine(1, "Seven?"))}, {"question": "Five?", "answer": "No."}, ${lines([row])}]`],
        ["c/a.jsonl", lines([{ ...row, question: "How wide?" }, mine("x".repeat(200), "Six?")])]
      ])
      assert.deepStrictEqual(all(found).map(({ id }) => id), [
        "1",
        "a:1",
        "a:3",
        "a:4",
        "b:1",
        "b:1.2",
        "b:1.3",
        "a.jsonl (2):1",
        "a.jsonl (2):2"
      ])
      assert.deepStrictEqual(found.files.map(({ source }) => source), ["a.jsonl", "b.json", "a.jsonl (2)"])
    }))

  it.live("are one set: the same question again is a bad row, which names where it stands first", () =>
    Effect.gen(function*() {
      const other = { question: "How wide?", answer: "Two metres." }
      const found = yield* readAll([
        ["a.jsonl", lines([other, row, row])],
        ["c/a.jsonl", lines([{ question: "Why?", answer: "So." }, { ...row, answer: "Other words." }])],
        ["b.jsonl", lines([{ question: "Who?", answer: "Nobody." }, { question: "Why?", answer: "So." }])]
      ])
      assert.deepStrictEqual(found.files.map(({ questions, rows, bad }) => [questions.length, rows, bad]), [
        [2, 3, 1],
        [1, 2, 1],
        [1, 2, 1]
      ])
      assert.deepStrictEqual([found.rows, found.bad], [7, 3])
      const expected = "expected a question that no other row has, found that of"
      assert.deepStrictEqual(found.problems.map(sentence), [
        `a.jsonl line 3: ${expected} line 2 again: "How deep is the well?"`,
        `a.jsonl line 2: ${expected} a.jsonl line 2 again: "How deep is the well?"`,
        `b.jsonl line 2: ${expected} a.jsonl (2) line 1 again: "Why?"`
      ])
    }))
})

describe("a file of questions", () => {
  it.live("is the same packed", () =>
    Effect.gen(function*() {
      const text = lines([row, { question: "Why?", answer: 7 }])
      const plain = yield* readAll([["a.jsonl", text]])
      const packed = yield* readAll([["a.jsonl.gz", gzipSync(text)]])
      assert.deepStrictEqual(
        all(packed).map((each) => ({ ...each, source: "a.jsonl" })),
        all(plain)
      )
      assert.strictEqual(all(plain)[1]?.answer, "7")
    }))

  it.live("may call its fields what it likes, and have them within others", () =>
    Effect.gen(function*() {
      const mapping = { question: "q.text", answer: "a.0", outcome: "said", id: "nr", licence: "terms" }
      const found = yield* readAll([[
        "a.jsonl",
        lines([{
          q: { text: "How long is the bridge?" },
          a: ["It has 40 metres."],
          said: "40",
          nr: "n1",
          terms: "MIT"
        }]),
        { mapping, licence: "CC0-1.0" }
      ]])
      assert.deepStrictEqual(all(found), [{
        id: "n1",
        source: "a.jsonl",
        licence: "MIT",
        domain: "general",
        question: "How long is the bridge?",
        answer: "It has 40 metres.",
        outcome: { kind: "number", text: "40" }
      }])
    }))

  it.live("is read as what its first good row is", () =>
    Effect.gen(function*() {
      const found = yield* readAll([[
        "a.jsonl",
        lines([{ text: "Nothing." }, { question: "6*7?", answer: "<<6*7=42>>42\n#### 42" }, row])
      ]])
      assert.strictEqual(found.files[0]?.preset, "gsm8k")
      assert.deepStrictEqual(found.problems.map(sentence), [
        "a.jsonl line 1: expected fields that a preset knows, such as question and answer, found others",
        "a.jsonl line 3, field \"answer\": expected a last line of #### and a number, found \"It is nine metres deep.\""
      ])
    }))

  it.live("cannot steer a terminal, and keeps its lines", () =>
    Effect.gen(function*() {
      const found = yield* readAll([[
        "a.jsonl",
        lines([{ id: "a\u001b[2Jb", question: "\n\n  a\u001b[31mb\u200b?\r\n  c  \n", answer: "\u202ex\ty" }])
      ]])
      assert.deepInclude(all(found)[0], { id: "ab", question: "  ab?\n  c", answer: "x\ty" })
    }))

  it.live("gives an outcome only where the row marks one: prose ends in numbers that are none", () =>
    Effect.gen(function*() {
      const answers = ["The dam was built in 1932.", "So it is $\\boxed{12}$.", "3/4", "She has 7.\n#### 7"]
      const rows = answers.map((answer, nth) => ({ prompt: `Question ${nth}?`, response: answer }))
      const found = yield* readAll([["a.jsonl", lines(rows)]])
      assert.deepStrictEqual(all(found).map(({ outcome }) => outcome?.text), [undefined, "12", "3/4", "7"])
    }))

  it.live("that is none is refused with what to do", () =>
    Effect.gen(function*() {
      assert.strictEqual(
        yield* refusal("a.txt", "x"),
        "/a.txt is no file of questions: expected a name that ends in .jsonl, .jsonl.gz, .json, .csv or .csv.gz."
      )
      assert.strictEqual(
        yield* refusal("a.jsonl", ""),
        "/a.jsonl holds no rows: write one question a line, with at least question and answer."
      )
      assert.strictEqual(
        yield* refusal("a.jsonl", lines([{ q: "Why?", a: "So." }])),
        "/a.jsonl: its only row cannot be used; a.jsonl line 1: expected fields that a preset knows, such as question and answer, found others; correct the rows, or map the fields to question and answer (fields of the first row: q, a)."
      )
      assert.strictEqual(
        yield* refusal("a.jsonl", lines([row]), { mapping: { question: "question", reply: "answer" } }),
        "/a.jsonl: its mapping names a field for \"reply\"; expected question, answer, outcome, id, choices, input, tests, licence or level."
      )
      assert.strictEqual(
        yield* refusal("a.json", lines([row])),
        "/a.json cannot be read: expected a JSON array of questions, [{...}, {...}]; name it .jsonl if it holds one object a line."
      )
      const missing = yield* Effect.flip(Questions.read([{ file: "no/such.jsonl", preset: "auto", mapping: {} }]))
      assert.strictEqual(missing.message, "no/such.jsonl does not exist: check the path of the questions file.")
    }))

  it.live("may have a million bad rows: a thousand are listed", () =>
    Effect.gen(function*() {
      const found = yield* readAll([["a.jsonl", `${lines([row])}\n${"{\"question\":\"Why?\"}\n".repeat(3000)}`]])
      assert.deepStrictEqual([found.bad, found.problems.length], [3000, 1000])
    }))
})

/** What stands in a file of real rows: its preset, its good rows, and how many of them have an outcome. */
const real: ReadonlyArray<readonly [string, string, { rows: number; good: number; outcomes: number }]> = [
  ["math/gsm8k_train_first1500.jsonl", "gsm8k", { rows: 1500, good: 1500, outcomes: 1500 }],
  ["math/math500.jsonl", "plain", { rows: 500, good: 500, outcomes: 500 }],
  ["code/mbpp_sanitized_399.jsonl", "mbpp", { rows: 399, good: 399, outcomes: 0 }],
  ["code/humaneval.jsonl", "humaneval", { rows: 164, good: 164, outcomes: 0 }],
  // One question stands there twice.
  ["knowledge/mmlu_dev.jsonl", "mmlu", { rows: 285, good: 284, outcomes: 284 }],
  ["code/gpteacher_codegen_every3rd.jsonl", "alpaca", { rows: 1512, good: 1512, outcomes: 0 }],
  ["instructions/self_instruct_seed_tasks.jsonl", "alpaca", { rows: 175, good: 175, outcomes: 0 }]
]

// Skipped where the real data is not beside the repository.
describe.skipIf(!existsSync(data))("real files, where they are at hand", () => {
  for (const [name, preset, wanted] of real) {
    it.live(`${name} is read as ${preset}`, () =>
      Effect.gen(function*() {
        const { files: [found] } = yield* Questions.read([{ file: join(data, name), preset: "auto", mapping: {} }])
        assert.strictEqual(found?.preset, preset)
        const outcomes = found?.questions.filter(({ outcome }) => outcome !== undefined).length
        assert.deepStrictEqual({ rows: found?.rows, good: found?.questions.length, outcomes }, wanted)
        if (preset === "gsm8k") assert.isTrue(found?.questions.every(({ answer }) => !/<<|####/.test(answer)))
      }))
  }

  it.live("programs come with their tests", () =>
    Effect.gen(function*() {
      const found = yield* Questions.read(
        ["code/mbpp_sanitized_399.jsonl", "code/humaneval.jsonl"].map((name) =>
          ({ file: join(data, name), preset: "auto", mapping: {} }) as const
        )
      )
      assert.isTrue(all(found).every(({ tests = [] }) => tests.length > 0))
    }))
})
