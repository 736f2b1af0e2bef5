import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Schema } from "effect"
import * as Draft from "../../../packages/core/src/domain/Draft.ts"
import { type Example, fromDraft } from "../../../packages/core/src/domain/Example.ts"
import * as Place from "../../../packages/core/src/domain/Place.ts"
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import { Embedder } from "../../../packages/core/src/model/Embedder.ts"
import * as Class from "../../../packages/core/src/scenario/Class.ts"
import * as Scenario from "../../../packages/core/src/scenario/Scenario.ts"
import { Stage } from "../../../packages/core/src/scenario/Stage.ts"
import { shuffled } from "../../support/flow.ts"
import { society } from "../../support/life.ts"
import { onRecord, open } from "../../support/processes.ts"
import { answer, layers } from "./lesson.ts"

const plainly = (name: string, body?: Scenario.Any["play"]): Scenario.Any =>
  Scenario.make(name, {
    summary: `The scenario ${name}.`,
    roles: { pupil: "anyone" },
    input: Schema.Struct({ question: Schema.String }),
    play: body ?? Effect.fnUntraced(function*({ cast, input }) {
      const stage = yield* Stage
      const said = yield* stage.ask(cast.pupil, answer, { question: input.question })
      return [Draft.conversation([Draft.human(input.question), Draft.gpt(said)])]
    })
  })

const questions = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({
    id: `q:${nth + 1}`,
    source: "q.jsonl",
    question: `How many eggs are in box ${nth + 1}?`,
    answer: "Twelve.",
    domain: "eggs"
  }))

const options = (
  scenarios: ReadonlyArray<Scenario.Any>,
  more: Partial<Class.ClassOptions> = {}
): Class.ClassOptions => ({
  scenarios: scenarios.map((scenario) => ({ scenario, weight: 1 })),
  questions: [{ questions: questions(30) }] as never,
  settings: {},
  share: 0,
  spare: 0.25,
  near: { count: 5, least: 0, most: 0.95 },
  modelOf: () => undefined,
  maxCalls: 8,
  patience: 5,
  judge: fromDraft,
  ...more
})

const facts = Effect.map(EventLog.currentWorld, (world) => ({
  plays: World.plays(world),
  questions: World.questions(world),
  examples: World.examples(world)
}))

const test = Layer.merge(layers(), Embedder.lexical)

