import { assert, describe, it } from "@effect/vitest"
import { Health } from "@stoa/core"
import * as health from "../../packages/tui/src/cli/Health.ts"
import { act, endStep, everybody, failed, hear, idOf, society, steps } from "../support/life.ts"

const life = (count: number) =>
  Health.measure([
    ...society(4),
    ...steps(4, count, (step) =>
      everybody(4).flatMap((agent) => [act(agent, step), hear(idOf(agent, step), [agent ^ 1], step)]))
  ])

describe("a society's health on the screen", () => {
  it("is a table by step, of a long life its beginning and its end", () => {
    assert.lengthOf(health.table(life(9).read()), 11)
    const long = health.table(life(30).read())
    assert.lengthOf(long, 11)
    assert.include(long[5], "22 steps more")
    assert.match(long[9] ?? "", /^29 +4 /)
    assert.match(long[10] ?? "", /^all +120 /)
  })

  it("marks the steps that are still lived", () => {
    const meter = life(2)
    meter.add(act(0, 2))
    const table = health.table(meter.read())
    assert.match(table.at(-3) ?? "", /^2 \* +1 /)
    assert.match(table.at(-1) ?? "", /^\* not all groups/)
  })

  it("is one line at the end, which names failed turns where there are any", () => {
    assert.match(health.line(life(3).read()), /^1\.0 hearers a message, 0 % heard by nobody, 0 % beyond their group/)
    assert.notInclude(health.line(life(3).read()), "failed")
    const meter = life(3)
    meter.add(failed(0, 3))
    assert.include(health.line(meter.read()), "8 % of turns failed")
  })

  it("is an alert in a line with its step", () => {
    const meter = Health.measure([
      ...society(10),
      ...everybody(10).map((agent) => failed(agent, 0)),
      ...endStep(10, 0)
    ])
    const [alert] = meter.alerts()
    assert.match(alert === undefined ? "" : health.warning(alert), /^! step 0: 100 % of the 10 turns/)
  })
})
