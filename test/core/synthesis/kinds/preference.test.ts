import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Draft } from "../../../../packages/core/src/domain/Draft.ts"
import type { Requirement } from "../../../../packages/core/src/domain/Requirement.ts"
import * as EventLog from "../../../../packages/core/src/log/EventLog.ts"
import type { ModelRequest } from "../../../../packages/core/src/model/Model.ts"
import * as Prompt from "../../../../packages/core/src/model/Prompt.ts"
import * as Rehearsal from "../../../../packages/core/src/model/Rehearsal.ts"
import { margin } from "../../../../packages/core/src/quality/filters/margin.ts"
import { preference } from "../../../../packages/core/src/synthesis/kinds/preference.ts"
import { answering, asks, naming, situationOf } from "./situation.ts"

const question = "How much rye do I need for forty loaves?"
const good = "Twenty kilos: 500 g for each of forty loaves."
const poor = "Some."

const plainly = { instruct: asks, respond: good, reject: poor }

const judging = (points: Readonly<Record<string, number>>) => ({
  ...plainly,
  ...Object.fromEntries(
    Object.entries(points).map(([place, points]) => [`score/${place}`, JSON.stringify({ why: "so", points })])
  )
})

const write = (given: Partial<Requirement>, models: Readonly<Record<string, string>> = { reject: "tuned" }) =>
  preference(situationOf({ kind: "preference", ...given })).pipe(naming(models))

const over = (model: ReturnType<typeof answering>) => Effect.provide([model.layer, EventLog.EventLog.memory])

const asked = (requests: ReadonlyArray<ModelRequest>, prompt: string) =>
  requests.filter((request) => request.prompt === prompt)

const judge = (draft: Draft | undefined) => margin.start()(draft as Draft, { clean: true })

describe("a pair", () => {
  it.effect("is the strong model's answer and that of the model to be tuned, both to the bare instruction", () =>
    Effect.gen(function*() {
      const model = answering(plainly)
      const draft = yield* write({}, { respond: "strong", reject: "tuned" }).pipe(over(model))
      assert.deepStrictEqual(draft?.turns, [
        { role: "user", content: question },
        { role: "assistant", content: good }
      ])
      assert.deepStrictEqual(draft?.rejected, { content: poor })
      assert.deepStrictEqual(draft?.makings.map(({ model, prompt }) => [prompt, model]), [
        ["instruct", "own"],
        ["respond", "strong"],
        ["reject", "tuned"]
      ])
      for (const prompt of ["respond", "reject"]) {
        const [request] = asked(model.asked, prompt)
        assert.deepStrictEqual(request?.turns, [{ role: "user", content: question }])
        assert.strictEqual(request?.temperature, 0.7)
      }
    }))

  it.effect("of a run that names no model to be tuned is written by the same model, hotter, and says so", () =>
    Effect.gen(function*() {
      const model = answering(plainly)
      const draft = yield* write({}, { respond: "strong" }).pipe(over(model))
      assert.deepStrictEqual(draft?.rejected, { content: poor, standIn: "the same model at temperature 1.3" })
      const [chosen, rejected] = [...asked(model.asked, "respond"), ...asked(model.asked, "reject")]
      assert.deepStrictEqual([chosen?.model, rejected?.model], ["strong", "strong"])
      assert.deepStrictEqual([chosen?.temperature, rejected?.temperature], [0.7, 1.3])
    }))

  it.effect("is the same where one model is named for all that is asked: that is none to be tuned", () =>
    Effect.gen(function*() {
      for (const models of [{ instruct: "one", respond: "one", reject: "one" }, { respond: "one", weak: "one" }]) {
        const model = answering(plainly)
        const draft = yield* write({}, models).pipe(over(model))
        assert.strictEqual(draft?.rejected?.standIn, "the same model at temperature 1.3")
        assert.deepStrictEqual(asked(model.asked, "reject").map(({ model }) => model), ["one"])
      }
    }))

  it.effect("says truly how hot the stand-in was: as a recipe wants it, or as the server took it", () =>
    Effect.gen(function*() {
      const cooler = yield* write({}, {}).pipe(
        Effect.provideService(Prompt.Sampling, { reject: { temperature: 1.1 } }),
        over(answering(plainly))
      )
      assert.strictEqual(cooler?.rejected?.standIn, "the same model at temperature 1.1")
      const deaf = yield* write({}, {}).pipe(over(answering({
        ...plainly,
        reject: () => ({ text: poor, temperature: undefined as unknown as number })
      })))
      assert.strictEqual(deaf?.rejected?.standIn, "the same model, asked once more")
    }))

  it.effect("is written by the model called weak where there is one and none to be tuned", () =>
    Effect.gen(function*() {
      const model = answering(plainly)
      const draft = yield* write({}, { weak: "small" }).pipe(over(model))
      assert.deepStrictEqual(draft?.rejected, { content: poor, standIn: "the model named weak" })
      const [request] = asked(model.asked, "reject")
      assert.deepStrictEqual([request?.model, request?.temperature], ["small", 0.7])
    }))

  it.effect("asks no judge where nobody wants a margin", () =>
    Effect.gen(function*() {
      const model = answering(plainly)
      const draft = yield* write({}).pipe(over(model))
      assert.isUndefined(draft?.rejected?.scores)
      assert.strictEqual(model.asked.length, 3)
      assert.isUndefined(judge(draft))
    }))

  it.effect("asks for a message with demands", () =>
    Effect.gen(function*() {
      const model = answering(plainly)
      yield* write({}).pipe(over(model))
      assert.include(asked(model.asked, "instruct")[0]?.turns.at(-1)?.content, "told apart by how good they are")
    }))
})

