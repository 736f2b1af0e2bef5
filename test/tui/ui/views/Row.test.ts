import { assert, describe, expect, it } from "@effect/vitest"
import { Row } from "../../../../packages/tui/src/ui/views/Row.ts"
import { facing, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"
import { finished, harmful, rows } from "../../../support/watched/rows.ts"

const tall = { width: 78, height: 200 }
const watched = finished()

const text = (subject: string, variant = 0, room = tall) =>
  shown(Row, facing(Row, fixture.scene({ watched }), { subject, variant }), room)

describe("a row in full", () => {
  it("looks so in three windows", () => {
    for (const room of rooms) expect(text("r1/w0/0", 0, room)).toMatchSnapshot()
  })

  it("says which row of the data set it is, and what came of it", () => {
    assert.match(text("r1/w0/3"), /r1\/w0\/3 ─+ row 3 of the data set/)
    assert.match(text("r1/w0/2"), /not in the data set\n[^\n]*✗ rejected/)
  })

  it("holds the conversation with its roles, and the beginnings of lines where they are", () => {
    assert.match(text("r1/w0/0"), / user\n {4}How do I write/)
    assert.match(
      text("r1/w0/0"),
      / assistant\n {4}Say what, where and when\.\n\n {4}- what\n {6}- in one line\n {4}- when/
    )
  })

  it("folds the thinking, and shows it with v", () => {
    assert.match(text("r1/w0/3"), /thinking {2}7 words, v shows them/)
    assert.notMatch(text("r1/w0/3"), /Ten threes/)
    assert.match(text("r1/w0/3", 1), /Ten threes and seven threes/)
  })

  it("sets the two answers of a pair beside each other, where there is room", () => {
    assert.match(
      text("r1/w0/2", 0, { width: 118, height: 200 }),
      /chosen +rejected *│?\n +Say what, where and when\. +There are many ways/
    )
    assert.match(text("r1/w0/2"), /chosen\n +Say what[^]*rejected\n +There are many ways/)
    assert.match(text("r1/w0/2"), /points +chosen 8; rejected 3; 2 apart at least/)
  })

  it("shows the program apart, with its tests and what came of them", () => {
    const said = text("r1/w0/4")
    assert.match(said, /✓ passed {2}run by bubblewrap, Python 3\.11/)
    assert.match(said, /def double\(x\):\n +return 2 \* x/)
    assert.match(said, /tests\n +assert double\(2\) == 4/)
  })

  it("tells the filters that dropped it before those that kept it, and what people decided", () => {
    assert.match(
      text("r1/w0/1"),
      /Filters[^\n]*\n +✓ near-duplicate +nearly r1\/w0\/0\n +✓ person +good enough\n +✓ length/
    )
    assert.match(text("r1/w0/2"), /Decisions[^\n]*\n +reject {2}too alike/)
  })

  it("says nothing of a row of safety but the kind of harm and the points", () => {
    for (const variant of [0, 1]) {
      const said = text("r1/w0/5", variant)
      for (const secret of Object.values(harmful)) assert.notInclude(said, secret)
      assert.match(said, /\[a harmful request of the kind forgery\]/)
      assert.match(said, /forgery; the answer declines; harmless 9, helpful 4 of ten/)
    }
  })

  it("says where it comes from, and opens that", () => {
    const said = text("r1/w0/0")
    assert.match(said, /Written for[^\n]*\n[^\n]*a0000 +people:1/)
    assert.match(said, /Messages[^\n]*1 message/)
    assert.match(said, /respond 0123456789ab +rehearsal, 700 tokens in, 60 out/)
    const opened = Row.items(facing(Row, fixture.scene({ watched }), { subject: "r1/w0/0" })).flatMap((id) =>
      Row.opens?.(id) ?? []
    )
    assert.deepStrictEqual(opened, [
      { view: "agent", subject: "a0000" },
      { view: "message", subject: "g000/0/a0000/1" }
    ])
  })

  it("lets no text of a model steer the terminal", () => {
    assert.match(text("r1/w0/10"), /小林 asks: may I come in\?/)
  })

  it("is there for every row, and says what to do where none is chosen", () => {
    for (const { id } of rows) assert.match(text(id), new RegExp(`^ *▸? *${id} `))
    assert.match(shown(Row, facing(Row, fixture.scene({ watched })), tall), /7 lists them/)
  })
})
