import { assert, describe, it } from "@effect/vitest"
import type { Message } from "@stoa/core"
import { Seed } from "@stoa/core"
import { Schema } from "effect"
import * as Routing from "../../../packages/core/src/simulation/Routing.ts"

const members = ["a0001", "a0002", "a0003", "a0004"]
const groups = ["g001", "g002", "g007"]

const message = (from: string): Message.Message => ({
  id: `g000/3/${from}/1`,
  from,
  group: "g000",
  step: 3,
  kind: "plan",
  act: "say",
  text: "Says something.",
  becauseOf: [],
  heardBy: [],
  sentTo: []
})

const numbers = Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: -3, maximum: 9 })))
const answers = Schema.Array(Schema.Struct({
  action: Schema.Int.check(Schema.isBetween({ minimum: -1, maximum: 6 })),
  members: numbers,
  groups: numbers,
  reason: Schema.String
}))

describe("Routing", () => {
  it.prop("never names the sender, nor anyone who was no candidate, nor anyone twice", [answers], ([answer]) => {
    const messages = members.map(message)
    const routes = Routing.decide(messages, { members, groups }, answer)
    assert.deepStrictEqual(routes.map((route) => route.message), messages.map(({ id }) => id))
    routes.forEach((route, index) => {
      assert.notInclude([...route.agents], members[index])
      assert.includeMembers(members, [...route.agents])
      assert.includeMembers(groups, [...route.groups])
      assert.strictEqual(new Set([...route.agents, ...route.groups]).size, route.agents.length + route.groups.length)
    })
  })

  it.prop("random communication keeps the number of hearers", [answers, Seed.Seed], ([answer, seed]) => {
    const messages = members.map(message)
    const routes = Routing.decide(messages, { members, groups }, answer)
    const drawn = Routing.scatter(routes, members, { members, groups }, Seed.chance(seed))
    drawn.forEach((route, index) => {
      assert.strictEqual(route.agents.length, routes[index]?.agents.length)
      assert.strictEqual(route.groups.length, routes[index]?.groups.length)
      assert.notInclude([...route.agents], members[index])
    })
  })

  it("reads the numbers of the lists, counted from 1", () => {
    const [first, second] = Routing.decide([message("a0001"), message("a0002")], { members, groups }, [
      { action: 2, members: [1, 2, 4], groups: [3], reason: "  they share\na desk " },
      { action: 2, members: [3], groups: [], reason: "a second entry counts for nothing" }
    ])
    assert.deepStrictEqual(first, { message: "g000/3/a0001/1", agents: [], groups: [], reason: "" })
    assert.deepStrictEqual(second, {
      message: "g000/3/a0002/1",
      agents: ["a0001", "a0004"],
      groups: ["g007"],
      reason: "they share a desk"
    })
  })

  it("lets arrivals in the same way", () => {
    assert.deepStrictEqual(
      Routing.admit(["g001/2/a0009/1", "g002/2/a0011/1"], members, [{ item: 2, members: [4, 9, 0], reason: "saw it" }]),
      [
        { message: "g001/2/a0009/1", agents: [], reason: "" },
        { message: "g002/2/a0011/1", agents: ["a0004"], reason: "saw it" }
      ]
    )
  })

  it("keeps thoughts to oneself", () => {
    assert.isFalse(Routing.isPublic({ ...message("a0001"), act: "think" }))
    assert.isTrue(Routing.isPublic(message("a0001")))
  })
})
