import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { Score, Table } from "../../../packages/scenarios/src/exam/index.ts"

const row = (more: Partial<Score.Examined> = {}): Score.Examined => ({
  source: "a.jsonl",
  right: true,
  parsed: true,
  judged: false,
  tokens: 20,
  missed: false,
  ...more
})

const times = (count: number, more: Partial<Score.Examined>) => Array.from({ length: count }, () => row(more))

const rows = fc.array(
  fc.record<Score.Examined>({
    source: fc.constantFrom("a.jsonl", "b.jsonl", "c.jsonl"),
    right: fc.constantFrom(true, false, undefined),
    parsed: fc.boolean(),
    judged: fc.boolean(),
    tokens: fc.option(fc.nat(3000), { nil: undefined }),
    missed: fc.boolean()
  })
)

describe("the score of an examination", () => {
  it("is the share of right answers among those scored, with the standard error of that share", () => {
    const { all } = Score.take([...times(3, {}), ...times(1, { right: false }), ...times(5, { right: undefined })])
    assert.deepInclude(all, { questions: 9, scored: 4, right: 3, accuracy: 0.75, unscored: 5, missed: 0 })
    // A sample of 1, 1, 1, 0 has the variance 1/4, and the mean of four of them a quarter of it.
    assert.strictEqual(all.error, 0.25)
  })

  it("tells the share of unparseable answers among all replies", () => {
    const { all } = Score.take([...times(6, {}), ...times(2, { right: false, parsed: false })])
    assert.deepInclude(all, { unparseable: 2, unparseableShare: 0.25, accuracy: 0.75 })
  })

  it("leaves questions out that got no reply, and says how many", () => {
    const { all } = Score.take([...times(2, {}), ...times(3, { right: false, parsed: false, missed: true })])
    assert.deepInclude(all, { questions: 5, scored: 2, accuracy: 1, unparseable: 0, missed: 3 })
  })

  it("has no accuracy where nothing is scored, and no error of one answer", () => {
    assert.deepInclude(Score.take([]).all, { questions: 0, accuracy: null, error: null, unparseableShare: null })
    assert.deepInclude(Score.take([row()]).all, { accuracy: 1, error: null })
  })

  it("parts answers by their length, each bound belonging to the longer ones", () => {
    const { lengths } = Score.take([0, 49, 50, 299, 300, 1199, 1200, 9000].map((tokens) => row({ tokens })))
    assert.deepStrictEqual(
      lengths.map(({ from, questions, to }) => [from, to, questions]),
      [[0, 50, 2], [50, 300, 2], [300, 1200, 2], [1200, null, 2]]
    )
  })

  it("adds up: over sources to all, over lengths to whatever has one", () => {
    fc.assert(fc.property(rows, (rows) => {
      const { all, lengths, sources } = Score.take(rows)
      for (const name of ["questions", "scored", "right", "unparseable", "judged", "unscored", "missed"] as const) {
        assert.strictEqual(sources.reduce((sum, score) => sum + score[name], 0), all[name], name)
      }
      assert.strictEqual(all.questions, all.scored + all.unscored + all.missed)
      const long = rows.filter(({ missed, tokens }) => !missed && tokens !== undefined).length
      assert.strictEqual(lengths.reduce((sum, { questions }) => sum + questions, 0), long)
    }))
  })
})

describe("the table of an examination", () => {
  it("shows the unparseable rate in every line that shows an accuracy, and all together where there are several files", () => {
    fc.assert(fc.property(rows, (rows) => {
      const result = Score.take(rows)
      const lines = Table.lines(result)
      const shown = [...result.sources, ...(result.sources.length > 1 ? [{ ...result.all, source: "all" }] : [])]
      for (const { accuracy, source, unparseableShare } of shown) {
        const line = lines.find((line) => line.startsWith(source)) ?? ""
        if (accuracy !== null) assert.include(line, `${(accuracy * 100).toFixed(1)} %`)
        if (unparseableShare !== null) assert.include(line, `${(unparseableShare * 100).toFixed(1)} %`)
      }
      assert.isTrue(lines.slice(0, -1).every((line) => line.length <= 120))
    }))
  })
})
