import { assert, describe, it } from "@effect/vitest"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import type { Wait } from "../../../packages/core/src/log/Pulse.ts"
import * as Present from "../../../packages/core/src/watch/Present.ts"
import * as Status from "../../../packages/core/src/watch/Status.ts"
import type { Watched } from "../../../packages/core/src/watch/Watched.ts"
import { recipeOf } from "../../support/flow.ts"
import { act, end, failed, hear, idOf, society } from "../../support/life.ts"
import { told } from "./plain.ts"

const now = 100_000

/** A run after these facts, in which the engine says this of some. */
const after = (
  events: ReadonlyArray<Event>,
  waits: Record<string, Partial<Wait>> = {},
  mode: Watched["mode"] = "live"
) => {
  const present = Present.make(new Map())
  present.take({ isOther: false, facts: told([...society(4, 1), ...events]), attempts: [], left: 0 })
  const known = present.known()
  const wait = { since: now - 2400, place: "p" }
  const watched: Watched = {
    ...known,
    run: { name: "r", path: "r", recipe: recipeOf({}) },
    mode,
    loaded: 1,
    version: 1,
    spending: present.calls().spending(undefined),
    pulse: {
      pid: 1,
      phase: "simulation",
      state: "running",
      inFlight: 0,
      retries: 0,
      calls: 0,
      known: 0,
      endpoints: [],
      lag: 0,
      waits: Object.fromEntries(Object.entries(waits).map(([id, one]) => [id, { ...wait, ...one } as Wait]))
    },
    log: [],
    replay: undefined
  }
  return (agent: string) => {
    const { kind, reason } = Status.of(watched, agent, now)
    return `${kind}: ${reason}`
  }
}

describe("how an agent stands", () => {
  it("is what its engine says of it, with the reason", () => {
    const stands = (wait: Partial<Wait>) => after([], { a0000: wait })("a0000")
    assert.strictEqual(stands({ on: "call" }), "acting: its call has been in flight for 2.4 s")
    assert.strictEqual(stands({ on: "slot" }), "waiting: for a free slot for 2.4 s")
    assert.strictEqual(stands({ on: "rate", until: now + 30_000 }), "waiting: for the rate limit, 30 s more")
    assert.strictEqual(
      stands({ on: "retry", attempt: 2, until: now + 4000, reason: "overloaded\n\u001b[31mnow" }),
      "retrying: attempt 3 in 4.0 s: overloaded now"
    )
    assert.strictEqual(
      stands({ on: "neighbour", group: "g004" }),
      "waiting: for g004 to finish a step, for 2.4 s"
    )
    assert.strictEqual(stands({ on: "pause" }), "held: the run is paused")
    assert.strictEqual(stands({ on: "stop" }), "held: the run is being stopped")
    assert.strictEqual(
      stands({ on: "endpoint", reason: "refused" }),
      "waiting: for the endpoint, which is down: refused"
    )
    assert.match(stands({ on: "budget" }), /^waiting: for what others/)
  })

  it("is what its group waits for, where nothing is said of itself", () => {
    const stands = (wait: Partial<Wait>) => after([], { g000: wait })("a0001")
    assert.strictEqual(
      stands({ on: "neighbour", group: "g004" }),
      "waiting: its group waits for g004 to finish a step, for 2.4 s"
    )
    assert.strictEqual(stands({ on: "call" }), "waiting: for its group's modulator, for 2.4 s")
    assert.strictEqual(stands({ on: "pause" }), "held: the run is paused")
  })

  it("is failed after a turn that came to nothing, until it acts again", () => {
    assert.strictEqual(
      after([act(0, 0), failed(0, 1)])("a0000"),
      "failed: its turn in step 1 came to nothing: empty: empty"
    )
    assert.strictEqual(after([failed(0, 1), act(0, 2)])("a0000"), "idle: it acted in step 2")
  })

  it("is done with a finished plan, and idle again once it hears something", () => {
    const done = [act(1, 0, { stepDone: true })]
    assert.strictEqual(after(done)("a0001"), "done: its plan is done; it acted in step 0")
    assert.strictEqual(
      after([...done, act(0, 1), hear(idOf(0, 1), [1], 1)])("a0001"),
      "idle: it acted in step 0; 1 message heard and not reacted to"
    )
  })

  it("is muted by a person, however it stood", () => {
    const mute: Event = {
      _tag: "Intervened",
      place: "simulation/1/g000/change/1",
      step: 1,
      group: "g000",
      change: { _tag: "Mute", agent: "a0000", muted: true }
    }
    assert.match(after([failed(0, 0), mute])("a0000"), /^muted: a person/)
  })

  it("says that nothing goes on where the simulation is over, or nobody works on the run", () => {
    assert.strictEqual(after([act(0, 0), end(0)])("a0000"), "idle: the simulation is over; it acted in step 0")
    assert.strictEqual(after([], {}, "stopped")("a0000"), "held: nobody works on the run; it has not acted yet")
  })

  it("of somebody who is not in the society says why", () => {
    const [enrolled] = society(2)
    const waiting = {
      ...enrolled as Extract<Event, { _tag: "Enrolled" }>,
      place: "population/a0009/profile",
      agent: "a0009"
    }
    assert.strictEqual(after([waiting])("a0009"), "absent: it is not grounded yet")
    assert.strictEqual(after([])("a0009"), "absent: the run knows nobody of this id")
    const broken: Event = { ...failed(0, 0) as Extract<Event, { _tag: "Failed" }>, place: "population/a0009/failed" }
    assert.strictEqual(after([waiting, broken])("a0009"), "failed: it could not be grounded: empty: empty")
  })
})
