import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as Private from "../../../../packages/core/src/privacy/Private.ts"
import * as Filter from "../../../../packages/core/src/quality/Filter.ts"
import { privacy } from "../../../../packages/core/src/quality/filters/privacy.ts"
import { draftOf } from "../draft.ts"
import { pair, programmed, reasoned, talk } from "../kinds.ts"
import { lesson, sceneOf } from "../scene.ts"

const find = await Effect.runPromise(Private.load)
const dropping = privacy({ find, mode: "drop" }).start()
const reporting = privacy({ find, mode: "report" }).start()
const address = "vera.lindqvist@posteo.de"
const clean = { clean: true }

describe("the filter privacy", () => {
  it("drops a row with what belongs to somebody, and says what it is without saying it again", () => {
    assert.strictEqual(
      dropping(draftOf("Whom do I ask?", `Write to ${address}, or call +44 20 7183 8750.`), clean),
      "the response holds an e-mail address (v...@...), a telephone number (+4...)"
    )
  })

  it("reports it where that is wanted, and the row stays", () => {
    const finding = reporting(draftOf(`My address is ${address}. Who reads it?`), clean)
    assert.deepStrictEqual(finding, { keep: true, reason: "the instruction holds an e-mail address (v...@...)" })
    assert.isTrue(Filter.verdict(finding).keep)
  })

  it("reads every text of a row: all turns, the thinking, the rejected response, the program", () => {
    const { program, ...row } = programmed()
    const withTests = program === undefined ? row : { ...row, program: { ...program, tests: `mail("${address}")` } }
    for (
      const [draft, name] of [
        [talk({ third: `Is ${address} right?` }), "turn 5"],
        [reasoned(`I should write to ${address} first of all.`), "the thinking before the response"],
        [pair(`Ask ${address}.`), "the rejected response"],
        [withTests, "the program"],
        [sceneOf(lesson({ hint: `Ask ${address}.` })), "turn 3 (teacher)"]
      ] as const
    ) {
      assert.strictEqual(dropping(draft, clean), `${name} holds an e-mail address (v...@...)`)
    }
  })

  it("names three sorts at most, each once", () => {
    const many = `${address} ${address} 415-273-9164 4539 6825 1937 4083 81.224.97.163 536-22-8714`
    const reason = String(dropping(draftOf("Whose are these?", many), clean))
    assert.match(reason, /^the response holds an e-mail address \(v\.\.\.@\.\.\.\), .* and 2 more$/)
    for (const part of ["lindqvist", "273", "6825", "224", "8714"]) assert.notInclude(reason, part)
  })

  it("leaves alone what belongs to nobody", () => {
    assert.isUndefined(
      dropping(draftOf("Send mail to user@example.com in Python.", "Use 192.0.2.1 and port 25."), clean)
    )
  })
})
