import { assert, describe, it } from "@effect/vitest"
import * as ClassSummary from "../../../packages/core/src/dataset/ClassSummary.ts"
import * as Failures from "../../../packages/core/src/dataset/Failures.ts"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import type { Verdict } from "../../../packages/core/src/domain/Example.ts"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import { judged, played, posed, questionOf, taught } from "./taught.ts"

const drop = (filter: string): Verdict => ({ filter, keep: false, reason: `no ${filter}` })
const look = (keep: boolean, reason: string): Verdict => ({ filter: "reasoning", keep, reason })

const failed = (place: string): Event => ({
  _tag: "Failed",
  place: `${place}/failed`,
  prompt: "attempt",
  kind: "cut",
  reason: "it ends in the middle",
  raw: "..."
})

const code = { source: "code.csv", licence: "mit", domain: "code" }

const facts: ReadonlyArray<Event> = [
  posed(0),
  posed(1, { similar: [{ question: questionOf(90), similarity: 0.8 }] }),
  posed(2, {
    question: questionOf(2, code),
    similar: [
      { question: questionOf(90), similarity: 0.1, fallback: true },
      { question: questionOf(91, code), similarity: 0.2, fallback: true }
    ]
  }),
  posed(3, { question: questionOf(3, { licence: "mit" }) }),
  played(0, { notes: { gain: 1, calls: 2 }, remarks: { firstAttempt: "wrong" } }),
  played(1, { notes: { gain: 0 }, remarks: { firstAttempt: "wrong" }, calls: 5 }),
  played(2, {
    end: "elsewhere",
    reason: "it was right at once",
    remarks: { firstAttempt: "right" },
    calls: 1,
    drafts: 0
  }),
  played(2, { scenario: "debate", notes: { rounds: 2 } }),
  played(3, { end: "failed", reason: "pupil gave no usable answer to the prompt attempt: it was cut off", drafts: 0 }),
  failed("class/c3/error-correction/pupil/attempt/01234567/1"),
  judged(taught(0, { temperature: 0.8 })),
  judged(taught(1, { temperature: 0.8, verdicts: [drop("hint"), drop("length")] })),
  judged(taught(2, { scenario: "debate" }))
]

const of = (facts: ReadonlyArray<Event>) => ClassSummary.of(Fold.fold(facts))

