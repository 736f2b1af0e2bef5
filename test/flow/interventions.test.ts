import { assert, describe, it } from "@effect/vitest"
import {
  Changes,
  EventLog,
  Fork,
  Health,
  type Intervention,
  LogHash,
  Model,
  Pipeline,
  type Recipe,
  Runs,
  RunStore,
  Trace,
  Verify,
  World
} from "@stoa/core"
import { Deferred, Effect, HashMap, Layer } from "effect"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { filesIn } from "../support/files.ts"
import { modelsOf, recipeOf } from "../support/flow.ts"
import { people } from "../support/people.ts"

const recipe = recipeOf({
  society: { near: 1, far: 0, meanGroup: 3 },
  simulation: { episodes: 40 },
  models: { weak: "rehearsal" },
  requirements: [{ count: 10 }],
  operation: { concurrency: 16 }
})

const runsFolder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-interventions-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const folderOf = (runs: string, name: string): Runs.RunFolder => {
  const folder = Runs.folderOf(runs, name)
  mkdirSync(folder.path)
  return folder
}

/** What people do, and how many turns have begun by then. */
type Script = ReadonlyArray<readonly [number, Intervention.Intervention]>

const script: Script = [
  [5, { _tag: "News", to: "g001", text: "The bridge is closed until spring." }],
  [20, { _tag: "Mute", agent: "a0004", muted: true }],
  [30, { _tag: "Goal", agent: "a0007", lifeGoal: "To open a school for bakers." }],
  [40, { _tag: "News", to: "everybody", text: "A flood is coming." }],
  [50, { _tag: "Link", a: "g000", b: "g003", linked: true }],
  [60, { _tag: "RoleModel", role: "act", model: "rehearsal" }],
  [70, { _tag: "Mute", agent: "a0004", muted: false }],
  [75, { _tag: "News", to: "a0002", text: "Your letter came back." }]
]

/** The model of a run, which counts turns, takes a moment for each, and lets people in at theirs; after so many it answers no more. */
const watched = (of: Recipe.Recipe, changes: Changes.Changes, { most, script }: { script: Script; most: number }) => {
  const answers: Array<Changes.Answer> = []
  const broken = Deferred.makeUnsafe<void>()
  let turns = 0
  const layer = Layer.effect(
    Model.Model,
    Effect.map(Model.Model, (model) =>
      Model.Model.of({
        name: model.name,
        ask: Effect.fnUntraced(function*(request) {
          if (request.prompt === "act" || request.prompt === "react") {
            // Others take their turns while one change is proposed.
            const turn = ++turns
            for (const [at, change] of script) if (at === turn) answers.push(yield* changes.propose(change))
            if (turn === most) yield* Deferred.succeed(broken, undefined)
            yield* turn >= most ? Effect.never : Effect.sleep(Math.random() * 3)
          }
          return yield* model.ask(request)
        })
      }))
  ).pipe(Layer.provideMerge(modelsOf(of)))
  return { layer, answers, broken: Deferred.await(broken) }
}

/** Plays a run, or goes on with it; `undefined` for the data set of one that broke off. */
const play = (
  of: Recipe.Recipe,
  folder: Runs.RunFolder,
  { most = Infinity, script = [] }: { readonly script?: Script; readonly most?: number } = {}
) =>
  Effect.gen(function*() {
    const changes = yield* Changes.make
    const { answers, broken, layer } = watched(of, changes, { script, most })
    return yield* Effect.gen(function*() {
      const log = yield* EventLog.EventLog
      const given = yield* Fork.given
      const whole = Pipeline.run(of, { profiles: given.length > 0 ? [] : people(24), folder, given })
      const done = yield* Effect.raceFirst(Effect.as(whole, true), Effect.as(broken, false))
      const files = done ? filesIn(folder.dataset) : undefined
      return {
        answers,
        files,
        events: yield* log.events,
        world: yield* log.world,
        interventions: yield* log.eventsOf("Intervened")
      }
    }).pipe(
      Effect.provideService(Changes.Changes, changes),
      Effect.provide(layer.pipe(Layer.provideMerge(RunStore.layer(folder.database))))
    )
  })

const holds = Effect.fnUntraced(function*(folder: Runs.RunFolder, of = recipe) {
  const { difference, finished, recorded, told } = yield* Verify.run(folder, of)
  assert.isUndefined(difference)
  assert.isTrue(finished)
  assert.strictEqual(told.hash, recorded.hash)
})

