import { assert, describe, it } from "@effect/vitest"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as Centrality from "../../../packages/core/src/society/Centrality.ts"
import * as Communities from "../../../packages/core/src/society/Communities.ts"
import * as SocialGraph from "../../../packages/core/src/society/SocialGraph.ts"
import { act, everybody, hear, idOf, society } from "../../support/life.ts"

const graphOf = (agents: number, heard: ReadonlyArray<readonly [number, ReadonlyArray<number>]>) =>
  SocialGraph.ofAgents(Fold.fold([
    ...society(agents),
    ...heard.flatMap(([agent, by]) => [act(agent, 0), ...by.map((hearer) => hear(idOf(agent, 0), [hearer], 1))])
  ]))

/** Within each of these everybody hears everybody; 3 tells 4, and 9 is alone. */
const circles = [[0, 1, 2, 3], [4, 5, 6, 7, 8]]
const two = graphOf(
  10,
  circles.flatMap((circle) =>
    circle.map((agent) => [agent, [...circle.filter((other) => other !== agent), ...(agent === 3 ? [4] : [])]] as const)
  )
)

describe("communities", () => {
  it("are those who hear each other, the largest first, with what they work as", () => {
    const { alone, communities, modularity, of } = Communities.find(two, 7)
    assert.deepStrictEqual(communities.map(({ members, number }) => [number, members.length]), [[1, 5], [2, 4]])
    assert.deepStrictEqual(communities[1]?.members, ["a0000", "a0001", "a0002", "a0003"])
    assert.deepStrictEqual(communities[0]?.occupations, [{ occupation: "baker", agents: 5 }])
    assert.strictEqual(alone, 1)
    assert.deepStrictEqual(["a0000", "a0008", "a0009"].map(of), [2, 1, undefined])
    assert.isAbove(modularity, 0.3)
  })

  it("are the same for the same seed", () => {
    assert.deepStrictEqual(Communities.find(two, 3).communities, Communities.find(two, 3).communities)
  })

  it("are none where nobody heard anybody", () => {
    const { alone, communities, modularity } = Communities.find(graphOf(4, [[0, []]]), 7)
    assert.deepStrictEqual([alone, communities, modularity], [4, [], 0])
  })
})

describe("ranks", () => {
  it("name who is listened to, who lies on the ways, and leave out who does not", () => {
    const { betweenness, listeners, pageRank } = Centrality.rank(two)
    assert.deepStrictEqual(listeners.slice(0, 2), [{ agent: "a0003", value: 4 }, { agent: "a0004", value: 4 }])
    assert.deepStrictEqual(betweenness?.map(({ agent }) => agent), ["a0004", "a0003"])
    assert.strictEqual(pageRank[0]?.agent, "a0003")
    assert.notInclude(listeners.map(({ agent }) => agent), "a0009")
  })

  it("say when a society is too large for shortest ways", () => {
    assert.isUndefined(Centrality.rank(two, 10).betweenness)
  })

  it("are empty where nobody heard anybody", () => {
    const { betweenness, listeners, pageRank } = Centrality.rank(graphOf(4, []))
    assert.deepStrictEqual([betweenness, listeners, pageRank], [[], [], []])
    assert.deepStrictEqual(Centrality.rank(graphOf(0, [])).listeners, [])
  })

  it("rank at most ten", () => {
    const ring = graphOf(20, everybody(20).map((agent) => [agent, [(agent + 1) % 20]] as const))
    assert.strictEqual(Centrality.rank(ring).listeners.length, 10)
  })
})

describe("density", () => {
  it("is the share of all possible links that there are", () => {
    const density = (agents: number) => Centrality.density(SocialGraph.ofGroups(Fold.fold(society(agents))))
    assert.deepStrictEqual([density(0), density(2), density(4), density(6)], [0, 0, 1, 0.667])
  })
})
