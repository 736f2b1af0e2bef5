import { assert, beforeAll, describe, it } from "@effect/vitest"
import { type Event, Pipeline, type Recipe, Simulation, World } from "@stoa/core"
import { Effect } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { filesIn } from "../support/files.ts"
import { recipeOf } from "../support/flow.ts"
import { people } from "../support/people.ts"
import { type OnRecord, onRecord, open } from "../support/processes.ts"

const profiles = people(12)
const recipeWith = (embedder: string) =>
  recipeOf({
    seed: 7,
    population: { agents: 12 },
    society: { near: 2, far: 1, meanGroup: 4 },
    simulation: { episodes: 5 },
    requirements: [{ count: 4 }],
    embedder
  })
const recipe = recipeWith("stoa-embed")

/** Does something with a folder of a run. */
const inFolder = <A, E, R>(use: (folder: Pipeline.PipelineOptions["folder"]) => Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-ahead-"))),
    (path) =>
      use({
        name: "ahead",
        path,
        database: join(path, "run.db"),
        recipe: join(path, "recipe.json"),
        dataset: join(path, "dataset")
      }),
    (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  )

/** The data set as somebody writes it who has the run on record, and what had to be asked for it. */
const written = (run: OnRecord, recipe: Recipe.Recipe) =>
  inFolder(Effect.fnUntraced(function*(folder) {
    const { asked, embedded, run: within } = yield* open(run, { name: "submitter" })
    yield* within(Pipeline.save(recipe, { folder, finished: true }))
    return { files: filesIn(folder.dataset), asked, embedded }
  }))

describe("what a data set asks", () => {
  let expected: Readonly<Record<string, string>>
  let facts: ReadonlyArray<Event.Event>
  let calls: OnRecord["calls"]

  /** A run of which everything is on record but what is asked for its data set. */
  const lived = Effect.gen(function*() {
    const run = yield* onRecord()
    const { run: within } = yield* open(run, { name: "worker" })
    const under = Pipeline.under(recipe)
    yield* within(under(Pipeline.people(recipe, { profiles })))
    yield* within(under(Simulation.live(Pipeline.lifeOptions(recipe, {}))))
    const gear = yield* within(under(Pipeline.equip(recipe)))
    yield* within(under(Pipeline.synthesis(recipe, { gear })))
    return run
  })

  beforeAll(() =>
    Effect.runPromise(
      Effect.scoped(Effect.gen(function*() {
        expected = yield* inFolder(Effect.fnUntraced(function*(folder) {
          const { embedded, run } = yield* open(yield* onRecord(), { name: "alone" })
          yield* run(Pipeline.run(recipe, { profiles, folder }))
          assert.include(embedded, "dataset/embed/0")
          return filesIn(folder.dataset)
        }))
        const run = yield* lived
        facts = [...run.facts.values()]
        calls = run.calls
      }))
    )
  )

  /** The run once its leader has asked ahead; what it had to ask. */
  const ahead = Effect.fnUntraced(function*(recipe: Recipe.Recipe, more: ReadonlyArray<Event.Event> = []) {
    const before = yield* onRecord([...facts, ...more], calls)
    const leader = yield* open(before, { name: "leader" })
    yield* leader.run(Pipeline.under(recipe)(Pipeline.measure(recipe)))
    assert.deepStrictEqual([...before.facts.values()], [...facts, ...more])
    return { run: before, embedded: leader.embedded, world: leader.world() }
  })

  it.live("is nothing where its numbers need no server", () =>
    Effect.gen(function*() {
      const { embedded } = yield* ahead(recipeWith("lexical"))
      assert.deepStrictEqual(embedded, [])
    }).pipe(Effect.scoped))

  it.live("is asked ahead, so that who writes it asks nobody and writes what a run on one machine does", () =>
    Effect.gen(function*() {
      const { embedded, run } = yield* ahead(recipe)
      assert.deepStrictEqual(embedded, ["dataset/embed/0"])
      const { asked, embedded: then, files } = yield* written(run, recipe)
      assert.deepStrictEqual([...asked, ...then], [])
      assert.deepStrictEqual(files, expected)
      assert.deepStrictEqual((yield* ahead(recipe)).embedded, [])
    }).pipe(Effect.scoped))

  it.live("is asked about the rows as people decided", () =>
    Effect.gen(function*() {
      const [first] = World.examples((yield* ahead(recipe)).world)
      const decision: Event.Event = {
        _tag: "Decided",
        place: "decision/1",
        example: first?.id ?? "",
        decision: "reject",
        note: "nobody asks that"
      }
      const { embedded, run } = yield* ahead(recipe, [decision])
      assert.deepStrictEqual(embedded, ["dataset/embed/0"])
      const { embedded: then, files } = yield* written(run, recipe)
      assert.deepStrictEqual(then, [])
      assert.include(files["rejected.jsonl"], "nobody asks that")
    }).pipe(Effect.scoped))
})
