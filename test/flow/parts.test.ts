import { assert, beforeAll, describe, it } from "@effect/vitest"
import {
  Draft,
  type Event,
  type EventLog,
  Fold,
  type Model,
  Pipeline,
  Place,
  Prompt,
  Scenario,
  Simulation,
  Stage,
  type Synthesis
} from "@stoa/core"
import { Effect, HashMap, Schema } from "effect"
import * as fc from "fast-check"
import { recipeOf } from "../support/flow.ts"
import { people } from "../support/people.ts"
import { type OnRecord, onRecord, open, type Process } from "../support/processes.ts"

const recipe = recipeOf({
  seed: 7,
  population: { agents: 18 },
  society: { near: 2, far: 1, meanGroup: 4 },
  simulation: { episodes: 9 },
  class: { scenarios: { plain: 2, picky: 1 }, share: 0.7, judge: "report" },
  requirements: [{ count: 5 }, { kind: "code", domain: "code", count: 2 }, { kind: "safety", count: 2 }],
  models: { "r1.instruct": "rehearsal" },
  quality: { judge: "report", harmless: 1, semanticDuplicates: 0.9 },
  operation: { allowSafety: true }
})

const answer = Prompt.make("answer", {
  input: Schema.Struct({ question: Schema.String }),
  output: Schema.String,
  system: "You answer.",
  user: "{{question}}",
  rehearse: ({ question }, chance) => `${question} It is ${chance.int(1000)}.`
})

const scenario = (name: string, isFor: (question: string) => boolean): Scenario.Any =>
  Scenario.make(name, {
    summary: `The scenario ${name}.`,
    roles: { pupil: "anyone" },
    input: Schema.Struct({ question: Schema.String }),
    play: Effect.fnUntraced(function*({ cast, input: { question } }) {
      const stage = yield* Stage
      if (!isFor(question)) return yield* stage.elsewhere("not for this")
      const said = yield* stage.ask(cast.pupil, answer, { question })
      return [Draft.conversation([Draft.human(question), Draft.gpt(said)])]
    })
  })

const scenarios = [
  { scenario: scenario("plain", () => true), weight: 2 },
  { scenario: scenario("picky", (question) => question.length % 2 === 0), weight: 1 }
]

const questions = [{
  questions: Array.from({ length: 10 }, (_, nth) => ({
    id: `q:${nth + 1}`,
    source: "q.jsonl",
    question: `How many eggs are in box ${"I".repeat(nth + 1)}?`,
    answer: "Twelve."
  }))
}]

const inputs = { profiles: people(18), scenarios, questions } as unknown as Pipeline.LiveOptions

// Somebody is never grounded, a question of the class never answered, and a row never written.
const spoiled = /^population\/a0003|^class\/c4\/|^synthesis\/r1\/w0\/2\/instruct/

const under = Pipeline.under(recipe)

/** One of those who work on the run, with what it judges by. */
interface Member extends Process {
  readonly gear: Pipeline.Gear
}

const join = Effect.fnUntraced(function*(run: OnRecord, name: string, longest = 0) {
  const process = yield* open(run, { name, longest, spoiled })
  const member: Member = { ...process, gear: yield* process.run(under(Pipeline.equip(recipe))) }
  return member
})

type Trouble = Model.ModelError | EventLog.LogError

/** Has a part done by somebody. */
type Hand = (part: (worker: Member) => Effect.Effect<void, Trouble>) => Effect.Effect<void, Trouble>

/** The phases, with what others may ask ahead of them. */
const phases = ({ gear, run }: Member, hand?: Hand) => ({
  people: run(under(Pipeline.people(recipe, {
    ...inputs,
    ahead: hand && {
      size: 5,
      ask: (stretch) => hand(({ run }) => run(under(Pipeline.groundPortion(recipe, stretch))))
    }
  }))),
  simulation: run(under(Simulation.live(Pipeline.lifeOptions(recipe, inputs)))),
  lessons: run(under(Pipeline.lessons(recipe, {
    ...inputs,
    gear,
    ahead: hand && {
      size: 3,
      ask: (stretch) => hand(({ gear, run }) => run(under(Pipeline.classPortion(recipe, { gear, scenarios, stretch }))))
    }
  }))),
  synthesis: run(under(Pipeline.synthesis(recipe, {
    gear,
    ahead: hand &&
      (({ candidates, ...wave }) =>
        Effect.forEach([candidates.slice(0, 3), candidates.slice(3)], (some) => {
          // As it would be read from a message.
          const read: Synthesis.Wave = JSON.parse(JSON.stringify({ ...wave, candidates: some }))
          return hand(({ gear, run }) => run(under(Pipeline.wavePortion(recipe, { gear, wave: read }))))
        }, { concurrency: 2, discard: true }))
  })))
})

const sorted = (facts: Iterable<Event.Event>) => [...facts].toSorted((a, b) => Place.compareInRun(a.place, b.place))

const ofPhase = (names: ReadonlyArray<string>) => (fact: Event.Event) =>
  names.includes(fact.place.split("/", 1)[0] ?? "")

let whole: OnRecord
let facts: ReadonlyArray<Event.Event>

beforeAll(() =>
  Effect.gen(function*() {
    whole = yield* onRecord()
    const { run } = yield* join(whole, "one", 3)
    yield* run(Pipeline.live(recipe, inputs))
    facts = [...whole.facts.values()]
  }).pipe(Effect.scoped, Effect.runPromise), 60_000)

