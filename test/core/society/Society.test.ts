import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import type { Agent } from "../../../packages/core/src/domain/Agent.ts"
import * as Place from "../../../packages/core/src/domain/Place.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import * as Embedder from "../../../packages/core/src/model/Embedder.ts"
import * as Census from "../../../packages/core/src/population/Census.ts"
import * as Society from "../../../packages/core/src/society/Society.ts"

const options: Society.SocietyOptions = {
  meanGroup: 5,
  minGroup: 1,
  maxGroup: 10,
  near: 3,
  far: 1,
  communication: "structured"
}

const agents = (from: number, to: number): Array<Agent> =>
  Array.from({ length: to - from }, (_, nth) => ({
    id: Place.agentId(from + nth),
    profile: Census.draw(1, from + nth + 1),
    personality: "calm",
    lifeGoal: "to see the sea",
    plan: { steps: [] }
  } as unknown as Agent))

const join = (those: ReadonlyArray<Agent>) =>
  EventLog.EventLog.use((log) =>
    log.appendAll(those.flatMap(({ id, lifeGoal, personality, plan, profile }) => [
      { _tag: "Enrolled" as const, place: `population/${id}/profile`, agent: id, profile },
      { _tag: "AgentJoined" as const, place: `population/${id}`, agent: id, personality, lifeGoal, plan }
    ]))
  )

const formed = (place: string) =>
  EventLog.EventLog.use((log) => log.eventsOf("SocietyFormed")).pipe(
    Effect.map((facts) => facts.find((fact) => fact.place === place)!)
  )

/** An embedder that remembers for which places it was asked how many texts. */
const counting = () => {
  const asked: Array<string> = []
  const layer = Layer.effect(
    Embedder.Embedder,
    Effect.map(Embedder.Embedder, (inner) =>
      Embedder.Embedder.of({
        ...inner,
        embed: (texts, place) => {
          asked.push(`${place} ${texts.length}`)
          return inner.embed(texts, place)
        }
      }))
  ).pipe(Layer.provide(Embedder.Embedder.lexical))
  return { asked, layer: Layer.merge(layer, EventLog.EventLog.memory) }
}

const everybody = (groups: ReadonlyArray<{ readonly members: ReadonlyArray<string> }>) =>
  groups.flatMap(({ members }) => members).toSorted()

describe("a society that changes", () => {
  for (const communication of ["structured", "random", "none"] as const) {
    it.effect(`takes newcomers up and is grouped anew, with communication ${communication}`, () => {
      const { asked, layer } = counting()
      return Effect.gen(function*() {
        const all = agents(0, 60)
        const now = { ...options, communication }
        yield* join(all.slice(0, 40))
        yield* Society.form(all.slice(0, 40), now)
        yield* join(all.slice(40, 52))
        const grown = yield* Society.grow(all.slice(40, 52), { ...now, after: 3, before: 40 })
        yield* join(all.slice(52))
        const anew = yield* Society.regroup(all, { ...now, after: 12, before: 40 })

        const before = yield* formed("society")
        const after = yield* formed("society/after/3")
        const last = yield* formed("society/after/12")
        assert.deepStrictEqual(everybody(after.groups), all.slice(0, 52).map(({ id }) => id))
        assert.deepStrictEqual(everybody(last.groups), all.map(({ id }) => id))
        assert.deepStrictEqual(after.links.filter(({ b }) => before.groups.some(({ id }) => id === b)), [
          ...before.links
        ])
        before.groups.forEach(({ members }, nth) =>
          assert.deepStrictEqual(after.groups[nth]!.members.slice(0, members.length), [...members])
        )
        const [first = 0, second = 0, third = 0] = [before, after, last].map(({ groups }) => groups.length)
        assert.deepStrictEqual([first, second, third], communication === "none" ? [40, 52, 60] : [8, 11, 12])
        assert.deepStrictEqual(last.groups.map(({ id }) => id), last.groups.map((_, nth) => Place.groupId(nth)))
        assert.strictEqual(grown.graph.order, second)
        assert.strictEqual(anew.graph.order, third)
        // Whoever was embedded before is asked for in the same words at the same place: on record, so paid for once.
        assert.deepStrictEqual(
          asked,
          communication === "none" ? [] : [
            "society/embed/0 40",
            "society/embed/0 40",
            "society/after/3/embed/0 12",
            "society/embed/0 40",
            "society/after/3/embed/0 12",
            "society/after/12/embed/0 8"
          ]
        )
        const world = yield* EventLog.currentWorld
        assert.isTrue(World.agents(world).every(({ group }) => group !== undefined))
      }).pipe(Effect.provide(layer))
    })
  }

  it.effect("keeps most of the names where little changed", () =>
    Effect.gen(function*() {
      const all = agents(0, 60)
      yield* join(all)
      yield* Society.form(all, options)
      yield* Society.regroup(all, { ...options, after: 3, before: 40 })
      const [before, after] = [yield* formed("society"), yield* formed("society/after/3")]
      const same = before.groups.flatMap(({ members }, nth) =>
        members.filter((member) => after.groups[nth]!.members.includes(member))
      )
      assert.isAbove(same.length, 30)
    }).pipe(Effect.provide(counting().layer)))
})
