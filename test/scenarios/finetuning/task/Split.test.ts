import { assert, describe, it } from "@effect/vitest"
import { Effect, Result, Schema } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import { Recipe } from "../../../../packages/scenarios/src/finetuning/Recipe.ts"
import * as Content from "../../../../packages/scenarios/src/finetuning/task/Content.ts"
import * as Split from "../../../../packages/scenarios/src/finetuning/task/Split.ts"
import * as Tasks from "../../../../packages/scenarios/src/finetuning/task/Tasks.ts"

const folder = mkdtempSync(join(tmpdir(), "stoa-split-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, rows: ReadonlyArray<unknown>): string => {
  const path = join(folder, name)
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join("\n"))
  return path
}

type Settings = NonNullable<typeof Recipe.Encoded["train"]>
const wanted = (settings: Settings) => Schema.decodeSync(Recipe)({ train: settings }).train
const task = (name: string) => Result.getOrThrow(Tasks.find(name))
const sums = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    question: `How many legs have ${from + at} cats?`,
    answer: `Each has 4.\n#### ${4 * (from + at)}`
  }))

const asked = (of: ReadonlyArray<{ readonly question: string }>) => of.map(({ question }) => question)

/** Questions of gsm8k, split. */
const split = (train: Settings, test: Settings, seed = 1) =>
  Split.split({ task: task("gsm8k"), seed, train: wanted(train), test: wanted(test) })

const sentence = <A, E extends { readonly message: string }>(effect: Effect.Effect<A, E>) =>
  Effect.map(Effect.flip(effect), (error) => error.message)

describe("a split", () => {
  it.effect("of one file has no question twice, and draws another set with another seed", () =>
    Effect.gen(function*() {
      const path = file("one.jsonl", sums(1, 60))
      const first = yield* split({ files: [path], count: 30 }, { files: [path], count: 20 })
      assert.strictEqual(new Set([...asked(first.train), ...asked(first.test)]).size, 50)
      assert.strictEqual(first.train.length, 30)
      const again = yield* split({ files: [path], count: 30 }, { files: [path], count: 20 })
      assert.deepStrictEqual(again, first)
      const other = yield* split({ files: [path], count: 30 }, { files: [path], count: 20 }, 2)
      assert.notDeepEqual(asked(other.test), asked(first.test))
      const none = yield* Split.only({ task: task("gsm8k"), seed: 1, test: wanted({ files: [path], count: 20 }) })
      assert.deepStrictEqual(none.test, first.test)
    }))

  it.effect("hangs on each question alone: more rows and other places of rows change nothing among those there were", () =>
    Effect.gen(function*() {
      const few = file("few.jsonl", sums(1, 40))
      const many = file("many.jsonl", [...sums(1000, 20), ...sums(1, 40).toReversed(), ...sums(2000, 20)])
      const draw = (path: string, count: number) =>
        Effect.map(
          Split.only({ task: task("gsm8k"), seed: 9, test: wanted({ files: [path], count }) }),
          ({ test }) => asked(test)
        )
      const all = yield* draw(few, 40)
      assert.deepStrictEqual(yield* draw(few, 15), all.slice(0, 15))
      const known = new Set(all)
      assert.deepStrictEqual((yield* draw(many, 80)).filter((question) => known.has(question)), all)
    }))

  it.effect("of two files that share a drawn question names both rows and draws nothing", () =>
    Effect.gen(function*() {
      const learn = file("learn.jsonl", sums(1, 10).map((row, at) => ({ id: `l${at}`, ...row })))
      const measure = file("measure.jsonl", [{ id: "m1", question: "how many  legs have 3 cats", answer: "#### 12" }])
      const said = yield* sentence(split({ files: [learn], count: 10 }, { files: [measure], count: 1 }))
      assert.include(said, `l2 of ${learn} asks what m1 of ${measure} asks`)
      const apart = file("apart.jsonl", sums(500, 5))
      const fine = yield* split({ files: [learn], count: 10 }, { files: [apart], count: 5 })
      assert.strictEqual(fine.train.length, 10)
    }))

  it.effect("that cannot be had says both numbers, what was left out, and what to set", () =>
    Effect.gen(function*() {
      const path = file("short.jsonl", [...sums(1, 8), { question: "Why?", answer: "Because." }])
      const said = yield* sentence(split({ files: [path], count: 5 }, { files: [path], count: 4 }))
      assert.strictEqual(
        said,
        "train.count is 5, and there are 4 questions that can be used (5 of 9 rows were left out: 1 that cannot be read or repeat another, " +
          "4 that were drawn for the test): set train.count to 4 or fewer, or name more files in train.files."
      )
      const enough = yield* split({ files: [path], count: 4 }, { files: [path], count: 4 })
      assert.deepStrictEqual(enough.notes, [
        "test (gsm8k): 1 of 9 rows were left out: 1 that cannot be read or repeat another.",
        "train (gsm8k): 1 of 9 rows were left out: 1 that cannot be read or repeat another."
      ])
      assert.strictEqual(enough.problems.length, 1)
    }))

  it.effect("of a task that makes its questions needs no file, and has none twice", () =>
    Effect.gen(function*() {
      const arithmetic = { task: task("arithmetic"), seed: 4 }
      const { test, train } = yield* Split.split({
        ...arithmetic,
        train: wanted({ count: 500 }),
        test: wanted({ count: 500 })
      })
      assert.strictEqual(new Set([...asked(train), ...asked(test)]).size, 1000)
      assert.deepStrictEqual((yield* Split.only({ ...arithmetic, test: wanted({ count: 500 }) })).test, test)
      assert.strictEqual(
        yield* sentence(Split.only({ ...arithmetic, test: wanted({ files: ["a.jsonl"], count: 5 }) })),
        "arithmetic makes its own questions and reads no file: leave test.files out."
      )
      assert.strictEqual(
        yield* sentence(split({ count: 5 }, { count: 5 })),
        "gsm8k has its questions from files: name one or more in test.files."
      )
    }))
})

