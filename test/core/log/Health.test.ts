import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as Health from "../../../packages/core/src/log/Health.ts"
import { act, end, endStep, everybody, failed, hear, idOf, prose, society, steps } from "../../support/life.ts"

describe("the numbers", () => {
  it("tell of a message who heard it, and of a society how far it came", () => {
    const { all, goals, isolation, steps: rows } = Health.measure([
      ...society(6, 2),
      // 0 tells 1, who tells group 1, where 2 reacts and 3 hears of that; 4 and 5 keep to themselves.
      act(0, 0, { stepDone: true }),
      act(4, 0, { act: "think" }),
      hear(idOf(0, 0), [1], 0),
      ...endStep(6, 0),
      act(1, 1, { act: "ask", becauseOf: [idOf(0, 0)] }),
      hear(idOf(1, 1), [0], 1),
      ...endStep(6, 1),
      hear(idOf(1, 1), [2], 2),
      act(0, 2, { stepDone: true }),
      act(2, 3, { becauseOf: [idOf(1, 1)] }),
      hear(idOf(2, 3), [3], 3),
      failed(5, 3)
    ]).read()
    assert.strictEqual(all.messages, 5)
    assert.deepStrictEqual(all.acts, { do: 0, say: 3, ask: 1, publish: 0, think: 1 })
    assert.strictEqual(all.reactive, 0.4)
    assert.strictEqual(all.hearers, 4 / 5)
    assert.strictEqual(all.unheard, 2 / 5)
    assert.strictEqual(all.inGroup, 4 / 5)
    // The chain that 0 began came to 1, 2 and 3, those of 4 and of 0's second act to nobody.
    assert.strictEqual(all.reach, 1)
    assert.strictEqual(all.failedTurns, 1)
    assert.strictEqual(all.failing, 0.167)
    assert.deepStrictEqual(goals, { planSteps: 12, done: 2, share: 0.167, agentsDone: 1 })
    assert.deepStrictEqual(isolation, { isolatedGroups: 1, linksUsed: 0.5 })
    assert.deepStrictEqual(rows.map(({ messages, step, whole }) => [step, whole, messages]), [
      [0, true, 2],
      [1, true, 1],
      [2, false, 1],
      [3, false, 1]
    ])
    assert.strictEqual(rows[1]?.hearers, 2)
  })

  it("count flaws, and the steps that a plan gains once it is done", () => {
    const revised = { title: "Sell", detail: "" }
    const { all, goals } = Health.measure([
      ...society(2, 1),
      act(0, 0, { stepDone: true }),
      act(0, 1, { revised, flaws: ["drift", "voice"] }),
      act(1, 1, { revised, flaws: ["drift"] })
    ]).read()
    assert.deepStrictEqual(all.flaws, { repetition: 0, drift: 2, voice: 1, address: 0 })
    assert.deepStrictEqual(goals, { planSteps: 3, done: 1, share: 0.333, agentsDone: 0 })
  })

  it("count nothing beyond the end, and no hearing that came after it", () => {
    const before = [
      ...society(4),
      act(0, 0),
      act(1, 1),
      hear(idOf(1, 1), [0], 1)
    ]
    const beyond = [
      hear(idOf(0, 0), [2, 3], 2),
      act(2, 2, { becauseOf: [idOf(0, 0)], stepDone: true }),
      hear(idOf(2, 2), [3], 2),
      failed(3, 2)
    ]
    const ended = Health.measure([...before, end(1)]).read()
    assert.deepStrictEqual(Health.measure([...before, ...beyond, end(1)]).read(), ended)
    assert.strictEqual(ended.all.unheard, 0.5)
    assert.strictEqual(ended.isolation.isolatedGroups, 2)
  })

  it("are those of nothing before anything happened", () => {
    const { all, steps: rows } = Health.of(Fold.fold([]))
    assert.deepStrictEqual([all.messages, all.hearers, all.topics, all.failing], [0, 0, 1, 0])
    assert.deepStrictEqual(rows, [])
    assert.deepStrictEqual(Health.of(Fold.fold([])), Health.meter().read())
  })

  it("see an agent say nearly the same among its last ten acts, and no other's words", () => {
    const said = (agent: number, step: number, text: string) => act(agent, step, { text })
    const long =
      "Ana carries the warm bread over the old bridge to the market and sells it to everybody she meets there"
    const repeated = (events: ReadonlyArray<Event>) => Health.measure([...society(4), ...events]).read().all.repeated
    assert.strictEqual(repeated([said(0, 0, long), said(0, 1, `${long.toUpperCase()}!`)]), 0.5)
    assert.strictEqual(repeated([said(0, 0, long), said(0, 1, long.replace("warm", "cold"))]), 0.5)
    assert.strictEqual(repeated([said(0, 0, long), said(0, 1, "Ana sleeps.")]), 0)
    assert.strictEqual(repeated([said(0, 0, long), said(1, 1, long)]), 0)
    const others = Array.from({ length: 10 }, (_, nth) => act(0, nth + 1))
    assert.strictEqual(repeated([said(0, 0, long), ...others.slice(1), said(0, 12, long)]), 0.091)
    assert.strictEqual(repeated([said(0, 0, long), ...others, said(0, 12, long)]), 0)
    assert.strictEqual(repeated([said(0, 0, "彼女はパンを焼く"), said(0, 1, "彼女はパンを焼く。")]), 0.5)
  })

  it("see whether all speak of one thing or each of another", () => {
    const topics = (text: (agent: number, step: number) => string) =>
      Health.measure([
        ...society(10),
        ...steps(10, 10, (step) => everybody(10).map((agent) => act(agent, step, { text: text(agent, step) })))
      ]).read().all.topics
    assert.strictEqual(topics(() => "Everybody speaks of the weather."), 0)
    assert.isAbove(topics(prose), 0.8)
    const two = topics((agent) => (agent % 2 === 0 ? "The weather changes." : "Somebody bakes fresh bread today."))
    assert.isAbove(two, 0.1)
    assert.isBelow(two, 0.2)
  })
})

