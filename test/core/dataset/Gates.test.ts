import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Gates from "../../../packages/core/src/dataset/Gates.ts"
import type { Verdict } from "../../../packages/core/src/domain/Example.ts"

const keep = (filter: string, reason = ""): Verdict => ({ filter, keep: true, reason })
const drop = (filter: string, reason = "no"): Verdict => ({ filter, keep: false, reason })
const row = (...verdicts: ReadonlyArray<Verdict>) => ({ verdicts })

describe("gates", () => {
  it("count the rows that came to each filter and passed, and those it alone drops", () => {
    const rows = [
      row(keep("length"), keep("refusal"), keep("twin")),
      row(drop("length"), drop("refusal"), keep("twin")),
      row(keep("length"), drop("refusal"), keep("twin")),
      row(keep("length"), keep("refusal", "only reported"), drop("twin"))
    ]
    assert.deepStrictEqual(Gates.gates(rows), [
      { filter: "length", in: 4, out: 3, reported: 0, alone: 0 },
      { filter: "refusal", in: 3, out: 2, reported: 1, alone: 1 },
      { filter: "twin", in: 2, out: 1, reported: 0, alone: 1 }
    ])
  })

  it("stand in the order of judgement, also those that only some rows come to", () => {
    const rows = [
      row(keep("length"), keep("twin"), keep("count")),
      row(keep("length"), keep("tests"), keep("twin")),
      row(keep("empty"), keep("length"), keep("twin"))
    ]
    assert.deepStrictEqual(Gates.gates(rows).map(({ filter }) => filter), ["empty", "length", "tests", "twin", "count"])
  })

  it("lose every dropped row exactly once", () => {
    const filters = ["a", "b", "c"]
    const verdicts = fc.array(fc.boolean(), { minLength: 3, maxLength: 3 })
      .map((keeps) => keeps.map((kept, nth) => kept ? keep(filters[nth] as string) : drop(filters[nth] as string)))
    fc.assert(fc.property(fc.array(verdicts.map((given) => row(...given))), (rows) => {
      const lost = Gates.gates(rows).reduce((sum, gate) => sum + gate.in - gate.out, 0)
      assert.strictEqual(lost, rows.filter(({ verdicts }) => verdicts.some((verdict) => !verdict.keep)).length)
    }))
  })
})

describe("the report on benchmarks", () => {
  it("is none where nobody looked", () => {
    assert.isUndefined(Gates.contamination([row(keep("length"))], ["gsm8k.jsonl"]))
  })

  it("names the files whose items were repeated, with the rows", () => {
    const hit = (file: string) =>
      drop("contamination", `turn 1 holds 93 % of ${file} line 7: "Natalia sold 48 % of line 3"`)
    const rows = [row(hit("gsm8k.jsonl")), row(hit("a b.jsonl")), row(hit("gsm8k.jsonl")), row(keep("contamination"))]
    assert.deepStrictEqual(Gates.contamination(rows), {
      looked: 4,
      dropped: 3,
      files: { "a b.jsonl": 1, "gsm8k.jsonl": 2 }
    })
    assert.deepStrictEqual(Gates.contamination([row(drop("contamination", "x"))])?.files, { "not named": 1 })
  })
})
