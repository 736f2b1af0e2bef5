import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { assumed, measured } from "../../bench/scale/figures.ts"
import { mostWorkers, size, sizes, tableOf, tableOfFigures } from "../../bench/scale/sizing.ts"

const text = readFileSync(new URL("../../docs/scale.md", import.meta.url), "utf8")
const small = size({ agents: 1000, steps: 10, examples: 10_000 })

describe("what a size takes", () => {
  it("is what docs/scale.md says, to the last digit", () => {
    assert.include(text, tableOf(sizes))
  })

  it("rests on the figures that docs/scale.md names", () => {
    for (const table of tableOfFigures().split("\n\n")) assert.include(text, table)
  })

  it("counts a call to ground each person, those of its turns, and two for each candidate", () => {
    const { calls } = size({ agents: 100, steps: 3, examples: 98 })
    assert.closeTo(calls, 100 + 300 * 1.66 + 200, 1e-6)
  })

  it("has each sort of call take the tokens that it takes", () => {
    const tokens = (of: { agents: number; steps: number; examples: number }) => size(of).inputTokens
    const people = tokens({ agents: 100, steps: 0, examples: 0 })
    assert.closeTo(people, 100 * measured.inputPerson.value, 1e-6)
    const living = tokens({ agents: 100, steps: 3, examples: 0 }) - people
    assert.closeTo(living, 300 * measured.callsAStep.value * measured.inputTurn.value, 1e-6)
    const rows = tokens({ agents: 0, steps: 0, examples: 98 })
    assert.closeTo(rows, 200 * measured.inputRow.value, 1e-6)
  })

  it("costs what its tokens cost", () => {
    // A million people who only come to be: a call each, of so many tokens in and out.
    const { dollars } = size({ agents: 1_000_000, steps: 0, examples: 0 })
    const into = measured.inputPerson.value * assumed.input.value
    assert.closeTo(dollars, into + measured.outputPerson.value * assumed.output.value, 1e-6)
  })

  it("grows in proportion, but for the gate against rows that say the same", () => {
    const large = size({ agents: 1_000_000, steps: 10, examples: 10_000_000 })
    for (const what of ["calls", "facts", "memory", "disk", "dollars"] as const) {
      assert.closeTo(large[what] / small[what], 1000, 1e-6)
    }
    for (const part of ["endpoint", "workers", "PostgreSQL", "forming"] as const) {
      assert.closeTo(large.hours[part] / small.hours[part], 1000, 1e-6)
    }
    assert.isAbove(large.hours.gates / small.hours.gates, 4000)
  })

  it("leaves a small society waiting for its own neighbours, whose time no size changes", () => {
    assert.strictEqual(small.first, "neighbours")
    for (const each of sizes) assert.closeTo(size(each).hours.neighbours, small.hours.neighbours, 1e-9)
  })

  it("names what ends a run only where it does", () => {
    const walls = (agents: number) => size({ agents, steps: 1, examples: 1 }).walls
    assert.deepStrictEqual(walls(100_000), [])
    assert.include(walls(1_000_000), "heap")
    const heard = Math.floor(assumed.lock.value / measured.society.value * 1e6)
    assert.notInclude(walls(heard - 1), "silence")
    assert.include(walls(heard + 1), "silence")
    const most = Math.floor(assumed.message.value / measured.bytesEnrolled.value)
    assert.notInclude(walls(most), "statement")
    assert.include(walls(most + 1), "statement")
  })

  it("says from how many workers on each follows others as long as it works itself", () => {
    assert.include(text, `at ${Math.round(mostWorkers())} workers it spends as much on following as on its own calls`)
  })
})
