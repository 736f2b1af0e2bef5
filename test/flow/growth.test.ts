import { assert, describe, it } from "@effect/vitest"
import {
  EventLog,
  Fork,
  LogHash,
  Models,
  Pipeline,
  type Profile,
  type Recipe,
  Runs,
  RunStore,
  Salvage,
  Verify,
  World
} from "@stoa/core"
import { Deferred, Effect, HashMap, Layer } from "effect"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { modelsOf, recipeOf } from "../support/flow.ts"
import { people } from "../support/people.ts"

const settings = {
  society: { near: 2, far: 1 },
  simulation: { episodes: 24 },
  requirements: [{ count: 8 }],
  operation: { concurrency: 16 }
}

const runsFolder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-growth-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const folderOf = (runs: string, name: string): Runs.RunFolder => {
  const folder = Runs.folderOf(runs, name)
  mkdirSync(folder.path)
  return folder
}

const play = (recipe: Recipe.Recipe, folder: Runs.RunFolder, profiles: ReadonlyArray<Profile.Profile>) =>
  Effect.gen(function*() {
    const log = yield* EventLog.EventLog
    const given = yield* Fork.given
    yield* Pipeline.run(recipe, { profiles, folder, given, lastCounted: yield* EventLog.lastCounted })
    return { world: yield* log.world, events: yield* log.events, given }
  }).pipe(Effect.provide(modelsOf(recipe).pipe(Layer.provideMerge(RunStore.layer(folder.database)))))

const groupOf = (world: World.World) => (id: string) => World.agent(world, id).group

/** A society of twenty, and what becomes of it when eleven more join it after its second step. */
const grown = (more: Record<string, unknown> = {}) =>
  Effect.gen(function*() {
    const runs = yield* runsFolder
    const parent = folderOf(runs, "parent")
    const all = people(31)
    const before = yield* play(recipeOf(settings), parent, all.slice(0, 20))
    const child = folderOf(runs, "child")
    yield* Fork.make({ parent, child, step: 1, joining: 11 })
    const recipe = recipeOf({ ...settings, ...more, simulation: { episodes: 60 } })
    const after = yield* play(recipe, child, all.slice(20))
    return { runs, parent, child, recipe, before, after, all }
  })

