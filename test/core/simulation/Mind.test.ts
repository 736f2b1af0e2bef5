import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import type { Acted, Event } from "../../../packages/core/src/domain/Event.ts"
import type { MessageId } from "../../../packages/core/src/domain/Message.ts"
import * as Plan from "../../../packages/core/src/domain/Plan.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import {
  GivenUp,
  Model,
  ModelError,
  type ModelReply,
  type ModelRequest
} from "../../../packages/core/src/model/Model.ts"
import * as Mind from "../../../packages/core/src/simulation/Mind.ts"
import { people } from "../../support/people.ts"

const names = ["Ana Ferreira", "Boris Nagy", "Carla Osei"]

const joined = (steps: number) =>
  people(3).flatMap((profile, index): Array<Event> => {
    const agent = `a000${index}`
    const plan = ["Read the lease", "Ask the miller", "Write it up"].slice(0, steps)
    return [
      {
        _tag: "Enrolled",
        place: `population/${agent}/profile`,
        agent,
        profile: { ...profile, name: names[index] as string }
      },
      {
        _tag: "AgentJoined",
        place: `population/${agent}`,
        agent,
        personality: "Calm.",
        lifeGoal: "To own the shop.",
        plan: { steps: plan.map((title) => ({ title, detail: "Some day.", done: false })) }
      }
    ]
  })

const formed: Event = {
  _tag: "SocietyFormed",
  place: "society",
  groups: [{ id: "g000", members: ["a0000", "a0001", "a0002"] }],
  links: []
}

/** Boris said something, and Ana heard of it. */
const news = (step: number): ReadonlyArray<Event> => {
  const id = `g000/${step}/a0001/1` as MessageId
  return [
    {
      _tag: "Acted",
      place: `simulation/${step}/g000/a0001`,
      message: {
        id,
        from: "a0001",
        group: "g000",
        step,
        kind: "plan",
        act: "say",
        text: `Boris tells everybody that flour costs ${step + 7} crowns.`,
        becauseOf: [],
        heardBy: [],
        sentTo: []
      },
      stepDone: false
    },
    {
      _tag: "Routed",
      place: `simulation/${step}/g000/route`,
      group: "g000",
      step,
      routes: [{ message: id, agents: ["a0000"], groups: [], reason: "They share a yard." }]
    }
  ]
}

type Answer =
  & { readonly text: string }
  & Partial<{
    readonly stepDone: boolean
    readonly revised: { readonly title: string; readonly detail: string }
  }>

/** A model that gives these answers one after the other; a text is given as it is, and nothing for a server that gives up. */
const answering = (answers: ReadonlyArray<Answer | string | undefined>) => {
  const asked: Array<ModelRequest> = []
  const layer = Layer.succeed(
    Model,
    Model.of({
      name: "scripted",
      ask: (request) => {
        const answer = answers[asked.push(request) - 1]
        if (answer === undefined) {
          const reason = new GivenUp({ detail: "no answer came", attempts: 8 })
          return Effect.fail(new ModelError({ model: "scripted", endpoint: "here", reason }))
        }
        const text = typeof answer === "string" ? answer : JSON.stringify({ act: "do", stepDone: false, ...answer })
        const reply: ModelReply = {
          text,
          model: "scripted",
          finish: "stop",
          inputTokens: 1,
          outputTokens: 1,
          estimated: false,
          rehearsal: false
        }
        return Effect.succeed(reply)
      }
    })
  )
  return { asked, layer }
}

/** Ana's turns from step to step, with what is told before each. */
const live = (
  answers: ReadonlyArray<Answer | string | undefined>,
  turns: ReadonlyArray<ReadonlyArray<Event>>,
  { steps = 3 }: { readonly steps?: number } = {}
) => {
  const { asked, layer } = answering(answers)
  return Effect.gen(function*() {
    yield* EventLog.appendAll([...joined(steps), formed])
    const came: Array<Mind.Turn> = []
    for (const [step, before] of turns.entries()) {
      yield* EventLog.appendAll(before)
      came.push(yield* Mind.takeTurn("a0000", { group: "g000", step }))
    }
    const log = yield* EventLog.EventLog
    const events = yield* log.events
    const world = yield* log.world
    return {
      asked,
      came: came.map(({ _tag }) => _tag),
      acted: events.filter((event): event is Acted => event._tag === "Acted" && event.message.from === "a0000"),
      failed: events.filter((event) => event._tag === "Failed"),
      plan: World.agent(world, "a0000").plan,
      memory: World.agent(world, "a0000").memory
    }
  }).pipe(Effect.provide(Layer.merge(layer, EventLog.EventLog.memory)))
}

const told = (request: ModelRequest | undefined) => request?.turns.at(-1)?.content ?? ""