describe("a run in which people changed something", () => {
  it.live("holds every change as a fact, and is told again from its record to the same facts", () =>
    Effect.gen(function*() {
      const folder = folderOf(yield* runsFolder, "run")
      const { answers, events, interventions, world } = yield* play(recipe, folder, { script })
      assert.isTrue(answers.every((answer) => "step" in answer), JSON.stringify(answers))
      assert.sameDeepMembers(interventions.map(({ change }) => change), script.map(([, change]) => change))
      assert.deepStrictEqual(
        world.interventions.map(({ place }) => place).toSorted(),
        interventions.map(({ place }) => place).toSorted()
      )
      yield* holds(folder)

      // Whoever asks why somebody did something finds the news among the reasons.
      const reaction = [...HashMap.values(world.messages)].find(({ becauseOf }) =>
        becauseOf.some((id) => id.includes("/news/all/"))
      )
      const hops = Trace.trace(world, reaction?.id ?? "") ?? []
      assert.isTrue(
        hops.some(({ details, text }) =>
          text === "News: A flood is coming." && details[0]?.startsWith("brought in from outside") === true
        )
      )
      // Nobody's act, and a goal given up, are counted the same whether along the facts or from the world.
      assert.deepStrictEqual(Health.of(world), Health.measure(events).read())
      assert.deepInclude(World.agent(world, "a0007").agent, { lifeGoal: "To open a school for bakers." })
    }))

  it.live("comes to the same bytes one call at a time, from what was changed alone", () =>
    Effect.gen(function*() {
      const runs = yield* runsFolder
      const { files, interventions } = yield* play(recipe, folderOf(runs, "many"), { script })
      const other = folderOf(runs, "one")
      yield* Effect.provide(EventLog.appendAll(interventions), RunStore.layer(other.database))
      const one = recipeOf({ ...recipe, operation: { ...recipe.operation, concurrency: 1 } })
      const again = yield* play(one, other)
      assert.deepStrictEqual(again.interventions.length, interventions.length)
      assert.deepStrictEqual(again.files, files)
    }))

  it.live("that breaks off and is resumed, with changes in both sittings, is the same as in one go", () =>
    Effect.gen(function*() {
      const runs = yield* runsFolder
      const folder = folderOf(runs, "broken")
      const first = yield* play(recipe, folder, { script: script.filter(([at]) => at <= 40), most: 48 })
      assert.isUndefined(first.files)
      assert.isAbove(first.interventions.length, 0)
      // Now unfinished: what there is holds.
      assert.isUndefined((yield* Verify.run(folder, recipe)).difference)
      const later: Script = [[1, { _tag: "News", to: "everybody", text: "The flood is over." }]]
      const second = yield* play(recipe, folder, { script: [...later, ...script.filter(([at]) => at > 40)] })
      assert.isAbove(second.interventions.length, first.interventions.length + 2)
      const begun = Math.max(...first.interventions.map(({ step }) => step))
      assert.isTrue(second.answers.every((answer) => "step" in answer && answer.step >= begun))
      yield* holds(folder)
      const whole = folderOf(runs, "whole")
      yield* Effect.provide(EventLog.appendAll(second.interventions), RunStore.layer(whole.database))
      assert.deepStrictEqual((yield* play(recipe, whole)).files, second.files)
      const [one, other] = yield* Effect.all([folder, whole].map(({ database }) => LogHash.of(database)))
      assert.deepStrictEqual(one, other)
    }))

  it.live("forked takes over the changes up to its step, and lives on under them", () =>
    Effect.gen(function*() {
      const runs = yield* runsFolder
      const parent = folderOf(runs, "parent")
      const before = yield* play(recipe, parent, { script })
      const step = Math.max(...before.interventions.map((fact) => fact.step)) - 1
      const child = folderOf(runs, "child")
      yield* Fork.make({ parent, child, step })
      const news: Script = [[1, { _tag: "News", to: "everybody", text: "Something else." }]]
      const after = yield* play(recipe, child, { script: news })
      const taken = before.interventions.filter((fact) => fact.step <= step)
      assert.isTrue(taken.length > 0 && taken.length < before.interventions.length)
      assert.strictEqual(after.interventions.length, taken.length + 1)
      assert.sameMembers(after.interventions.slice(0, -1).map(({ place }) => place), taken.map(({ place }) => place))
      // What its parent was answered beyond that step is no step that the fork has begun.
      assert.isTrue(after.answers.every((answer) => "step" in answer && answer.step === step + 2))
      yield* holds(child)
    }))
})
