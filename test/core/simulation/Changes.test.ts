import { assert, describe, it } from "@effect/vitest"
import { Changes, type Event, EventLog, type Intervention, Place, Prompt, Roles, Seed, World } from "@stoa/core"
import { Effect, Equal, Fiber, HashMap } from "effect"
import * as RoleModels from "../../../packages/core/src/log/RoleModels.ts"
import * as Renew from "../../../packages/core/src/population/Renew.ts"
import * as Simulation from "../../../packages/core/src/simulation/Simulation.ts"
import { answering, found, groupIds, ring, told } from "./ring.ts"

type Change = Intervention.Intervention
type Store = Map<string, Event.Event>

const cast = { model: "stub", models: { weak: "other" } }

/** Lets others go first. */
const waitTurns = Effect.fnUntraced(function*(turns: number) {
  for (let turn = 0; turn < turns; turn++) yield* Effect.yieldNow
})

/** A log that keeps its facts in a map which outlives it. */
const logOver = (facts: Store, intervened?: ReadonlyArray<Event.Event>) => {
  const log = EventLog.EventLog.over({
    // What is stored takes its time, as in a file.
    store: (added) =>
      Effect.andThen(waitTurns(4), () => {
        const other = added.find((event) => !Equal.equals(facts.get(event.place) ?? event, event))
        if (other !== undefined) {
          return Effect.fail(new EventLog.LogError({ file: "map", detail: `another fact stands at ${other.place}` }))
        }
        for (const event of added) facts.set(event.place, event)
        return Effect.void
      }),
    load: Effect.sync(() => [...facts.values()]),
    loadTagged: (tag) =>
      Effect.sync(() =>
        tag === "Intervened" && intervened !== undefined
          ? intervened
          : [...facts.values()].filter(({ _tag }) => _tag === tag)
      ),
    places: Effect.sync(() => [...facts.keys()])
  })
  return log
}

/** Waits until so many more questions were put to the model. */
type Asks = (count: number) => Effect.Effect<void>

interface Sitting {
  readonly facts: Store
  /** What an earlier telling recorded, where this one knows nothing else of it. */
  readonly intervened?: ReadonlyArray<Event.Event>
  /** Order in which answers come; all at once by default. */
  readonly timing?: number
  readonly steps?: number
  readonly episodes?: number
  /** What happens meanwhile. */
  readonly meanwhile?: (changes: Changes.Changes, asks: Asks) => Effect.Effect<unknown>
  readonly onAsk?: Parameters<typeof answering>[1]
}

/** Lives the life of the ring, or what is left of it. */
const sit = (
  { episodes = 1000, facts, intervened, meanwhile = () => Effect.void, onAsk, steps = 6, timing }: Sitting
) =>
  Effect.gen(function*() {
    const log = logOver(facts, intervened)
    const changes = yield* Changes.make
    const asked: Array<string> = []
    const asks: Asks = Effect.fnUntraced(function*(count) {
      const last = asked.length + count
      while (asked.length < last) yield* Effect.yieldNow
    })
    const lived = Effect.andThen(
      found,
      Simulation.live({
        steps,
        episodes,
        window: 3,
        unit: "actions",
        routing: "per-step",
        communication: "structured",
        renew: Renew.renew,
        models: RoleModels.names(cast),
        roles: ["act", "react", "route"]
      })
    ).pipe(
      Effect.provideService(EventLog.EventLog, log),
      Effect.provideService(Changes.Changes, changes),
      Effect.provideService(
        Prompt.ModelFor,
        ({ name, place, role }) => Roles.first(RoleModels.at(cast, Effect.runSync(log.world), place), [name, role])
      ),
      Effect.provide(answering(timing === undefined ? undefined : Seed.chance(timing), (request) => {
        asked.push(request.place)
        onAsk?.(request)
      }))
    )
    const asker = yield* Effect.forkChild(meanwhile(changes, asks))
    yield* lived
    yield* Fiber.interrupt(asker)
    const world = yield* log.world
    return { world, told: told([...facts.values()], world.ended?.step ?? Infinity) }
  })

