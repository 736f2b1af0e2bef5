import { assert, describe, it } from "@effect/vitest"
import graphology from "graphology"
import gexf from "graphology-gexf"
import graphml from "graphology-graphml"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as GraphFile from "../../../packages/core/src/society/GraphFile.ts"
import * as SocialGraph from "../../../packages/core/src/society/SocialGraph.ts"
import { act, everybody, hear, idOf, society } from "../../support/life.ts"

const hostile = "<script>alert('&\"')</script>\u0000\u0008\u000b\uffff\ufffe]]> \u001b[31mAna\ud800 é 我 👩‍🌾\n\u202eend"

/** Everybody is heard by the next one; the first has a name that means harm. */
const world = Fold.fold([
  ...society(6).map((event) =>
    event._tag === "Enrolled" && event.agent === "a0000"
      ? { ...event, profile: { ...event.profile, name: hostile, attributes: { occupation: "<b>\"&" } } }
      : event
  ),
  ...everybody(6).flatMap((agent) => [
    act(agent, 0, { sentTo: agent < 2 ? ["g001"] : [] }),
    hear(idOf(agent, 0), [(agent + 1) % 6], 1)
  ])
])

const readers = { gexf: gexf.parse, graphml: graphml.parse }

describe.each(GraphFile.formats)("a graph as %s", (format) => {
  const agents = SocialGraph.ofAgents(world)
  const text = GraphFile.write(agents, { format, add: (node) => ({ community: node === "a0000" ? 2 : 1 }) })

  it("reopens with as many nodes and edges, and what stands on them", () => {
    // oxlint-disable-next-line import/no-named-as-default-member -- Node does not see the named export
    const read = readers[format](graphology.DirectedGraph, text)
    assert.strictEqual(read.type, "directed")
    assert.strictEqual(read.order, 6)
    assert.strictEqual(read.size, 6)
    assert.deepInclude(read.getNodeAttributes("a0001"), {
      label: "Ana",
      group: "g000",
      occupation: "baker",
      acts: 1,
      heard: 1,
      community: 1
    })
    assert.deepInclude(read.getEdgeAttributes("a0001", "a0002"), { weight: 1 })
    assert.isTrue(read.hasDirectedEdge("a0005", "a0000"))
  })

  it("keeps names as text: nothing in them is markup, and what XML forbids is left out", () => {
    // oxlint-disable-next-line import/no-named-as-default-member -- as above
    const read = readers[format](graphology.DirectedGraph, text)
    assert.deepInclude(read.getNodeAttributes("a0000"), {
      label: "<script>alert('&\"')</script> ]]> Ana\ufffd é 我 👩‍🌾 end",
      occupation: "<b>\"&",
      community: 2
    })
    assert.notInclude(text, "<script")
    assert.match(text, /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u)
  })

  it("is the same every time, and leaves the graph as it was", () => {
    const again = GraphFile.write(SocialGraph.ofAgents(world), {
      format,
      add: (node) => ({ community: node === "a0000" ? 2 : 1 })
    })
    assert.strictEqual(again, text)
    assert.notInclude(text, "lastmodifieddate")
    assert.strictEqual(agents.getNodeAttribute("a0000", "label"), hostile)
  })

  it("holds groups and links as well", () => {
    // oxlint-disable-next-line import/no-named-as-default-member -- as above
    const read = readers[format](graphology.UndirectedGraph, GraphFile.write(SocialGraph.ofGroups(world), { format }))
    assert.strictEqual(read.type, "undirected")
    assert.strictEqual(read.order, 3)
    assert.deepInclude(read.getEdgeAttributes("g000", "g001"), { kind: "near", similarity: 0.5, weight: 2 })
  })

  it("can be empty", () => {
    const empty = GraphFile.write(SocialGraph.ofAgents(Fold.fold([])), { format })
    // oxlint-disable-next-line import/no-named-as-default-member -- as above
    assert.strictEqual(readers[format](graphology.MultiGraph, empty).order, 0)
  })
})

it("a file's name tells its format", () => {
  assert.deepStrictEqual(["a.gexf", "a/b.GraphML", "a.xml", "gexf"].map(GraphFile.formatOf), [
    "gexf",
    "graphml",
    undefined,
    undefined
  ])
})