describe("a class", () => {
  it.effect("plays one scenario over each question and has each conversation judged, with all there is to know of it", () =>
    Effect.gen(function*() {
      const held = yield* Class.hold(options([plainly("one"), plainly("two")]))
      const { examples, plays, questions } = yield* facts
      assert.deepStrictEqual(held, { questions: 30, kept: 30 })
      assert.deepStrictEqual(questions.map(({ row }) => row), Array.from({ length: 30 }, (_, row) => row))
      assert.deepStrictEqual(plays.map(({ row }) => row), questions.map(({ row }) => row))
      assert.deepStrictEqual(plays.map(({ scenario }) => scenario), questions.map(({ scenario }) => scenario))
      assert.deepStrictEqual(new Set(plays.map(({ scenario }) => scenario)), new Set(["one", "two"]))
      const [first] = examples as [Example]
      assert.strictEqual(first.id, `c0/${plays[0]?.scenario}/1`)
      assert.deepInclude(first.scene, { row: 0, scenario: plays[0]!.scenario, question: questions[0]!.question })
      assert.strictEqual(first.domain, "eggs")
      assert.strictEqual(first.makings[0]?.place, first.turns[1]?.message)
    }).pipe(Effect.provide(test), Effect.provideService(Seed.Root, 3)))

  it.live("is the same whatever comes first", () =>
    Effect.gen(function*() {
      const once = Effect.gen(function*() {
        yield* Class.hold(options([plainly("one"), plainly("two")]))
        return yield* facts
      })
      const calm = yield* Effect.provide(once, test, { local: true })
      const hurried = yield* Effect.provide(once, Layer.merge(shuffled(20), EventLog.EventLog.memory), { local: true })
      assert.deepStrictEqual(hurried, calm)
    }).pipe(Effect.provideService(Seed.Root, 3)), 20_000)

  it.effect("knows its questions by the log once they are there, whatever the files hold then", () =>
    Effect.gen(function*() {
      yield* Class.hold(options([plainly("one")]))
      const before = yield* facts
      yield* Class.hold(options([plainly("one")], { questions: [] }))
      assert.deepStrictEqual(yield* facts, before)
    }).pipe(Effect.provide(test)))

  it.effect("plays another scenario where one sends its question elsewhere, and none twice", () =>
    Effect.gen(function*() {
      const picky = (name: string) =>
        plainly(name, () => Effect.flatMap(Stage, (stage) => stage.elsewhere(`not for ${name}`)))
      yield* Class.hold(options([picky("one"), picky("two"), plainly("three")]))
      const { examples, plays } = yield* facts
      assert.strictEqual(examples.length, 30)
      assert.deepStrictEqual(new Set(examples.map(({ scene }) => scene?.scenario)), new Set(["three"]))
      assert.isAbove(plays.length, 40)
      for (const { end, reason, scenario } of plays.filter(({ scenario }) => scenario !== "three")) {
        assert.deepStrictEqual([end, reason], ["elsewhere", `not for ${scenario}`])
      }
      assert.strictEqual(new Set(plays.map(({ place }) => place)).size, plays.length)
    }).pipe(Effect.provide(test)))

  it.effect("goes on when a play fails, and when every one of a scenario does", () =>
    Effect.gen(function*() {
      const broken = plainly("broken", () => Effect.die(new Error("no")))
      const held = yield* Class.hold(options([broken, plainly("sound")]))
      const { examples, plays } = yield* facts
      const failed = plays.filter(({ end }) => end === "failed")
      assert.isAbove(failed.length, 5)
      assert.strictEqual(examples.length, 30 - failed.length)
      assert.strictEqual(held.kept, examples.length)
      assert.deepStrictEqual(new Set(failed.map(({ reason }) => reason)), new Set(["broken: Error: no"]))
    }).pipe(Effect.provide(test)))

  it.effect("gives each scenario its own settings, and each role its model", () =>
    Effect.gen(function*() {
      const asked: Array<unknown> = []
      const shouting = Scenario.make("shouting", {
        summary: "Loud or not.",
        roles: { pupil: { cast: "anyone", model: "weak" } },
        input: Schema.Struct({ question: Schema.String, loud: Schema.Boolean }),
        play: Effect.fnUntraced(function*({ cast, input }) {
          const stage = yield* Stage
          const said = yield* stage.ask(cast.pupil, answer, { question: input.loud ? "LOUD" : "low" })
          return [Draft.conversation([Draft.human("?"), Draft.gpt(said)])]
        })
      })
      yield* Class.hold(
        options([shouting as Scenario.Any], {
          settings: { shouting: { loud: true }, other: { loud: false } },
          modelOf: (role) => {
            asked.push(role)
            return undefined
          }
        })
      )
      const { examples } = yield* facts
      assert.match(examples[0]?.turns[1]?.content ?? "", /^LOUD is answered/)
      assert.deepStrictEqual(asked[0], { scenario: "shouting", role: "pupil", kind: "weak" })
    }).pipe(Effect.provide(test)))

  it.effect("lets a verdict that takes a call stand with the others, and its call behind those that made the draft", () =>
    Effect.gen(function*() {
      const making = {
        prompt: "judge-reasoning",
        promptHash: "hash",
        model: "judge",
        inputTokens: 1,
        outputTokens: 1,
        rehearsal: false
      }
      const held = yield* Class.hold(
        options([plainly("one")], {
          look: ({ id, makings }) => {
            const keep = id !== "c3/one/1"
            assert.isFalse(makings.some(({ prompt }) => prompt === making.prompt))
            return Effect.succeed([{
              verdict: { filter: "reasoning", keep, reason: keep ? "" : "no" },
              making: { ...making, place: `class/${id}/judge` }
            }])
          }
        })
      )
      assert.strictEqual(held.kept, 29)
      const { examples } = yield* facts
      assert.deepStrictEqual(examples[3]?.verdicts, [{ filter: "reasoning", keep: false, reason: "no" }])
      for (const { id, makings } of examples) {
        assert.isAbove(makings.length, 1)
        assert.deepStrictEqual(makings.at(-1), { ...making, place: `class/${id}/judge` })
      }
    }).pipe(Effect.provide(test)))
})

