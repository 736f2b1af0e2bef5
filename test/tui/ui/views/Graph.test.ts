import { assert, describe, expect, it } from "@effect/vitest"
import { ascii } from "../../../../packages/tui/src/ui/state/Glyphs.ts"
import { graph } from "../../../../packages/tui/src/ui/views/Graph.ts"
import { facing, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"

const [small, middle, wide] = rooms as [typeof rooms[0], typeof rooms[0], typeof rooms[0]]
const living = fixture.scene({ watched: fixture.living() })
const about = (agent: string) => ({ ...living, state: { ...living.state, agent } })

describe("the graph", () => {
  it("has the agent at hand in the middle and those around it in a list, those with the most first", () => {
    assert.deepStrictEqual(graph.items(facing(graph, about("a0000"))), [
      "a0000",
      "a0002",
      "a0001",
      "a0003",
      "a0007",
      "a0004"
    ])
    assert.strictEqual(graph.items(facing(graph, living))[0], "a0000", "the first where nobody was chosen")
    assert.strictEqual(graph.items(facing(graph, about("a0011")))[0], "a0011")
  })

  it("says how often each heard the agent and it them, and how often lately", () => {
    const text = shown(graph, facing(graph, about("a0000")), wide)
    // Zoë heard Ada three times and was heard once.
    assert.match(text, /Zoë O'Neill +g000 +1 +3 +\d/)
    // The librarian of another group heard her once, and she the librarian once.
    assert.match(text, /María José Garc\S* +g001 +1 +1 +\d/)
    // All of them together stand beside the agent itself.
    assert.match(text, /▸ +Ada Okafor +g000 +4 +9 +\d/)
  })

  it("draws the groups around the agent's own, with what was heard", () => {
    assert.match(shown(graph, facing(graph, about("a0000")), wide), /g001 3/)
  })

  it("sorts and filters whom it lists, and keeps the one in the middle", () => {
    const by = (id: string, reverse = false) => graph.items(facing(graph, about("a0000"), { sort: { id, reverse } }))
    assert.deepStrictEqual(by("told").slice(0, 2), ["a0000", "a0002"])
    assert.strictEqual(by("told", true)[0], "a0000")
    assert.deepStrictEqual(graph.items(facing(graph, about("a0000"), { filter: "group:g001" })), [
      "a0000",
      "a0007",
      "a0004"
    ])
  })

  it("opens an agent, and nothing for an edge between groups", () => {
    assert.deepStrictEqual(graph.opens?.("a0007"), { view: "agent", subject: "a0007" })
    assert.isUndefined(graph.opens?.("g000>g001"))
  })

  it("shows as a map how often each group heard each other", () => {
    const scene = facing(graph, living, { variant: 1 })
    assert.deepStrictEqual(graph.items(scene), ["g000>g001", "g001>g000", "g002>g001"])
    const text = shown(graph, scene, wide)
    // g001 heard g000 twice and g002 once; nobody else heard that much.
    assert.match(text, /^g001 +2 +\\ +1/m)
    assert.match(text, /how often a row heard a column +1 +2/)
  })

  it("says so where there is nobody yet", () => {
    const scene = fixture.scene({ watched: fixture.empty() })
    assert.match(shown(graph, facing(graph, scene), small), /No agents yet/)
    assert.deepStrictEqual(graph.items(facing(graph, scene)), [])
  })

  it("holds still: the same run gives the same lines", () => {
    const once = shown(graph, facing(graph, fixture.scene({ watched: fixture.living() })), wide)
    assert.strictEqual(shown(graph, facing(graph, fixture.scene({ watched: fixture.living() })), wide), once)
  })

  it.each(rooms)("looks like this in a room of $width by $height", (room) => {
    expect(shown(graph, facing(graph, about("a0000"), { at: "a0001" }), room)).toMatchSnapshot("an agent")
    expect(shown(graph, facing(graph, living, { variant: 1 }), room)).toMatchSnapshot("all groups")
  })

  it("looks like this where there is only ASCII", () => {
    expect(shown(graph, facing(graph, { ...about("a0000"), glyphs: ascii }), middle)).toMatchSnapshot("ascii")
  })
})
