import { assert, describe, it } from "@effect/vitest"
import { Model, type Question, Seed } from "@stoa/core"
import { Effect } from "effect"
import { hinted } from "../../../../packages/scenarios/src/finetuning/debate/Hinted.ts"
import { lastTurn, model, options, play, question, said, type Scripted, task } from "./stage.ts"

const ask = Effect.fnUntraced(function*(scripted: Scripted = {}, about: Question.Question = question) {
  const stage = model(scripted)
  const utterance = yield* hinted({ task, model: "learner" }, { question: about, place: "star-1/hint/sum-1" }).pipe(
    Effect.provideService(Model.Model, stage.model),
    Effect.provideService(Seed.Root, 7)
  )
  return { utterance, requests: stage.requests }
})

describe("an answer with a hint", () => {
  it.effect("is asked for with what the right answer comes to", () =>
    Effect.gen(function*() {
      const { requests: [request, ...more] } = yield* ask()
      assert.lengthOf(more, 0)
      assert.strictEqual(`${request?.place} ${request?.prompt} ${request?.model}`, "star-1/hint/sum-1 hint learner")
      assert.include(lastTurn(request ?? { turns: [] }), "The right final answer is:\n\n770077\n")
      assert.notInclude(lastTurn(request ?? { turns: [] }), "REFERENCE")
    }))

  it.effect("is asked for with the reference answer in full where it comes to nothing that can be compared", () =>
    Effect.gen(function*() {
      const { answer, id, source } = question
      const open = { answer, id, source, question: question.question }
      const { requests: [request] } = yield* ask({}, open)
      assert.include(lastTurn(request ?? { turns: [] }), "REFERENCE 770077 in full")
    }))

  it.effect("is kept as if the question alone had been asked, word for word as a generator is asked", () =>
    Effect.gen(function*() {
      const { utterance } = yield* ask({ reply: () => "Seventeen and so on. \\boxed{42}" })
      const debate = yield* play(options(1, { rounds: 1 }))
      assert.strictEqual(utterance.asked, said(debate, "d/1/generator-1").asked)
      assert.notInclude(utterance.asked, "770077")
      assert.strictEqual(utterance.answer, "42")
      assert.strictEqual(utterance.agent, "generator-1")
    }))

  it.effect("that comes to nothing is kept as such", () =>
    Effect.gen(function*() {
      const { utterance } = yield* ask({ reply: () => new Model.GivenUp({ detail: "never", attempts: 5 }) })
      assert.deepStrictEqual([utterance.text, utterance.failure], [null, "never"])
    }))
})
