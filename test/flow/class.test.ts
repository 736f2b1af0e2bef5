/** Classes as a whole: over HTTP, in trouble, broken off, told again; always the same bytes. */
import { assert, describe, it } from "@effect/vitest"
import {
  type Class,
  Embedder,
  Model,
  Pipeline,
  type Question,
  Rehearsal,
  type Runs,
  RunStore,
  ShareGptCheck,
  Verify,
  World
} from "@stoa/core"

import { scenarios } from "@stoa/scenarios"
import { Effect, Layer } from "effect"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Recorded from "../../packages/core/src/model/Recorded.ts"
import { hurried } from "../core/model/stub.ts"
import { modelsOf, play, recipeOf, shuffled } from "../support/flow.ts"
import { people } from "../support/people.ts"
import { type Options, ScriptedServer } from "../support/server/ScriptedServer.ts"

const goods = ["eggs", "rolls", "pears", "candles", "tiles", "pens", "stamps", "cups"]

/** Sums of everyday life with their worked solutions. */
const questions = (count: number): ReadonlyArray<Question.Question> =>
  Array.from({ length: count }, (_, nth) => {
    const [boxes, each, broken] = [nth + 3, 4 + (nth % 7), 1 + (nth % 3)]
    const thing = goods[nth % goods.length]
    const all = boxes * each
    return {
      id: `sums:${nth + 1}`,
      source: "sums.jsonl",
      licence: "CC0-1.0",
      domain: "mathematics",
      question:
        `A shop gets ${boxes} boxes with ${each} ${thing} each. On the way ${broken} of the ${thing} are broken. How many ${thing} can it sell?`,
      answer: `There are ${boxes} * ${each} = ${all} ${thing}. Of these ${all} - ${broken} = ${
        all - broken
      } can be sold. The answer is ${all - broken}.`,
      outcome: { kind: "number", text: String(all - broken) }
    }
  })

const weighted: ReadonlyArray<Class.Weighted> = scenarios.map((scenario) => ({ scenario, weight: 1 }))

const lessons = (count: number) => ({ scenarios: weighted, questions: [{ questions: questions(count) }] })

const settings = (more: object = {}) => ({
  population: { agents: 0 },
  class: { scenarios: Object.fromEntries(scenarios.map(({ name }) => [name, 1])) },
  dataset: { sets: ["original", "ablation", "noise"] },
  ...more
})

const recipe = recipeOf(settings())

/** A class over real HTTP against a scripted server. */
const flow = (options: Options, count = 24) =>
  Effect.scoped(Effect.gen(function*() {
    const server = yield* ScriptedServer.scoped(options)
    const made = recipeOf(
      settings({ model: "stoa-test", operation: { baseUrl: server.url, concurrency: 16, timeout: 10 } })
    )
    return {
      ...(yield* play(made, [], modelsOf(made), lessons(count))),
      stats: server.stats(),
      bodies: server.bodies()
    }
  }))

describe("a class of bare models", () => {
  it.live(
    "gives ShareGPT that is strictly valid, whose every conversation names its question and its calls",
    () =>
      Effect.gen(function*() {
        const { files, rows, world } = yield* play(recipe, [], modelsOf(recipe), lessons(60))
        assert.isAbove(rows, 20)
        assert.deepStrictEqual(ShareGptCheck.check(files["sharegpt.json"] ?? ""), [])
        for (const name of Object.keys(files).filter((name) => /^(original|ablation|noise)/.test(name))) {
          assert.deepStrictEqual(ShareGptCheck.check(files[name] ?? ""), [], name)
          assert.lengthOf(JSON.parse(files[name] ?? "[]"), rows, name)
        }
        for (const example of World.examples(world)) {
          const places = new Set(example.makings.map(({ place }) => place))
          for (const { message } of example.turns) assert.isTrue(message === undefined || places.has(message))
        }
        assert.strictEqual(World.agents(world).length, 0)
      }),
    60_000
  )

  it.live("gives the same bytes at any timing", () =>
    Effect.gen(function*() {
      const calm = yield* play(recipe, [], modelsOf(recipe), lessons(30))
      const hurriedly = yield* play(recipe, [], shuffled(15), lessons(30))
      assert.deepStrictEqual(hurriedly.files, calm.files)
    }), 60_000)

  it.live("gives other bytes with another seed", () =>
    Effect.gen(function*() {
      const other = recipeOf(settings({ seed: 2 }))
      const [first, second] = [
        yield* play(recipe, [], modelsOf(recipe), lessons(12)),
        yield* play(other, [], modelsOf(other), lessons(12))
      ]
      assert.notStrictEqual(first.files["messages.jsonl"], second.files["messages.jsonl"])
    }), 60_000)
})

