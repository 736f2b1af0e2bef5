import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Schema } from "effect"
import * as fc from "fast-check"
import { CallStore } from "../../../packages/core/src/log/RunStore.ts"
import * as Prompt from "../../../packages/core/src/model/Prompt.ts"
import { apart } from "../../../packages/core/src/model/Reading.ts"
import * as Recorded from "../../../packages/core/src/model/Recorded.ts"
import { ScriptedServer } from "../../support/server/ScriptedServer.ts"
import { ask, listening } from "./asking.ts"
import { saying } from "./stub.ts"

const thinker = { models: ["stoa-test", "thinker"], thinkers: ["thinker"] }

describe("what a server tells of a model's thinking", () => {
  it.live.each(["reasoning_content", "reasoning"] as const)(
    "is read from %s, streamed or not, apart from the text",
    (field) =>
      Effect.gen(function*() {
        const { url } = yield* ScriptedServer.scoped({ ...thinker, thinking: field })
        const plain = yield* ask(url)
        assert.notProperty(plain, "reasoning")
        const thought = yield* ask(url, {}, { model: "thinker" })
        assert.isNotEmpty(thought.reasoning ?? "")
        assert.notInclude(thought.text, thought.reasoning ?? "?")
        assert.deepStrictEqual(yield* ask(url, {}, { model: "thinker", stream: true }), thought)
      })
  )

  it.live("counts with the tokens of the reply, as the server counts them, or estimated with the text", () =>
    Effect.gen(function*() {
      const counting = yield* ScriptedServer.scoped({
        ...thinker,
        script: () => ({ content: "Yes.", reasoning: "x".repeat(400) })
      })
      assert.deepInclude(yield* ask(counting.url), { outputTokens: 101, estimated: false })
      const silent = yield* ScriptedServer.scoped({
        usage: false,
        script: () => ({ content: "Yes.", reasoning: "x".repeat(400) })
      })
      assert.deepInclude(yield* ask(silent.url), { outputTokens: 101, estimated: true })
    }))

  it.live("is never the key that was sent, nor half of a pair", () =>
    Effect.gen(function*() {
      const apiKey = "sk-0123456789abcdef0123"
      const { url } = yield* ScriptedServer.scoped({
        apiKey,
        script: () => ({ reasoning: `I was given ${apiKey}\ud83e.` })
      })
      assert.strictEqual((yield* ask(url, {}, { apiKey })).reasoning, "I was given (key)\ufffd.")
    }))

  const answering = (message: object) =>
    listening((request, response) => {
      request.resume()
      response.writeHead(200, { "content-type": "application/json" })
      response.end(JSON.stringify({ choices: [{ message, finish_reason: "stop" }] }))
    })

  it.live("is read from parts of the content too", () =>
    Effect.gen(function*() {
      const { url } = yield* answering({
        content: [
          { type: "thinking", thinking: [{ type: "text", text: "Two and two " }, { type: "text", text: "are four." }] },
          { type: "text", text: "Four." }
        ]
      })
      assert.deepInclude(yield* ask(url), { text: "Four.", reasoning: "Two and two are four." })
    }))

  it.live("may be anything in a server of another kind, and the answer stands all the same", () =>
    Effect.gen(function*() {
      for (
        const odd of [{ reasoning: { effort: "low" } }, { reasoning_content: 7 }, { reasoning: null }, {
          reasoning: " \n"
        }]
      ) {
        const { url } = yield* answering({ content: "Four.", ...odd })
        const reply = yield* ask(url)
        assert.strictEqual(reply.text, "Four.")
        assert.notProperty(reply, "reasoning")
      }
      const { url } = yield* answering({ content: "Four.", reasoning_content: "", reasoning: "So." })
      assert.strictEqual((yield* ask(url)).reasoning, "So.")
    }))
})

describe("thinking in the reply itself", () => {
  it("is taken out where it stands first", () => {
    assert.deepStrictEqual(apart("<think>\nHm.\n</think>\n\nFour."), { thinking: "Hm.", answer: "Four." })
    assert.deepStrictEqual(apart("  <think></think>Four."), { thinking: "", answer: "Four." })
  })

  it("is taken out where the chat template has opened it", () => {
    assert.deepStrictEqual(apart("Hm.\n</think>\nFour."), { thinking: "Hm.", answer: "Four." })
  })

  it("that never ends leaves no answer", () => {
    assert.deepStrictEqual(apart("<think>Hm, hm"), { thinking: "Hm, hm", answer: "" })
  })

  it("is none where an answer speaks of the tags", () => {
    const answer = "Put it between <think> and </think>."
    assert.deepStrictEqual(apart(answer), { thinking: "", answer })
  })

  it("loses nothing of what was said", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (thinking, answer) => {
        fc.pre(!thinking.includes("<") && !answer.includes("</think>") && !answer.includes("<think>"))
        assert.deepStrictEqual(apart(`<think>${thinking}</think>${answer}`), {
          thinking: thinking.trim(),
          answer: answer.trim()
        })
        assert.deepStrictEqual(apart(answer), { thinking: "", answer: answer.trim() })
      })
    ))
})

const reason = Prompt.make("reason", {
  input: Schema.Struct({ instruction: Schema.String }),
  output: Schema.String,
  system: "",
  user: "{{instruction!}}",
  rehearse: () => "Four."
})
const asking = Prompt.ask(reason, { instruction: "What is two and two?" }, "p")

describe("an answer with thinking", () => {
  it.effect("has it apart, wherever it stood", () =>
    Effect.gen(function*() {
      for (
        const reply of [
          { text: "Four.", reasoning: " Two and two.\n" },
          { text: "<think>Two and two.</think>Four." },
          { text: "<think>Again.</think>Four.", reasoning: "Two and two." },
          { text: "<think>Two and two.</think>Four.", reasoning: "" }
        ]
      ) {
        const answer = yield* asking.pipe(Effect.provide(saying(reply).layer))
        assert.deepInclude(answer, { output: "Four.", reasoning: "Two and two." })
      }
      const plain = yield* asking.pipe(Effect.provide(saying({ text: "Four." }).layer))
      assert.notProperty(plain, "reasoning")
    }))

  it.effect("and nothing behind it is asked once more, and is empty in the end", () =>
    Effect.gen(function*() {
      const model = saying({ text: "<think>Hm" }, { text: "Hm</think>", reasoning: "Hm" })
      const answer = yield* asking.pipe(Effect.provide(model.layer))
      assert.deepInclude(answer, { _tag: "Unusable", kind: "empty" })
      assert.strictEqual(model.asked.length, 2)
    }))

  it.effect("is kept with the call, and the same when the run is told again", () =>
    Effect.gen(function*() {
      const first = yield* asking.pipe(
        Effect.provide(Recorded.layer().pipe(Layer.provide(saying({ text: "Four.", reasoning: "Two and two." }).layer)))
      )
      const again = yield* asking.pipe(Effect.provide(Recorded.layer().pipe(Layer.provide(saying().layer))))
      assert.deepStrictEqual(again, first)
      assert.deepInclude(again, { reasoning: "Two and two." })
    }).pipe(Effect.provide(CallStore.memory)))
})
