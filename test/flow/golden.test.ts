import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { modelsOf, play, recipeOf, shuffled } from "../support/flow.ts"
import { people } from "../support/people.ts"

const folder = fileURLToPath(new URL("../fixtures/golden", import.meta.url))

const recipe = recipeOf({
  seed: 11,
  society: { near: 2, far: 1, meanGroup: 4 },
  simulation: { episodes: 10 },
  requirements: [
    { count: 4 },
    { text: "help people with programming at work", domain: "code", count: 3 },
    { kind: "preference", complexity: "specialised", candidates: 2, margin: 1, count: 2 },
    { kind: "reasoning", style: "in short sentences", count: 2 },
    { kind: "code", domain: "code", count: 2 },
    { kind: "safety", count: 2 },
    { kind: "multi-turn", turns: 2, count: 2 }
  ],
  quality: { judge: "report", harmless: 1 },
  operation: { allowSafety: true },
  dataset: { title: "Golden data set", licence: "apache-2.0" }
})

/** The data set as it was when the golden files were written: any difference is a change of what users get for the same recipe. */
describe("the golden data set", () => {
  it.live("is the same byte for byte, at any concurrency and latency", () =>
    Effect.gen(function*() {
      const one = recipeOf({ ...recipe, operation: { allowSafety: true, concurrency: 1 } })
      const { files } = yield* play(one, people(16), modelsOf(one))
      if (process.env["UPDATE_GOLDEN"] === "1") {
        rmSync(folder, { recursive: true, force: true })
        for (const [name, content] of Object.entries(files)) {
          mkdirSync(dirname(join(folder, name)), { recursive: true })
          writeFileSync(join(folder, name), content)
        }
      }
      const golden = Object.fromEntries(
        Object.keys(files).map((name) => [name, readFileSync(join(folder, name), "utf8")])
      )
      assert.deepStrictEqual(files, golden)
      const wild = yield* play(recipe, people(16), shuffled(10))
      assert.deepStrictEqual(wild.files, golden)
    }))
})
