import { assert, describe, expect, it } from "@effect/vitest"
import { initial, type ViewState } from "../../../../packages/tui/src/ui/state/State.ts"
import { Interview } from "../../../../packages/tui/src/ui/views/Interview.ts"
import { facing, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"

const said = (id: number, agent: string, question: string, answer: string) => ({
  id,
  at: fixture.now + id,
  agent,
  step: 2,
  question,
  answer,
  model: "rehearsal",
  promptHash: "0123456789ab",
  rehearsal: true
})

const observations = [
  said(1, "a0001", "Whom do you trust?", "My aunt, who taught me to read a ledger."),
  said(2, "a0002", "Whom do you trust?", "Nobody.\u001b[2J"),
  said(3, "a0001", "Why?", "She counts the change.")
]

const asking = (change: Partial<ViewState> = {}, subject?: string) =>
  facing(
    Interview,
    fixture.scene({ watched: fixture.living({ observations }), state: { ...initial, ...change } }),
    subject === undefined ? {} : { subject }
  )

const room = { width: 78, height: 60 }
const text = (change: Partial<ViewState> = {}, subject?: string) => shown(Interview, asking(change, subject), room)

describe("a talk with an agent", () => {
  it("looks so in three windows", () => {
    for (const room of rooms) expect(shown(Interview, asking({}, "a0001"), room)).toMatchSnapshot()
  })

  it("holds its questions and answers in order, with the step after which each was asked", () => {
    assert.match(
      text({}, "a0001"),
      /after step 2\n +You {2}Whom do you trust\?\n[^\n]*My aunt, who[^]*after step 2\n[^\n]*You {2}Why\?\n[^\n]*She counts/
    )
    assert.notMatch(text({}, "a0001"), /Nobody\./)
  })

  it("says that the copy is thinking until the answer is there", () => {
    const asked = [{ agent: "a0001", question: "And now?", at: fixture.now + 10 }]
    assert.match(text({ asked, waiting: [7] }, "a0001"), /You {2}And now\?\n[^\n]*is thinking …/)
    assert.notMatch(text({ asked, waiting: [] }, "a0001"), /thinking/)
    const before = [{ agent: "a0001", question: "Why?", at: fixture.now + 1 }]
    assert.notMatch(text({ asked: before, waiting: [7] }, "a0001"), /thinking/)
  })

  it("says how to ask where nobody has", () => {
    assert.match(text({}, "a0005"), /Nobody has asked anything yet: i asks/)
  })
})

describe("a question to several", () => {
  it("sets their answers one below the other, and says who was not asked", () => {
    const marked = text({ marks: new Set(["a0001", "a0002", "a0003", "r1/w0/0"]) })
    assert.match(marked, /Whom do you trust\? ─+ 2 of 3 answers\n/)
    assert.match(marked, /a0001 {2}My aunt[^]*a0002 {2}Nobody\.[^]*a0003 {2}was not asked/)
  })

  it("is of all who were asked where nobody has marks", () => {
    assert.match(text(), /Whom do you trust\? ─+ 2 of 2 answers[^]*Why\? ─+ 1 of 1 answer/)
  })

  it("opens the agents who answered", () => {
    assert.deepStrictEqual(Interview.items(asking()).map((id) => Interview.opens?.(id)?.subject), [
      "a0001",
      "a0002",
      "a0001"
    ])
  })

  it("says what to do where nothing was asked", () => {
    const scene = facing(Interview, fixture.scene({ watched: fixture.living() }))
    assert.match(shown(Interview, scene, { width: 58, height: 8 }).replaceAll("\n", " "), /Press i on an agent/)
  })
})