/** A life of a society drawn at random: facts group by group, each group's in its order. */
const lives = fc.record({
  acts: fc.array(
    fc.record({
      agent: fc.nat(5),
      text: fc.constantFrom("Ana bakes", "Ana bakes bread", "Ben sings", "Cleo goes to sea again"),
      think: fc.boolean(),
      done: fc.boolean(),
      revised: fc.boolean(),
      fails: fc.boolean(),
      heard: fc.array(fc.nat(5), { maxLength: 3 })
    }),
    { maxLength: 40 }
  )
})

type Life = typeof lives extends fc.Arbitrary<infer A> ? A : never

/** Facts by group: what a group tells in a step may rest on what others told in steps before. */
const told = ({ acts }: Life) => {
  const perStep = 6
  const facts = new Map<number, Array<Array<Event>>>()
  const put = (step: number, group: number, event: Event) => {
    const groups = facts.get(step) ?? [[], [], []]
    facts.set(step, groups)
    groups[group]?.push(event)
  }
  const taken = new Set<string>()
  let before: Array<string> = []
  let now: Array<string> = []
  acts.forEach(({ agent, done, fails, heard, revised, text, think }, index) => {
    const step = Math.floor(index / perStep)
    if (index % perStep === 0) [before, now] = [now, []]
    if (taken.has(idOf(agent, step))) return
    taken.add(idOf(agent, step))
    const group = Math.floor(agent / 2)
    if (fails) return put(step, group, failed(agent, step))
    const cause = before[index % Math.max(1, before.length)]
    put(
      step,
      group,
      act(agent, step, {
        text,
        act: think ? "think" : "do",
        stepDone: done,
        ...(revised ? { revised: { title: text, detail: String(index) } } : {}),
        becauseOf: cause === undefined ? [] : [cause]
      })
    )
    const id = idOf(agent, step)
    now.push(id)
    for (const hearer of new Set(heard)) {
      if (hearer === agent) continue
      const other = Math.floor(hearer / 2)
      put(other === group ? step : step + 1, other, {
        ...hear(id, [hearer], other === group ? step : step + 1),
        place: `${id}/${hearer}`
      })
    }
  })
  return [...facts].toSorted(([a], [b]) => a - b).map(([step, groups]) => ({ step, groups }))
}

describe("the meter", () => {
  it("gives the same numbers as the world, whatever the order in which groups tell their facts", () => {
    fc.assert(fc.property(lives, fc.array(fc.nat(5), { minLength: 10, maxLength: 10 }), (life, turns) => {
      const rounds = told(life)
      const ordered = [
        ...society(6, 3),
        ...rounds.flatMap(({ groups, step }) => [...groups.flat(), ...endStep(6, step)])
      ]
      const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
      const shuffled = [
        ...society(6, 3),
        ...rounds.flatMap(({ groups, step }, nth) => [
          ...(orders[turns[nth % turns.length] ?? 0] ?? []).flatMap((group) => groups[group] ?? []),
          ...endStep(6, step).toReversed()
        ])
      ]
      const meter = Health.measure(ordered)
      const other = Health.measure(shuffled)
      assert.deepStrictEqual(other.read(), meter.read())
      assert.deepStrictEqual(other.alerts(), meter.alerts())
      assert.deepStrictEqual(Health.of(Fold.fold(ordered)), meter.read())
    }))
  })

  it("reads the same at any time as one that has just read everything", () => {
    const facts = [
      ...society(4),
      ...steps(
        4,
        6,
        (step) => everybody(4).flatMap((agent) => [act(agent, step), hear(idOf(agent, step), [agent ^ 1], step)])
      )
    ]
    const meter = Health.meter()
    const read = facts.map((fact) => {
      meter.add(fact)
      return meter.read()
    })
    assert.deepStrictEqual(read, facts.map((_, index) => Health.measure(facts.slice(0, index + 1)).read()))
  })
})
