import { assert, describe, it } from "@effect/vitest"
import { Questions } from "@stoa/core"
import { scenarios } from "@stoa/scenarios"
import { Effect } from "effect"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { modelsOf, play, recipeOf, shuffled } from "../support/flow.ts"

const folder = fileURLToPath(new URL("../fixtures/golden-class", import.meta.url))
const examples = fileURLToPath(new URL("../../examples/classroom", import.meta.url))

const recipe = recipeOf({
  seed: 5,
  population: { agents: 0 },
  class: {
    scenarios: Object.fromEntries(scenarios.map(({ name }) => [name, 1])),
    questions: ["maths", "choices", "code"].map((name) => ({ file: join(examples, `${name}.jsonl`) })),
    judge: "report"
  },
  dataset: { title: "Golden class", licence: "apache-2.0", sets: ["original"], trainOn: "right" }
})

/** A class as it was when the golden files were written: any difference is a change of what users get for the same recipe. */
describe("the golden class", () => {
  it.live("is the same byte for byte, at any latency", () =>
    Effect.gen(function*() {
      const { files: questions } = yield* Questions.read(recipe.class.questions)
      const lessons = { scenarios: scenarios.map((scenario) => ({ scenario, weight: 1 })), questions }
      const { files } = yield* play(recipe, [], modelsOf(recipe), lessons)
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
      const wild = yield* play(recipe, [], shuffled(10), lessons)
      assert.deepStrictEqual(wild.files, golden)
    }), 60_000)
})
