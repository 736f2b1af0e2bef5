import { assert, describe, it } from "@effect/vitest"
import { Example, Roster, World } from "@stoa/core"
import { Effect } from "effect"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { modelsOf, play, recipeOf } from "../support/flow.ts"
import { ScriptedServer } from "../support/server/ScriptedServer.ts"

const file = fileURLToPath(new URL("../../../shared/data/personas/profiles_unified.jsonl.gz", import.meta.url))

describe("real profiles over HTTP", () => {
  it.live(
    "800 people, 60 rows, the same bytes at another concurrency",
    ({ skip }) =>
      Effect.scoped(Effect.gen(function*() {
        if (!existsSync(file)) return skip(`${file} is not there`)
        const roster = yield* Roster.gather({ files: [file], seed: 1 })
        assert.strictEqual(roster.profiles.length, 800)
        assert.deepStrictEqual(roster.problems, [])
        const server = yield* ScriptedServer.scoped()
        const recipe = (concurrency: number) =>
          recipeOf({
            model: "stoa-test",
            population: { profiles: [file] },
            requirements: [{ text: "help people with programming at work", domain: "code", count: 60 }],
            operation: { baseUrl: server.url, concurrency }
          })
        const first = yield* play(recipe(64), roster.profiles, modelsOf(recipe(64)))
        const second = yield* play(recipe(7), roster.profiles, modelsOf(recipe(7)))
        assert.deepStrictEqual(second.files, first.files)
        assert.strictEqual(first.rows, 60)
        const ids = new Set(roster.profiles.map((profile) => profile.id))
        for (const row of World.examples(first.world).filter(Example.isKept)) {
          assert.isTrue(row.sources.profiles.every((id) => ids.has(id)))
        }
      })),
    180_000
  )
})
