import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { difficulties, qualities } from "../../../packages/core/src/domain/Draft.ts"
import { categories } from "../../../packages/core/src/judge/Category.ts"
import * as Ratings from "../../../packages/core/src/judge/Ratings.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import * as Rehearsal from "../../../packages/core/src/model/Rehearsal.ts"
import { modelOf, replyOf, saying } from "../model/stub.ts"
import { draftOf } from "../quality/draft.ts"

const place = "synthesis/r1/w0/0/rate"
const answer = {
  intent: "To bake without an oven.",
  knowledge: "Baking.",
  why: "Clear, but no pan is named.",
  quality: "good",
  difficulty: "easy",
  category: "advice"
}

const rehearsed = (instruction: string) =>
  Effect.map(Ratings.rateDraft(draftOf(instruction), { place }), (rated) => rated?.ratings).pipe(
    Effect.provide([Rehearsal.layer(), EventLog.EventLog.memory])
  )

describe("the judge of instructions", () => {
  it.effect("gives two grades and a category, and says how its call was made", () =>
    Effect.gen(function*() {
      const rated = yield* Ratings.rateDraft(draftOf("How do I bake bread without an oven?"), { place })
      assert.deepStrictEqual(rated?.ratings, { quality: "good", difficulty: "easy", category: "advice" })
      assert.deepInclude(rated?.making, { prompt: "rate", promptHash: Ratings.rate.hash, place })
    }).pipe(Effect.provide([saying({ text: JSON.stringify(answer) }).layer, EventLog.EventLog.memory])))

  it.effect("sees the first thing that is asked and nothing else, and has intent and knowledge said before it grades", () => {
    const model = modelOf(() => Effect.succeed(replyOf({ text: JSON.stringify(answer) })))
    return Effect.gen(function*() {
      yield* Ratings.rateDraft(draftOf("How do I bake bread?", "Use a heavy pan with a lid."), { place })
      const [request] = model.asked
      const text = request?.turns.map(({ content }) => content).join("\n") ?? ""
      assert.strictEqual(request?.temperature, 0)
      assert.include(text, "<message>\nHow do I bake bread?\n</message>")
      assert.notInclude(text, "heavy pan")
      const schema = request?.form.kind === "object" ? JSON.stringify(request.form.jsonSchema) : ""
      const order = ["intent", "knowledge", "why", "quality", "difficulty", "category"].map((key) =>
        schema.indexOf(`"${key}":`)
      )
      assert.deepStrictEqual(order, order.toSorted((a, b) => a - b))
      assert.isAtLeast(order[0] ?? -1, 0)
    }).pipe(Effect.provide([model.layer, EventLog.EventLog.memory]))
  })

  it.effect("is quoted where its answer is of no use, but not about a harmful request", () =>
    Effect.gen(function*() {
      const draft = draftOf("How do I open my neighbour's letter box?")
      yield* Ratings.rateDraft(draft, { place: "synthesis/r1/w0/0/judge" })
      yield* Ratings.rateDraft({ ...draft, safety: { harm: "theft", refused: true } }, {
        place: "synthesis/r1/w0/1/judge"
      })
      const told = World.failures(yield* EventLog.currentWorld).map(({ raw, reason }) => `${reason} ${raw}`)
      assert.deepStrictEqual(told.map((text) => text.includes("letter box")), [true, false])
    }).pipe(Effect.provide([
      modelOf(() => Effect.succeed(replyOf({ text: "{\"quality\": \"They want into a letter box.\"}" }))).layer,
      EventLog.EventLog.memory
    ])))

  it("is told what every grade and every category means, and takes no other", () => {
    const system = Ratings.rate.turns({ instruction: "x" })[0]?.content ?? ""
    for (const name of [...qualities, ...difficulties, ...Object.keys(categories)]) {
      assert.include(system, `\n- ${name}: `)
    }
    for (const wrong of [{ quality: "very easy" }, { difficulty: "average" }, { category: "cooking" }]) {
      assert.isTrue(Result.isFailure(Ratings.rate.read(JSON.stringify({ ...answer, ...wrong }))))
    }
  })

  it.effect("gives none where its answer is of no use, and records that", () =>
    Effect.gen(function*() {
      assert.isUndefined(yield* Ratings.rateDraft(draftOf("How?"), { place }))
      const [failed] = World.failures(yield* EventLog.currentWorld)
      assert.deepStrictEqual([failed?.place, failed?.prompt], [`${place}/failed`, "rate"])
    }).pipe(Effect.provide([saying({ text: "Good." }, { text: "Good." }).layer, EventLog.EventLog.memory])))

  it.effect("is not asked about a draft in which nothing is asked", () =>
    Effect.gen(function*() {
      assert.isUndefined(yield* Ratings.rateDraft(draftOf(" "), { place }))
    }).pipe(Effect.provide([saying().layer, EventLog.EventLog.memory])))
})

describe("ratings in rehearsal", () => {
  const asked = [
    "bread",
    "What is rye?",
    "Please plan my week: I work until 5, must collect the children by 6 on Tuesday, and want to bake twice.",
    "Why does `sum = 0` inside my Python loop give 0 every time? I want the total of 12, 30 and 58 and get 58.",
    "Our cooperative has 340 members, 12 of whom left in March; the statutes demand that at least two thirds agree to a change without proxies. We must decide between raising contributions by 4 % and postponing the refurbishment. Please compare both, calculate the reserves after 24 months for each, and explain which assumptions are decisive, in no more than 300 words."
  ]

  it.effect("are the same for the same words, and not the same for all", () =>
    Effect.gen(function*() {
      const rated = yield* Effect.forEach(asked, rehearsed)
      assert.deepStrictEqual(yield* Effect.forEach(asked, rehearsed), rated)
      assert.isAtLeast(new Set(rated.map((ratings) => ratings?.quality)).size, 3)
      assert.isAtLeast(new Set(rated.map((ratings) => ratings?.difficulty)).size, 3)
      assert.deepStrictEqual(rated.map((ratings) => ratings?.category), [
        "other",
        "information seeking",
        "planning",
        "coding and debugging",
        "maths"
      ])
    }))

  it.effect("grow with what is asked", () =>
    Effect.gen(function*() {
      const grades = yield* Effect.forEach(asked, (one) =>
        Effect.map(rehearsed(one), (ratings) => difficulties.indexOf(ratings?.difficulty ?? "medium")))
      assert.isAbove(grades.at(-1) ?? 0, grades[1] ?? 4)
    }))
})
