import { assert, describe, it } from "@effect/vitest"
import { EventLog, Seed } from "@stoa/core"
import { Effect, Layer } from "effect"
import * as Simulation from "../../../packages/core/src/simulation/Simulation.ts"
import { answering, found, told } from "./ring.ts"

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
      told: told(facts, last)
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
    "tells the same in hundreds of schedules as in lock-step, up to its last step",
    () => schedules(250, { episodes: 1000 }),
    240_000
  )

  it.live(
    "and in those that end with enough episodes, while some groups have run ahead",
    () => schedules(100, { episodes: 4 }),
    240_000
  )

  it.live(
    "and with windows of steps, and routing act by act",
    () => schedules(50, { episodes: 5, unit: "steps", routing: "per-action" }),
    240_000
  )
})