describe("a class that other processes play ahead", () => {
  it.live("is the same, and whoever holds it asks nothing", () =>
    Effect.gen(function*() {
      const scenarios = [plainly("one"), plainly("two")]
      const alone = yield* open(yield* onRecord(), { name: "alone" })
      const held = yield* alone.run(Class.hold(options(scenarios)))
      const run = yield* onRecord()
      const leader = yield* open(run, { name: "leader" })
      const worker = yield* open(run, { name: "worker", longest: 2 })
      const stretches: Array<unknown> = []
      const ahead: Class.ClassOptions["ahead"] = {
        size: 7,
        ask: (stretch) =>
          Effect.suspend(() => {
            stretches.push(stretch)
            worker.catchUp()
            return Effect.tap(
              worker.run(Class.playRows(options(scenarios), stretch)),
              () => Effect.sync(leader.catchUp)
            )
          })
      }
      assert.deepStrictEqual(yield* leader.run(Class.hold(options(scenarios, { ahead }))), held)
      assert.deepStrictEqual(leader.asked, [])
      assert.strictEqual(worker.asked.length, alone.asked.length)
      const starts = [0, 7, 14, 21, 28]
      assert.deepStrictEqual(stretches, starts.map((from) => ({ from, to: Math.min(30, from + 7) })))
      assert.deepStrictEqual(leader.world().examples, alone.world().examples)
      assert.deepStrictEqual(leader.world().plays, alone.world().plays)
      // What is judged whole is asked of nobody once more.
      yield* leader.run(Class.hold(options(scenarios, { ahead })))
      assert.strictEqual(stretches.length, starts.length)
    }).pipe(Effect.scoped))

  it.effect("has told what it played and judged nothing", () =>
    Effect.gen(function*() {
      const rows = yield* Class.pose(options([plainly("one")]))
      yield* Class.playRows(options([plainly("one")]), { from: 3, to: 5 })
      const { examples, plays, questions } = yield* facts
      assert.deepStrictEqual(questions, rows)
      assert.deepStrictEqual(plays.map(({ row }) => row), [3, 4])
      assert.isEmpty(examples)
    }).pipe(Effect.provide(test)))

  it.effect("plays nothing again that came to no conversation, though it might go on now", () =>
    Effect.gen(function*() {
      let isTired = true
      const moody = plainly("moody", () =>
        Effect.suspend(() =>
          isTired
            ? Effect.die(new Error("tired"))
            : Effect.succeed([Draft.conversation([Draft.human("?"), Draft.gpt("!")])])
        ))
      yield* Class.pose(options([moody]))
      yield* Class.playRows(options([moody]), { from: 0, to: 10 })
      isTired = false
      const held = yield* Class.hold(options([moody]))
      assert.deepStrictEqual(held, { questions: 30, kept: 20 })
      const { plays } = yield* facts
      assert.deepStrictEqual(
        plays.flatMap(({ end, row }) => (end === "failed" ? [row] : [])),
        Array.from({ length: 10 }, (_, row) => row)
      )
    }).pipe(Effect.provide(test)))
})

describe("a class out of a society", () => {
  const lived = [
    ...society(12),
    ...Array.from({ length: 6 }, (_, nth) => ({
      _tag: "EpisodeClosed" as const,
      place: `simulation/0/${Place.groupId(nth)}/e1`,
      episode: {
        id: Place.episodeId(Place.groupId(nth), 1),
        group: Place.groupId(nth),
        step: 0,
        agents: [Place.agentId(2 * nth)] as const,
        messages: [`${Place.groupId(nth)}/0/${Place.agentId(2 * nth)}/1`] as const,
        summary: "Ana bakes twelve loaves for the market."
      }
    })),
    { _tag: "SimulationEnded" as const, place: "simulation/end", step: 0, episodes: 6, why: "episodes" as const }
  ]

  it.effect("sends a share of the groups to class on questions of their own episodes, and casts from them", () =>
    Effect.gen(function*() {
      yield* EventLog.appendAll(lived)
      yield* Class.hold(options([plainly("one")], { questions: [], share: 0.5 }))
      const { examples, plays, questions } = yield* facts
      assert.strictEqual(questions.length, 3)
      const world = yield* EventLog.currentWorld
      for (const [index, { question }] of questions.entries()) {
        const episode = World.closedEpisodes(world).find(({ id }) => id === question.id)
        assert.strictEqual(question.source, "episodes")
        assert.isDefined(question.outcome)
        const [player] = plays[index]?.cast ?? []
        assert.include(World.group(world, episode!.group).group.members, player?.agent)
        assert.deepInclude(examples[index]?.sources, { episode: question.id, agents: [player!.agent!] })
      }
    }).pipe(Effect.provide(test)))

  it.effect("casts over questions of files from a group drawn for each, with nobody in class who is not of the society", () =>
    Effect.gen(function*() {
      yield* EventLog.appendAll(society(12))
      yield* Class.hold(options([plainly("one")]))
      const { plays } = yield* facts
      const players = plays.flatMap(({ cast }) => cast.map(({ agent }) => agent))
      assert.strictEqual(players.length, 30)
      assert.isAbove(new Set(players).size, 6)
    }).pipe(Effect.provide(test)))
})
