import { assert, describe, expect, it } from "@effect/vitest"
import { message } from "../../../../packages/tui/src/ui/views/Message.ts"
import { facing, flaw, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"

const scene = fixture.scene()
const about = (subject: string) => facing(message, scene, { subject })
const tall = { width: 100, height: 60 }
const text = (subject: string, room = tall) => shown(message, about(subject), room)

describe("a message", () => {
  it("says why each came to know of it, in the modulator's words", () => {
    const said = text("g000/0/a0000/1")
    assert.match(said, /Who came to know of it, and why .* 5 people/)
    assert.match(said, /小林 さくら +a0001 {2}g000 {2}step 0\W+↳ She asks everybody at the stop/)
    assert.match(said, /علي حسن +a0004 {2}g001 {2}step 1\W+↳ The teacher's mother is sick/)
    assert.match(said, /María José García +a0007 .*\n.* for the same reason/)
  })

  it("says who sent it and from what: a plan, or a message", () => {
    assert.match(text("g000/0/a0000/1"), /from +Ada Okafor a0000 +nurse/)
    assert.match(text("g000/0/a0000/1"), /plan +Talk to the neighbours: Ask who knows a nurse\./)
    assert.match(text("g001/0/a0004/1"), /plan +Talk to the neighbours: .* \(done with this\)/)
    assert.match(text("g000/2/a0003/1"), /What it reacts to[\s\S]* 1 Zoë O'Neill a0002 +ask\W+Zoë O'Neill asks/)
  })

  it("says what became of it in groups it was passed on to", () => {
    assert.match(text("g000/0/a0000/1"), /g001 +2 people there came to know of it\./)
    assert.match(text("g001/1/a0007/1"), /g002 +The modulator there has not decided yet\./)
    const living = fixture.scene({ watched: fixture.living() })
    const last = shown(message, facing(message, living, { subject: "g002/3/a0011/1" }), tall)
    assert.match(last, /The modulator of its group has not decided yet\./)
    assert.match(text("g002/0/a0008/1"), /It is a thought: nobody hears of it\./)
  })

  it("says what it caused, which episode tells it, and which rows came of that", () => {
    const said = text("g000/0/a0000/1")
    assert.match(said, /What it caused .* 1 reaction[\s\S]*Zoë O'Neill a0002/)
    assert.match(said, /g000\/e1 +Ada Okafor asks who would come/)
    assert.match(said, /✓ r1\/w0\/0 +How do I plan an evening/)
    assert.match(text("g001/0/a0004/1"), /✗ r1\/w0\/2/)
    assert.match(text("g002/3/a0011/1"), /Nobody has reacted to it\.[\s\S]*No episode tells it yet\./)
  })

  it("names the places that a trace takes", () => {
    assert.include(text("g000/0/a0000/1"), "stoa trace harbour-street g000/0/a0000/1")
    assert.include(text("g000/0/a0000/1"), "simulation/0/g000/a0000")
  })

  it("opens whoever and whatever is on it", () => {
    const opened = message.items(about("g000/0/a0000/1")).map((id) => message.opens?.(id)).filter(Boolean)
    assert.deepInclude(opened, { view: "agent", subject: "a0000" })
    assert.deepInclude(opened, { view: "agent", subject: "a0007" })
    assert.deepInclude(opened, { view: "message", subject: "g000/1/a0002/1" })
    assert.deepInclude(opened, { view: "row", subject: "r1/w0/0" })
  })

  it("is asked for where none is chosen", () => {
    assert.include(text("g000/9/a0000/1"), "3 lists them")
  })

  it("looks as it did", () => {
    for (const room of [...rooms, { width: 138, height: 28 }]) {
      expect(text("g000/0/a0000/1", room)).toMatchSnapshot()
    }
  })

  it("goes into any room", () => {
    for (let width = 1; width < 200; width += 7) {
      for (const height of [0, 1, 5, 30]) {
        const room = { width, height }
        assert.strictEqual(flaw(message.draw(about("g000/1/a0002/1"), room), room), "")
      }
    }
  })
})
