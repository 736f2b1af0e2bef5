import { assert, describe, it } from "@effect/vitest"
import { type Event, EventLog, Fork, Models, Pipeline, type Recipe, Runs, RunStore, Verify, World } from "@stoa/core"
import { Effect, Layer } from "effect"
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Recorded from "../../packages/core/src/model/Recorded.ts"
import { recipeOf, shuffled } from "../support/flow.ts"
import { people } from "../support/people.ts"

const base = {
  society: { near: 2, far: 1 },
  simulation: { episodes: 30 },
  requirements: [{ count: 12 }],
  operation: { concurrency: 16 }
}

const runsFolder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-fork-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const folderOf = (runs: string, name: string): Runs.RunFolder => {
  const folder = Runs.folderOf(runs, name)
  mkdirSync(folder.path)
  return folder
}

/** Plays a recipe in a folder that stays, and tells how many calls were asked and how many were known. */
const play = (recipe: Recipe.Recipe, folder: Runs.RunFolder) => {
  const asked: Array<string> = []
  let known = 0
  const models = Models.layer(
    { ...recipe.operation, model: recipe.model, embedder: recipe.embedder },
    {},
    {
      watch: {
        onReply: (_, wasKnown) => {
          if (wasKnown) known++
          else asked.push("")
        }
      }
    }
  )
  return Effect.gen(function*() {
    const log = yield* EventLog.EventLog
    const given = yield* Fork.given
    yield* Pipeline.run(recipe, { profiles: given.length > 0 ? [] : people(24), folder, given })
    return { world: yield* log.world, events: yield* log.events, asked: asked.length, known }
  }).pipe(Effect.provide(models.pipe(Layer.provideMerge(RunStore.layer(folder.database)))))
}

const read = (folder: Runs.RunFolder, name: string) => readFileSync(join(folder.dataset, name), "utf8")

const rows = (folder: Runs.RunFolder) =>
  ["messages.jsonl", "examples.jsonl", "rejected.jsonl"].map((name) => read(folder, name))

const manifestOf = (folder: Runs.RunFolder) => {
  const { files, fork, ...manifest } = JSON.parse(read(folder, "manifest.json")) as Record<string, unknown>
  return { files, fork, manifest }
}

const upTo = (events: ReadonlyArray<Event.Event>, step: number) => events.filter(Fork.isUpTo({ step }))

describe("a fork", () => {
  it.live("with nothing changed asks nothing and comes to the same rows, and the data set says that it is one", () =>
    Effect.gen(function*() {
      const runs = yield* runsFolder
      const parent = folderOf(runs, "parent")
      const recipe = recipeOf(base)
      const before = yield* play(recipe, parent)
      const child = folderOf(runs, "child")
      yield* Fork.make({ parent, child, step: 1 })
      const again = yield* play(recipe, child)
      assert.strictEqual(again.asked, 0)
      assert.isAbove(again.known, 0)
      assert.deepStrictEqual(rows(child), rows(parent))
      const lived = (events: ReadonlyArray<Event.Event>) =>
        new Map(events.flatMap((event) => (event._tag === "Saved" ? [] : [[event.place, event]])))
      assert.deepStrictEqual(lived(again.events), lived(before.events))

      const [one, other] = [manifestOf(parent), manifestOf(child)]
      assert.deepStrictEqual(other.manifest, one.manifest)
      assert.deepStrictEqual([one.fork, other.fork], [undefined, { steps: 2 }])
      assert.notInclude(read(parent, "README.md"), "A fork.")
      assert.match(read(child, "README.md"), /\*\*A fork\.\*\* [^.]* the first 2 steps of its life/)
      for (const name of ["README.md", "manifest.json"]) assert.notInclude(read(child, name), "parent")
    }))

  it.live("takes the facts up to its step as they are; after it exactly the unknown calls are asked", () =>
    Effect.gen(function*() {
      const runs = yield* runsFolder
      const parent = folderOf(runs, "parent")
      const before = yield* play(recipeOf(base), parent)
      const child = folderOf(runs, "child")
      yield* Fork.make({ parent, child, step: 1 })
      // Acts are drawn anew, everything else is asked as before, as far as what was heard is the same; reactions are acts by their role.
      const after = yield* play(recipeOf({ ...base, sampling: { act: { temperature: 0.1 }, react: {} } }), child)
      assert.deepStrictEqual(upTo(after.events, 1), upTo(before.events, 1))
      assert.isAbove(after.asked, 0)
      const places = (folder: Runs.RunFolder) => {
        const db = new DatabaseSync(folder.database, { readOnly: true })
        const calls = db.prepare("SELECT place, prompt FROM calls ORDER BY id").all()
        db.close()
        return calls
      }
      const added = places(child).slice(places(parent).length)
      assert.lengthOf(added, after.asked)
      for (const { place } of added) assert.isFalse(Fork.isUpTo({ step: 1 })({ place: String(place) }))
      // The first acts after the fork differ in their temperature alone, so each was asked; others heard the same and were not.
      const acts = added.filter(({ place }) => String(place).startsWith("simulation/2/"))
      assert.isTrue(acts.some(({ prompt }) => prompt === "act"))
      assert.isFalse(acts.some(({ prompt }) => prompt === "receive" || prompt === "react"))
    }))

  it.live("cannot begin where not all groups have been", () =>
    Effect.gen(function*() {
      const runs = yield* runsFolder
      const parent = folderOf(runs, "parent")
      const { world } = yield* play(recipeOf(base), parent)
      const last = Math.min(...World.groups(world).map(({ step }) => step))
      const { message } = yield* Effect.flip(Fork.make({ parent, child: folderOf(runs, "late"), step: last + 1 }))
      assert.include(message, `the last step that all its groups finished is ${last}`)
      yield* Fork.make({ parent, child: folderOf(runs, "in-time"), step: last })
    }))

  it.live("is verified from itself alone", () =>
    Effect.gen(function*() {
      const runs = yield* runsFolder
      const parent = folderOf(runs, "parent")
      yield* play(recipeOf(base), parent)
      const child = folderOf(runs, "child")
      yield* Fork.make({ parent, child, step: 0 })
      const changed = recipeOf({ ...base, sampling: { react: { temperature: 0.1 } } })
      yield* play(changed, child)
      rmSync(parent.path, { recursive: true })
      const { difference, finished, recorded, told } = yield* Verify.run(child, changed)
      assert.isTrue(finished)
      assert.isUndefined(difference)
      assert.strictEqual(recorded.hash, told.hash)
    }))
})