const interventions = (facts: Store): Array<Event.Intervened> =>
  [...facts.values()].filter((fact) => fact._tag === "Intervened")

/** The same life told again from what people changed in it, at another timing. */
const again = (facts: Store, timing?: number) =>
  sit({ facts: new Map(), intervened: interventions(facts), ...(timing === undefined ? {} : { timing }) })

const agentIds = Array.from({ length: ring.agents }, (_, index) => Place.agentId(index))

/** Some change, most of them possible. */
const drawn = (chance: Seed.Chance): Change => {
  const agent = chance.pick(agentIds)
  const kinds: ReadonlyArray<() => Change> = [
    () => ({
      _tag: "News",
      to: chance.pick(["everybody", ...agentIds, ...groupIds]),
      text: `Thing ${chance.int(99)}.`
    }),
    () => ({ _tag: "Goal", agent, lifeGoal: `To reach ${chance.int(99)}.` }),
    () => ({ _tag: "Mute", agent, muted: chance.flip(0.6) }),
    () => ({ _tag: "Link", a: chance.pick(groupIds), b: chance.pick(groupIds), linked: chance.flip(0.5) }),
    () => ({ _tag: "RoleModel", role: chance.pick(["act", "react", "route"]), model: chance.pick(["stub", "other"]) })
  ]
  return chance.pick(kinds)()
}

/** The last step of a group, or of any, that something was told or asked in. */
const begunBy = (places: Iterable<string>, group: string | undefined): number =>
  [...places].reduce((most, place) => {
    const [, step, of] = /^simulation\/(\d+)\/(g\d+)\//.exec(place) ?? []
    return step !== undefined && (group === undefined || of === group) ? Math.max(most, Number(step)) : most
  }, -1)

/** The group that a change concerns; undefined for all. */
const groupOf = (change: Change): string | undefined => {
  const id = change._tag === "News" ? change.to : change._tag === "Goal" || change._tag === "Mute" ? change.agent : ""
  return id.startsWith("g") ? id : id.startsWith("a") ? Place.groupId(Number(id.slice(1)) % ring.groups) : undefined
}

interface Asked {
  readonly change: Change
  readonly answer: Changes.Answer
  /** The last step that the group, or anybody, had begun at that moment, as far as anything shows it. */
  readonly begun: number
}

/** A sitting in which people propose at random moments; after so many questions to the model it breaks off. */
const lively = (facts: Store, seed: number, most = Infinity) =>
  Effect.gen(function*() {
    const chance = Seed.chance(Seed.at(seed, "people"))
    const places = new Set<string>()
    const asked: Array<Asked> = []
    const sitting = sit({
      facts,
      timing: seed,
      onAsk: ({ place }) => places.add(place),
      meanwhile: Effect.fnUntraced(function*(changes) {
        for (;;) {
          yield* waitTurns(chance.int(80))
          const change = drawn(chance)
          const begun = begunBy([...places, ...facts.keys()], groupOf(change))
          asked.push({ change, begun, answer: yield* changes.propose(change) })
        }
      })
    })
    const breaking = Effect.gen(function*() {
      while (places.size < most) yield* Effect.yieldNow
      return undefined
    })
    return { asked, done: yield* most === Infinity ? sitting : Effect.raceFirst(sitting, breaking) }
  })

const stepOf = (answer: Changes.Answer): number => ("step" in answer ? answer.step : -1)

/** One change, proposed once so many questions were put to the model. */
const changing = (change: Change, after = 30) =>
  Effect.gen(function*() {
    const facts: Store = new Map()
    let answer: Changes.Answer = { refused: "not asked" }
    const { told, world } = yield* sit({
      facts,
      timing: 3,
      meanwhile: (changes, asks) =>
        Effect.andThen(
          asks(after),
          Effect.map(changes.propose(change), (given) => (answer = given))
        )
    })
    return { facts, answer, told, world, step: stepOf(answer) }
  })

