import { assert, describe, it } from "@effect/vitest"
import { Seed } from "@stoa/core"
import * as Alarms from "../../../../packages/scenarios/src/finetuning/measure/Alarms.ts"
import type { Iteration, Measured } from "../../../../packages/scenarios/src/finetuning/Result.ts"
import { bare, iteration, measured } from "./results.ts"

const settings = { collapse: 0.5, drift: 0.05 }

const sounded = (iterations: ReadonlyArray<Iteration>, rows: ReadonlyArray<Measured> = []) =>
  Alarms.of({ iterations, measured: rows, settings })

const kinds = (iterations: ReadonlyArray<Iteration>, rows: ReadonlyArray<Measured> = []) =>
  sounded(iterations, rows).map(({ iteration, kind }) => `${kind} ${iteration}`)

const consensus = (...shares: ReadonlyArray<number>) => shares.map((consensus, at) => iteration(at + 1, { consensus }))

const votes = (...shares: ReadonlyArray<number>) =>
  shares.map((accuracy, at) => iteration(at + 1, { votes: { questions: 100, without: 0, accuracy, error: 0.04 } }))

describe("alarms of a finetuning", () => {
  it("are silent where all is well, and before anything has happened", () => {
    assert.deepStrictEqual(sounded([]), [])
    assert.deepStrictEqual(sounded([iteration(1), iteration(2)], [measured("finetuned", "++--")]), [])
  })

  it("collapse: diversity below the share of the first debate, told once", () => {
    assert.deepStrictEqual(kinds(consensus(0.6, 0.7, 0.81, 0.9)), ["collapse 3"])
    assert.include(sounded(consensus(0.6, 0.81))[0]!.sentence, "19.0 %, below 50.0 % of the 40.0 % of the first")
  })

  it("collapse: exactly the share is not below it, and agents alike from the start cannot fall", () => {
    assert.deepStrictEqual(kinds(consensus(0.6, 0.8)), [])
    assert.deepStrictEqual(kinds(consensus(1, 1)), [])
  })

  const tested = (method: string, number: number, consensus: number, questions = 100) =>
    measured(method, "+".repeat(questions), { iteration: number, diversity: { consensus } })

  it("collapse: seen over test too, or one training would never sound it", () => {
    const [first, second] = [tested("finetuned", 0, 0.6), tested("finetuned", 1, 0.9)]
    assert.deepStrictEqual(kinds(consensus(0.6), [first, second]), ["collapse 1"])
    assert.deepStrictEqual(kinds(consensus(0.6), [first, { ...second, transfer: "gsm8k" }]), [])
    // Two sets of questions are no two levels.
    assert.deepStrictEqual(kinds(consensus(0.6), [second]), [])
  })

  it("collapse: no more than chance over a few questions is none, the same over many is one", () => {
    const over = (questions: number) =>
      kinds([], [tested("finetuned", 0, 0.6, questions), tested("finetuned", 1, 0.85, questions)])
    // 0.25 beside 1.645 roots of (0.24 + 0.1275) / n: 15 questions are too few.
    assert.deepStrictEqual(over(15), [])
    assert.deepStrictEqual(over(17), ["collapse 1"])
    const train = (questions: number) =>
      Alarms.of({
        iterations: [0.6, 0.85].map((consensus, at) => bare(at + 1, { consensus })),
        measured: [],
        settings,
        train: questions
      }).length
    assert.deepStrictEqual([train(15), train(17)], [0, 1])
  })

  it("collapse and drift: told of nobody who did not debate, or whose votes cannot be held against anything", () => {
    assert.deepStrictEqual(sounded([bare(1), bare(2)]), [])
    assert.deepStrictEqual(sounded([bare(1), bare(2)], [measured("finetuned", "+".repeat(100), { diversity: {} })]), [])
  })

  it("name the method where it is not the finetuned agents", () => {
    const rows = [tested("single-agent", 1, 0.6), tested("single-agent", 2, 0.9), tested("finetuned", 0, 0.6)]
    const all = (method?: string) =>
      Alarms.of({
        iterations: votes(0.9, 0.7),
        measured: rows,
        settings,
        ...(method === undefined ? {} : { method })
      }).map(({ sentence }) => sentence.split(":")[0])
    assert.deepStrictEqual(all("single-agent"), ["single-agent", "single-agent"])
    assert.deepStrictEqual(all(), ["The votes that agents learn from became worse"])
  })

  it("drift: votes that are right less often than the first, by more than the setting", () => {
    assert.deepStrictEqual(kinds(votes(0.9, 0.85)), [])
    assert.deepStrictEqual(kinds(votes(0.9, 0.95, 0.79, 0.7)), ["drift 3"])
    assert.include(sounded(votes(0.9, 0.8))[0]!.sentence, "80.0 % of those over train are right in iteration 2")
  })

  it("drift: only where it is more than the errors of both explain", () => {
    // 1.645 roots of 0.04^2 + 0.04^2 are 0.093.
    assert.deepStrictEqual(kinds(votes(0.9, 0.81)), [])
    assert.deepStrictEqual(kinds(votes(0.9, 0.8)), ["drift 2"])
  })

  it("drift and collapse: agents that nobody trains sound them rarely", () => {
    const chance = Seed.chance(Seed.at(7, "alarms"))
    const played = (difficulties: ReadonlyArray<number>, number: number) => {
      const answers = difficulties.map((easy) => [0, 1, 2].map(() => chance.next() < easy))
      const rights = answers.map((those) => those.filter(Boolean).length)
      const mean = (values: ReadonlyArray<number>) => values.reduce((sum, each) => sum + each, 0) / values.length
      const accuracy = mean(rights.map((right) => Number(right > 1)))
      return iteration(number, {
        votes: {
          questions: difficulties.length,
          without: 0,
          accuracy,
          error: Math.sqrt(accuracy * (1 - accuracy) / difficulties.length)
        },
        consensus: mean(rights.map((right) => Math.max(right, 3 - right) / 3))
      })
    }
    // Questions as hard as one likes, and such as agents nearly always agree on.
    const kindsOf = { any: () => chance.next(), sure: () => chance.flip(0.7) ? 0.97 : 0.03 }
    for (const [kind, draw] of Object.entries(kindsOf)) {
      for (const questions of [20, 50, 200]) {
        let alarmed = 0
        for (let run = 0; run < 300; run++) {
          const difficulties = Array.from({ length: questions }, draw)
          alarmed += Math.sign(kinds([1, 2, 3].map((number) => played(difficulties, number))).length)
        }
        assert.isBelow(alarmed / 300, 0.07, `${questions} questions, ${kind}`)
      }
    }
  })

  it("empty: agents without conversations by name, each time", () => {
    const sizes = [
      { agent: "generator-1", found: { G: 0 }, used: { G: 0 } },
      { agent: "critic-1", found: { "C-": 0, "C+": 9 }, used: { "C-": 0, "C+": 0 } },
      { agent: "critic-2", found: { "C-": 0, "C+": 9 }, used: { "C-": 0, "C+": 9 } }
    ]
    const alarms = sounded([iteration(1, { sizes }), iteration(2, { sizes })])
    assert.deepStrictEqual(alarms.map(({ iteration, kind }) => `${kind} ${iteration}`), ["empty 1", "empty 2"])
    assert.include(alarms[0]!.sentence, "generator-1, critic-1:")
  })

  it("unparseable: a tie without a winner was read", () => {
    const votes = { questions: 100, without: 60, accuracy: 0.3, error: 0.05 }
    assert.deepStrictEqual(kinds([iteration(1, { votes: { ...votes, tied: 50 } })]), [])
    const alarms = sounded([iteration(1, { votes: { ...votes, tied: 30 } })])
    assert.include(alarms[0]!.sentence, "30 of 100 debates over train came to no vote")
  })

  it("unparseable: more than a fifth of the debates over train", () => {
    const without = (count: number) =>
      iteration(1, { votes: { questions: 100, without: count, accuracy: 0.5, error: 0.05 } })
    assert.deepStrictEqual(kinds([without(20)]), [])
    assert.deepStrictEqual(kinds([without(21)]), ["unparseable 1"])
  })

  it("unparseable: more than a fifth of a method's answers, also of one that trains nothing, each told once", () => {
    assert.deepStrictEqual(Alarms.silences([measured("base", "++", { unparseable: 0.2 })]), [])
    const rows = [
      measured("base", "++", { unparseable: 0.21 }),
      measured("debate", "++", { unparseable: 0.1 }),
      measured("finetuned", "++", { iteration: 1, unparseable: 0.5 }),
      measured("finetuned", "++", { iteration: 2, unparseable: 0.6 }),
      measured("finetuned", "++", { iteration: 2, unparseable: 0.7, transfer: "gsm8k" })
    ]
    assert.deepStrictEqual(Alarms.silences(rows).map(({ sentence }) => sentence.split(",")[0]), [
      "In 21.0 % of the answers of base",
      "In 50.0 % of the answers of finetuned",
      "In 70.0 % of the answers of finetuned on gsm8k"
    ])
    // Whoever tells what was measured tells them, once for all methods.
    assert.deepStrictEqual(sounded([], rows), [])
  })
})
