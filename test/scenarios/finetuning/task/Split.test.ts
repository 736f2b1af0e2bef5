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
      const said = yield* sentence(split({ files: [path], count: 6 }, { files: [path], count: 4 }))
      assert.strictEqual(
        said,
        "train.count is 6, and there are 5 questions that can be used (4 of 9 rows were left out: 4 that were drawn for the test): " +
          "set train.count to 5 or fewer, or name more files in train.files."
      )
      const enough = yield* split({ files: [path], count: 5 }, { files: [path], count: 4 })
      assert.deepStrictEqual(enough.notes, [
        "test (gsm8k): 1 of 9 rows were left out: 1 that cannot be read or repeat another.",
        "train (gsm8k): 1 of the 5 questions drawn have no reference answer that can be marked, and go without."
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

describe("questions to learn from", () => {
  const unlabelled = (from: number, count: number) => sums(from, count).map(({ question }) => ({ question }))

  it.effect("need no reference answer, and one that cannot be marked is dropped; those to measure with need theirs", () =>
    Effect.gen(function*() {
      const learn = file("unlabelled.jsonl", [
        ...unlabelled(1, 10),
        { question: "Why is it so?", answer: "Because." },
        ...sums(100, 4)
      ])
      const measure = file("labelled.jsonl", sums(200, 5))
      const { notes, problems, train } = yield* split({ files: [learn], count: 15 }, { files: [measure], count: 5 })
      assert.deepStrictEqual(problems, [])
      assert.deepStrictEqual(notes, [
        "train (gsm8k): 11 of the 15 questions drawn have no reference answer that can be marked, and go without."
      ])
      const without = train.filter(({ unanswered }) => unanswered === true)
      assert.strictEqual(without.length, 11)
      assert.isTrue(without.every(({ answer, outcome }) => answer === "" && outcome === undefined))
      assert.isTrue(without.every((question) => !task("gsm8k").right("12", question)))
      const said = yield* sentence(split({ files: [measure], count: 5 }, { files: [learn], count: 5 }))
      assert.include(said, "test.count is 5, and there are 4 questions that can be used (11 of 15 rows were left out")
      const strict = yield* sentence(Split.split({
        task: task("gsm8k"),
        seed: 1,
        train: wanted({ files: [learn], count: 5 }),
        test: wanted({ files: [measure], count: 5 }),
        answers: "wanted"
      }))
      assert.include(strict, "train.count is 5, and there are 4 questions that can be used")
    }))

  it.effect("go without a reference that the task cannot mark", () =>
    Effect.gen(function*() {
      const row = (question: string, solution: string) => ({ problem: question, solution })
      const path = file("proofs.jsonl", [
        row("Prove it.", "It is so, and that is all there is to say."),
        row("One?", "$\\boxed{1}$")
      ])
      const measure = file("proved.jsonl", [row("Two?", "$\\boxed{2}$")])
      const { train } = yield* Split.split({
        task: task("math"),
        seed: 1,
        train: wanted({ files: [path], count: 2 }),
        test: wanted({ files: [measure], count: 1 })
      })
      assert.deepStrictEqual(
        train.map(({ answer, question, unanswered }) => ({ question, answer, unanswered })).toSorted((a, b) =>
          a.question < b.question ? -1 : 1
        ),
        [
          { question: "One?", answer: "$\\boxed{1}$", unanswered: undefined },
          { question: "Prove it.", answer: "", unanswered: true }
        ]
      )
    }))
})

describe("questions of another task", () => {
  const apart = (test: Settings, around: Split.Apart, name = "gsm8k") =>
    Split.only({ task: task(name), seed: 1, test: wanted(test) }, around)

  it.effect("that are made are none of those learnt from, and others than those to measure with", () =>
    Effect.gen(function*() {
      const arithmetic = { task: task("arithmetic"), seed: 1, test: wanted({ count: 200 }) }
      const first = yield* Split.only(arithmetic, { taken: [], files: [] })
      const taken = first.test.slice(0, 100)
      const { test } = yield* Split.only(arithmetic, { taken, files: [] })
      assert.strictEqual(new Set([...asked(taken), ...asked(test)]).size, 300)
      assert.notDeepEqual(asked((yield* Split.only(arithmetic)).test), asked(first.test))
    }))

  it.effect("are drawn around those learnt from where they stand in the same file", () =>
    Effect.gen(function*() {
      const path = file("shared.jsonl", sums(1, 60))
      const { train } = yield* split({ files: [path], count: 30 }, { files: [path], count: 20 })
      const { test } = yield* apart({ files: [path], count: 30 }, { taken: train, files: [path] })
      assert.strictEqual(new Set([...asked(train), ...asked(test)]).size, 60)
      assert.strictEqual(
        yield* sentence(apart({ files: [path], count: 31 }, { taken: train, files: [path] })),
        "transfer.test.count is 31, and there are 30 questions that can be used (30 of 60 rows were left out: 30 that were drawn to learn from): " +
          "set transfer.test.count to 30 or fewer, or name more files in transfer.test.files."
      )
    }))

  it.effect("of another file that asks what was learnt from are refused by name", () =>
    Effect.gen(function*() {
      const learn = file("from.jsonl", sums(1, 5).map((row, at) => ({ id: `l${at}`, ...row })))
      const other = file("other.jsonl", [{ id: "o1", ...sums(3, 1)[0]! }, ...sums(100, 1)])
      const measure = file("elsewhere.jsonl", sums(50, 5))
      const { train } = yield* split({ files: [learn], count: 5 }, { files: [measure], count: 5 })
      const said = yield* sentence(apart({ files: [other], count: 2 }, { taken: train, files: [learn] }))
      assert.include(
        said,
        `A question of transfer.test is also one to learn from: o1 of ${other} asks what l2 of train asks`
      )
      assert.strictEqual(
        (yield* apart({ files: [measure], count: 5 }, { taken: train, files: [learn] })).test.length,
        5
      )
    }))

  it.effect("name transfer.test where that is at fault", () =>
    Effect.gen(function*() {
      const none = { taken: [], files: [] }
      for (
        const [settings, name, said] of [
          [{ count: 5 }, "gsm8k", "name one or more in transfer.test.files."],
          [{ files: ["a.jsonl"], count: 5 }, "arithmetic", "leave transfer.test.files out."],
          [{ levels: [1], count: 5 }, "arithmetic", "leave transfer.test.levels out."]
        ] as const
      ) assert.include(yield* sentence(apart(settings, none, name)), said)
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
