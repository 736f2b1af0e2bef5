import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import * as fc from "fast-check"
import * as Ablation from "../../../packages/core/src/ablation/Ablation.ts"
import * as Recipe from "../../../packages/core/src/Recipe.ts"

const { Grid, Variation } = Ablation
const base = Result.getOrThrow(Recipe.decode({}))

const vary = (...texts: ReadonlyArray<string>) => texts.map((text) => Result.getOrThrow(Variation.parse(text)))
const gridOf = (texts: ReadonlyArray<string>, seeds: ReadonlyArray<number>) =>
  Result.getOrThrow(Grid.make(vary(...texts), seeds))
const sentenceOf = (result: Result.Result<unknown, { readonly sentence: string }>) =>
  Result.match(result, { onSuccess: () => "", onFailure: ({ sentence }) => sentence })

describe("what is varied", () => {
  it("is a setting by its path, with numbers, words, truths or lists", () => {
    const values = (text: string) => Result.getOrThrow(Variation.parse(text)).values
    assert.deepStrictEqual(values("society.near=0,5,10"), [0, 5, 10])
    assert.deepStrictEqual(values("society.communication=none, random"), ["none", "random"])
    assert.deepStrictEqual(values("operation.stream=true,false"), [true, false])
    assert.deepStrictEqual(values("population.packs=[\"law\"],[\"law\",\"health\"]"), [["law"], ["law", "health"]])
    assert.deepStrictEqual(values("model=rehearsal,openai/gpt-5-mini"), ["rehearsal", "openai/gpt-5-mini"])
  })

  it("says what is wrong in one sentence", () => {
    const cases = [
      ["near", "such as society.near=0,5,10, and found \"near\""],
      ["society.near=", "expected values with commas"],
      ["society.near=1,,2", "expected values with commas"],
      ["society.near=1,1", "the value 1 is given twice"],
      ["seed=1,2", "give the seeds with --seeds"],
      ["operation.maxCalls=1,2", "a limit holds for the whole ablation"],
      ["operation.name=a,b", "every cell has a folder of its own"]
    ] as const
    for (const [text, part] of cases) assert.include(sentenceOf(Variation.parse(text)), part)
    assert.include(sentenceOf(Grid.make(vary("society.near=1,2", "society.near=3,4"), [1])), "is varied twice")
    assert.include(sentenceOf(Grid.make([], [1, 1])), "The seed 1 is given twice")
    for (const path of ["society.near.x", "requirements.7.count"]) {
      assert.include(
        sentenceOf(Ablation.recipeData(base, { seed: 1, values: { [path]: 1 } })),
        `a recipe has no setting "${path}"`
      )
    }
  })

  it("goes into the recipe where the path leads, and nowhere else", () => {
    const values = { "society.near": 3, "requirements.0.count": 7, "sampling.act.temperature": 0.5 }
    const recipe = Result.getOrThrow(Recipe.decode(Result.getOrThrow(Ablation.recipeData(base, { seed: 9, values }))))
    assert.deepStrictEqual(recipe, {
      ...base,
      seed: 9,
      society: { ...base.society, near: 3 },
      requirements: base.requirements.slice(0, 1).map((requirement) => ({ ...requirement, count: 7 })),
      sampling: { act: { temperature: 0.5 } }
    })
    assert.strictEqual(base.society.near, 10)
  })
})

describe("the cells", () => {
  it("are every setting with every seed, replicate after replicate", () => {
    const { cells, settings } = gridOf(["society.communication=none,random", "population.agents=10,20"], [1, 2])
    assert.deepStrictEqual(settings.map(({ label }) => label), [
      "communication none · agents 10",
      "communication none · agents 20",
      "communication random · agents 10",
      "communication random · agents 20"
    ])
    assert.strictEqual(cells.length, 8)
    assert.deepStrictEqual(cells.map(({ seed }) => seed), [1, 1, 1, 1, 2, 2, 2, 2])
    assert.strictEqual(cells[0]?.name, "communication-none_agents-10_seed-1")
  })

  it("of nothing varied are replicates of the recipe as it is; one value is no variation", () => {
    const { cells, settings, variations } = gridOf(["population.agents=10"], [4, 5])
    assert.deepStrictEqual(settings, [{ label: "as it is", values: {} }])
    assert.deepStrictEqual(variations, [])
    assert.deepStrictEqual(cells.map(({ name }) => name), ["seed-4", "seed-5"])
  })

  it("are named by the whole path where the last part would not tell settings apart", () => {
    const { settings } = gridOf(["quality.instruction.min=20,30", "quality.response.min=20,30"], [1])
    assert.strictEqual(settings[0]?.label, "quality.instruction.min 20 · quality.response.min 20")
  })

  it("have names of their own that can be folders, whatever the values", () => {
    const value = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.array(fc.string(), { maxLength: 3 }))
    fc.assert(
      fc.property(
        fc.uniqueArray(value, { minLength: 2, maxLength: 5, selector: (one) => JSON.stringify(one) }),
        (all) => {
          const values = all.map((one) => (typeof one === "string" ? `x${one}` : one)) as unknown as readonly [string]
          const { cells } = Result.getOrThrow(Grid.make([{ path: "dataset.title", values }], [1, 2]))
          const names = cells.map(({ name }) => name)
          assert.strictEqual(new Set(names).size, cells.length)
          for (const name of names) assert.match(name, /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u)
        }
      )
    )
  })

  it("share what they say they share", () => {
    assert.include(Grid.fairness(gridOf(["society.near=1,2"], [1])), "share seed and people, so")
    assert.include(Grid.fairness(gridOf(["population.agents=1,2"], [1])), "more agents contain the fewer")
    assert.include(Grid.fairness(gridOf(["population.grounding=merged,separate"], [1])), "part of the setting")
  })
})
