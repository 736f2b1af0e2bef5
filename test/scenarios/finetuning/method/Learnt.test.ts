import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as stage from "./stage.ts"

/** What an agent's file holds, by what is said in it. */
const textsOf = (rows: ReturnType<typeof stage.rows>) =>
  rows.map(({ conversations }) => JSON.stringify(conversations)).toSorted()

/** A text with a mark of a chat template, which no trainer reads. */
const marked = (text: string) => `<|im_start|> ${text}`

describe("the mix of a critic", () => {
  it.live("is exact in its file: what no trainer reads is left out before it is mixed, and told", () =>
    Effect.gen(function*() {
      const { folder, play } = yield* stage.open
      const { iterations, notes } = yield* play(stage.recipeOf({ train: { count: 60 } }), {
        reply: ({ place, rehearse }) =>
          /^debate\/train\/.*[13579]\/2\/critic-1$/.test(place) ? marked(rehearse()) : undefined
      })
      const { found, used } = iterations[0]!.sizes.find(({ agent }) => agent === "critic-1")!
      const ids = stage.rows(folder, "finetuned", "critic-1").map(({ id }) => id)
      for (const set of ["C-", "C+"]) {
        assert.strictEqual(ids.filter((id) => id.endsWith(`/${set}`)).length, used[set])
        assert.isAbove(used[set]!, 0)
      }
      assert.strictEqual(used["C-"], used["C+"])
      assert.isAbove(found["C+"]!, used["C+"]!)
      assert.isTrue(notes.some((note) => /^finetuned 1, critic-1: \d+ conversations that no trainer reads/.test(note)))
    }).pipe(Effect.scoped))
})

describe("the one model of single-agent", () => {
  it.live("learns what the finetuned agents learnt each for itself, and nothing else", () =>
    Effect.gen(function*() {
      const { folder, play } = yield* stage.open
      const { iterations } = yield* play(stage.recipeOf({ train: { count: 60 }, methods: ["single-agent"] }))
      const agents = iterations[0]!.sizes.map(({ agent }) => agent)
      const apart = agents.flatMap((agent) => stage.rows(folder, "finetuned", agent))
      const sizes = iterations[0]!.sizes.filter(({ agent }) => agent.startsWith("critic"))
      // Where every conversation were taken, a mix would make no difference.
      assert.isTrue(sizes.some(({ found, used }) => found["C+"]! > used["C+"]!))
      assert.deepStrictEqual(textsOf(stage.rows(folder, "single-agent", "single-agent")), textsOf(apart))
    }).pipe(Effect.scoped))

  it.live("is told which generator or critic it is, where the method is unique-id", () =>
    Effect.gen(function*() {
      const { folder, play } = yield* stage.open
      yield* play(stage.recipeOf({ methods: ["unique-id"] }))
      const learnt = JSON.stringify(stage.rows(folder, "unique-id", "unique-id"))
      assert.match(learnt, /You are generator 1 of 3\./)
      assert.match(learnt, /You are critic 2 of 3\./)
    }).pipe(Effect.scoped))
})

describe("what STaR asks with the right answer as a hint", () => {
  it.live("is kept without the hint, question by question, and counted", () =>
    Effect.gen(function*() {
      const { folder, play, requests } = yield* stage.open
      yield* play(stage.recipeOf({ methods: ["star"], iterations: 2 }))
      const hinted = requests.filter(({ prompt }) => prompt === "hint")
      for (const iteration of [1, 2]) {
        const its = hinted.filter(({ place }) => place.startsWith(`star-${iteration}/`))
        assert.isNotEmpty(its)
        const kept = stage.said(folder, `star-${iteration}.hints`, "train")
        assert.deepStrictEqual(
          kept.map(({ said }) => said.map(({ place }) => place)),
          its.map(({ place }) => [place])
        )
        for (const { said: [one], text } of kept) {
          assert.include(one?.asked, text)
          assert.notInclude(one?.asked, "right answer")
        }
      }
      requests.length = 0
      yield* play(stage.recipeOf({ methods: ["star"], iterations: 2 }))
      assert.isEmpty(requests)
    }).pipe(Effect.scoped))
})
