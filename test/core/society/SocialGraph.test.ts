import { assert, describe, it } from "@effect/vitest"
import type { Group, GroupLink } from "../../../packages/core/src/domain/Group.ts"
import * as SocialGraph from "../../../packages/core/src/society/SocialGraph.ts"

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