describe("a class over HTTP", () => {
  it.live(
    "is complete, asks nothing twice, and what it keeps was written by the server's model",
    () =>
      Effect.gen(function*() {
        const { stats, world } = yield* flow({})
        assert.strictEqual(new Set(World.plays(world).map(({ row }) => row)).size, 24)
        assert.strictEqual(stats.answered, stats.answeredDistinct)
        for (const { makings, rehearsal } of World.examples(world)) {
          assert.isFalse(rehearsal)
          assert.isTrue(makings.every(({ model }) => model === "stoa-test"))
        }
      }),
    60_000
  )

  it.effect("comes to the same bytes through faults that pass", () =>
    Effect.gen(function*() {
      const calm = yield* flow({})
      const faulty = yield* hurried(
        flow({ faults: { rate: 0.2, kinds: ["429", "500", "503", "reset", "half", "garbage"] } })
      )
      assert.deepStrictEqual(faulty.files, calm.files)
    }), 120_000)

  it.live("loses no question without a word where answers are of no use", () =>
    Effect.gen(function*() {
      const { world } = yield* flow({ faults: { rate: 0.3, kinds: ["empty", "refusal", "length", "schema"] } })
      const plays = World.plays(world)
      assert.strictEqual(new Set(plays.map(({ row }) => row)).size, 24)
      const failed = plays.filter(({ end }) => end === "failed")
      assert.isAbove(failed.length, 0)
      for (const { reason } of failed) assert.match(reason, /gave no usable answer to the prompt/)
    }), 60_000)
})

const folderIn = (path: string): Runs.RunFolder => ({
  name: "class",
  path,
  database: join(path, "run.db"),
  recipe: join(path, "recipe.json"),
  dataset: join(path, "dataset")
})

const inFolder = <A, E>(use: (folder: Runs.RunFolder) => Effect.Effect<A, E>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-class-"))),
    (path) => use(folderIn(path)),
    (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  )

/** A sitting that is broken off after so many calls. */
const sit = (
  folder: Runs.RunFolder,
  { calls, ...more }: { readonly calls: number } & Partial<Pipeline.LiveOptions>
) => {
  let asked = 0
  const limited = Layer.effect(
    Model.Model,
    Effect.map(Model.Model, (model) =>
      Model.Model.of({
        name: model.name,
        ask: (request) => Effect.suspend(() => (++asked > calls ? Effect.never : model.ask(request)))
      }))
  ).pipe(Layer.provide(Rehearsal.layer()))
  const recorded = Recorded.layer().pipe(Layer.provide(limited))
  return Pipeline.run(recipe, { profiles: [], folder, ...lessons(24), ...more }).pipe(
    Effect.timeoutOption(calls === Infinity ? "60 seconds" : "2 seconds"),
    Effect.provide(
      Layer.mergeAll(recorded, Embedder.Embedder.lexical).pipe(Layer.provideMerge(RunStore.layer(folder.database)))
    )
  )
}

describe("a class that is broken off", () => {
  it.live(
    "goes on to the same bytes without its question files, and is verified",
    () =>
      inFolder((whole) =>
        inFolder((broken) =>
          Effect.gen(function*() {
            yield* sit(whole, { calls: Infinity })
            yield* sit(broken, { calls: 31 })
            yield* sit(broken, { calls: Infinity, questions: [] })
            const read = (folder: Runs.RunFolder) => readFileSync(join(folder.dataset, "examples.jsonl"), "utf8")
            assert.strictEqual(read(broken), read(whole))
            const verified = yield* Verify.run(broken, recipe, weighted)
            assert.isUndefined(verified.difference)
            assert.isTrue(verified.finished)
          })
        )
      ),
    120_000
  )
})

describe("a class in a society", () => {
  it.live(
    "goes on with questions of its own episodes, in the same run as instructions out of them",
    () =>
      Effect.gen(function*() {
        const made = recipeOf({
          society: { near: 2, far: 1 },
          simulation: { episodes: 8 },
          requirements: [{ text: "help people at work", count: 3 }],
          class: { share: 1, scenarios: { "peer-instruction": 1 } }
        })
        const peer = weighted.filter(({ scenario }) => scenario.name === "peer-instruction")
        const { world } = yield* play(made, people(20), modelsOf(made), { scenarios: peer })
        const asked = World.questions(world)
        assert.lengthOf(asked, 8)
        assert.deepStrictEqual(new Set(asked.map(({ question }) => question.source)), new Set(["episodes"]))
        for (const { cast } of World.plays(world)) {
          const agents = cast.map(({ agent }) => agent)
          assert.isTrue(agents.every((agent) => agent !== undefined))
          assert.strictEqual(new Set(agents).size, agents.length)
        }
        const examples = World.examples(world)
        assert.strictEqual(examples.filter(({ requirement }) => requirement === 1).length >= 3, true)
        assert.isAbove(examples.filter(({ scene }) => scene !== undefined).length, 0)
        const taught = World.plays(world).flatMap(({ told }) => told)
        assert.isTrue(taught.every(({ reason }) => reason !== ""))
      }),
    60_000
  )
})
