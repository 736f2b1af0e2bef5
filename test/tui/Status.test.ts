import { assert, describe, it } from "@effect/vitest"
import type { Signals } from "@stoa/core"
import * as fc from "fast-check"
import * as Status from "../../packages/tui/src/cli/Status.ts"

const now = 1_000_000
const wide = (inFlight: number) => ({ inFlight, now, columns: 500 })

const told = (...waits: ReadonlyArray<readonly [string, Signals.Waiting]>): Status.Status => {
  const status = Status.make()
  for (const [place, why] of waits) status.waiting(place, why)
  return status
}

const many = (count: number, step: number, why: Signals.Waiting) =>
  Array.from({ length: count }, (_, nth) => [`simulation/${step}/g${nth}/a${nth}`, why] as const)

const retry = (seconds: number, reason = "status 503"): Signals.Waiting => ({
  on: "retry",
  attempt: 1,
  until: now + seconds * 1000,
  reason
})

const waiting: fc.Arbitrary<Signals.Waiting> = fc.oneof(
  fc.constantFrom<Signals.Waiting>({ on: "slot" }, { on: "budget" }, { on: "stop" }, {
    on: "neighbour",
    group: "g001"
  }),
  fc.record({ on: fc.constant("rate" as const), until: fc.nat(2 * now) }),
  fc.record({ on: fc.constant("retry" as const), attempt: fc.nat(8), until: fc.nat(2 * now), reason: fc.string() }),
  fc.record({ on: fc.constant("endpoint" as const), until: fc.nat(2 * now), reason: fc.string() })
)

describe("who waits for what", () => {
  it("is one line: how many are in flight, how many wait, for what, and when the next goes on", () => {
    const status = told(
      ...many(12, 1, { on: "slot" }),
      ...many(2, 2, retry(9)),
      ["simulation/3/g001/a0001", retry(1.2)],
      ...many(40, 4, { on: "neighbour", group: "g004" })
    )
    assert.strictEqual(
      status.line(wide(64)),
      "64 in flight · 12 wait for a slot · 3 to try again (next in 2 s: status 503) · 40 for a neighbour"
    )
  })

  it("speaks of one as of one, and says \"wait\" where it comes first", () => {
    assert.strictEqual(told(["a", { on: "slot" }]).line(wide(0)), "0 in flight · 1 waits for a slot")
    assert.strictEqual(
      told(["a", retry(1)], ["b", { on: "budget" }], ["c", { on: "stop" }]).line(wide(3)),
      "3 in flight · 1 to try again (next in 1 s: status 503) · 1 waits for the budget · 1 held by the stop"
    )
    assert.strictEqual(
      told(["a", { on: "endpoint", until: now + 61_000, reason: "ECONNREFUSED" }]).line(wide(3)),
      "3 in flight · 1 waits for the endpoint (next in 1 min 1 s: ECONNREFUSED)"
    )
  })

  it("a time that has passed is not shown; the soonest of those to come is", () => {
    assert.strictEqual(told(["a", retry(-1)], ["b", retry(0)]).line(wide(1)), "1 in flight · 2 to try again")
    assert.include(
      told(["a", retry(-1)], ["b", retry(7)], ["c", retry(5)]).line(wide(1)),
      "3 to try again (next in 5 s"
    )
  })

  it("whoever goes on is forgotten", () => {
    const status = told(["p", { on: "slot" }], ["simulation/1/g002/a0042", retry(3)])
    status.waiting("p", undefined)
    status.waiting("simulation/1/g002/a0042", undefined)
    status.waiting("never there", undefined)
    assert.strictEqual(status.line(wide(5)), "5 in flight")
    assert.strictEqual(status.reasonOf("a0042", now), undefined)
  })

  it("tells of an agent, or of the group that its modulator speaks for, what it waits for", () => {
    const status = told(
      ["simulation/12/g003/a0042", { on: "slot" }],
      ["simulation/12/g003/a0043/repair", retry(2, "status 503\nsorry")],
      ["simulation/12/g003/route", { on: "rate", until: now + 4000 }],
      ["population/a0044", { on: "budget" }],
      ["simulation/13/g004", { on: "neighbour", group: "g003" }],
      ["r1/w0/17", { on: "slot" }]
    )
    assert.deepStrictEqual(
      ["a0042", "a0043", "g003", "a0044", "g004", "a0017", ""].map((id) => status.reasonOf(id, now)),
      [
        "a0042 waits for a slot",
        "a0043 tries again (in 2 s: status 503 sorry)",
        "g003 waits for the rate limit (for 4 s)",
        "a0044 waits for the budget",
        "g004 waits for g003 to finish a step",
        undefined,
        undefined
      ]
    )
  })

  it("never is longer than the columns, holds one line, and counts everybody who waits", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.option(waiting, { nil: undefined }))),
        fc.integer({ min: 20, max: 200 }),
        (signals, columns) => {
          const status = Status.make()
          const last = new Map<string, Signals.Waiting | undefined>()
          for (const [place, why] of signals) {
            status.waiting(place, why)
            last.set(place, why)
          }
          const line = status.line({ inFlight: 3, now, columns })
          assert.isAtMost(line.length, columns)
          assert.notInclude(line, "\n")
          const numbers = status.line(wide(0)).split(" · ").map((part) => Number.parseInt(part, 10))
          assert.strictEqual(
            numbers.reduce((a, b) => a + b),
            [...last.values()].filter((why) => why !== undefined).length
          )
        }
      )
    )
  })

  it("tells of each agent and group what it waits for, and first of those whose request is being answered", () => {
    const status = told(
      ["simulation/3/g001/a0001", { on: "pause" }],
      ["simulation/3/g002", { on: "neighbour", group: "g001" }],
      ["simulation/3/g001/a0003", retry(9, "x".repeat(500))]
    )
    status.began("simulation/3/g001/a0002")
    status.began("simulation/3/g001/a0002")
    status.ended("simulation/3/g001/a0002")
    status.began("synthesis/r1/w0/3/respond")
    const waits = status.waits(10)
    assert.deepStrictEqual(Object.entries(waits).map(([id, { on, place }]) => [id, on, place]), [
      ["a0002", "call", "simulation/3/g001/a0002"],
      ["a0001", "pause", "simulation/3/g001/a0001"],
      ["g002", "neighbour", "simulation/3/g002"],
      ["a0003", "retry", "simulation/3/g001/a0003"]
    ])
    assert.isBelow(waits["a0003"]?.reason?.length ?? 0, 200)
    assert.deepStrictEqual(Object.keys(status.waits(2)), ["a0002", "a0001"])
    status.ended("simulation/3/g001/a0002")
    assert.isUndefined(status.waits(10)["a0002"])
  })
})