describe("an agent at its turn", () => {
  it.effect("goes on with its plan, and is asked once for an act that is its own", () =>
    Effect.gen(function*() {
      const { acted, asked, came, plan } = yield* live([
        { text: "Ana reads the lease.", stepDone: true },
        { text: "Ana asks the miller for his price." }
      ], [[], []])
      assert.deepStrictEqual(came, ["Acted", "Acted"])
      assert.deepStrictEqual(asked.map(({ place }) => place), ["simulation/0/g000/a0000", "simulation/1/g000/a0000"])
      assert.deepStrictEqual(acted.map(({ message, stepDone }) => [message.kind, stepDone]), [["plan", true], [
        "plan",
        false
      ]])
      assert.include(told(asked[1]), "Done so far of the plan: step 1")
      assert.strictEqual(Plan.pointer(plan), 1)
      for (const event of acted) assert.notProperty(event, "again")
    }))

  it.effect("who is done is silent, and wakes on what it hears", () =>
    Effect.gen(function*() {
      const { acted, came } = yield* live(
        [
          { text: "Ana reads the lease.", stepDone: true },
          { text: "Ana asks Boris what flour cost last year.", stepDone: true }
        ],
        [[], news(1), [], []],
        { steps: 1 }
      )
      assert.deepStrictEqual(came, ["Acted", "Idle", "Acted", "Idle"])
      assert.strictEqual(acted[1]?.message.kind, "reaction")
      assert.strictEqual(acted[1]?.stepDone, false)
    }))
})

describe("an act that is not as it should be", () => {
  const first = { text: "Ana reads the lease and marks the clause on rent." }
  const again = { text: "Ana reads the lease once more and marks the clause on rent." }

  it.effect("is asked for once more, with the reason, and the second answer counts", () =>
    Effect.gen(function*() {
      const { acted, asked } = yield* live([first, again, { text: "Ana copies the clause for the miller." }], [[], []])
      assert.deepStrictEqual(asked.slice(1).map(({ place }) => place), [
        "simulation/1/g000/a0000",
        "simulation/1/g000/a0000/again"
      ])
      assert.notStrictEqual(asked[1]?.seed, asked[2]?.seed)
      assert.isTrue(told(asked[2]).startsWith(told(asked[1])))
      assert.include(told(asked[2]), "it tells nearly the same as something Ana Ferreira did lately")
      assert.include(told(asked[2]), `<answer>\n${again.text}\n</answer>`)
      assert.deepStrictEqual(acted.map(({ message }) => message.tokens), [
        { input: 1, output: 1 },
        { input: 2, output: 2 }
      ])
      assert.deepStrictEqual(acted[1]?.again, ["repetition"])
      assert.strictEqual(acted[1]?.message.text, "Ana copies the clause for the miller.")
      assert.notProperty(acted[1]?.message, "flaws")
    }))

  it.effect("is kept and marked where it repeats twice: asking goes on for no third time", () =>
    Effect.gen(function*() {
      const { acted, asked } = yield* live([first, again, first], [[], []])
      assert.strictEqual(asked.length, 3)
      assert.deepStrictEqual(acted[1]?.message.flaws, ["repetition"])
    }))

  it.effect("is discarded where it is somebody else's twice, and told of as a failure", () =>
    Effect.gen(function*() {
      const drift = { text: "Boris sells the mill." }
      const { acted, came, failed } = yield* live([drift, drift], [[]])
      assert.deepStrictEqual(came, ["Failed"])
      assert.strictEqual(acted.length, 0)
      assert.deepInclude(failed[0], {
        place: "simulation/0/g000/a0000/failed",
        prompt: "act",
        kind: "unfit",
        raw: drift.text
      })
      assert.match(failed[0]?._tag === "Failed" ? failed[0].reason : "", /only Ana Ferreira may act here/)
    }))

  it.effect("is taken from the first answer where the second is worse, or none", () =>
    Effect.gen(function*() {
      const voice = { text: "I read the lease." }
      for (const worse of [{ text: "Boris sells the mill." }, undefined]) {
        const { acted, came } = yield* live([voice, worse], [[]])
        assert.deepStrictEqual(came, ["Acted"])
        assert.deepStrictEqual([acted[0]?.message.text, acted[0]?.message.flaws, acted[0]?.again], [
          voice.text,
          ["voice"],
          ["voice"]
        ])
      }
    }))

  it.effect("finds out those it only heard of, too, after they were long forgotten", () =>
    Effect.gen(function*() {
      const { acted } = yield* live([
        { text: "Ana asks Boris about flour." },
        { text: "Boris weighs the flour." },
        { text: "Ana weighs the flour." }
      ], [news(0), [], []])
      assert.deepStrictEqual(acted.map(({ again, message }) => [message.text, again]), [
        ["Ana asks Boris about flour.", undefined],
        ["Ana weighs the flour.", ["drift"]]
      ])
    }))
})

