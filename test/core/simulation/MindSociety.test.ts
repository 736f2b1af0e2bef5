import { assert, describe, it } from "@effect/vitest"
import { Effect, HashMap, Layer } from "effect"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import * as Plan from "../../../packages/core/src/domain/Plan.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import type * as World from "../../../packages/core/src/log/World.ts"
import { Embedder } from "../../../packages/core/src/model/Embedder.ts"
import { Model } from "../../../packages/core/src/model/Model.ts"
import * as Rehearsal from "../../../packages/core/src/model/Rehearsal.ts"
import * as Pipeline from "../../../packages/core/src/Pipeline.ts"
import * as Roster from "../../../packages/core/src/population/Roster.ts"
import { recipeOf } from "../../support/flow.ts"
import { people } from "../../support/people.ts"

const names = ["Ana", "Boris", "Carla", "Dipo", "Esi", "Femi", "Gül", "Hana", "Ivo", "Jun", "Kofi", "Lena"]
const named = (count: number) =>
  people(count).map((profile, index) => ({ ...profile, name: `${names[index]} ${["Nagy", "Osei", "Ito"][index % 3]}` }))

/** The rehearsal model; `change` may say something else where a reaction was asked for. */
const models = (change: (reply: object, asked: string) => object = (reply) => reply) =>
  Layer.merge(
    Layer.effect(
      Model,
      Effect.map(Model, (model) =>
        Model.of({
          name: model.name,
          ask: (request) =>
            request.prompt !== "react"
              ? model.ask(request)
              : Effect.map(
                model.ask(request),
                (reply) => ({
                  ...reply,
                  text: JSON.stringify(change(JSON.parse(reply.text), String(request.turns.at(-1)?.content)))
                })
              )
        }))
    ).pipe(Layer.provide(Rehearsal.layer())),
    Embedder.lexical
  )

/** A small society that lives until nobody has anything left to do. */
const lived = (agents: number, layer = models()): Effect.Effect<
  { readonly world: World.World; readonly events: ReadonlyArray<Event> },
  unknown
> =>
  Effect.gen(function*() {
    const recipe = recipeOf({
      seed: agents,
      society: { near: 1, far: 0, meanGroup: 2 },
      simulation: { episodes: 5000, steps: 200 },
      requirements: [{ count: 1 }]
    })
    yield* Pipeline.live(recipe, { profiles: named(agents) })
    const log = yield* EventLog.EventLog
    return { world: yield* log.world, events: yield* log.events }
  }).pipe(Effect.provide(Layer.merge(layer, EventLog.EventLog.memory)))

describe("a society of such minds", () => {
  it.live("falls silent in the end, with every plan done", () =>
    Effect.gen(function*() {
      const { events, world } = yield* lived(8)
      assert.strictEqual(world.ended?.why, "done")
      for (const { plan } of HashMap.values(world.agents)) assert.isTrue(Plan.isDone(plan))
      const acted = events.flatMap((event) => (event._tag === "Acted" ? [event] : []))
      assert.isTrue(acted.some(({ revised }) => revised !== undefined))
    }))

  it.live("falls silent even where all that is heard makes everybody want to do more", () => {
    let nth = 0
    const eager = models((reply) => ({ ...reply, revised: { title: `Do more, part ${++nth}`, detail: "Now." } }))
    return Effect.gen(function*() {
      const { world } = yield* lived(4, eager)
      assert.strictEqual(world.ended?.why, "done")
      for (const { agent, plan } of HashMap.values(world.agents)) {
        assert.isAtMost(plan.steps.length, agent.plan.steps.length + Plan.mostAdded)
      }
    })
  })

  it.live("falls silent even where everybody reacts as somebody else, and nobody is left out of the rest", () => {
    const drifting = models((reply, asked) => ({
      ...reply,
      text: `${/<heard>\n- (\w+)/.exec(asked)?.[1]} sells the mill.`
    }))
    return Effect.gen(function*() {
      const { events, world } = yield* lived(4, drifting)
      assert.strictEqual(world.ended?.why, "done")
      const failed = events.flatMap((event) => (event._tag === "Failed" ? [event.kind] : []))
      assert.deepStrictEqual([...new Set(failed)], ["unfit"])
      for (const { plan } of HashMap.values(world.agents)) assert.isTrue(Plan.isDone(plan))
    })
  })

  it.live("asks again for fewer than three acts in a hundred", () =>
    Effect.gen(function*() {
      const { profiles } = yield* Roster.gather({ files: ["agents/starter"], agents: 40, seed: 1 })
      const recipe = recipeOf({ simulation: { episodes: 5000, steps: 10 }, requirements: [{ count: 1 }] })
      const live = Effect.andThen(
        Pipeline.live(recipe, { profiles }),
        Effect.flatMap(EventLog.EventLog, (log) => log.events)
      )
      const events = yield* Effect.provide(live, Layer.merge(models(), EventLog.EventLog.memory))
      const acted = events.flatMap((event) => (event._tag === "Acted" ? [event] : []))
      assert.isAbove(acted.length, 300)
      assert.isBelow(acted.filter(({ again }) => again !== undefined).length / acted.length, 0.03)
    }))
})
