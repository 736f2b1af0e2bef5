import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as Private from "../../packages/core/src/privacy/Private.ts"
import * as Filter from "../../packages/core/src/quality/Filter.ts"
import * as Language from "../../packages/core/src/quality/Language.ts"
import * as Quality from "../../packages/core/src/quality/Quality.ts"
import { draftOf } from "../core/quality/draft.ts"
import { filterContract } from "./filter.ts"

const english = await Effect.runPromise(Language.load("English"))

const filters = Quality.filters({
  instruction: { min: 2, max: 4000 },
  response: { min: 2, max: 16_000 },
  harmless: 5,
  language: english,
  languages: new Map(english === undefined ? [] : [["English", english]]),
  findPrivate: await Effect.runPromise(Private.load),
  privacy: "drop"
})

for (const filter of filters) filterContract(filter)

// The smallest filter for scenes.
filterContract(
  Filter.ofScenes(
    "no-bread",
    "No scene is about bread.",
    ({ turns }) => turns.some(({ content }) => content.includes("bread")) ? "bread" : undefined
  )
)

// The smallest filter a contributor may write.
filterContract(
  Filter.pure(
    "no-brackets",
    "No text is full of brackets.",
    ({ turns }) =>
      turns.some(({ content }) => content.includes("((("))
        ? "brackets"
        : undefined
  )
)

describe("filters", () => {
  it("have names of their own, none of them that of a row too many", () => {
    const names = [...filters.map((filter) => filter.name), Quality.surplus]
    assert.strictEqual(new Set(names).size, names.length)
  })

  it("look at languages and at what is private only where that was prepared", () => {
    const bare = Quality.filters({ instruction: { min: 2, max: 4000 }, response: { min: 2, max: 16_000 } })
    const names = bare.map(({ name }) => name)
    for (const name of ["language", "privacy"]) {
      assert.notInclude(names, name)
      assert.include(filters.map((filter) => filter.name), name)
    }
  })

  it("have no memory but that of one start", () => {
    for (const filter of filters) {
      const judges = [filter.start(), filter.start()]
      for (const judge of judges) assert.strictEqual(judge(draftOf("How do I bake bread?"), { clean: true }), undefined)
    }
  })
})
