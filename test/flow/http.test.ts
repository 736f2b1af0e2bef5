import { assert, describe, it } from "@effect/vitest"
import { Example, World } from "@stoa/core"
import { Effect } from "effect"
import { modelsOf, play, recipeOf } from "../support/flow.ts"
import { people } from "../support/people.ts"
import { type Options, ScriptedServer } from "../support/server/ScriptedServer.ts"

const settings = (url: string, concurrency = 16) => ({
  model: "stoa-test",
  society: { near: 2, far: 1 },
  simulation: { episodes: 16 },
  requirements: [{ text: "help people with programming at work", domain: "code", count: 12 }],
  operation: { baseUrl: url, concurrency, timeout: 10 }
})

/** The flow over real HTTP against a scripted server of these options. */
const flow = (options: Options, recipe: (url: string) => unknown) =>
  Effect.scoped(Effect.gen(function*() {
    const server = yield* ScriptedServer.scoped(options)
    const made = recipeOf(recipe(server.url))
    const played = yield* play(made, people(24), modelsOf(made))
    return { ...played, stats: server.stats() }
  }))

describe("over HTTP", () => {
  it.live("writes what is wanted; every row traces to a profile; no instruction twice", () =>
    Effect.gen(function*() {
      const { rows, stats, world } = yield* flow({}, settings)
      assert.strictEqual(rows, 12)
      assert.strictEqual(stats.answered, stats.answeredDistinct)
      const kept = World.examples(world).filter(Example.isKept)
      const profiles = new Set(people(24).map((person) => person.id))
      for (const example of kept) {
        assert.isFalse(example.rehearsal)
        assert.isNotEmpty(example.sources.messages)
        assert.isTrue(example.sources.profiles.every((id) => profiles.has(id)))
        assert.isTrue(example.makings.every((making) => making.model === "stoa-test" && making.inputTokens > 0))
      }
      assert.strictEqual(new Set(kept.map((example) => example.turns[0]?.content)).size, kept.length)
    }))

  it.live("same answers, same bytes: at any concurrency, with latencies, by schema or by instruction", () =>
    Effect.gen(function*() {
      const [calm, wide, slow] = yield* Effect.all([
        flow({}, (url) => settings(url, 1)),
        flow({}, (url) => settings(url, 64)),
        flow({ latency: { median: 8, sigma: 1 } }, (url) => settings(url, 24))
      ], { concurrency: 3 })
      assert.deepStrictEqual(wide.files, calm.files)
      assert.deepStrictEqual(slow.files, calm.files)
    }))

  it.live("a server without structured output is asked by instruction", () =>
    Effect.gen(function*() {
      const { rows, world } = yield* flow({ structured: "none" }, settings)
      assert.strictEqual(rows, 12)
      assert.deepStrictEqual(World.failures(world), [])
    }))

  it.live("passing trouble is retried, and changes no byte", () =>
    Effect.gen(function*() {
      const [calm, troubled] = yield* Effect.all([
        flow({}, settings),
        flow({ faults: { rate: 0.2, kinds: ["429", "500", "503", "reset", "half"] } }, settings)
      ], { concurrency: 2 })
      assert.isAbove(troubled.stats.requests, troubled.stats.answered)
      assert.deepStrictEqual(troubled.files, calm.files)
    }))

  it.live("answers of bad form are repaired once or recorded, and the run goes on", () =>
    Effect.gen(function*() {
      const { rows, world } = yield* flow(
        { faults: { rate: 0.2, kinds: ["empty", "null", "schema", "fence", "refusal", "length"] } },
        settings
      )
      assert.strictEqual(rows, 12)
      const failures = World.failures(world)
      assert.isNotEmpty(failures)
      for (const failure of failures) {
        assert.notStrictEqual(failure.kind, "transient")
        assert.isNotEmpty(failure.reason)
      }
    }))

  it.live("leaks and refusals are filtered, with the reason kept", () =>
    Effect.gen(function*() {
      const { files, rows, world } = yield* flow({ leak: 0.2, refusal: 0.2 }, settings)
      assert.strictEqual(rows, 12)
      const dropped = World.examples(world).filter((example) => !Example.isKept(example))
      const filters = new Set(
        dropped.flatMap((example) => example.verdicts.filter((v) => !v.keep).map((v) => v.filter))
      )
      assert.isTrue(filters.has("simulation-leak") || filters.has("refusal"))
      assert.strictEqual(files["rejected.jsonl"]?.split("\n").filter(Boolean).length, dropped.length)
    }))

  it.live("an embeddings server groups and retrieves", () =>
    Effect.gen(function*() {
      const { rows, stats } = yield* flow({}, (url) => ({ ...settings(url), embedder: "stoa-embed" }))
      assert.strictEqual(rows, 12)
      assert.isAbove(stats.embeddings, 0)
    }))
})
