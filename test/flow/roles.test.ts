import { assert, describe, it } from "@effect/vitest"
import { Example, World } from "@stoa/core"
import { Effect } from "effect"
import { modelsOf, play, recipeOf } from "../support/flow.ts"
import { people } from "../support/people.ts"
import { ScriptedServer } from "../support/server/ScriptedServer.ts"

const models = ["stoa-test", "writer", "strong", "tuned", "thinker", "critic"]

const recipe = (url: string, more: object = {}) => ({
  model: "stoa-test",
  models: { instruct: "writer", respond: "strong", reject: "tuned", reason: "thinker", judge: "critic" },
  sampling: {
    respond: { temperature: 0.2, maxTokens: 333 },
    "respond-on": { temperature: 0.1 },
    instruct: { temperature: 1.1 }
  },
  society: { near: 2, far: 1 },
  simulation: { episodes: 12 },
  quality: { judge: "report" },
  requirements: [
    { kind: "sft", count: 3 },
    { kind: "preference", count: 3, margin: 0 },
    { kind: "reasoning", count: 3 },
    { kind: "multi-turn", count: 3 }
  ],
  operation: { baseUrl: url, timeout: 10 },
  ...more
})

/** The makings of all rows that were judged, over a scripted server with these models. */
const makings = (more: object = {}) =>
  Effect.scoped(Effect.gen(function*() {
    const { url } = yield* ScriptedServer.scoped({ models, thinkers: ["thinker"] })
    const made = recipeOf(recipe(url, more))
    const { rows, world } = yield* play(made, people(24), modelsOf(made))
    const examples = World.examples(world)
    return { rows, examples, all: examples.flatMap(({ makings }) => makings) }
  }))

describe("models and sampling by role, over HTTP", () => {
  it.live("reach every call of the role, and no other", () =>
    Effect.gen(function*() {
      const { all, examples, rows } = yield* makings()
      assert.isAbove(rows, 0)
      const by = (prompt: string) => all.filter((making) => making.prompt === prompt)
      const spoken = (prompt: string) => [
        ...new Set(by(prompt).map(({ model, temperature }) => `${model} at ${temperature}`))
      ]
      assert.deepStrictEqual(
        ["instruct", "follow-up", "respond", "respond-on", "reject", "reason", "score", "rate"].map((prompt) => [
          prompt,
          ...spoken(prompt)
        ]),
        [
          ["instruct", "writer at 1.1"],
          ["follow-up", "writer at 1.1"],
          ["respond", "strong at 0.2"],
          ["respond-on", "strong at 0.1"],
          ["reject", "tuned at 0.7"],
          ["reason", "thinker at 0.6"],
          ["score", "critic at 0"],
          ["rate", "critic at 0"]
        ]
      )
      const pairs = examples.filter(({ kind }) => kind === "preference")
      assert.isNotEmpty(pairs)
      assert.isTrue(pairs.every(({ rejected }) => rejected?.standIn === undefined && rejected?.scores !== undefined))
      const thoughts = examples.filter(({ kind }) => kind === "reasoning").filter(Example.isKept)
      assert.isTrue(thoughts.every(({ turns }) => (turns[1]?.reasoning ?? "").length >= 40))
    }))

  it.live("that are texts of one's own reach the calls of their prompt, which says so by its version", () =>
    Effect.gen(function*() {
      const plain = yield* makings({ requirements: [{ count: 3 }] })
      const own = yield* makings({ requirements: [{ count: 3 }], prompts: { respond: { system: "Be brief." } } })
      const hashes = (
        made: typeof plain,
        prompt: string
      ) => [...new Set(made.all.filter((making) => making.prompt === prompt).map(({ promptHash }) => promptHash))]
      assert.deepStrictEqual(hashes(own, "instruct"), hashes(plain, "instruct"))
      assert.notDeepEqual(hashes(own, "respond"), hashes(plain, "respond"))
      const tokens = (made: typeof plain) => made.all.find(({ prompt }) => prompt === "respond")?.inputTokens ?? 0
      // "Be brief." is three tokens of the server's more.
      assert.isAbove(tokens(own), tokens(plain))
    }))
})