describe("a run whose phases are asked in parts by other processes", () => {
  it.live(
    "comes to the facts of one that a single process told, and its leader asks nothing that a part asked",
    () =>
      Effect.gen(function*() {
        const run = yield* onRecord()
        const leader = yield* join(run, "leader", 2)
        // What a sandbox finds is only found by parts: else the same would stand there in the name of another.
        const workers = [yield* join(run, "one", 2), yield* join(run, "one", 2)] as const
        let nth = 0
        const all = phases(leader, (part) =>
          Effect.suspend(() => {
            const worker = workers[nth++ % 2] as Member
            worker.catchUp()
            return Effect.tap(part(worker), () => Effect.sync(leader.catchUp))
          }))
        yield* all.people
        assert.deepStrictEqual(leader.asked, [])
        yield* all.simulation
        const lived = leader.asked.length
        yield* all.lessons
        yield* all.synthesis
        const later = leader.asked.slice(lived)
        assert.isNotEmpty(later)
        // Questions out of episodes are posed by the leader, who numbers them.
        assert.isTrue(later.every((place) => /^class\/episodes\/.*\/pose$/.test(place)))
        assert.deepStrictEqual(leader.embedded.filter((place) => /^synthesis\/r\d+\/w/.test(place)), [])
        assert.deepStrictEqual(leader.ran, [])
        assert.isNotEmpty(workers.flatMap(({ ran }) => ran))
        for (const { asked } of workers) {
          for (const phase of ["population", "class", "synthesis"]) {
            assert.isTrue(asked.some((place) => place.startsWith(`${phase}/`)), phase)
          }
        }
        const twice = [...leader.asked, ...workers.flatMap(({ asked }) => asked)]
        assert.strictEqual(new Set(twice).size, twice.length)
        assert.deepStrictEqual(sorted(run.facts.values()), sorted(facts))
      }).pipe(Effect.scoped),
    30_000
  )

  it.live("asks nothing where all of it is on record", () =>
    Effect.gen(function*() {
      const again = yield* onRecord(facts.filter(({ _tag }) => _tag === "Executed"), whole.calls)
      const { asked, embedded, ran, run } = yield* join(again, "other")
      yield* run(Pipeline.live(recipe, inputs))
      assert.deepStrictEqual([asked, embedded, ran], [[], [], []])
      assert.deepStrictEqual(sorted(again.facts.values()), sorted(facts))
    }).pipe(Effect.scoped), 30_000)

  it.live("has met all that can go wrong with a call and not with the run", () =>
    Effect.sync(() => {
      const failures = facts.flatMap(({ _tag, place }) => (_tag === "Failed" ? [place.split("/", 1)[0]] : []))
      assert.deepStrictEqual(new Set(failures), new Set(["population", "class", "synthesis"]))
      const ends = facts.flatMap((fact) => (fact._tag === "Played" ? [fact.end] : []))
      assert.includeMembers(ends, ["drafts", "elsewhere", "failed"])
      assert.isTrue(facts.some(({ _tag }) => _tag === "Executed"))
    }))
})

describe("a phase that goes on where another process broke off", () => {
  /** Facts that are told at once: all of them or none. */
  const isWhole = (prefix: ReadonlyArray<Event.Event>): boolean =>
    (["Enrolled", "Posed"] as const).every((tag) => {
      const isOne = (fact: Event.Event) =>
        fact._tag === tag && !(fact._tag === "Posed" && fact.question.source === "episodes")
      const count = prefix.filter(isOne).length
      return count === 0 || count === facts.filter(isOne).length
    })

  /** Does the phases over a prefix of the facts that a single process told; gives what had to be asked. */
  const goOn = (prefix: ReadonlyArray<Event.Event>) =>
    Effect.gen(function*() {
      const run = yield* onRecord(prefix, whole.calls)
      const member = yield* join(run, "one")
      const { lessons, people, synthesis } = phases(member)
      yield* people
      const early = ofPhase(["population", "society"])
      assert.deepStrictEqual(sorted([...run.facts.values()].filter(early)), sorted(facts.filter(early)))
      if (prefix.some(({ _tag }) => _tag === "SimulationEnded")) {
        yield* lessons
        yield* synthesis
        assert.deepStrictEqual(sorted(run.facts.values()), sorted(facts))
        const world = member.world()
        assert.strictEqual(world.kept, Fold.fold(facts).kept)
        assert.strictEqual(HashMap.size(world.examples), facts.filter(({ _tag }) => _tag === "Judged").length)
      }
      return [...member.asked, ...member.embedded]
    }).pipe(Effect.scoped)

  it("comes to the same, whatever had been told by then", () =>
    fc.assert(
      fc.asyncProperty(fc.noBias(fc.nat(9999)), async (nth) => {
        const prefix = facts.slice(0, nth % facts.length)
        fc.pre(isWhole(prefix))
        assert.deepStrictEqual(await Effect.runPromise(goOn(prefix)), [])
      }),
      { numRuns: 12 }
    ), 60_000)

  it.live("lets the society stand as it was formed, though its people have other goals by now", () =>
    Effect.gen(function*() {
      const before = facts.filter(ofPhase(["population", "society"]))
      const plan = { steps: [{ title: "Paint", detail: "", done: false }] }
      const renewed = ["a0000", "a0001", "a0002", "a0004"].map((agent): Event.Event => ({
        _tag: "Renewed",
        place: `simulation/3/g000/${agent}/renew`,
        agent,
        step: 3,
        lifeGoal: "To paint ships.",
        plan
      }))
      const run = yield* onRecord([...before, ...renewed], whole.calls)
      const member = yield* join(run, "one")
      yield* phases(member).people
      assert.deepStrictEqual(sorted(run.facts.values()), sorted([...before, ...renewed]))
      assert.deepStrictEqual([member.asked, member.embedded], [[], []])
    }).pipe(Effect.scoped))

  it.live("comes to the same over a log that has everything", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* goOn(facts), [])
    }), 30_000)
})
