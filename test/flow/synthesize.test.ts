import { assert, describe, it } from "@effect/vitest"
import {
  EventLog,
  type Example,
  LogHash,
  Model,
  Models,
  Pipeline,
  type Recipe,
  Runs,
  RunStore,
  Verify,
  World
} from "@stoa/core"
import { Effect, Layer } from "effect"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { recipeOf, shuffled } from "../support/flow.ts"
import { people } from "../support/people.ts"

const base = {
  society: { near: 2, far: 1 },
  simulation: { episodes: 14 },
  requirements: [{ count: 10 }],
  operation: { concurrency: 16 }
}

/** The same with more wanted of the same episodes, as stoa synthesize writes it. */
const grown = (...more: ReadonlyArray<object>) => ({ ...base, requirements: [...base.requirements, ...more] })

const runsFolder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-more-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const folderOf = (runs: string, name: string): Runs.RunFolder => {
  const folder = Runs.folderOf(runs, name)
  mkdirSync(folder.path)
  return folder
}

/** Plays a recipe in a folder that stays; people are given to a run that has none yet. */
const play = (recipe: Recipe.Recipe, folder: Runs.RunFolder) => {
  const asked: Array<string> = []
  const models = Models.layer({ ...recipe.operation, model: recipe.model, embedder: recipe.embedder }, {}, {
    watch: { onReply: (_, wasKnown) => void (wasKnown || asked.push("")) }
  })
  return Effect.gen(function*() {
    const log = yield* EventLog.EventLog
    const known = yield* log.eventsOf("Enrolled")
    yield* Pipeline.run(recipe, {
      profiles: known.length > 0 ? [] : people(24),
      folder,
      lastCounted: yield* EventLog.lastCounted
    })
    return { world: yield* log.world, saved: yield* log.eventsOf("Saved"), asked: asked.length }
  }).pipe(Effect.provide(models.pipe(Layer.provideMerge(RunStore.layer(folder.database)))))
}

/** Every file of the data set. */
const filesOf = (folder: Runs.RunFolder): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder.dataset, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)).toSorted()
      .map((path) => [relative(folder.dataset, path), readFileSync(path, "utf8")])
  )

/** Rows by their ids, without the name of their recipe, which grew. */
const rowsOf = (folder: Runs.RunFolder, name = "examples.jsonl") =>
  new Map(
    readFileSync(join(folder.dataset, name), "utf8").split("\n").filter((line) => line !== "").map((line) => {
      const row = JSON.parse(line) as { readonly id: string }
      return [row.id, { ...row, run: "" }]
    })
  )

describe("more of a finished run", () => {
  it.live("keeps every row with its verdicts, asks only for the new ones, and is what a run that wanted it all at once is", () =>
    Effect.gen(function*() {
      const runs = yield* runsFolder
      const one = folderOf(runs, "one")
      yield* play(recipeOf(base), one)
      const before = { kept: rowsOf(one), rejected: rowsOf(one, "rejected.jsonl") }

      const recipe = recipeOf(grown({ count: 6, kind: "preference" }, { count: 7 }))
      const more = yield* play(recipe, one)
      const after = { kept: rowsOf(one), rejected: rowsOf(one, "rejected.jsonl") }
      for (const [id, row] of before.kept) assert.deepStrictEqual(after.kept.get(id), row)
      for (const [id, row] of before.rejected) assert.deepStrictEqual(after.rejected.get(id), row)
      assert.strictEqual(after.kept.size, 23)
      assert.deepStrictEqual(more.saved.map(({ place, rows }) => [place, rows]), [["dataset", 10], ["dataset/2", 23]])
      // Nothing of the simulation, and nothing of the rows there were.
      const calls = World.examples(more.world).filter(({ requirement }) => requirement !== 1)
        .reduce((sum, { makings }) => sum + makings.length, 0)
      assert.strictEqual(more.asked, calls)

      const whole = folderOf(runs, "whole")
      yield* play(recipe, whole)
      assert.deepStrictEqual(filesOf(whole), filesOf(one))
      assert.deepStrictEqual(yield* LogHash.of(whole.database), yield* LogHash.of(one.database))

      const verified = yield* Verify.run(one, recipe)
      assert.strictEqual(verified.difference, undefined)
      assert.isTrue(verified.finished)
    }).pipe(Effect.scoped))

  it.live("of the same wish is of other candidates, whatever the latencies", () =>
    Effect.gen(function*() {
      const runs = yield* runsFolder
      const recipe = recipeOf(grown({ count: 10 }))
      const [calm, wild] = yield* Effect.forEach(["calm", "wild"], (name) => {
        const folder = folderOf(runs, name)
        const wildly = Effect.provide(
          Pipeline.run(recipe, { profiles: people(24), folder }),
          shuffled(5).pipe(Layer.provideMerge(RunStore.layer(folder.database)))
        )
        const played = Effect.gen(function*() {
          if (name === "calm") yield* play(recipe, folder)
          else yield* wildly
        })
        return Effect.as(played, folder)
      })
      assert.deepStrictEqual(filesOf(wild!), filesOf(calm!))
      const pairs = [...rowsOf(calm!).values(), ...rowsOf(calm!, "rejected.jsonl").values()].map((row) => {
        const { sources } = row as unknown as Example.Example
        return `${sources.episode} ${sources.agents[0]}`
      })
      assert.isAbove(pairs.length, 19)
      assert.strictEqual(new Set(pairs).size, pairs.length)
    }).pipe(Effect.scoped))

  it.live("may be written by a model of its own, and the others by theirs", () =>
    Effect.gen(function*() {
      const recipe = recipeOf({ ...grown({ count: 4 }), models: { r2: "other", "r2.respond": "third" } })
      const asked = new Map<string, Set<string | undefined>>()
      const models = shuffled(1).pipe(Layer.provideMerge(EventLog.EventLog.memory))
      const noting = Layer.effect(
        Model.Model,
        Effect.map(Model.Model, (model) =>
          Model.Model.of({
            ...model,
            ask: (request) => {
              const key = `${request.place.split("/").slice(0, 2).join("/")} ${request.prompt}`
              if (request.place.startsWith("synthesis/")) {
                asked.set(key, (asked.get(key) ?? new Set()).add(request.model))
              }
              return model.ask(request)
            }
          }))
      ).pipe(Layer.provideMerge(models))
      yield* Effect.provide(Pipeline.live(recipe, { profiles: people(24) }), noting)
      assert.deepStrictEqual(
        [...asked].map(([key, names]) => [key, [...names]]),
        [
          ["synthesis/r1 instruct", [undefined]],
          ["synthesis/r1 respond", [undefined]],
          ["synthesis/r2 instruct", ["other"]],
          ["synthesis/r2 respond", ["third"]]
        ]
      )
    }))
})
