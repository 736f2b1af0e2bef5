import { assert, describe, it } from "@effect/vitest"
import type { Event } from "../../../../packages/core/src/domain/Event.ts"
import * as Health from "../../../../packages/core/src/log/Health.ts"
import { act, end, endStep, everybody, failed, hear, idOf, prose, society, steps } from "../../../support/life.ts"

describe("alerts", () => {
  const kinds = (events: ReadonlyArray<Event>) => Health.measure(events).alerts().map(({ kind, step }) => [kind, step])
  /** A lively step: everybody acts, the other of the group hears, and so does one of the next group a step later. */
  const lively = (step: number): Array<Event> =>
    everybody(10).flatMap((agent) => [
      act(agent, step),
      hear(idOf(agent, step), [agent ^ 1], step),
      ...(step === 0 ? [] : [hear(idOf(agent, step - 1), [(agent + 2) % 10], step)])
    ])

  it("a lively society gives none", () => {
    assert.deepStrictEqual(kinds([...society(10), ...steps(10, 12, lively)]), [])
  })

  it("silence is told after three whole steps, with what failed, or that all plans are done", () => {
    const unfinished = Health.measure([
      ...society(10),
      ...steps(10, 6, (step) => (step < 2 ? lively(step) : everybody(10).slice(1).map((agent) => failed(agent, step))))
    ]).alerts()
    assert.deepStrictEqual(unfinished.map(({ kind, step }) => [kind, step]), [["failures", 2], ["silence", 4]])
    const silence = unfinished.find(({ kind }) => kind === "silence")
    assert.strictEqual(silence?.step, 4)
    assert.match(
      silence?.sentence ?? "",
      /10 agents acted in each of steps 2 to 4 \(0, 0, 0\), though 10 plans are unfinished/
    )
    assert.match(silence?.sentence ?? "", /27 turns came to nothing/)
    const done = Health.measure([
      ...society(10, 1),
      ...steps(10, 5, (step) => (step === 0 ? everybody(10).map((agent) => act(agent, 0, { stepDone: true })) : []))
    ]).alerts()
    assert.deepStrictEqual(done.map(({ kind, step }) => [kind, step]), [["silence", 3]])
    assert.match(done[0]?.sentence ?? "", /all plans are done/)
  })

  it("a step counts only once every group has ended it, and a sort is told once", () => {
    const meter = Health.measure([
      ...society(10),
      ...everybody(10).slice(0, 4).map((agent) => act(agent, 0)),
      ...everybody(10).slice(4).map((agent) => failed(agent, 0)),
      ...endStep(10, 0).slice(1)
    ])
    assert.deepStrictEqual(meter.alerts(), [])
    const found = endStep(10, 0).slice(0, 1).flatMap(meter.add)
    assert.deepStrictEqual(found.map(({ kind, step }) => [kind, step]), [["failures", 0]])
    assert.match(found[0]?.sentence ?? "", /^60 % of the 10 turns of step 0 came to nothing/)
    const more = steps(10, 3, () => []).slice(5)
    const again = [...everybody(10).map((agent) => failed(agent, 1)), ...more].flatMap(meter.add)
    assert.deepStrictEqual(again.filter(({ kind }) => kind === "failures"), [])
  })

  it("loops are told: by each agent's own words, or by what all speak of", () => {
    const own = steps(10, 4, (step) =>
      lively(step).map((event) => (event._tag === "Acted"
        ? { ...event, message: { ...event.message, text: prose(Number(event.message.from.slice(1)), 0) } }
        : event)
      ))
    assert.deepStrictEqual(kinds([...society(10), ...own]), [["repetition", 1]])
    const one = steps(10, 4, (step) =>
      lively(step).map((event) => (event._tag === "Acted"
        ? { ...event, message: { ...event.message, text: `Everybody speaks of the weather, ${step}` } }
        : event)
      ))
    assert.deepStrictEqual(kinds([...society(10), ...one]).map(([kind]) => kind), ["topics"])
  })

  it("isolation is told where links exist and routing happens, after five whole steps", () => {
    const apart = steps(10, 7, (step) => lively(step).filter((event) => event._tag !== "Received"))
    assert.deepStrictEqual(kinds([...society(10), ...apart]), [["isolation", 4]])
    const unlinked = society(10).map((event) => (event._tag === "SocietyFormed" ? { ...event, links: [] } : event))
    assert.deepStrictEqual(kinds([...unlinked, ...apart]), [])
  })

  it("that nobody hears is told where modulators decide, and not where there is no communication", () => {
    const alone = steps(10, 4, (step) => lively(step).filter((event) => event._tag === "Acted"))
    assert.deepStrictEqual(kinds([...society(10), ...alone]), [])
    const deaf = steps(10, 4, (step) => [
      ...lively(step).filter((event) => event._tag === "Acted"),
      { _tag: "Routed", place: `simulation/${step}/g000/route`, group: "g000", step, routes: [] },
      {
        _tag: "Failed",
        place: `simulation/${step}/g000/route/failed`,
        prompt: "route",
        kind: "empty",
        reason: "",
        raw: ""
      }
    ])
    const [alert] = Health.measure([...society(10), ...deaf]).alerts()
    assert.deepInclude(alert, { kind: "unheard", step: 2 })
    assert.match(alert?.sentence ?? "", /30 messages of steps 0 to 2 were heard 0 times\. 3 answers of modulators/)
  })

  it("nothing beyond the end is told of", () => {
    const facts = [
      ...society(10),
      ...steps(10, 4, (step) => (step < 2 ? lively(step) : everybody(10).map((agent) => failed(agent, step))))
    ]
    assert.isNotEmpty(kinds(facts))
    assert.deepStrictEqual(kinds([...facts, end(1)]), [])
  })
})
