import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Seed } from "@stoa/core"
import { Effect, Result, Schema } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Recipe } from "../../../../packages/scenarios/src/finetuning/Recipe.ts"
import * as Split from "../../../../packages/scenarios/src/finetuning/task/Split.ts"
import * as Tasks from "../../../../packages/scenarios/src/finetuning/task/Tasks.ts"

// Real data stands beside the repository on some machines; where it does not, these tests say that they skip.
const data = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url))
const [gsm8k, math, mmlu] = ["math/gsm8k_train_first1500.jsonl", "math/math500.jsonl", "knowledge/mmlu_dev.jsonl"].map(
  (file) => `${data}${file}`
) as [string, string, string]

const task = (name: string) => Result.getOrThrow(Tasks.find(name))

/** Questions of a file, drawn as a finetuning draws them. */
const drawn = (name: string, file: string, count: number) =>
  Effect.map(
    Split.only({
      task: task(name),
      seed: 1,
      test: Schema.decodeSync(Recipe)({ test: { files: [file], count } }).test
    }),
    ({ test }) => test
  )

beforeAll(() => Effect.runPromise(Tasks.ready))

/** Each question with its reference put into the form: all must be found and right, and those of other rows wrong unless they are the same. */
const roundTrip = (name: string, file: string, { count, put }: { count: number; put: (answer: string) => string }) =>
  Effect.map(drawn(name, file, count), (questions) => {
    const { extract, right, same } = task(name)
    let others = 0
    for (const [at, question] of questions.entries()) {
      const reference = question.outcome!.text
      const found = extract(`First 3 * 4 = 12.\n${put(reference)}`)
      assert.isTrue(right(found, question), `${question.id}: ${reference} → ${found}`)
      const next = questions[(at + 1) % questions.length]!
      if (!right(extract(put(next.outcome!.text)), question)) others++
      else assert.isTrue(same(reference, next.outcome!.text))
    }
    return { questions, others }
  })

describe.skipIf(!existsSync(gsm8k))("GSM8K", () => {
  it.effect("all references come back from their form; of worked solutions without their mark nearly all that are found are right", () =>
    Effect.gen(function*() {
      const { others, questions } = yield* roundTrip("gsm8k", gsm8k, {
        count: 1500,
        put: (answer) => `\\boxed{${answer}}`
      })
      assert.isAbove(others, 1400)
      const rows = readFileSync(gsm8k, "utf8").trim().split("\n").map((line) =>
        JSON.parse(line) as { question: string; answer: string }
      )
      const worked = new Map(rows.map(({ answer, question }) => [question, answer.split("####")[0]!]))
      const { extract, right } = task("gsm8k")
      const found = questions.flatMap((question) => {
        const answer = extract(worked.get(question.question)!)
        return answer === undefined ? [] : [right(answer, question)]
      })
      assert.isAtLeast(found.length, 1200)
      assert.isAtLeast(found.filter(Boolean).length / found.length, 0.985)
    }))
})

describe.skipIf(!existsSync(math))("MATH-500", () => {
  it.effect("all references come back from their form, and all worked solutions come to them", () =>
    Effect.gen(function*() {
      const { others, questions } = yield* roundTrip("math", math, {
        count: 500,
        put: (answer) => `So it is $\\boxed{${answer}}$.`
      })
      assert.isAbove(others, 450)
      for (const question of questions) {
        assert.isTrue(task("math").right(task("math").extract(question.answer), question), question.id)
      }
    }))
})

describe.skipIf(!existsSync(mmlu))("MMLU", () => {
  it.effect("all references come back from their form, and the rehearsal is right about as often as by chance", () =>
    Effect.gen(function*() {
      const { others, questions } = yield* roundTrip("mmlu", mmlu, {
        count: 284,
        put: (answer) => `The answer is (${answer}).`
      })
      assert.isAbove(others, 150)
      const { extract, rehearse, right } = task("mmlu")
      const rights = questions.filter((question) =>
        right(extract(rehearse(question.question, Seed.chance(Seed.at(1, question.id)))), question)
      )
      assert.isTrue(rights.length > 40 && rights.length < 110, `${rights.length}`)
    }))
})
