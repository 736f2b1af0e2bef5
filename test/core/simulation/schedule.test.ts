import { assert, describe, it } from "@effect/vitest"
import { EventLog, Model, Place, Seed } from "@stoa/core"
import { Effect, Layer } from "effect"
import * as Simulation from "../../../packages/core/src/simulation/Simulation.ts"
import { people } from "../../support/people.ts"

/** Groups in a ring, each linked to the one before and after it. */
const ring = { agents: 5, groups: 4 }
const groupIds = Array.from({ length: ring.groups }, (_, group) => Place.groupId(group))

const found = Effect.gen(function*() {
  for (const [index, profile] of people(ring.agents).entries()) {
    const agent = Place.agentId(index)
    yield* EventLog.append({ _tag: "Enrolled", place: `population/${agent}/profile`, agent, profile })
    const steps = ["first", "second", "third"].map((title) => ({ title, detail: "", done: false }))
    yield* EventLog.append({
      _tag: "AgentJoined",
      place: `population/${agent}`,
      agent,
      personality: "calm",
      lifeGoal: "to be done",
      plan: { steps }
    })
  }
  const members = (group: number) =>
    Array.from({ length: ring.agents }, (_, agent) => agent).filter((agent) => agent % ring.groups === group)
      .map(Place.agentId)
  yield* EventLog.append({
    _tag: "SocietyFormed",
    place: "society",
    groups: groupIds.map((id, group) => ({ id, members: members(group) as [string, ...Array<string>] })),
    links: groupIds.map((a, at) => ({ a, b: groupIds[(at + 1) % ring.groups]!, kind: "near" as const, similarity: 1 }))
  })
})

const replies: Readonly<Record<string, (seed: number, name: string) => string>> = {
  act: (seed, name) => JSON.stringify({ act: "do", text: `${name} turns to thing ${seed}.`, stepDone: seed % 2 === 0 }),
  react: (seed, name) => JSON.stringify({ act: "say", text: `${name} answers ${seed}.`, stepDone: seed % 3 === 0 }),
  route: (seed) =>
    JSON.stringify({
      routes: [1, 2].map((action) => ({
        action,
        members: [1 + ((seed + action) % 2)],
        groups: seed % 5 === 0 ? [] : [1 + ((seed >> action) % 2)],
        reason: "near"
      }))
    }),
  receive: (seed) =>
    JSON.stringify({
      receptions: [1, 2, 3].map((item) => ({ item, members: [1 + ((seed + item) % 2)], reason: "told" }))
    }),
  summarise: (seed) => `What happened is told in ${seed} words.`
}

/** Answers that depend on the question alone, each after as many turns of the event loop as chance will have. */
const answering = (chance: Seed.Chance | undefined) =>
  Layer.succeed(
    Model.Model,
    Model.Model.of({
      name: "stub",
      ask: (request) =>
        Effect.gen(function*() {
          // Most are quick, a few are very slow.
          const turns = chance === undefined ? 0 : Math.floor(chance.next() ** 6 * 60)
          for (let turn = 0; turn < turns; turn++) yield* Effect.yieldNow
          const said = request.turns.at(-1)?.content ?? ""
          const name = /What does (.+?) do (?:next|now)/.exec(said)?.[1] ?? "Somebody"
          // The words of the question count too: whoever heard something else says something else.
          const seed = Seed.at(request.seed, said)
          return {
            text: replies[request.prompt]?.(seed, name) ?? "",
            model: "stub",
            finish: "stop" as const,
            inputTokens: 1,
            outputTokens: 1,
            estimated: false,
            rehearsal: false
          }
        })
    })
  )

interface Way {
  readonly seed?: number
  readonly schedule: "free" | "lockstep"
  readonly episodes: number
  readonly unit?: "actions" | "steps"
  readonly routing?: "per-step" | "per-action"
}

/** The facts that count, in place order, and in how many ways groups stood apart in time. */
const live = ({ episodes, routing = "per-step", schedule, seed, unit = "actions" }: Way) =>
  Effect.gen(function*() {
    yield* found
    yield* Simulation.live({
      steps: 3,
      episodes,
      window: unit === "actions" ? 3 : 2,
      unit,
      routing,
      communication: "structured",
      schedule
    })
    const log = yield* EventLog.EventLog
    const facts = yield* log.events
    const last = (yield* log.world).ended?.step ?? Infinity
    const ends = facts.flatMap((fact) => (fact._tag === "Acted" ? [fact.message.step] : []))
    return {
      apart: ends.some((step, at) => at > 0 && step < (ends[at - 1] as number)),
      told: facts
        .filter(({ place }) => !place.startsWith("simulation/") || !(Number(place.split("/")[1]) > last))
        .toSorted((a, b) => Place.compareInRun(a.place, b.place))
        .map((fact) => JSON.stringify(fact))
        .join("\n")
    }
  }).pipe(Effect.provide(Layer.merge(
    answering(seed === undefined ? undefined : Seed.chance(seed)),
    EventLog.EventLog.memory
  )))

const schedules = (count: number, way: Omit<Way, "schedule" | "seed">) =>
  Effect.gen(function*() {
    const inStep = yield* live({ ...way, schedule: "lockstep" })
    assert.isAbove(inStep.told.length, 1000)
    let apart = 0
    for (let seed = 1; seed <= count; seed++) {
      const free = yield* live({ ...way, schedule: "free", seed })
      if (free.told !== inStep.told) assert.strictEqual(free.told, inStep.told, `schedule ${seed}`)
      if (free.apart) apart++
    }
    // A schedule in which all keep step anyway would show nothing.
    assert.isAbove(apart, count / 2)
    const lateButInStep = yield* live({ ...way, schedule: "lockstep", seed: 1 })
    assert.strictEqual(lateButInStep.told, inStep.told)
    assert.isFalse(lateButInStep.apart)
  })

describe("a society without a barrier", () => {
  it.live(
    "tells the same in a thousand schedules as in lock-step, up to its last step",
    () => schedules(1000, { episodes: 1000 }),
    240_000
  )

  it.live(
    "and in a thousand that end with enough episodes, while some groups have run ahead",
    () => schedules(1000, { episodes: 4 }),
    240_000
  )

  it.live(
    "and with windows of steps, and routing act by act",
    () => schedules(300, { episodes: 5, unit: "steps", routing: "per-action" }),
    240_000
  )
})