describe("verify", () => {
  const played = Effect.gen(function*() {
    const folder = folderOf(yield* runsFolder, "run")
    const recipe = recipeOf(base)
    yield* play(recipe, folder)
    return { folder, recipe }
  })

  it.live("tells a run again to the same log hash, and leaves it as it was", () =>
    Effect.gen(function*() {
      const { folder, recipe } = yield* played
      const before = readFileSync(folder.database)
      const { difference, finished, recorded, told } = yield* Verify.run(folder, recipe)
      assert.isTrue(finished)
      assert.isUndefined(difference)
      assert.deepStrictEqual(recorded, told)
      assert.isTrue(before.equals(readFileSync(folder.database)))
    }))

  it.live("names the first place, in the order of the run, at which a log was changed", () =>
    Effect.gen(function*() {
      const { folder, recipe } = yield* played
      const db = new DatabaseSync(folder.database)
      for (const step of [2, 1]) {
        db.exec(
          `UPDATE events SET body = replace(body, '"text":"', '"text":"Once ') WHERE id = (SELECT MIN(id) FROM events
             WHERE tag = 'Acted' AND place LIKE 'simulation/${step}/g002/%')`
        )
      }
      db.close()
      const { difference } = yield* Verify.run(folder, recipe)
      assert.match(difference?.place ?? "", /^simulation\/1\/g002\/a\d+$/)
    }))

  it.live("finds a changed answer by what came of it", () =>
    Effect.gen(function*() {
      const { folder, recipe } = yield* played
      const db = new DatabaseSync(folder.database)
      const [call] = db.prepare("SELECT id, place FROM calls WHERE prompt = 'summarise' ORDER BY place LIMIT 1").all()
      db.prepare("UPDATE calls SET reply = replace(reply, '\"text\":\"', '\"text\":\"Once ') WHERE id = ?").run(
        call?.["id"] as number
      )
      db.close()
      const { difference } = yield* Verify.run(folder, recipe)
      assert.strictEqual(difference?.place, call?.["place"])
      assert.include(difference?.told, "Once ")
      assert.notInclude(difference?.recorded, "Once ")
    }))

  it.live("counts nothing that groups did beyond the end of the simulation, which is a matter of timing", () =>
    Effect.gen(function*() {
      const folder = folderOf(yield* runsFolder, "run")
      // Everybody alone, at random delays: some are far ahead of others when enough episodes are told.
      const recipe = recipeOf({ ...base, society: { communication: "none" }, simulation: { episodes: 12 } })
      const hurried = shuffled(20).pipe(Layer.provideMerge(RunStore.layer(folder.database)))
      const recorded = Recorded.layer().pipe(Layer.provideMerge(hurried))
      const { world } = yield* Effect.gen(function*() {
        yield* Pipeline.run(recipe, { profiles: people(24), folder })
        return { world: yield* (yield* EventLog.EventLog).world }
      }).pipe(Effect.provide(recorded))
      assert.isTrue(World.groups(world).some(({ step }) => step > (world.ended?.step ?? 0)))
      const { difference, finished, recorded: before, told } = yield* Verify.run(folder, recipe)
      assert.isTrue(finished)
      assert.isUndefined(difference)
      assert.strictEqual(before.hash, told.hash)
    }))

  it.live("of an unfinished run compares what there is", () =>
    Effect.gen(function*() {
      const { folder, recipe } = yield* played
      const db = new DatabaseSync(folder.database)
      db.exec("DELETE FROM calls WHERE place LIKE 'synthesis/%'; DELETE FROM events WHERE place LIKE 'synthesis/%'")
      db.exec("DELETE FROM events WHERE place = 'dataset'")
      db.close()
      const { difference, finished } = yield* Verify.run(folder, recipe)
      assert.isFalse(finished)
      assert.isUndefined(difference)
    }))
})
