import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import * as fc from "fast-check"
import * as Ablation from "../../../packages/core/src/ablation/Ablation.ts"
import * as Interval from "../../../packages/core/src/ablation/Interval.ts"
import * as Measures from "../../../packages/core/src/ablation/Measures.ts"

const { Comparison, Grid, Metrics, Table, Variation } = Ablation

const metricsOf = (values: Ablation.Metrics.Metrics["values"], rehearsal = true): Ablation.Metrics.Metrics => ({
  stoa: "0",
  wanted: 8,
  rehearsal,
  values,
  top: [],
  looked: 8
})

const comparisonOf = (
  vary: string,
  { outcome, seeds }: {
    readonly seeds: ReadonlyArray<number>
    readonly outcome: (cell: Ablation.Grid.Cell) => Ablation.Comparison.Outcome
  }
) => {
  const grid = Result.getOrThrow(Grid.make([Result.getOrThrow(Variation.parse(vary))], seeds))
  return Comparison.make(grid, grid.cells.map((cell) => ({ cell, outcome: outcome(cell) })))
}

const finished = (values: Ablation.Metrics.Metrics["values"]) =>
  ({ state: "finished", metrics: metricsOf(values) }) as const

describe("mean and spread of replicates", () => {
  it("are those of the textbook", () => {
    assert.isUndefined(Interval.of([]))
    assert.deepStrictEqual(Interval.of([3]), { count: 1, mean: 3 })
    assert.deepStrictEqual(Interval.of([2, 4]), { count: 2, mean: 3, deviation: Math.SQRT2 })
    // 4.302653 * 1 / sqrt(3)
    const { deviation, high = 0, low = 0, mean } = Interval.of([1, 2, 3]) ?? { mean: 0, deviation: 0 }
    assert.deepStrictEqual([mean, deviation], [2, 1])
    assert.closeTo(low, -0.484, 0.001)
    assert.closeTo(high, 4.484, 0.001)
  })

  it("use Student's t, which comes to the normal quantile", () => {
    for (
      const [freedom, t] of [[2, 4.3027], [9, 2.2622], [10, 2.2281], [20, 2.086], [30, 2.0423], [1000, 1.9623]] as const
    ) {
      assert.closeTo(Interval.quantile(freedom), t, 0.0005)
    }
  })

  it("hold the mean, and stay where all are alike", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 20 }),
        (numbers) => {
          const { high = 0, low = 0, mean } = Interval.of(numbers) ?? { mean: 0 }
          assert.isTrue(low <= mean && mean <= high)
        }
      )
    )
    assert.deepInclude(Interval.of([5, 5, 5]), { deviation: 0, low: 5, high: 5 })
  })
})

describe("the table of an ablation", () => {
  const three = comparisonOf("society.communication=none,random", {
    seeds: [1, 2, 3],
    outcome: ({ seed, setting: { values } }) =>
      values["society.communication"] === "none"
        ? finished({ rows: 8, likeness: seed / 10, tokens: 12_345 * seed, hearers: 0 })
        : seed === 2
        ? { state: "failed", reason: "a bad day" }
        : finished({ rows: 5 + seed, likeness: 0.5, tokens: 90, hearers: 1.25 })
  })

  it("has a line for each setting, with mean, deviation, and the interval where there are three", () => {
    const text = Table.text(three).join("\n")
    assert.match(text, /^ {2}communication none +8 ± 0$/m)
    assert.match(text, /^ {2}communication none +0\.200 ± 0\.100$/m)
    assert.match(text, /^ +\[-0\.048, 0\.448\]$/m)
    assert.match(text, /^ {2}communication random \(2 of 3\) +7\.0 ± 1\.4$/m)
    assert.match(text, /24\.7K ± 12\.3K/)
  })

  it("says of what it is and how to read it", () => {
    const text = Table.text(three).join(" ")
    assert.include(text, "numbers of the rehearsal")
    assert.include(text, "share seed and people")
    assert.include(text, "95 % interval")
    assert.match(text, /Better high: rows, .*Better low: tried, .*Neither: /)
    const real = comparisonOf("society.near=1,2", {
      seeds: [1],
      outcome: () => ({ state: "finished", metrics: metricsOf({ rows: 8 }, false) })
    })
    const other = Table.text(real).join(" ")
    assert.notInclude(other, "rehearsal")
    assert.include(other, "One replicate tells no spread")
    assert.include(Comparison.notes(three).join(" "), "change with the number of rows")
  })

  it("fits 100 columns whatever the settings are called and the numbers are", () => {
    const number = fc.double({ min: 0, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{1,60}$/),
        fc.array(fc.record(Object.fromEntries(Measures.names.map((name) => [name, number]))), {
          minLength: 6,
          maxLength: 6
        }),
        (word, all) => {
          const seeds = [1, 2, 3]
          const comparison = comparisonOf(`dataset.title=${word}a,${word}b`, {
            seeds,
            outcome: ({ seed, setting: { label } }) => finished(all[seed - 1 + (label.endsWith("a") ? 0 : 3)] ?? {})
          })
          for (const line of Table.text(comparison)) assert.isAtMost(line.length, 100, line)
        }
      ),
      { numRuns: 50 }
    )
  })

  it("is written as CSV with a column for each varied setting, as Markdown and as JSON", () => {
    const [head = "", none = "", random = "", ...rest] = Table.csv(three)
    assert.strictEqual(rest.length, 0)
    assert.isTrue(head.startsWith("society.communication,cells,finished,failed,rows,rows_sd,rows_low,rows_high,tried"))
    assert.isTrue(none.startsWith("none,3,3,0,8,0,8,8,,,,"))
    assert.isTrue(random.startsWith("random,3,2,1,7,1.414"))
    for (const line of [none, random]) assert.strictEqual(line.split(",").length, head.split(",").length)
    const odd = comparisonOf("dataset.title=[\"a,b\"],\"c\\\"d\"", {
      seeds: [1],
      outcome: () => ({ state: "waiting" })
    })
    assert.match(Table.csv(odd)[1] ?? "", /^"\[""a,b""\]",1,0,0,/)
    assert.include(Table.markdown(three).join("\n"), "| communication none | 8 ± 0 [8, 8] |")
    const { cells, settings } = Table.json(three)
    assert.deepInclude(cells[3], { state: "failed", reason: "a bad day" })
    assert.strictEqual(cells.length, 6)
    assert.deepStrictEqual(settings[0]?.setting, { "society.communication": "none" })
  })
})

describe("metrics of a cell", () => {
  it("are read as they were written, and what is none of them is not", () => {
    const metrics = metricsOf({ rows: 8, likeness: 0.25 })
    assert.deepStrictEqual(Effect.runSync(Metrics.decode(JSON.stringify(metrics))), metrics)
    for (const text of ["", "{}", "{\"stoa\":1}"]) {
      assert.isTrue(Result.isFailure(Effect.runSync(Effect.result(Metrics.decode(text)))))
    }
  })
})
