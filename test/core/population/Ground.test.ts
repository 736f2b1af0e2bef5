import { assert, describe, it } from "@effect/vitest"
import { Effect, HashMap, Layer } from "effect"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import { Model, type ModelReply, type ModelRequest } from "../../../packages/core/src/model/Model.ts"
import * as Rehearsal from "../../../packages/core/src/model/Rehearsal.ts"
import * as Enrol from "../../../packages/core/src/population/Enrol.ts"
import * as Ground from "../../../packages/core/src/population/Ground.ts"
import { people } from "../../support/people.ts"

/** The rehearsal model, but for what `change` says instead; it tells what it was asked, in order. */
const watched = (change: (request: ModelRequest) => Partial<ModelReply> = () => ({})) => {
  const asked: Array<ModelRequest> = []
  const layer = Layer.effect(
    Model,
    Effect.map(Model, (model) =>
      Model.of({
        name: model.name,
        ask: (request) => {
          asked.push(request)
          const changed = change(request)
          const known = changed.text === undefined ? request : { ...request, rehearse: () => changed.text as string }
          return Effect.map(model.ask(known), (reply) => ({ ...reply, ...changed }))
        }
      }))
  ).pipe(Layer.provide(Rehearsal.layer()))
  return { asked, layer: Layer.merge(layer, EventLog.EventLog.memory) }
}

const settle = (count: number, options?: Ground.GroundOptions) =>
  Effect.gen(function*() {
    const agents = yield* Ground.groundAll(yield* Enrol.enrol({ profiles: people(count) }), options)
    const log = yield* EventLog.EventLog
    return { agents, world: yield* log.world, events: yield* log.events }
  })

describe("people are grounded", () => {
  it.effect("in one call each where nothing else is said", () => {
    const { asked, layer } = watched()
    return Effect.gen(function*() {
      const { agents } = yield* settle(12)
      assert.deepStrictEqual(
        asked.map(({ place, prompt }) => `${prompt} ${place}`),
        agents.map(({ id }) => `ground population/${id}`)
      )
      assert.strictEqual(agents.length, 12)
      for (const { lifeGoal, personality, plan } of agents) {
        assert.isNotEmpty(lifeGoal)
        assert.isNotEmpty(personality)
        assert.isTrue(plan.steps.length >= 3 && plan.steps.every(({ done }) => !done))
      }
    }).pipe(Effect.provide(layer))
  })

  it.effect("in three calls each where that is wanted: the plan last, towards the goal that was found", () => {
    const { asked, layer } = watched()
    return Effect.gen(function*() {
      const { agents, events } = yield* settle(5, { grounding: "separate" })
      for (const { id, lifeGoal, plan } of agents) {
        const own = asked.filter(({ place }) => place.startsWith(`population/${id}/`))
        assert.deepStrictEqual(own.map(({ place }) => place.split("/")[2]), ["lifeGoal", "personality", "plan"])
        assert.include(own[2]?.turns.at(-1)?.content, `<goal>\n${lifeGoal}\n</goal>`)
        assert.isTrue(plan.steps.length >= 7 && plan.steps.length <= 8)
      }
      assert.deepStrictEqual(
        events.filter(({ _tag }) => _tag === "AgentJoined").map(({ place }) => place),
        agents.map(({ id }) => `population/${id}`)
      )
    }).pipe(Effect.provide(layer))
  })

  it.effect("to the same agents, whichever of their answers comes first", () => {
    const late = (part: string) =>
      Layer.merge(
        Layer.effect(
          Model,
          Effect.map(Model, (model) =>
            Model.of({
              name: model.name,
              ask: (request) =>
                request.place.endsWith(part) ? Effect.andThen(Effect.yieldNow, model.ask(request)) : model.ask(request)
            }))
        ).pipe(Layer.provide(Rehearsal.layer())),
        EventLog.EventLog.memory
      )
    const grounded = (part: string) => Effect.provide(settle(6, { grounding: "separate" }), late(part))
    return Effect.gen(function*() {
      assert.deepStrictEqual((yield* grounded("lifeGoal")).agents, (yield* grounded("personality")).agents)
    })
  })

  it.effect("and have whole places: of thousands nobody is missing, and all are in order", () =>
    Effect.gen(function*() {
      const { agents } = yield* settle(2500)
      assert.deepStrictEqual(
        agents.map(({ id }) => id),
        Array.from({ length: 2500 }, (_, nth) => `a${String(nth).padStart(4, "0")}`)
      )
      assert.deepStrictEqual(yield* Ground.known, agents)
    }).pipe(Effect.provide(
      watched(({ place }) => ({
        text: JSON.stringify({
          personality: place,
          lifeGoal: "To own the shop.",
          plan: [1, 2, 3].map((nth) => ({ title: `Part ${nth}`, detail: "Ask around." }))
        })
      })).layer
    )))
})