describe("questions of files", () => {
  it.effect("of MATH are taken by level, written as a word or a number", () =>
    Effect.gen(function*() {
      const rows = ["Level 1", 2, "Level 3", "Level 5", "Level ?", undefined].map((level, at) => ({
        problem: `Find $${at} + x$ for $x = 1$.`,
        solution: `It is $\\boxed{${at + 1}}$.`,
        ...(level === undefined ? {} : { level })
      }))
      const path = file("math.jsonl", rows)
      const only = (settings: Settings) => Split.only({ task: task("math"), seed: 1, test: wanted(settings) })
      const easy = yield* only({ files: [path], count: 3, levels: [1, 2, 3] })
      assert.deepStrictEqual(easy.test.map(({ level }) => level).toSorted(), [1, 2, 3])
      assert.deepStrictEqual(easy.notes, [
        "test (math): 3 of 6 rows were left out: 1 of other levels, 2 without a level."
      ])
      assert.strictEqual((yield* only({ files: [path], count: 6 })).test.length, 6)
      const named = file("hard.jsonl", rows.map(({ level, ...row }) => ({ ...row, hard: level })))
      const mapped = yield* only({ files: [named], count: 1, levels: [5], mapping: { level: "hard" } })
      assert.strictEqual(mapped.test[0]?.level, 5)
    }))

  it.effect("are left out where the task cannot mark them, or they ask what an earlier one asks", () =>
    Effect.gen(function*() {
      const row = (question: string, count: number) => ({
        question,
        choices: "ABCDEFGHIJ".slice(0, count).split("").map((letter) => `option ${letter} ${question}`),
        answer: count - 1
      })
      const path = file("choices.jsonl", [row("One?", 4), row("Two?", 6), row("ONE ?", 4), row("Three?", 4)])
      const only = (name: string, count: number) =>
        Split.only({ task: task(name), seed: 1, test: wanted({ files: [path], count }) })
      assert.deepStrictEqual((yield* only("mmlu", 2)).notes, [
        "test (mmlu): 2 of 4 rows were left out: 1 with an answer that mmlu cannot mark, 1 that ask what an earlier one asks."
      ])
      assert.strictEqual((yield* only("choice", 3)).test.length, 3)
    }))
})

describe("what a question asks", () => {
  it("is the same whatever its spacing, case and punctuation, and another where a sign or a number is", () => {
    const same = [["What is  3 + 4?", "what is 3+4"], ["“Why,” he asked…", "\"why\" he asked"], ["Find $x$.", "find x"]]
    for (const [a, b] of same) assert.strictEqual(Content.hash(a!), Content.hash(b!), `${a} ${b}`)
    const other = [["3+4?", "3-4?"], ["1.5", "15"], ["5!", "5"], ["f(x)", "f'(x)"], ["x^2", "x2"], ["a > b", "a < b"]]
    for (const [a, b] of other) assert.notStrictEqual(Content.hash(a!), Content.hash(b!), `${a} ${b}`)
  })
})