describe("a judge of pairs", () => {
  it.effect("takes the best of the one model and the worst of the other, and keeps all its points", () =>
    Effect.gen(function*() {
      const model = answering({
        ...judging({
          "chosen/1": 6,
          "chosen/2": 9,
          "chosen/3": 9,
          "rejected/1": 5,
          "rejected/2": 2,
          "rejected/3": 4
        }),
        respond: ({ place }) => ({ text: `good of ${place.split("/").at(-1)}` }),
        reject: ({ place }) => ({ text: `poor of ${place.split("/").at(-1)}` })
      })
      const draft = yield* write({ candidates: 3 }).pipe(over(model))
      assert.strictEqual(draft?.turns[1]?.content, "good of respond-2")
      assert.deepStrictEqual(draft?.rejected, {
        content: "poor of reject-2",
        scores: { chosen: [9, 9, 6], rejected: [2, 4, 5] }
      })
      // Every call is told of: the message, three answers of each with their points.
      assert.strictEqual(draft?.makings.length, 13)
      assert.strictEqual(new Set(draft?.makings.map(({ place }) => place)).size, 13)
      assert.isUndefined(judge(draft))
    }))

  it.effect("sees the bare instruction and one response at a time", () =>
    Effect.gen(function*() {
      const model = answering(judging({ "chosen/1": 9, "rejected/1": 3 }))
      yield* write({ margin: 2 }).pipe(over(model))
      const shown = asked(model.asked, "score").map(({ turns }) => turns.map(({ content }) => content).join("\n"))
      assert.strictEqual(shown.length, 2)
      assert.isTrue(shown.every((text) => text.includes(question) && !text.includes("Ada Lind")))
      assert.isTrue(shown[0]?.includes(good) && !shown[0].includes(poor))
      assert.isTrue(shown[1]?.includes(poor) && !shown[1].includes(good))
    }))

  it.effect("has pairs dropped that are nearer than the margin, with a verdict that tells both", () =>
    Effect.gen(function*() {
      const draft = yield* write({ margin: 3 }).pipe(over(answering(judging({ "chosen/1": 7, "rejected/1": 5 }))))
      assert.deepStrictEqual(draft?.rejected, { content: poor, scores: { chosen: [7], rejected: [5] }, margin: 3 })
      assert.strictEqual(
        judge(draft),
        "the chosen response has 7 points of ten and the rejected 5; 3 more are wanted"
      )
    }))

  it.effect("keeps pairs that are exactly as far apart as is wanted", () =>
    Effect.gen(function*() {
      const draft = yield* write({ margin: 2 }).pipe(over(answering(judging({ "chosen/1": 7, "rejected/1": 5 }))))
      assert.isUndefined(judge(draft))
    }))

  it.effect("leaves out a response that it cannot judge; with none left on a side there is no pair", () =>
    Effect.gen(function*() {
      const mute = { "score/chosen/1": "no points from me" }
      const model = answering({
        ...judging({ "chosen/2": 4, "rejected/1": 3, "rejected/2": 3 }),
        ...mute,
        "score/chosen/1/repair": "none at all"
      })
      const draft = yield* write({ candidates: 2 }).pipe(over(model))
      assert.deepStrictEqual(draft?.rejected?.scores, { chosen: [4], rejected: [3, 3] })
      const none = yield* write({ margin: 1 }).pipe(over(answering({
        ...judging({ "rejected/1": 3 }),
        ...mute,
        "score/chosen/1/repair": "none at all"
      })))
      assert.isUndefined(none)
    }))
})

describe("trouble in a pair", () => {
  it.effect("leaves no draft where one of the two models answers nothing of use, and the failure is on record", () =>
    Effect.gen(function*() {
      const model = answering({ ...plainly, reject: () => ({ text: "I can", finish: "length" }) })
      const found = yield* Effect.gen(function*() {
        const draft = yield* write({ margin: 1 })
        return { draft, world: yield* EventLog.currentWorld }
      }).pipe(over(model))
      assert.isUndefined(found.draft)
      assert.strictEqual(asked(model.asked, "score").length, 0)
      assert.include(JSON.stringify(found.world), "synthesis/r1/w0/0/reject/failed")
    }))

  it.effect("of several candidates those that come are enough", () =>
    Effect.gen(function*() {
      const draft = yield* write({ candidates: 2 }).pipe(over(answering({
        ...judging({ "chosen/1": 8, "chosen/2": 7, "rejected/1": 3 }),
        "reject-2": () => ({ text: "I can", finish: "length" })
      })))
      assert.deepStrictEqual(draft?.rejected?.scores, { chosen: [8, 7], rejected: [3] })
    }))
})

describe("a rehearsed pair", () => {
  it.effect("has a rejected answer that really is another and a poorer one, and a draft that can be kept", () =>
    Effect.gen(function*() {
      const draft = yield* write({ candidates: 2, margin: 1 }, {})
      assert.isTrue(Schema.is(Draft)(draft))
      assert.notStrictEqual(draft?.rejected?.content, draft?.turns[1]?.content)
      assert.match(draft?.rejected?.standIn ?? "", /^the rehearsal\b/)
    }).pipe(Effect.provide([Rehearsal.layer(), EventLog.EventLog.memory])))
})
