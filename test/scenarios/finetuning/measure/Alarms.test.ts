import { assert, describe, it } from "@effect/vitest"
import * as Alarms from "../../../../packages/scenarios/src/finetuning/measure/Alarms.ts"
import type { Iteration, Measured } from "../../../../packages/scenarios/src/finetuning/Result.ts"
import { iteration, measured } from "./results.ts"

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

  it("collapse: seen over test too, or one training would never sound it", () => {
    const row = (number: number, consensus: number) =>
      measured("finetuned", "++", { iteration: number, diversity: { consensus } })
    assert.deepStrictEqual(kinds(consensus(0.6), [row(0, 0.6), row(1, 0.9)]), ["collapse 1"])
    assert.deepStrictEqual(kinds(consensus(0.6), [row(1, 0.9)]), ["collapse 1"])
    assert.deepStrictEqual(kinds(consensus(0.6), [row(0, 0.6), { ...row(1, 0.9), transfer: "gsm8k" }]), [])
  })

  it("drift: votes that are right less often than the first, by more than the setting", () => {
    assert.deepStrictEqual(kinds(votes(0.9, 0.85)), [])
    assert.deepStrictEqual(kinds(votes(0.9, 0.95, 0.84, 0.7)), ["drift 3"])
    assert.include(sounded(votes(0.9, 0.8))[0]!.sentence, "80.0 % of those over train are right in iteration 2")
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

  it("unparseable: more than a fifth of a method's answers, or of the debates over train", () => {
    assert.deepStrictEqual(kinds([], [measured("base", "++", { unparseable: 0.2 })]), [])
    assert.deepStrictEqual(
      kinds([], [
        measured("base", "++", { unparseable: 0.21 }),
        measured("finetuned", "++", { iteration: 1, unparseable: 0.5 }),
        measured("finetuned", "++", { iteration: 2, unparseable: 0.6 })
      ]),
      ["unparseable 0", "unparseable 1"]
    )
    const without = iteration(1, { votes: { questions: 100, without: 21, accuracy: 0.5, error: 0.05 } })
    assert.deepStrictEqual(kinds([without]), ["unparseable 1"])
  })
})
