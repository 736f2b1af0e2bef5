import { assert, describe, it } from "@effect/vitest"
import { Fold, World } from "@stoa/core"
import { Effect } from "effect"
import { modelsOf, play, recipeOf, shuffled } from "../support/flow.ts"
import { people } from "../support/people.ts"

const settings = {
  society: { near: 2, far: 1 },
  simulation: { episodes: 24 },
  requirements: [{ count: 12 }, { text: "help people with programming at work", domain: "code", count: 6 }]
}

describe("same recipe, same answers", () => {
  it.live("same bytes at concurrency 1 and 64, with shuffled latencies", () =>
    Effect.gen(function*() {
      const profiles = people(32)
      const one = recipeOf({ ...settings, operation: { concurrency: 1 } })
      const many = recipeOf({ ...settings, operation: { concurrency: 64 } })
      const [calm, wide, wild, wilder] = yield* Effect.all([
        play(one, profiles, modelsOf(one)),
        play(many, profiles, modelsOf(many)),
        play(many, profiles, shuffled(4)),
        play(many, profiles, shuffled(15))
      ])
      assert.strictEqual(calm.rows, 18)
      assert.deepStrictEqual(Object.keys(calm.files), [
        "README.md",
        "dataset_info.json",
        "examples.jsonl",
        "failed.jsonl",
        "manifest.json",
        "messages.jsonl",
        "rejected.jsonl",
        "sharegpt.json",
        "train/sft-axolotl.yaml",
        "train/sft.yaml",
        "train/zero2.json"
      ])
      assert.deepStrictEqual(wide.files, calm.files)
      assert.deepStrictEqual(wild.files, calm.files)
      assert.deepStrictEqual(wilder.files, calm.files)
    }))

  it.live("another seed, another society", () =>
    Effect.gen(function*() {
      const profiles = people(24)
      const [first, second] = yield* Effect.all([1, 2].map((seed) => {
        const recipe = recipeOf({ ...settings, seed })
        return play(recipe, profiles, modelsOf(recipe))
      }))
      assert.notStrictEqual(first?.files["messages.jsonl"], second?.files["messages.jsonl"])
    }))

  it.live("the replayed world is the live world", () =>
    Effect.gen(function*() {
      const recipe = recipeOf(settings)
      const flow = yield* play(recipe, people(24), shuffled(4))
      assert.deepStrictEqual(Fold.fold(flow.events), flow.world)
    }))
})

describe("communication", () => {
  for (const communication of ["random", "none"] as const) {
    it.live(`${communication}: same bytes whatever the latencies`, () =>
      Effect.gen(function*() {
        const recipe = recipeOf({ ...settings, society: { ...settings.society, communication } })
        const profiles = people(24)
        const [calm, wild] = yield* Effect.all([
          play(recipe, profiles, modelsOf(recipe)),
          play(recipe, profiles, shuffled(6))
        ])
        assert.deepStrictEqual(wild.files, calm.files)
        assert.isAbove(calm.rows, 0)
      }))
  }

  it.live("none: nobody hears anybody, and an episode is one agent's", () =>
    Effect.gen(function*() {
      const recipe = recipeOf({ ...settings, society: { communication: "none" } })
      const { world } = yield* play(recipe, people(12), modelsOf(recipe))
      for (const episode of World.episodes(world)) assert.strictEqual(episode.agents.length, 1)
      for (const state of World.groups(world)) assert.deepStrictEqual([...state.neighbours], [])
      assert.isTrue(World.agents(world).every((state) => state.inbox.length === 0))
    }))
})
