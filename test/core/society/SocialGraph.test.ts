import { assert, describe, it } from "@effect/vitest"
import type { Group, GroupLink } from "../../../packages/core/src/domain/Group.ts"
import { agentId } from "../../../packages/core/src/domain/Place.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as SocialGraph from "../../../packages/core/src/society/SocialGraph.ts"
import { act, end, everybody, hear, idOf, society } from "../../support/life.ts"

const groups: ReadonlyArray<Group> = ["g000", "g002", "g999", "g1000", "g1001"].map((id, index) => ({
  id,
  members: [`a000${index}`, `a001${index}`]
}))
const link = (a: string, b: string, kind: GroupLink["kind"] = "near"): GroupLink => ({ a, b, kind, similarity: 0.5 })

describe("make", () => {
  const links = [link("g000", "g1000", "far"), link("g002", "g1000"), link("g999", "g1000"), link("g000", "g999")]
  const society = SocialGraph.make(groups, links)

  it("gives the neighbours of both ends in place order", () => {
    assert.deepStrictEqual(society.neighbours("g1000"), ["g000", "g002", "g999"])
    assert.deepStrictEqual(society.neighbours("g000"), ["g999", "g1000"])
    assert.deepStrictEqual(society.neighbours("g1001"), [])
    assert.deepStrictEqual(society.neighbours("g777"), [])
  })

  it("keeps the links, and their kind on the edges of the graph", () => {
    assert.deepStrictEqual(society.links, links)
    assert.deepStrictEqual(society.graph.getEdgeAttributes("g000-g1000"), { kind: "far", similarity: 0.5 })
    assert.strictEqual(society.graph.type, "undirected")
    assert.strictEqual(society.graph.order, 5)
    assert.strictEqual(society.graph.size, 4)
    assert.deepStrictEqual(society.graph.getNodeAttributes("g000"), { members: 2 })
  })

  it("takes no link to itself, to nobody, or a second time", () => {
    for (
      const wrong of [[link("g000", "g000")], [link("g000", "g003")], [link("g000", "g002"), link("g002", "g000")]]
    ) {
      assert.throws(() => SocialGraph.make(groups, wrong))
    }
  })
})

describe("later", () => {
  const links = [link("g000", "g1000", "far"), link("g999", "g1000")]

  it("is the same graph, made once", () => {
    const society = SocialGraph.later(groups, links)
    assert.deepStrictEqual(society.links, links)
    assert.deepStrictEqual(society.neighbours("g1000"), ["g000", "g999"])
    assert.deepStrictEqual(society.graph.export(), SocialGraph.make(groups, links).graph.export())
    assert.strictEqual(society.graph, society.graph)
  })

  it("is made where somebody looks, and only then", () => {
    const wrong = SocialGraph.later(groups, [link("g000", "g000")])
    assert.throws(() => wrong.graph)
  })
})

/** Agents 0 and 1 hear each other, 2 hears 1 from the next group, and 4 and 5 say nothing. */
const told = [
  ...society(6),
  act(0, 0),
  act(0, 1),
  act(1, 0),
  hear(idOf(0, 0), [1], 0),
  hear(idOf(0, 1), [1], 1),
  hear(idOf(1, 0), [0], 0),
  hear(idOf(1, 0), [2], 1)
]

describe("the graph of who was heard by whom", () => {
  it("has an edge from each agent to each who heard it, with the number of messages heard", () => {
    const graph = SocialGraph.ofAgents(Fold.fold(told))
    assert.deepStrictEqual(graph.mapEdges((key, { weight }) => [key, weight]), [
      ["a0000>a0001", 2],
      ["a0001>a0000", 1],
      ["a0001>a0002", 1]
    ])
    assert.deepStrictEqual(graph.nodes(), everybody(6).map(agentId))
    assert.deepStrictEqual(graph.getNodeAttributes("a0001"), {
      label: "Ana",
      group: "g000",
      occupation: "baker",
      acts: 1,
      heard: 2
    })
  })

  it("leaves out what was said and heard beyond the end", () => {
    const graph = SocialGraph.ofAgents(Fold.fold([...told, end(0)]))
    assert.deepStrictEqual(graph.mapEdges((key) => key), ["a0000>a0001", "a0001>a0000"])
    assert.strictEqual(graph.getNodeAttribute("a0000", "acts"), 1)
  })
})

describe("the graph of groups", () => {
  it("has the links, and on each what was sent over it both ways", () => {
    const graph = SocialGraph.ofGroups(Fold.fold([
      ...society(6),
      act(0, 0, { sentTo: ["g001"] }),
      act(2, 0, { sentTo: ["g000", "g002"] }),
      act(4, 1, { sentTo: ["g001"] }),
      end(0)
    ]))
    assert.deepStrictEqual(graph.mapEdges((key, { kind, weight }) => [key, kind, weight]), [
      ["g000-g001", "near", 2],
      ["g001-g002", "near", 1]
    ])
    assert.deepStrictEqual(graph.getNodeAttributes("g002"), { label: "g002", members: 2, messages: 0 })
  })
})
