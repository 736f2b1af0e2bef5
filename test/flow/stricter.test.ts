import { assert, describe, it } from "@effect/vitest"
import { EventLog, Example, Pipeline, type Recipe, World } from "@stoa/core"
import { Effect, Layer } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { recipeOf, shuffled } from "../support/flow.ts"
import { people } from "../support/people.ts"

const wanting = (own: object): Recipe.Recipe => {
  const recipe = recipeOf({ simulation: { episodes: 12 }, requirements: [{ count: 8 }, { count: 8 }] })
  const [first, second] = recipe.requirements
  return { ...recipe, requirements: [first!, { ...second!, ...own }] }
}

const examples = (recipe: Recipe.Recipe) =>
  Effect.gen(function*() {
    yield* Pipeline.live(recipe, { profiles: people(24) })
    return World.examples(yield* EventLog.currentWorld)
  }).pipe(Effect.provide(shuffled(1).pipe(Layer.provideMerge(EventLog.EventLog.memory))))

const of = (rows: ReadonlyArray<Example.Example>, nth: number) => rows.filter(({ requirement }) => requirement === nth)

describe("a requirement that asks more of its rows than the others", () => {
  it.live("has them graded, and leaves the others as they are", () =>
    Effect.gen(function*() {
      const before = yield* examples(wanting({}))
      const rows = yield* examples(wanting({ judge: "filter" }))
      assert.deepStrictEqual(of(rows, 1), of(before, 1))
      for (const row of of(rows, 2).filter(Example.isKept)) {
        assert.isDefined(row.ratings)
        assert.include(row.makings.map(({ prompt }) => prompt), "rate")
        assert.include(row.verdicts.map(({ filter }) => filter), "grades")
      }
    }))

  it.live("has them looked through for tests of its own", () =>
    Effect.gen(function*() {
      const folder = mkdtempSync(join(tmpdir(), "stoa-stricter-"))
      yield* Effect.addFinalizer(() => Effect.sync(() => rmSync(folder, { recursive: true })))
      const before = yield* examples(wanting({}))
      const file = join(folder, "tests.jsonl")
      const tests = [...of(before, 1).slice(0, 2), ...of(before, 2).slice(0, 1)]
      writeFileSync(file, tests.map(({ turns }) => `${JSON.stringify({ question: turns[0]?.content })}\n`).join(""))
      const rows = yield* examples(wanting({ benchmarks: [file] }))
      assert.deepStrictEqual(of(rows, 1), of(before, 1))
      const [hit, ...others] = of(rows, 2)
      assert.include(hit?.verdicts.find(({ keep }) => !keep)?.filter, "contamination")
      assert.isAbove(others.filter(Example.isKept).length, 6)
      assert.strictEqual(rows.filter(Example.isKept).length, 16)
    }).pipe(Effect.scoped))
})
