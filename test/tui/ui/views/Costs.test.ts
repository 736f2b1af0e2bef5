import { assert, describe, expect, it } from "@effect/vitest"
import type { Spending, Spent, Watched } from "../../../../packages/core/src/watch/Watched.ts"
import { costs } from "../../../../packages/tui/src/ui/views/Costs.ts"
import { facing, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"

const [, , wide] = rooms as [typeof rooms[0], typeof rooms[0], typeof rooms[0]]

/** The run with a model that has a price, or has none. */
const paid = (change: Partial<Watched> = {}) => {
  const base = fixture.watched(change)
  return { ...base, run: { ...base.run, recipe: { ...base.run.recipe, model: "openai/gpt-5-mini" } } }
}

/** What is shown in a wide room, sentences on one line again. */
const text = (watched: Watched) =>
  shown(costs, facing(costs, fixture.scene({ watched })), wide).replaceAll(/(?<=\S)\n(?=\S)/g, " ")

const withTotal = ({ total, ...spending }: Spending, change: Partial<Spent>): Spending => ({
  ...spending,
  total: { ...total, ...change }
})

describe("what a run costs", () => {
  it("is said in a sentence: what it was, what it will be, what it may be", () => {
    assert.match(text(paid()), /This run has cost \$0.03 so far, about \$0.08 expected, of a budget of \$0.50\./)
  })

  it("is nothing for a rehearsal, which has no column of costs", () => {
    const said = text(fixture.watched())
    assert.match(said, /This is a rehearsal: nothing to pay\./)
    assert.notMatch(said, /written +cost/)
  })

  it("is what it came to once the run is over", () => {
    assert.match(text(paid({ mode: "finished", pulse: undefined })), /This run cost \$0.03, of a budget of \$0.50\./)
  })

  it("is not known where a price is not, with what to do", () => {
    const { spending } = fixture.watched()
    const spent = { ...spending.byModel.get("openai/gpt-5-mini") as Spent, cost: undefined }
    const said = text(paid({
      spending: { ...withTotal(spending, { cost: undefined }), byModel: new Map([["openai/gpt-5-mini", spent]]) }
    }))
    assert.match(
      said,
      /no price is known of openai\/gpt-5-mini\. Write it into a file and name that with --prices FILE/
    )
    assert.match(said, /openai\/gpt-5-mini .* unknown/)
  })

  it("warns where the budget will not last", () => {
    const { spending } = fixture.watched()
    assert.match(
      text(paid({ spending: withTotal(spending, { cost: 0.45 }) })),
      /It would stop at its budget before its end/
    )
  })

  it("is told for a row and an episode", () => {
    assert.match(text(paid()), /That is \$0.0085 a row \(3 kept\) and \$0.01 an episode \(2\)/)
  })

  it("is listed by model, phase, prompt and agent, whoever cost most first", () => {
    const scene = facing(costs, fixture.scene({ watched: paid() }))
    const items = costs.items(scene)
    assert.deepStrictEqual(items.slice(0, 3), ["model:openai/gpt-5-mini", "model:rehearsal", "phase:simulation"])
    assert.include(items, "agent:a0011")
    assert.deepStrictEqual(
      costs.items(facing(costs, fixture.scene({ watched: paid() }), { sort: { id: "calls", reverse: false } })).slice(
        0,
        2
      ),
      ["model:rehearsal", "model:openai/gpt-5-mini"]
    )
    assert.deepStrictEqual(costs.opens?.("agent:a0011"), { view: "agent", subject: "a0011" })
    assert.isUndefined(costs.opens?.("model:rehearsal"))
  })

  it("can be filtered by the name of who spent", () => {
    assert.deepStrictEqual(
      costs.items(facing(costs, fixture.scene({ watched: paid() }), { filter: "okafor" })),
      ["agent:a0000"]
    )
  })

  it("says that no call was made", () => {
    assert.match(text(fixture.empty()), /No call was made yet/)
  })

  it.each(rooms)("looks like this in a room of $width by $height", (room) => {
    expect(shown(costs, facing(costs, fixture.scene({ watched: paid() }), { at: "phase:synthesis" }), room))
      .toMatchSnapshot("costs")
  })
})
