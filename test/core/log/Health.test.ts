import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import type { Message } from "../../../packages/core/src/domain/Message.ts"
import * as Place from "../../../packages/core/src/domain/Place.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as Health from "../../../packages/core/src/log/Health.ts"

const profile = {
  name: "Ana",
  description: "A baker.",
  pastActions: [],
  attributes: {},
  origin: { kind: "census", draw: 1 }
} as const

/** A society of so many agents in groups of two, each group linked to the next, each agent with a plan of so many steps. */
const society = (agents: number, planSteps = 20): Array<Event> => {
  const ids = Array.from({ length: agents }, (_, index) => Place.agentId(index))
  const groups = Array.from({ length: agents / 2 }, (_, nth) => ({
    id: Place.groupId(nth),
    members: [ids[2 * nth] as string, ids[2 * nth + 1] as string] as const
  }))
  const step = { title: "Bake", detail: "", done: false }
  return [
    ...ids.map((agent): Event => ({
      _tag: "Enrolled",
      place: `population/${agent}/enrolled`,
      agent,
      profile: { ...profile, id: agent }
    })),
    ...ids.map((agent): Event => ({
      _tag: "AgentJoined",
      place: `population/${agent}`,
      agent,
      personality: "calm",
      lifeGoal: "bread",
      plan: { steps: Array.from({ length: planSteps }, () => step) }
    })),
    {
      _tag: "SocietyFormed",
      place: "society",
      groups,
      links: groups.slice(1).map(({ id }, nth) => ({ a: Place.groupId(nth), b: id, kind: "near", similarity: 0.5 }))
    }
  ]
}

const groupOf = (agent: number): string => Place.groupId(Math.floor(agent / 2))
const idOf = (agent: number, step: number): string => Place.messageId(groupOf(agent), step, Place.agentId(agent), 1)

/** An act of the n-th agent. */
const act = (agent: number, step: number, more: Partial<Message> & { readonly stepDone?: boolean } = {}): Event => {
  const { stepDone = false, ...message } = more
  return {
    _tag: "Acted",
    place: `simulation/${step}/${groupOf(agent)}/${Place.agentId(agent)}`,
    stepDone,
    message: {
      id: idOf(agent, step),
      from: Place.agentId(agent),
      group: groupOf(agent),
      step,
      kind: (message.becauseOf ?? []).length === 0 ? "plan" : "reaction",
      act: "say",
      text: `${prose(agent, step)}.`,
      becauseOf: [],
      heardBy: [],
      sentTo: [],
      ...message
    }
  }
}

// Words that no other act has.
const prose = (agent: number, step: number): string =>
  Array.from({ length: 8 }, (_, nth) => `word${(agent * 1009 + step * 9176 + nth * 77).toString(36)}x${nth}`).join(" ")

/** A message was heard in its own group, or (in the step after) in another. */
const hear = (message: string, agents: ReadonlyArray<number>, step: number): Event => {
  const own = message.split("/")[0] as string
  const group = groupOf(agents[0] ?? 0)
  const names = agents.map(Place.agentId)
  const place = `simulation/${step}/${group}/${message}`
  return own === group
    ? { _tag: "Routed", place, group, step, routes: [{ message, agents: names, groups: [], reason: "near" }] }
    : { _tag: "Received", place, group, step, receptions: [{ message, agents: names, reason: "told" }] }
}

const failed = (agent: number, step: number): Event => ({
  _tag: "Failed",
  place: `simulation/${step}/${groupOf(agent)}/${Place.agentId(agent)}/failed`,
  prompt: "act",
  kind: "empty",
  reason: "empty",
  raw: ""
})

const endStep = (agents: number, step: number): Array<Event> =>
  Array.from({ length: agents / 2 }, (_, nth): Event => ({
    _tag: "StepEnded",
    place: `simulation/${step}/${Place.groupId(nth)}/end`,
    group: Place.groupId(nth),
    step,
    acted: 0
  }))

const end = (step: number): Event => ({
  _tag: "SimulationEnded",
  place: "simulation/end",
  step,
  episodes: 1,
  why: "episodes"
})

/** Steps 0 to `steps` - 1, each told by a function, and ended. */
const steps = (agents: number, count: number, tell: (step: number) => ReadonlyArray<Event>): Array<Event> =>
  Array.from({ length: count }, (_, step) => [...tell(step), ...endStep(agents, step)]).flat()

const everybody = (agents: number): Array<number> => Array.from({ length: agents }, (_, agent) => agent)

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
    assert.deepStrictEqual(isolation, { groups: 1, linksUsed: 0.5 })
    assert.deepStrictEqual(rows.map(({ messages, step, whole }) => [step, whole, messages]), [
      [0, true, 2],
      [1, true, 1],
      [2, false, 1],
      [3, false, 1]
    ])
    assert.strictEqual(rows[1]?.hearers, 2)
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
      act(2, 2, { becauseOf: [idOf(0, 0)] }),
      hear(idOf(2, 2), [3], 2),
      failed(3, 2)
    ]
    const ended = Health.measure([...before, end(1)]).read()
    assert.deepStrictEqual(Health.measure([...before, ...beyond, end(1)]).read(), ended)
    assert.strictEqual(ended.all.unheard, 0.5)
    assert.strictEqual(ended.isolation.groups, 2)
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
  acts.forEach(({ agent, done, fails, heard, text, think }, index) => {
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