describe("a person whose grounding fails", () => {
  for (const part of ["lifeGoal", "personality", "plan"]) {
    it.effect(`at ${part} stays out and is told of once; the others live`, () =>
      Effect.gen(function*() {
        const { agents, events, world } = yield* settle(4, { grounding: "separate" })
        assert.deepStrictEqual(agents.map(({ id }) => id), ["a0000", "a0001", "a0003"])
        assert.deepStrictEqual(yield* Ground.known, agents)
        const failures = [...HashMap.values(world.failures)]
        assert.deepStrictEqual(failures.map(({ kind, place, prompt }) => [place, prompt, kind]), [
          ["population/a0002/failed", part, "undecodable"]
        ])
        assert.strictEqual(events.filter(({ _tag }) => _tag === "AgentJoined").length, 3)
      }).pipe(
        Effect.provide(
          watched(({ place }) => (place.includes(`a0002/${part}`) ? { text: "I would rather not." } : {})).layer
        )
      ))
  }

  it.effect("alone in the world ends the run with a sentence", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(settle(2, { grounding: "separate" }))
      assert.strictEqual(error._tag, "NobodyGrounded")
      assert.match(error.message, /^None of the 2 profiles could be grounded/)
    }).pipe(Effect.provide(watched(() => ({ finish: "refusal" as const })).layer)))
})

describe("people who are grounded in stretches", () => {
  it.effect("are those who are grounded at once, and nobody who joined is asked again", () => {
    const { asked, layer } = watched()
    return Effect.gen(function*() {
      const whole = yield* Effect.provide(settle(7), watched().layer, { local: true })
      const profiles = yield* Enrol.enrol({ profiles: people(7) })
      for (const [from, to] of [[5, 7], [0, 3]] as const) {
        yield* Ground.groundEach(profiles.slice(from, to), { first: from })
        const world = yield* EventLog.currentWorld
        assert.isTrue(Ground.isKnown(world, { from, to }))
        assert.isFalse(Ground.isKnown(world, { from: 2, to: 6 }))
      }
      assert.deepStrictEqual(yield* Ground.groundAll(profiles), whole.agents)
      assert.deepStrictEqual(
        asked.map(({ place }) => place),
        ["a0005", "a0006", "a0000", "a0001", "a0002", "a0003", "a0004"].map((id) => `population/${id}`)
      )
    }).pipe(Effect.provide(layer))
  })

  it.effect("may come to nothing in one of them: others may still join", () =>
    Effect.gen(function*() {
      const profiles = yield* Enrol.enrol({ profiles: people(4) })
      yield* Ground.groundEach(profiles.slice(0, 2))
      assert.isTrue(Ground.isKnown(yield* EventLog.currentWorld, { from: 0, to: 2 }))
      assert.deepStrictEqual((yield* Ground.groundAll(profiles)).map(({ id }) => id), ["a0002", "a0003"])
    }).pipe(
      Effect.provide(watched(({ place }) => (/a000[01]/.test(place) ? { text: "I would rather not." } : {})).layer)
    ))

  it.effect("are enrolled once, whoever enrols them again", () =>
    Effect.gen(function*() {
      const first = yield* Enrol.enrol({ profiles: people(4), before: 0 })
      const again = yield* Enrol.enrol({ profiles: people(4), before: 0 })
      assert.deepStrictEqual(again, first)
      assert.strictEqual(HashMap.size((yield* EventLog.currentWorld).profiles), 4)
    }).pipe(Effect.provide(watched().layer)))
})
