import { assert, describe, it } from "@effect/vitest"
import * as Plot from "../../../../packages/scenarios/src/finetuning/measure/Plot.ts"
import { measured, result } from "./results.ts"

const of = (...accuracies: ReadonlyArray<number>) =>
  result({
    measured: accuracies.map((right, iteration) =>
      measured("finetuned", "+".repeat(right) + "-".repeat(20 - right), {
        iteration,
        diversity: { consensus: 0.4 + iteration / 100 }
      })
    )
  })

const points = (lines: ReadonlyArray<string>, sign: string) => lines.join("").split(sign).length - 1

describe("plots of a finetuning", () => {
  it("stand beside each other where there is room, else one below the other, and fit", () => {
    const [wide, narrow] = [100, 50].map((width) => Plot.lines(of(3, 9, 12, 12), { width }))
    assert.match(wide![0]!, /accuracy.*diversity/)
    assert.notMatch(narrow![0]!, /diversity/)
    assert.isAbove(narrow!.length, wide!.length)
    for (const line of wide!) assert.isAtMost(line.length, 100)
    for (const line of narrow!) assert.isAtMost(line.length, 50)
  })

  it("have a mark for every iteration of both", () => {
    assert.strictEqual(points(Plot.lines(of(3, 9, 12, 12), { width: 100 }), "●"), 8)
    assert.strictEqual(points(Plot.lines(of(3, 9, 12, 12, 14), { width: 60, ascii: true }), "*"), 10)
  })

  it("hold nothing but ASCII where that is wanted", () => {
    // oxlint-disable-next-line no-control-regex -- all of ASCII
    assert.match(Plot.lines(of(3, 9, 12, 4), { width: 80, ascii: true }).join("\n"), /^[\n\u0020-\u007e]+$/)
  })

  it("put a better iteration higher, and tell its percent", () => {
    const lines = Plot.lines(of(2, 10, 20), { width: 60 })
    const row = (text: string) => lines.findIndex((line) => line.includes(text))
    assert.isBelow(row("100.0┤"), row(" 50.0┤"))
    assert.isBelow(row(" 50.0┤"), row(" 10.0┤"))
  })

  it("are numbers where there is one iteration only", () => {
    assert.deepStrictEqual(Plot.lines(of(3, 9), { width: 100 }), [
      "accuracy on test by iteration, %: 15.0, 45.0",
      "diversity (1 - consensus) by iteration, %: 60.0, 59.0"
    ])
    assert.deepStrictEqual(Plot.lines(of(), { width: 100 }), [])
  })

  it("show agents that stay as they are", () => {
    assert.strictEqual(points(Plot.lines(of(5, 5, 5), { width: 100 }), "●"), 6)
    assert.strictEqual(points(Plot.lines(of(0, 0, 0), { width: 40 }), "●"), 6)
  })

  it("show a method that is measured along the way in the same field, with marks of its own", () => {
    const more = [5, 7, 2].map((right, at) =>
      measured("single-agent", "+".repeat(right) + "-".repeat(20 - right), {
        iteration: at + 1,
        diversity: { consensus: 0.6 + at / 10 }
      })
    )
    const both = result({ measured: [...of(3, 9, 12, 12).measured, ...more] })
    const lines = Plot.lines(both, { width: 100 })
    assert.include(lines[1], "● finetuned  ○ single-agent")
    // A mark each in the legends beside those of the points.
    assert.deepStrictEqual([points(lines, "●"), points(lines, "○")], [2 + 8, 2 + 6])
    const plain = Plot.lines(both, { width: 60, ascii: true })
    assert.include(plain[1], "* finetuned  o single-agent")
    assert.notInclude(plain.join("\n"), "○")
    for (const line of lines) assert.isAtMost(line.length, 100)
  })

  it("leave out diversity where nobody measured it", () => {
    const rows = of(3, 9, 12).measured.map((row) => ({ ...row, diversity: {} }))
    assert.notInclude(Plot.lines(result({ measured: rows }), { width: 100 }).join("\n"), "diversity")
  })

  it("have room for many iterations", () => {
    const lines = Plot.lines(of(...Array.from({ length: 20 }, (_, at) => at)), { width: 80 })
    for (const line of lines) assert.isAtMost(line.length, 80)
  })
})
