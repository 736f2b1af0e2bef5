import { assert, describe, it } from "@effect/vitest"
import * as Report from "../../../../packages/scenarios/src/finetuning/measure/Report.ts"
import { bare, iteration, measured, result } from "./results.ts"

describe("the report of a finetuning", () => {
  const text = Report.markdown(result())

  it("says in short what came of it, and what cannot be told apart", () => {
    assert.include(text, "The finetuned agents of iteration 1 are right in 80.0 ± 12.6 % of 10 questions.")
    assert.include(text, "clearly more than base (+70.0 points), each with p < 0.05")
    assert.include(text, "those differences may be chance")
  })

  it("never calls a worse result better", () => {
    const worse = [measured("finetuned", `+${"-".repeat(19)}`), measured("base", "+".repeat(20))]
    const said = Report.markdown(result({ best: 0, measured: worse }))
    assert.include(said, "clearly less than base (-95.0 points)")
    assert.notInclude(said, "clearly more")
  })

  it("explains what was done, every method in it, and what the numbers do not mean", () => {
    for (const word of ["*vote*", "*generators*", "**debate**: a debate of N copies", "everything here is one run"]) {
      assert.include(text, word)
    }
    assert.notInclude(text, "**star**")
    assert.include(text, "The abacus is a very small network")
    assert.include(Report.markdown(result({ model: "rehearsal" })), "is no language model")
  })

  it("holds tables, a plot in a block, sizes, votes, costs, notes and alarms", () => {
    assert.match(text, /```text\n[^`]*accuracy on test/)
    for (
      const part of ["### Iterations", "10 of 30", "60.0 % of 100 votes right, 2 without", "1,800 calls", "KL was not"]
    ) {
      assert.include(text, part)
    }
    const alarms = [{ kind: "empty" as const, iteration: 1, sentence: "Nothing to learn." }]
    assert.include(Report.markdown(result({ alarms })), "> **Alarm.** Nothing to learn.")
  })

  it("says nothing of votes, critics and diversity where there were none", () => {
    const unlabelled = bare(1, { sizes: [{ agent: "generator-1", found: { G: 4 }, used: { G: 4 } }] })
    const measured_ = [measured("finetuned", "++--", { diversity: {} })]
    const said = Report.markdown(
      result({ agents: 1, rounds: 1, iterations: [unlabelled], measured: measured_, notes: [], best: 0 })
    )
    for (const word of ["votes right", "critic", "C-", "diversity", "Diversity", "votes on train", "undefined"]) {
      assert.notInclude(said, word)
    }
    const tied = { questions: 100, without: 9, tied: 7, accuracy: 0.6, error: 0.049 }
    assert.include(
      Report.markdown(result({ iterations: [iteration(1, { votes: tied })] })),
      "9 without a vote, 7 of them tied"
    )
  })

  it("is there also before anything is measured", () => {
    const early = Report.markdown(result({ iterations: [], measured: [], finished: false, notes: [] }))
    assert.include(early, "Nothing has been measured yet.")
    assert.include(early, "Not finished")
    assert.notInclude(early, "undefined")
    assert.notInclude(early, "NaN")
  })
})
