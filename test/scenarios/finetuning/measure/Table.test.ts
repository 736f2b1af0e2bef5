import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import * as Table from "../../../../packages/scenarios/src/finetuning/measure/Table.ts"
import * as Result from "../../../../packages/scenarios/src/finetuning/Result.ts"
import { bare, iteration, measured, result } from "./results.ts"

const shown = (more: Partial<Result.Result> = {}, width = 120) => Table.lines(result(more), { width })

describe("a finetuning as a table", () => {
  it("begins with what was done", () => {
    assert.strictEqual(
      shown().slice(0, 2).join(" "),
      "arithmetic with abacus: N = 3 agents, M = 2 rounds, L = 2 iterations; 100 questions to learn from, 10 others to be measured with, seed 7."
    )
    assert.notInclude(shown().join("\n"), "Not finished")
    assert.include(shown({ finished: false }).join("\n"), "Not finished")
  })

  it("shows iterations with accuracy, and the votes that their agents cast over train", () => {
    const lines = shown()
    const row = lines.find((line) => line.startsWith("1 (best)"))!.split(/ {2,}/)
    // Iteration 2 debates over train with the agents of one training.
    assert.deepStrictEqual(row, ["1 (best)", "80.0 ± 12.6 %", "25.0 %", "60.0 ± 4.9 %", "0.0 %", "90", "1,234"])
    assert.match(lines.find((line) => line.startsWith("2  "))!, /70\.0 ± 14\.5 % +25\.0 % +- +0\.0 %/)
  })

  it("shows measures of diversity only where one was measured", () => {
    assert.notInclude(shown().join("\n"), "NLL")
    const rows = [measured("finetuned", "++", { diversity: { consensus: 0.5, nll: 0.6213, klBase: 0.1 } })]
    const text = shown({ measured: rows }).join("\n")
    assert.include(text, "0.621")
    assert.include(text, "KL base")
    assert.notInclude(text, "KL agents")
  })

  it("holds every method against the best finetuned agents", () => {
    const row = shown().find((line) => line.startsWith("base"))!.split(/ {2,}/)
    // Seven questions that only the agents got right: 2 / 2^7, of three comparisons the least. 8/12 - 1/12, give or take 1.96 roots of (9/12 - (7/12)^2) / 12.
    assert.deepStrictEqual(row.slice(0, 6), ["base", "10.0 ± 9.5 %", "+70.0", "[+22.1, +94.5]", "7:0", "0.047"])
  })

  const other = (method: string, outcomes: string, iteration: number, consensus: number) =>
    measured(method, outcomes, { iteration, diversity: { consensus } })

  it("compares methods by diversity too, where it was measured", () => {
    const rows = [...result().measured, measured("star", "+++-------", { diversity: {} })]
    const lines = shown({ measured: rows }, 140)
    assert.match(lines.find((line) => line.startsWith("method "))!, /p +diversity +unparseable/)
    assert.match(lines.find((line) => line.startsWith("debate "))!, / 25\.0 % +0\.0 %/)
    assert.match(lines.find((line) => line.startsWith("star "))!, / - +0\.0 %/)
    assert.notInclude(
      shown({ measured: rows.map((row) => ({ ...row, diversity: {} })) }, 140).join("\n"),
      "diversity"
    )
  })

  it("holds no debate against itself where the best agents are those before any training", () => {
    const rows = [
      measured("finetuned", "++++++++--"),
      measured("finetuned", "+---------", { iteration: 1 }),
      measured("base", "+---------"),
      measured("debate", "++++++++--")
    ]
    const lines = shown({ measured: rows, best: 0 })
    assert.isUndefined(lines.find((line) => line.startsWith("debate ")))
    assert.include(lines.join(" "), "debate: these very agents")
    // Two comparisons and not three: 2 / 2^7 of two.
    const last = lines.find((line) => line.startsWith("finetuned, iteration 1"))!.split(/ {2,}/)
    assert.strictEqual(last[5], "0.031")
    assert.notInclude(shown().join(" "), "these very agents")
  })

  it("shows a method that is measured along the way by iteration, and compares its last agents alone", () => {
    const rows = [
      ...result().measured,
      other("single-agent", "+++++-----", 1, 0.8),
      other("single-agent", "++++------", 2, 0.9)
    ]
    const lines = shown({ measured: rows }, 160)
    const at = lines.indexOf("single-agent by iteration")
    assert.deepStrictEqual(lines.slice(at + 1, at + 7).map((line) => line.split(/ {2,}/)), [
      ["iteration", "agents", "accuracy", "diversity"],
      ["0", "finetuned", "40.0 ± 15.5 %", "25.0 %"],
      ["1", "finetuned", "80.0 ± 12.6 %", "25.0 %"],
      ["1", "single-agent", "50.0 ± 15.8 %", "20.0 %"],
      ["2", "finetuned", "70.0 ± 14.5 %", "25.0 %"],
      ["2", "single-agent", "40.0 ± 15.5 %", "10.0 %"]
    ])
    assert.lengthOf(lines.filter((line) => line.startsWith("single-agent, iteration")), 1)
    // Four comparisons: the least is 2 / 2^7 of four.
    assert.strictEqual(lines.find((line) => line.startsWith("base "))!.split(/ {2,}/)[5], "0.063")
    assert.notInclude(shown().join("\n"), "by iteration")
  })

  it("says of how many questions dissimilarity tells, where that is not of all", () => {
    const of = (questions: number) =>
      shown({
        measured: [measured("finetuned", "+".repeat(questions), { diversity: { consensus: 0.5, dissimilarity: 0.2 } })]
      }).join(" ")
    assert.include(of(201), "Of 201 questions no more than 200 count for dissimilarity")
    assert.notInclude(of(200), "count for dissimilarity")
  })

  it("keeps transfer apart, and says that nobody learnt from it", () => {
    const lines = shown()
    const at = lines.findIndex((line) => line.startsWith("Transfer to gsm8k (nobody learnt from it)"))
    assert.isAbove(at, 0)
    assert.match(lines[at + 2]!, /^finetuned, iteration 1 \*/)
    assert.match(lines[at + 3]!, /^base .*\+30\.0/)
    assert.include(lines.slice(at).join(" "), "* the finetuned agents that the others are held against.")
  })

  it("shows how much every agent found and used", () => {
    assert.include(shown().map((line) => line.replaceAll(/ +/g, " ")), "1 critic-1 - 10 of 10 10 of 30 no")
  })

  it("has no column of votes where none could be held against anything", () => {
    assert.notInclude(shown({ iterations: [bare(1)] }).join(" "), "votes on train")
    // Where only some could, the others are left open.
    const row = shown({ iterations: [iteration(1), bare(2)] }).find((line) => line.startsWith("1 "))!
    assert.strictEqual(row.split(/ {2,}/)[3], "-")
  })

  it("sounds alarms on lines of their own, before the numbers", () => {
    const alarms = [{
      kind: "drift" as const,
      iteration: 2,
      sentence: `The votes\nbecame worse. ${"word ".repeat(30)}`
    }]
    const lines = shown({ alarms }, 80)
    assert.isAbove(lines.filter((line) => line.startsWith("! ")).length, 1)
    assert.isBelow(lines.findIndex((line) => line.startsWith("! ")), lines.indexOf("Iterations"))
  })

  it("fits the columns of a terminal, each row under its titles", () => {
    const wide = [...result().measured, measured("cooperative-finetuned", "+++-------", { iteration: 5 })]
    for (const width of [80, 100, 140]) {
      for (const line of shown({ measured: wide }, width)) assert.isAtMost(line.length, width)
    }
    assert.isAbove(shown({}, 80).length, shown({}, 140).length)
  })

  it("lets no name steer a terminal", () => {
    const rows = [...result().measured, measured("\u001b[2Jmine\n", "+---------")]
    const made = { model: "a\u001b[31mb\u0007", task: "t\u009b2J", measured: rows, notes: ["n\u001b]0;x\u0007 of"] }
    for (
      const text of [
        shown(made).join("\n"),
        Table.markdown(result(made)).join("\n"),
        Table.csv(result(made)).join("\n")
      ]
    ) {
      // oxlint-disable-next-line no-control-regex -- what must not be there
      assert.notMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
      assert.include(text, "mine")
    }
  })

  it("shows what there is of a finetuning that has just begun", () => {
    const lines = shown({ iterations: [], measured: [], finished: false, notes: [] })
    assert.deepStrictEqual(lines.slice(2), ["Not finished: it stands as far as it came."])
  })

  it("is CSV with a row for everything measured, as many cells as titles, in whole numbers' precision", () => {
    const [titles = "", ...rows] = Table.csv(result())
    assert.lengthOf(rows, 7)
    const cells = rows.map((row) => Object.fromEntries(row.split(",").map((cell, at) => [titles.split(",")[at], cell])))
    for (const row of rows) assert.lengthOf(row.split(","), titles.split(",").length)
    assert.deepInclude(cells[3], { method: "base", accuracy: "0.1", b: "7", c: "0", p: "0.015625", p_holm: "0.046875" })
    assert.deepInclude(cells[1], { method: "finetuned", iteration: "1", reference: "1", p: "" })
    assert.deepInclude(cells[6], { method: "base", transfer: "gsm8k", difference: "0.3" })
  })

  it("is JSON that is the result", () => {
    assert.deepStrictEqual(Schema.decodeUnknownSync(Result.Result)(Table.json(result())), result())
  })

  it("is Markdown with the same numbers", () => {
    const text = Table.markdown(result()).join("\n")
    assert.include(text, "| 1 (best) | 80.0 ± 12.6 % |")
    assert.include(text, "### Transfer to gsm8k")
  })
})
