import { assert, describe, it } from "@effect/vitest"
import type { Event } from "../../../../packages/core/src/domain/Event.ts"
import * as Health from "../../../../packages/core/src/log/Health.ts"
import { act, everybody, hear, idOf, society, steps } from "../../../support/life.ts"

const life = (late: (step: number) => ReadonlyArray<Event>) => [
  ...society(4),
  ...steps(4, 30, (step) => [
    ...everybody(4).map((agent) => act(agent, step, { becauseOf: step > 0 ? [idOf(agent, step - 1)] : [] })),
    hear(idOf(0, step), [1], step),
    ...late(step)
  ])
]

const measured = (events: ReadonlyArray<Event>, back?: number) => {
  const meter = Health.meter(back === undefined ? {} : { back })
  for (const event of events) meter.add(event)
  return meter.read()
}

describe("a meter that remembers a few steps", () => {
  it("measures what one that remembers all does, where what is sent is heard soon", () => {
    const soon = life((step) => (step === 0 ? [] : [hear(idOf(2, step - 1), [0], step)]))
    assert.deepStrictEqual(measured(soon, 3), measured(soon))
  })

  it("counts nothing of what is heard later than that", () => {
    const late = life((step) => (step === 20 ? [hear(idOf(2, 4), [3], step)] : []))
    assert.strictEqual(measured(late).steps[4]?.hearers, 0.5)
    assert.strictEqual(measured(late, 5).steps[4]?.hearers, 0.25)
  })
})
