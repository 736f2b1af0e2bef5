/** Real rows through the scenarios in rehearsal. Skipped where ../shared/data is not beside the repository. */
import { assert, describe, it } from "@effect/vitest"
import { Answer, type Draft, type Question, type Scenario } from "@stoa/core"
import { analogy, debate, errorCorrection } from "../../packages/scenarios/src/index.ts"
import { isThere, questions } from "./data.ts"
import { play } from "./stage.ts"

/** What turns promise and do not keep. */
const broken = (
  turns: ReadonlyArray<Draft.Turn>,
  question: Question.Question,
  similar?: Question.Question
): Array<string> =>
  turns.flatMap(({ about, checks = [], content }) => {
    const asked = about === 0 && similar !== undefined ? similar : question
    return checks.flatMap((check): Array<string> => {
      const fails = check === "reaches-answer"
        ? Answer.reaches(content, asked) === false
        : check === "withholds-answer"
        ? Answer.givesAway(content, asked) !== undefined
        : check === "one-paragraph"
        ? /\n/.test(content)
        : Answer.judge(content, asked) === "right"
      return fails ? [`${asked.id} ${check}: ${content.slice(0, 200)}`] : []
    })
  })

const playAll = (scenario: Scenario.Any, rows: ReadonlyArray<Question.Question>) =>
  rows.map((row, at) => {
    const similar = rows[(at + 1) % rows.length] as Question.Question
    const more = scenario === analogy
      ? { similar: [{ question: similar, similarity: 0.8 }] }
      : scenario === errorCorrection
      ? { policy: "keep" }
      : {}
    return { row, similar, ...play(scenario, { ...row, ...more }, { seed: at + 1 }) }
  })

describe.skipIf(!isThere)("1,500 rows of GSM8K in rehearsal (skipped without ../shared/data)", () => {
  it("first attempts are wrong by value in 95 % of the rows at least, hints give nothing away, corrections reach the reference", () => {
    const played = playAll(errorCorrection, questions("gsm8k"))
    assert.strictEqual(played.length, 1500)
    const right = played.filter(({ remarks }) => remarks["firstAttempt"] === "right").length
    assert.isAtMost(right, 75)
    const shown = played.filter(({ turns }) => /\d+ [-+x÷] [\d./%]+ = \d/.test(turns[1]?.content ?? "")).length
    assert.isAbove(shown, 1450, "attempts show their sums")
    assert.deepStrictEqual(played.flatMap(({ row, turns }) => broken(turns, row)), [])
  })

  it("explanations give nothing away, and both solutions reach their references in one paragraph", () => {
    const played = playAll(analogy, questions("gsm8k"))
    assert.deepStrictEqual(played.flatMap(({ row, similar, turns }) => broken(turns, row, similar)), [])
  })

  it("says things in many ways", () => {
    const played = playAll(errorCorrection, questions("gsm8k").slice(0, 300))
    for (const at of [1, 2, 3]) {
      const starts = new Set(played.map(({ turns }) => turns[at]?.content.split(/[.:!?]/)[0]))
      assert.isAbove(starts.size, 5)
      assert.strictEqual(new Set(played.map(({ turns }) => turns[at]?.content)).size, 300)
    }
  })
})

describe.skipIf(!isThere)("rows of other kinds in rehearsal (skipped without ../shared/data)", () => {
  for (const set of ["mbpp", "mmlu", "open"] as const) {
    for (const scenario of [errorCorrection, debate, analogy]) {
      it(`${scenario.name} over ${set} keeps what its turns promise`, () => {
        const played = playAll(scenario, questions(set).slice(0, 120))
        assert.deepStrictEqual(played.flatMap(({ row, similar, turns }) => broken(turns, row, similar)), [])
        for (const { turns } of played) for (const { content } of turns) assert.isAbove(content.trim().length, 0)
      })
    }
  }

  it("programs of first attempts are Python by the look of it, and none holds the reference", () => {
    for (const { row, turns } of playAll(errorCorrection, questions("mbpp"))) {
      const attempt = turns[1]?.content ?? ""
      assert.match(attempt, /```python\ndef \w+\([\w, ]*\):\n {4}\S[\s\S]*```/)
      assert.notStrictEqual(Answer.reaches(attempt, row), true)
    }
  })
})
