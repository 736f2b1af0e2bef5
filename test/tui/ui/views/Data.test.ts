import { assert, describe, expect, it } from "@effect/vitest"
import type { Watched } from "../../../../packages/core/src/watch/Watched.ts"
import { list, type ListState } from "../../../../packages/tui/src/ui/state/State.ts"
import { Data } from "../../../../packages/tui/src/ui/views/Data.ts"
import * as Rows from "../../../../packages/tui/src/ui/views/data/Rows.ts"
import { facing, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"
import { decided, finished, harmful, rows, withRows } from "../../../support/watched/rows.ts"

const wide = { width: 158, height: 40 }

const ids = (change: Partial<ListState> = {}, watched: Watched = finished()) =>
  Data.items(facing(Data, fixture.scene({ watched }), { ...list, ...change }))

const text = (change: Partial<ListState> = {}, watched: Watched = finished()) =>
  shown(Data, facing(Data, fixture.scene({ watched }), change), wide)

describe("the rows", () => {
  it("look so in three windows", () => {
    for (const room of rooms) {
      expect(shown(Data, facing(Data, fixture.scene({ watched: finished() })), room)).toMatchSnapshot()
    }
  })

  it("stand in place order, numbers as numbers", () => {
    assert.deepStrictEqual(ids(), rows.map(({ id }) => id))
  })

  it("say what came of each: filters, and people, who have the last word", () => {
    const said = text()
    assert.match(said, /✓ kept +good, easy +sft/)
    assert.match(said, /✓ accepted +sft/)
    assert.match(said, /✗ rejected +person +preference/)
    assert.match(text({}, withRows(fixture.finished())), /✗ dropped +near-duplicate +sft/)
  })

  it("are counted over the table, with what dropped the others", () => {
    assert.match(text(), /6 of 7 rows kept {2}· {2}by people: 1 accepted, 1 rejected, 0 edited/)
    assert.match(text({}, withRows(fixture.finished())), /dropped by near-duplicate 1/)
    assert.match(text(), /r1 sft +█+ +6\/6/)
  })

  it("are found by their fields", () => {
    assert.deepStrictEqual(ids({ filter: "state:rejected" }), ["r1/w0/2"])
    assert.deepStrictEqual(ids({ filter: "kind:code" }), ["r1/w0/4"])
    assert.deepStrictEqual(ids({ filter: "filter:near" }, withRows(fixture.finished())), ["r1/w0/1"])
    assert.deepStrictEqual(ids({ filter: "seventeen !state:kept" }), [])
    assert.match(text({ filter: "kind:nothing" }), /No row fits the filter/)
  })

  it("are sorted as a person asks", () => {
    const kinds = (reverse: boolean) => ids({ sort: { id: "kind", reverse } })
    assert.strictEqual(kinds(false)[0], "r1/w0/4")
    assert.strictEqual(kinds(true)[0], "r1/w0/1")
    assert.strictEqual(ids({ sort: { id: "judged", reverse: false } })[0], "r1/w0/5")
  })

  it("say nothing of what a row of safety is about but the kind of harm", () => {
    assert.match(text(), /\[a harmful request of the kind forgery\]/)
    for (const secret of Object.values(harmful)) assert.notInclude(text(), secret)
    for (const word of ["passport", "anything", "says"]) assert.notInclude(ids({ filter: word }), "r1/w0/5")
  })

  it("open in full", () => {
    assert.deepStrictEqual(Data.opens?.("r1/w0/2"), { view: "row", subject: "r1/w0/2" })
  })
})

describe("rows that come one after the other", () => {
  const assertSame = (watched: Watched, story: string) => {
    const before = Rows.of(watched)
    Rows.of(fixture.empty())
    const anew = Rows.of(watched)
    assert.deepStrictEqual(before.all, anew.all, story)
    assert.deepStrictEqual(before.sums, anew.sums, story)
  }

  it("come to the same as all at once, whatever people decide meanwhile", () => {
    const base = fixture.finished()
    for (let count = 1; count <= rows.length; count++) {
      assert.strictEqual(Rows.of(withRows(base, { examples: rows.slice(0, count - 1) })).all.length, count - 1)
      assertSame(withRows(base, { examples: rows.slice(0, count) }), `${count} rows`)
    }
    Rows.of(withRows(base))
    assertSame(withRows(base, { decisions: decided.slice(0, 1) }), "one decision")
    Rows.of(withRows(base, { decisions: decided }))
    assertSame(
      withRows(base, { decisions: decided.map((one) => ({ ...one, decision: "reject" as const })) }),
      "another one"
    )
  })

  it("are gone through anew where the latest facts do not tell all of them", () => {
    const all = withRows(fixture.finished())
    assert.strictEqual(Rows.of(withRows(fixture.finished(), { examples: rows.slice(0, 1) })).all.length, 1)
    assertSame(
      { ...all, chronicle: { ...all.chronicle, entries: all.chronicle.entries.slice(-2) } },
      "facts are missing"
    )
  })

  it("are fewer where a replay is wound back", () => {
    Rows.of(withRows(fixture.finished()))
    assert.strictEqual(Rows.of(withRows(fixture.finished(), { examples: rows.slice(0, 2) })).all.length, 2)
  })
})