const facts = <Tag extends Event.Event["_tag"]>({ facts }: { readonly facts: Store }, tag: Tag) =>
  [...facts.values()].filter((fact): fact is Extract<Event.Event, { readonly _tag: Tag }> => fact._tag === tag)

describe("what people change in a society", () => {
  it.live("news to a group is heard by its members in the next step of theirs, from nobody", () =>
    Effect.gen(function*() {
      const life = yield* changing({ _tag: "News", to: "g000", text: "The\u001b[31m bridge\nis closed." })
      const id = `g000/${life.step}/news/1`
      assert.isAbove(life.step, 0)
      assert.deepInclude(World.message(life.world, id), { from: "news", text: "The bridge is closed.", sentTo: [] })
      assert.deepStrictEqual(
        World.message(life.world, id).heardBy.map(({ agent, group, reason, step }) => [agent, group, reason, step]),
        ["a0000", "a0004"].map((agent) => [agent, "g000", "news from outside", life.step])
      )
      const reactions = facts(life, "Acted").filter(({ message }) => message.becauseOf.includes(id))
      assert.deepStrictEqual(reactions.map(({ message }) => [message.from, message.step]).toSorted(), [
        ["a0000", life.step],
        ["a0004", life.step]
      ])
      assert.isFalse(World.episodes(life.world).some(({ messages }) => messages.includes(id)))
      assert.strictEqual((yield* again(life.facts, 9)).told, life.told)
    }))

  it.live("news to everybody is one fact, one message, and heard in one step by all", () =>
    Effect.gen(function*() {
      const life = yield* changing({ _tag: "News", to: "everybody", text: "The bridge is closed." })
      assert.lengthOf(interventions(life.facts), 1)
      const { heardBy } = World.message(life.world, `g000/${life.step}/news/all/1`)
      assert.deepStrictEqual(heardBy.map(({ agent }) => agent), agentIds)
      assert.isTrue(
        heardBy.every(({ agent, group, step }) => step === life.step && group === World.agent(life.world, agent).group)
      )
      assert.strictEqual((yield* again(life.facts, 9)).told, life.told)
    }))

  it.live("a goal that was set gets a plan at the agent's next turn, and the old one was given up, not reached", () =>
    Effect.gen(function*() {
      const life = yield* changing({ _tag: "Goal", agent: "a0002", lifeGoal: "To sail." })
      const { agent, left, reached, set } = World.agent(life.world, "a0002")
      assert.deepInclude(agent, { lifeGoal: "To sail." })
      assert.deepStrictEqual([left.map(({ lifeGoal }) => lifeGoal), reached, set], [["to be done"], [], undefined])
      const [renewed] = facts(life, "Renewed")
      const tried = facts(life, "Failed").filter(({ prompt }) => prompt === "replan").length
      assert.deepInclude(renewed, {
        place: `simulation/${life.step + tried}/g002/a0002/replan`,
        step: life.step + tried,
        lifeGoal: "To sail."
      })
      assert.strictEqual((yield* again(life.facts, 9)).told, life.told)
    }))

  it.live("a muted agent takes no turn and asks nothing, hears on, and acts again when it may", () =>
    Effect.gen(function*() {
      const store: Store = new Map()
      const steps: Array<number> = []
      const life = yield* sit({
        facts: store,
        timing: 3,
        steps: 12,
        meanwhile: Effect.fnUntraced(function*(changes, asks) {
          for (const muted of [true, false]) {
            yield* asks(25)
            steps.push(stepOf(yield* changes.propose({ _tag: "Mute", agent: "a0000", muted })))
          }
        })
      })
      const [from, to] = steps as [number, number]
      assert.isAbove(to, from)
      const turns = facts({ facts: store }, "Acted").filter(({ message }) => message.from === "a0000")
      assert.isFalse(turns.some(({ message: { step } }) => step >= from && step < to))
      assert.isTrue(turns.some(({ message: { step } }) => step >= to))
      assert.isTrue(
        [...HashMap.values(life.world.messages)].some(({ heardBy }) =>
          heardBy.some(({ agent, step }) => agent === "a0000" && step >= from && step < to)
        )
      )
      const retold = yield* sit({ facts: new Map(), intervened: interventions(store), steps: 12, timing: 8 })
      assert.strictEqual(retold.told, life.told)
    }))

  it.live("a link lets groups send to each other from its step on, and no longer once it is cut", () =>
    Effect.gen(function*() {
      const made = yield* changing({ _tag: "Link", a: "g002", b: "g000", linked: true }, 8)
      assert.deepStrictEqual(World.group(made.world, "g000").neighbours, ["g001", "g002", "g003"])
      assert.deepInclude(made.world.links, { a: "g000", b: "g002", kind: "far", similarity: 0 })
      assert.deepStrictEqual(World.neighboursAt(made.world, "g000", made.step - 1), ["g001", "g003"])
      const sent = (life: { readonly facts: Store }, between: ReadonlyArray<string>) =>
        facts(life, "Routed").flatMap(({ group, routes, step }) =>
          between.includes(group) && routes.some(({ groups }) => groups.some((to) => between.includes(to)))
            ? [step]
            : []
        )
      assert.isNotEmpty(sent(made, ["g000", "g002"]))
      assert.isTrue(sent(made, ["g000", "g002"]).every((step) => step >= made.step))
      assert.strictEqual((yield* again(made.facts, 9)).told, made.told)

      const cut = yield* changing({ _tag: "Link", a: "g001", b: "g000", linked: false }, 40)
      assert.deepStrictEqual(World.group(cut.world, "g001").neighbours, ["g002"])
      assert.isNotEmpty(sent(cut, ["g000", "g001"]))
      assert.isTrue(sent(cut, ["g000", "g001"]).every((step) => step < cut.step))
      assert.strictEqual((yield* again(cut.facts, 9)).told, cut.told)
    }))

  it.live("another model plays a role at the places of its steps and in what comes after the simulation", () =>
    Effect.gen(function*() {
      const store: Store = new Map()
      const asked: Array<readonly [string, number, string | undefined]> = []
      let from = -1
      const { world } = yield* sit({
        facts: store,
        timing: 3,
        onAsk: ({ model, place, prompt }) => asked.push([prompt, Number(place.split("/")[1]), model]),
        meanwhile: (changes, asks) =>
          Effect.andThen(
            asks(30),
            Effect.map(changes.propose({ _tag: "RoleModel", role: "act", model: "other" }), (given) => {
              from = stepOf(given)
            })
          )
      })
      const acts = asked.filter(([prompt]) => prompt === "act" || prompt === "react")
      assert.isTrue(acts.some(([, step]) => step >= from) && acts.some(([, step]) => step < from))
      for (const [prompt, step, model] of asked) {
        const isSwapped = step >= from && (prompt === "act" || prompt === "react")
        assert.strictEqual(model, isSwapped ? "other" : undefined, `${prompt} in step ${step}`)
      }
      assert.deepStrictEqual(RoleModels.at(cast, world, "synthesis/r1/w0/0"), { ...cast.models, act: "other" })
      assert.deepStrictEqual(RoleModels.at(cast, world, "population/a0000"), cast.models)
      const ended = { ...world, ended: { step: from - 1, episodes: 1, why: "episodes" as const } }
      assert.deepStrictEqual(RoleModels.at(cast, ended, "synthesis/r1/w0/0"), cast.models)
      assert.deepStrictEqual(RoleModels.at({ model: "stub", models: {} }, world, "synthesis"), {})
    }))
})