describe("the numbers of a class", () => {
  it("are none for a run without one", () => {
    assert.isUndefined(ClassSummary.of(World.empty))
  })

  it("tell where the questions are from, each once, and how many of those like them were near", () => {
    const found = of(facts)
    assert.deepStrictEqual(found?.questions, [
      { source: "code.csv", licence: "mit", domain: "code", questions: 1, similar: 1 },
      { source: "sums.jsonl", licence: "mit", domain: "not stated", questions: 1, similar: 0 },
      { source: "sums.jsonl", licence: "not stated", domain: "not stated", questions: 2, similar: 1 }
    ])
    assert.deepStrictEqual(found?.licences, { mit: 3, "not stated": 3 })
    assert.deepStrictEqual(found?.similar, {
      matched: 3,
      fallbacks: 2,
      similarity: { min: 0.1, median: 0.2, max: 0.8 }
    })
    assert.deepStrictEqual(of([posed(0)])?.similar, { matched: 0, fallbacks: 0 })
  })

  it("name the embedder where questions went with others, and only there", () => {
    const [alone, matched] = [of([posed(0)]), of(facts)]
    if (alone === undefined || matched === undefined) return assert.fail("there is a class")
    assert.deepStrictEqual(ClassSummary.toldBy(matched, "minilm").similar, { ...matched.similar, embedder: "minilm" })
    assert.deepStrictEqual(ClassSummary.toldBy(alone, "minilm"), alone)
    assert.deepStrictEqual(ClassSummary.toldBy(matched, undefined), matched)
  })

  it("count the kept conversations whose answers nobody compared", () => {
    const sum = questionOf(0, { outcome: { kind: "number", text: "0" } })
    const rows = [
      judged(taught(0, { question: sum })),
      judged(taught(1)),
      judged(taught(2, { verdicts: [drop("length")] })),
      judged(taught(3))
    ]
    assert.strictEqual(of(rows)?.unchecked, 2)
    assert.strictEqual(of(rows.slice(0, 1))?.unchecked, 0)
  })

  it("tell what became of the plays of every scenario", () => {
    assert.deepStrictEqual(of(facts)?.scenarios, {
      debate: {
        played: 1,
        kept: 1,
        rejected: 0,
        rejectedBy: {},
        nothing: 0,
        failed: 0,
        failedBy: {},
        elsewhere: 0,
        calls: { mean: 3, n: 1 },
        notes: { rounds: { mean: 2, n: 1 } },
        remarks: {}
      },
      "error-correction": {
        played: 4,
        kept: 1,
        rejected: 1,
        rejectedBy: { hint: 1 },
        nothing: 0,
        failed: 1,
        failedBy: { "pupil gave no usable answer to the prompt attempt: it was cut off": 1 },
        elsewhere: 1,
        calls: { mean: 3, error: 0.816497, n: 4 },
        notes: { calls: { mean: 2, n: 1 }, gain: { mean: 0.5, error: 0.5, n: 2 } },
        remarks: { firstAttempt: { right: 1, wrong: 2 } }
      }
    })
  })

  it("tell which model spoke for which role, at which temperature, in the rows that are kept", () => {
    const base = { prompt: "group", promptHash: "group-hash", model: "stoa-small", role: "group", calls: 1 }
    const pupil = { prompt: "pupil", promptHash: "pupil-hash", model: "stoa-test", role: "pupil", calls: 1 }
    assert.deepStrictEqual(of(facts)?.models, [
      { scenario: "debate", ...base },
      { scenario: "debate", ...pupil },
      { scenario: "error-correction", ...base },
      { scenario: "error-correction", ...pupil, temperature: 0.8 }
    ])
  })

  it("tell the judge as the role judge, whose calls stand with the others", () => {
    const row = taught(4)
    const [first] = row.makings
    if (first === undefined) return assert.fail("the row was made by a call")
    const call = { ...first, prompt: "judge-reasoning", place: "class/c4/error-correction/judge/judge-reasoning/1" }
    const models = of([judged({ ...row, makings: [...row.makings, call] })])?.models ?? []
    assert.deepStrictEqual(models.map(({ prompt, role }) => [role, prompt]), [
      ["group", "group"],
      ["judge", "judge-reasoning"],
      ["pupil", "pupil"]
    ])
  })

  it("count the turns of a conversation without what is said before it", () => {
    const system = { role: "system" as const, content: "Be brief. ".repeat(100) }
    const row = taught(0, { turns: [system, ...taught(0).turns] })
    const found = of([judged(row), judged(taught(1, { turns: taught(1).turns.slice(0, 2) }))])
    assert.deepStrictEqual(found?.turns, { min: 2, median: 4, max: 4 })
    assert.strictEqual(found?.characters.max, "I add them up.\nThere are 9.".length)
  })

  it("tell how often a judge found faulty reasoning, whether or not the row was dropped for it", () => {
    const verdicts = [
      look(true, ""),
      look(true, "step 2 does not follow"),
      look(false, "step 3 does not follow"),
      look(true, "")
    ]
    const rows = verdicts.map((verdict, row) => judged(taught(row, { verdicts: [verdict] })))
    const { faulty } = of(rows)?.scenarios["error-correction"] ?? {}
    assert.deepStrictEqual(faulty, { mean: 0.5, error: 0.288675, n: 4 })
    assert.notProperty(of(facts)?.scenarios["debate"], "faulty")
  })

  it("count remarks where few different things are said, and leave out those that say something new each time", () => {
    const plays = Array.from(
      { length: 30 },
      (_, row) => played(row, { remarks: { verdict: row % 3 === 0 ? "pass" : "fail", plan: `plan ${row}` } })
    )
    assert.deepStrictEqual(of(plays)?.scenarios["error-correction"]?.remarks, { verdict: { fail: 20, pass: 10 } })
  })

  it("tell the most frequent reasons, and the others together", () => {
    const plays = Array.from(
      { length: 40 },
      (_, row) => played(row, { end: "failed", reason: row < 20 ? "too many calls" : `reason ${row}` })
    )
    const { failed = 0, failedBy = {} } = of(plays)?.scenarios["error-correction"] ?? {}
    assert.strictEqual(failed, 40)
    assert.lengthOf(Object.keys(failedBy), 13)
    assert.deepInclude(failedBy, { "too many calls": 20, other: 9 })
  })

  it("are the same in any order of the facts", () => {
    const told = JSON.stringify(of(facts))
    for (const seed of [1, 2, 3]) assert.strictEqual(JSON.stringify(of(chance(seed).shuffle(facts))), told)
  })
})

describe("what came to nothing", () => {
  it("is told by place: plays with their scenario, their calls, and those of candidates, after what came before", () => {
    const others = [
      failed("synthesis/r1/w0/5"),
      failed("simulation/3/g001/a0001"),
      played(7),
      failed("class/c12/debate/A/say/0/1")
    ]
    assert.deepStrictEqual(Failures.of(Fold.fold([...others, ...facts])), [
      {
        place: "class/c3/error-correction",
        scenario: "error-correction",
        reason: "pupil gave no usable answer to the prompt attempt: it was cut off"
      },
      {
        place: "class/c3/error-correction/pupil/attempt/01234567/1",
        prompt: "attempt",
        kind: "cut",
        reason: "it ends in the middle"
      },
      { place: "class/c12/debate/A/say/0/1", prompt: "attempt", kind: "cut", reason: "it ends in the middle" },
      { place: "synthesis/r1/w0/5", prompt: "attempt", kind: "cut", reason: "it ends in the middle" }
    ])
  })
})