describe("a society that people join", () => {
  it.live("keeps everybody where they are, has room for those who come, and they live in it from the next step on", () =>
    Effect.gen(function*() {
      const { after, before } = yield* grown()
      assert.strictEqual(HashMap.size(after.world.agents), 31)
      const old = World.agents(before.world).map(({ agent }) => agent.id)
      for (const id of old) assert.strictEqual(groupOf(after.world)(id), groupOf(before.world)(id))
      const newcomers = World.agents(after.world).map(({ agent }) => agent.id).filter((id) => !old.includes(id))
      assert.lengthOf(newcomers, 11)
      for (const id of newcomers) {
        assert.isDefined(groupOf(after.world)(id))
        assert.isAbove(World.agent(after.world, id).acted, 0, id)
      }
      const first = [...HashMap.values(after.world.messages)].filter(({ from }) => newcomers.includes(from))
      assert.strictEqual(Math.min(...first.map(({ step }) => step)), 2)
      assert.isTrue(World.groups(after.world).every(({ group }) => group.members.length <= 10))
      assert.strictEqual(after.world.ended?.episodes, 60)
    }))

  it.live("is told again to the same facts, and goes on from any point of it", () =>
    Effect.gen(function*() {
      const { after, all, child, recipe, runs } = yield* grown()
      const verified = yield* Verify.run(child, recipe)
      assert.isTrue(verified.finished)
      assert.isUndefined(verified.difference)

      const again = yield* play(recipe, child, [])
      assert.deepStrictEqual(again.events.length, after.events.length)

      // Before they came, and after.
      assert.lengthOf((yield* Fork.people({ folder: child, step: 1 })).present, 20)
      assert.lengthOf((yield* Fork.people({ folder: child, step: 2 })).present, 31)
      const earlier = folderOf(runs, "earlier")
      yield* Fork.make({ parent: child, child: earlier, step: 1 })
      const without = yield* play(recipeOf(settings), earlier, [])
      assert.strictEqual(HashMap.size(without.world.agents), 20)
      const later = folderOf(runs, "later")
      yield* Fork.make({ parent: child, child: later, step: 3, joining: 1 })
      const stranger = { ...all[0]!, id: "stranger", name: "A Stranger", origin: { kind: "census" as const, draw: 7 } }
      const withOneMore = yield* play(recipe, later, [stranger])
      assert.strictEqual(HashMap.size(withOneMore.world.agents), 32)
      const { difference } = yield* Verify.run(later, recipe)
      assert.isUndefined(difference)
    }))

  it.live("comes to the same log wherever it was broken off: while people are grounded, placed, and live", () =>
    Effect.gen(function*() {
      const { all, child, parent, recipe, runs } = yield* grown()
      const { hash } = yield* LogHash.of(child.database)
      for (const calls of [1, 6, 11, 13, 30, 60]) {
        const broken = folderOf(runs, `broken-${calls}`)
        yield* Fork.make({ parent, child: broken, step: 1, joining: 11 })
        const enough = Deferred.makeUnsafe<void>()
        let asked = 0
        const models = Models.layer({ ...recipe.operation, model: "rehearsal", embedder: "lexical" }, {}, {
          watch: {
            onReply: (_, known) => {
              if (!known && ++asked === calls) Deferred.doneUnsafe(enough, Effect.void)
            }
          }
        })
        yield* Effect.raceFirst(
          Effect.flatMap(
            Fork.given,
            (given) => Pipeline.run(recipe, { profiles: all.slice(20), folder: broken, given })
          ),
          Deferred.await(enough)
        ).pipe(Effect.provide(models.pipe(Layer.provideMerge(RunStore.layer(broken.database)))))
        // They are known by the run's own log, and of no step before they came.
        assert.isUndefined(yield* Fork.awaiting(broken))
        assert.lengthOf((yield* Fork.people({ folder: broken, step: 1 })).present, 20)
        yield* play(recipe, broken, [])
        assert.strictEqual((yield* LogHash.of(broken.database)).hash, hash, `${calls} calls`)
      }
    }))

  it.live("can be grouped anew: with links of its own, and most people where they were", () =>
    Effect.gen(function*() {
      const { after, before, child, recipe } = yield* grown({ society: { ...settings.society, regroup: true } })
      const formed = after.events.filter(({ _tag }) => _tag === "SocietyFormed").map(({ place }) => place)
      assert.deepStrictEqual(formed, ["society", "society/after/1"])
      const old = World.agents(before.world).map(({ agent }) => agent.id)
      const stayed = old.filter((id) => groupOf(after.world)(id) === groupOf(before.world)(id))
      assert.isAtLeast(stayed.length, old.length / 4)
      const members = World.groups(after.world).flatMap(({ group }) => group.members)
      assert.lengthOf(new Set(members), 31)
      assert.lengthOf(members, 31)
      const { difference } = yield* Verify.run(child, recipe)
      assert.isUndefined(difference)
    }))

  it.live("asks nobody again who was made unrecognisable, wherever it was broken off", () =>
    Effect.gen(function*() {
      const { all, parent, runs } = yield* grown()
      const recipe = recipeOf({ ...settings, population: { anonymise: true }, simulation: { episodes: 40 } })
      /** Plays a fork that eleven join, or only so many of its calls; gives the calls for anonymising that were asked. */
      const joined = (name: string, calls: ReadonlyArray<number>) =>
        Effect.gen(function*() {
          const child = folderOf(runs, name)
          yield* Fork.make({ parent, child, step: 1, joining: 11 })
          let anonymised = 0
          for (const most of [...calls, Infinity]) {
            const broken = Deferred.makeUnsafe<void>()
            let asked = 0
            const models = Models.layer({ ...recipe.operation, model: "rehearsal", embedder: "lexical" }, {}, {
              watch: {
                onAsk: ({ prompt }) => void (anonymised += prompt === "anonymise" ? 1 : 0),
                onReply: (_, known) => {
                  if (!known && ++asked === most) Deferred.doneUnsafe(broken, Effect.void)
                }
              }
            })
            const profiles = (yield* Fork.awaiting(child)) === undefined ? [] : all.slice(20)
            yield* Effect.raceFirst(
              Effect.flatMap(Fork.given, (given) => Pipeline.run(recipe, { profiles, folder: child, given })),
              Deferred.await(broken)
            ).pipe(Effect.provide(models.pipe(Layer.provideMerge(RunStore.layer(child.database)))))
          }
          return { anonymised, hash: (yield* LogHash.of(child.database)).hash, child }
        })
      const whole = yield* joined("unbroken", [])
      assert.isAtLeast(whole.anonymised, 11)
      for (const calls of [[4], [11, 3], [12, 2, 5], [whole.anonymised, 1]]) {
        const { anonymised, hash } = yield* joined(`broken-${calls.join("-")}`, calls)
        assert.strictEqual(hash, whole.hash, calls.join())
        // Those in flight when it broke off are asked twice; no more than there are slots.
        assert.isAtMost(anonymised, whole.anonymised + 16 * calls.length)
      }
      assert.isUndefined((yield* Verify.run(whole.child, recipe)).difference)
    }))

  it.live("with a gap among those who joined has them read again, and comes to the same", () =>
    Effect.gen(function*() {
      const { all, child, recipe } = yield* grown()
      const { hash } = yield* LogHash.of(child.database)
      const db = new DatabaseSync(child.database)
      db.exec("UPDATE events SET body = replace(body, 'notebook', 'nothing') WHERE place = 'population/a0023/profile'")
      db.close()
      yield* Salvage.salvage(child)
      assert.deepInclude(yield* Fork.awaiting(child), { joining: 11 })
      yield* play(recipe, child, all.slice(20))
      assert.strictEqual((yield* LogHash.of(child.database)).hash, hash)
    }))
})