describe("a proposal", () => {
  const refusals: ReadonlyArray<readonly [string, Change, RegExp]> = [
    ["to an unknown agent", { _tag: "News", to: "a0099", text: "x" }, /no agent a0099: agents are a0000 to a0004/],
    ["to an unknown group", { _tag: "News", to: "g044", text: "x" }, /no group g044: groups are g000 to g003/],
    ["of news of control characters", { _tag: "News", to: "g000", text: "\u0007" }, /says nothing/],
    ["of a goal without words", { _tag: "Goal", agent: "a0000", lifeGoal: " " }, /goal says nothing/],
    [
      "to unmute who is not muted",
      { _tag: "Mute", agent: "a0001", muted: false },
      /Person 2 nurse \(a0001\) is not muted/
    ],
    [
      "of a link that is there",
      { _tag: "Link", a: "g001", b: "g000", linked: true },
      /g001 and g000 are linked already/
    ],
    [
      "to cut a link that is not there",
      { _tag: "Link", a: "g000", b: "g002", linked: false },
      /no link between g000 and g002/
    ],
    ["of a link to itself", { _tag: "Link", a: "g000", b: "g000", linked: true }, /joins two groups/],
    [
      "of a model of another run",
      { _tag: "RoleModel", role: "act", model: "gpt-9" },
      /no.* a model "gpt-9": it has stub, other/
    ],
    [
      "of a role that nothing is asked in",
      { _tag: "RoleModel", role: "recat", model: "other" },
      /no.*in a role "recat" \(perhaps react\)/i
    ]
  ]
  it.live.each(refusals)("%s is refused in a sentence", ([, change, sentence]) =>
    Effect.gen(function*() {
      const { answer, facts } = yield* changing(change)
      assert.match("refused" in answer ? answer.refused : "", sentence)
      assert.isEmpty(interventions(facts))
    }))

  it.live("is refused before the society lives, after, and where nobody takes any", () =>
    Effect.gen(function*() {
      const change: Change = { _tag: "News", to: "everybody", text: "x" }
      const changes = yield* Changes.make
      const refused = (answer: Changes.Answer) => ("refused" in answer ? answer.refused : "")
      assert.match(refused(yield* changes.propose(change)), /does not live yet/)
      assert.isFalse(changes.hasBegun())
      yield* changes.open(() => Effect.succeed({ step: 1 }))
      assert.deepStrictEqual(yield* changes.propose(change), { step: 1 })
      yield* changes.close
      assert.isTrue(changes.hasBegun())
      assert.match(refused(yield* changes.propose(change)), /is over/)
      assert.match(refused(yield* (yield* Changes.Changes).propose(change)), /Nobody can change/)
    }))

  it.live("knows what was accepted and is not in force yet", () =>
    Effect.gen(function*() {
      const answers: Array<Changes.Answer> = []
      yield* sit({
        facts: new Map(),
        timing: 3,
        meanwhile: Effect.fnUntraced(function*(changes, asks) {
          yield* asks(10)
          for (const muted of [true, true, false]) {
            answers.push(yield* changes.propose({ _tag: "Mute", agent: "a0000", muted }))
          }
        })
      })
      assert.deepStrictEqual(answers.map((answer) => "step" in answer), [true, false, true])
    }))

  it.live("knows what was accepted also while it is written down", () =>
    Effect.gen(function*() {
      const answers: Array<Changes.Answer> = []
      const store: Store = new Map()
      yield* sit({
        facts: store,
        timing: 3,
        meanwhile: Effect.fnUntraced(function*(changes, asks) {
          yield* asks(10)
          for (let nth = 0; nth < 200; nth++) {
            answers.push(yield* changes.propose({ _tag: "Mute", agent: "a0000", muted: true }))
            yield* waitTurns(1)
          }
        })
      })
      assert.lengthOf(answers.filter((answer) => "step" in answer), 1)
      assert.lengthOf(interventions(store), 1)
    }))

  it.live("to mute the last who acts is refused", () =>
    Effect.gen(function*() {
      const answers: Array<Changes.Answer> = []
      yield* sit({
        facts: new Map(),
        timing: 3,
        steps: 12,
        meanwhile: Effect.fnUntraced(function*(changes, asks) {
          yield* asks(10)
          for (const agent of agentIds) answers.push(yield* changes.propose({ _tag: "Mute", agent, muted: true }))
        })
      })
      const refused = answers.map((answer) => ("refused" in answer ? answer.refused : ""))
      assert.deepStrictEqual(refused.slice(0, -1), agentIds.slice(1).map(() => ""))
      assert.match(refused.at(-1) ?? "", /\(a0004\) is the last who is not muted: .* Unmute somebody else first/)
    }))

  it.live("for a society that has all its episodes is not told of a last step", () =>
    Effect.gen(function*() {
      const late: Array<Changes.Answer> = []
      yield* sit({
        facts: new Map(),
        timing: 3,
        episodes: 2,
        meanwhile: Effect.fnUntraced(function*(changes) {
          for (;;) {
            yield* waitTurns(1)
            late.push(yield* changes.propose({ _tag: "Goal", agent: "a0001", lifeGoal: "To sail." }))
          }
        })
      })
      const sentences = late.map((answer) => ("refused" in answer ? answer.refused : ""))
      assert.isTrue(sentences.some((sentence) => sentence.includes("the episodes that are wanted are there")))
      assert.isFalse(sentences.some((sentence) => sentence.includes("last step")))
    }))

  it.live("for a step that nobody will play is refused, and one about a life that came to its end", () =>
    Effect.gen(function*() {
      const store: Store = new Map()
      const late: Array<Changes.Answer> = []
      const meanwhile = Effect.fnUntraced(function*(changes: Changes.Changes) {
        for (;;) {
          yield* waitTurns(1)
          late.push(yield* changes.propose({ _tag: "News", to: "everybody", text: "x" }))
        }
      })
      yield* sit({ facts: store, timing: 3, steps: 2, meanwhile })
      const sentences = new Set(late.map((answer) => ("refused" in answer ? answer.refused : "")))
      assert.isTrue([...sentences].some((sentence) => sentence.includes("The society has begun its last step")))
      assert.isTrue(late.every((answer) => "refused" in answer || answer.step < 2))
      late.length = 0
      yield* sit({ facts: store, timing: 5, steps: 2, meanwhile })
      assert.isTrue(late.some((answer) => "refused" in answer && answer.refused.includes("ended with step 2")))
      assert.isTrue(late.every((answer) => "refused" in answer))
    }))
})

