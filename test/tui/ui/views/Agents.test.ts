import { assert, describe, expect, it } from "@effect/vitest"
import type { ListState } from "../../../../packages/tui/src/ui/state/State.ts"
import { agents } from "../../../../packages/tui/src/ui/views/Agents.ts"
import { facing, flaw, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"

const scene = fixture.scene({ watched: fixture.living() })
const [, , wide] = rooms as [typeof rooms[0], typeof rooms[0], typeof rooms[0]]
const items = (list: Partial<ListState> = {}) => agents.items(facing(agents, scene, list))
const by = (id: string, reverse = false) => items({ sort: { id, reverse } })

describe("the table of agents", () => {
  it("lists everybody in place order", () => {
    assert.strictEqual(items().length, 12)
    assert.deepStrictEqual(items().slice(0, 3), ["a0000", "a0001", "a0002"])
    assert.deepStrictEqual(by("place", true).slice(0, 2), ["a0011", "a0010"])
  })

  it("has those who talk most first with the next order, those alike in place order", () => {
    const [, second] = agents.sorts ?? []
    assert.strictEqual(second?.id, "messages")
    assert.deepStrictEqual(by("messages").slice(0, 4), ["a0000", "a0011", "a0001", "a0002"])
    assert.deepStrictEqual(by("messages", true).slice(-2), ["a0011", "a0000"])
    assert.strictEqual(by("messages", true)[0], "a0001")
  })

  it("sorts by whatever it shows", () => {
    assert.strictEqual(by("reached")[0], "a0000")
    assert.strictEqual(by("failures")[0], "a0008")
    assert.strictEqual(by("goal")[0], "a0000")
    assert.strictEqual(by("role")[0], "a0001", "a baker")
    assert.strictEqual(by("group", true)[0], "a0008")
    for (const { id } of agents.sorts ?? []) {
      assert.deepStrictEqual(by(id).toSorted(), items().toSorted(), id)
      assert.deepStrictEqual(by(id, true).toSorted(), items().toSorted(), id)
    }
  })

  it("is filtered by words and by fields", () => {
    assert.deepStrictEqual(items({ filter: "okafor" }), ["a0000"])
    assert.deepStrictEqual(items({ filter: "role:baker" }), ["a0001"])
    assert.deepStrictEqual(items({ filter: "group:g002 !role:bee" }), ["a0008", "a0009", "a0010"])
    assert.deepStrictEqual(items({ filter: "status:retr" }), ["a0008"])
    assert.deepStrictEqual(items({ filter: "小林" }), ["a0001"])
    assert.include(shown(agents, facing(agents, scene, { filter: "zzz" }), wide), "Nobody matches zzz")
  })

  it("says of each what it does, how far it is, and to whom it talks", () => {
    const text = shown(agents, facing(agents, scene), wide)
    assert.match(text, /a0000 +Ada Okafor +4 +9 +Zoë O'Neill 3x +█+ 3\/3 +done/)
  })

  it("marks who is marked, and opens who is under the cursor", () => {
    const marked = { ...scene, state: { ...scene.state, marks: new Set(["a0002"]) } }
    assert.match(shown(agents, facing(agents, marked, { at: "a0001" }), wide), /▸ {2}. {2}a0001[\s\S]* ◆ . {2}a0002/)
    assert.deepStrictEqual(agents.opens?.("a0001"), { view: "agent", subject: "a0001" })
  })

  it("looks as it did", () => {
    for (const room of [{ width: 50, height: 20 }, ...rooms, { width: 238, height: 20 }]) {
      expect(shown(agents, facing(agents, scene), room)).toMatchSnapshot()
    }
  })

  it("goes into any room, and says so where nobody is there", () => {
    for (let width = 1; width < 260; width += 5) {
      const room = { width, height: 9 }
      assert.strictEqual(flaw(agents.draw(facing(agents, scene), room), room), "")
    }
    const empty = fixture.scene({ watched: fixture.empty() })
    assert.include(shown(agents, facing(agents, empty), wide), "Nobody is here yet.")
  })
})