describe("a reaction that came to nothing", () => {
  const drift = { text: "Boris sells the mill." }

  it.effect("is not tried again: who was done goes back to sleep, so that the society can fall silent", () =>
    Effect.gen(function*() {
      const { asked, came } = yield* live(
        [{ text: "Ana reads the lease.", stepDone: true }, drift, drift],
        [[], news(1), [], []],
        { steps: 1 }
      )
      assert.deepStrictEqual(came, ["Acted", "Idle", "Failed", "Idle"])
      assert.strictEqual(asked.length, 3)
    }))

  it.effect("is remembered as heard by whoever goes on with the plan", () =>
    Effect.gen(function*() {
      const { acted, memory } = yield* live(
        [{ text: "Ana reads the lease." }, drift, drift, { text: "Ana asks the miller for a loan." }],
        [news(0), [], []]
      )
      assert.deepStrictEqual(acted.map(({ message }) => message.kind), ["plan", "plan"])
      assert.deepStrictEqual(memory.filter(({ kind }) => kind !== "past").map(({ kind }) => kind), [
        "own",
        "heard",
        "own"
      ])
    }))

  it.effect("because no answer came is tried again in the next step", () =>
    Effect.gen(function*() {
      const { acted, came } = yield* live(
        [{ text: "Ana reads the lease." }, undefined, { text: "Ana asks Boris about flour." }],
        [news(0), [], []]
      )
      assert.deepStrictEqual(came, ["Acted", "Failed", "Acted"])
      assert.strictEqual(acted[1]?.message.kind, "reaction")
    }))
})

describe("news that changes a plan", () => {
  const revised = { title: "Buy flour first", detail: "Buy twenty sacks before the price rises." }

  it.effect("tells the step at hand anew, in the fact and in every prompt from then on", () =>
    Effect.gen(function*() {
      const { acted, asked, plan } = yield* live([
        { text: "Ana reads the lease.", stepDone: true },
        { text: "Ana asks Boris for the price of twenty sacks.", revised },
        { text: "Ana carries the sacks home." }
      ], [news(0), [], []])
      assert.deepStrictEqual(acted.map((event) => event.revised), [undefined, revised, undefined])
      assert.deepStrictEqual(plan.steps.map(({ done, title }) => [title, done]), [
        ["Read the lease", true],
        ["Buy flour first", false],
        ["Write it up", false]
      ])
      assert.include(told(asked[1]), "The plan step at hand: Ask the miller: Some day.")
      assert.include(told(asked[2]), "2. Buy flour first: Buy twenty sacks")
      assert.include(told(asked[2]), "The plan step at hand: Buy flour first: Buy twenty sacks")
      assert.notInclude(told(asked[2]), "Ask the miller")
    }))

  it.effect("leaves a step as it was that the same act finishes", () =>
    Effect.gen(function*() {
      const { acted, plan } = yield* live([
        { text: "Ana reads the lease." },
        { text: "Ana asks Boris for the price of twenty sacks.", revised, stepDone: true }
      ], [news(0), []])
      assert.deepInclude(acted[1], { stepDone: true })
      assert.notProperty(acted[1], "revised")
      assert.deepStrictEqual(plan.steps[0], { title: "Read the lease", detail: "Some day.", done: true })
    }))

  it.effect("is passed over where it says nothing, or what stands there already", () =>
    Effect.gen(function*() {
      for (const nothing of [{ title: "  - ", detail: "x" }, { title: "Read the lease", detail: "Some day." }]) {
        const { acted } = yield* live(
          [{ text: "Ana counts the money." }, { text: "Ana asks Boris for flour.", revised: nothing }],
          [news(0), []]
        )
        assert.notProperty(acted[1], "revised")
      }
    }))

  it.effect("gives one who was done something more to do", () =>
    Effect.gen(function*() {
      const { acted, came, plan } = yield* live(
        [
          { text: "Ana reads the lease.", stepDone: true },
          { text: "Ana asks Boris for the price of twenty sacks.", revised, stepDone: true },
          { text: "Ana carries twenty sacks home.", stepDone: true }
        ],
        [news(0), [], [], []],
        { steps: 1 }
      )
      assert.deepStrictEqual(came, ["Acted", "Acted", "Acted", "Idle"])
      assert.deepStrictEqual(acted.map(({ message, revised, stepDone }) => [message.kind, stepDone, revised?.title]), [
        ["plan", true, undefined],
        ["reaction", false, "Buy flour first"],
        ["plan", true, undefined]
      ])
      assert.isTrue(Plan.isDone(plan))
    }))
})