describe("changes at any moment", () => {
  const holds = (asked: ReadonlyArray<Asked>) => {
    for (const { answer, begun, change } of asked) {
      if ("step" in answer) assert.isAbove(answer.step, begun, JSON.stringify(change))
    }
    return asked.filter(({ answer }) => "step" in answer).length
  }

  it.live(
    "come to no step that was begun, and are told again at any other timing to the same facts",
    () =>
      Effect.gen(function*() {
        let accepted = 0
        let recorded = 0
        const kinds = new Set<string>()
        for (let seed = 1; seed <= 20; seed++) {
          const facts: Store = new Map()
          const { asked, done } = yield* lively(facts, seed)
          accepted += holds(asked)
          recorded += interventions(facts).length
          for (const { change } of interventions(facts)) kinds.add(change._tag)
          for (const timing of [undefined, seed + 1000]) {
            assert.strictEqual((yield* again(facts, timing)).told, done?.told, `seed ${seed}, timing ${timing}`)
          }
        }
        assert.strictEqual(kinds.size, 5)
        assert.isAbove(recorded, 75)
        assert.isAtLeast(accepted, recorded)
      }),
    240_000
  )

  it.live(
    "also in a life that breaks off and is resumed, where they come to no step of an earlier sitting",
    () =>
      Effect.gen(function*() {
        let resumed = 0
        for (let seed = 1; seed <= 15; seed++) {
          const facts: Store = new Map()
          const first = yield* lively(facts, seed, 10 + seed * 2)
          holds(first.asked)
          const before = interventions(facts).length
          const second = yield* lively(facts, seed + 500)
          holds(second.asked)
          if (first.done === undefined && before > 0 && interventions(facts).length > before) resumed++
          assert.strictEqual((yield* again(facts, seed + 1000)).told, second.done?.told, `seed ${seed}`)
        }
        assert.isAbove(resumed, 4)
      }),
    240_000
  )
})
