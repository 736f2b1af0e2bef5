import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { Model } from "../../../packages/core/src/model/Model.ts"
import * as Trial from "../../../packages/core/src/model/Trial.ts"
import { ScriptedServer } from "../../support/server/ScriptedServer.ts"
import { ask, at, listening, object, trouble } from "./asking.ts"
import { requestOf } from "./stub.ts"

/** A server that streams one piece and then nothing; `open` counts whom it holds. */
const halfStream = Effect.gen(function*() {
  let open = 0
  const { url } = yield* listening((request, response) => {
    request.resume()
    response.once("close", () => open--)
    response.writeHead(200, { "content-type": "text/event-stream" })
    response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: "Hel" } }] })}\n\n`, () => open++)
  })
  return { url, open: () => open }
})

describe("replies as a stream", () => {
  const streamed = { stream: true }

  it.live("are the same replies", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped()
      for (const request of [{}, { form: object }, { seed: 9, maxTokens: 5 }]) {
        assert.deepStrictEqual(yield* ask(url, request, streamed), yield* ask(url, request))
      }
      for (const script of [{ refusal: "I won't." }, { content: "Hel", finish_reason: "length" }, { content: "" }]) {
        const odd = yield* ScriptedServer.scoped({ script: () => script })
        assert.deepStrictEqual(yield* ask(odd.url, {}, streamed), yield* ask(odd.url))
      }
    }))

  it.live("count tokens where the server does, its cache too, and estimate them where it does not", () =>
    Effect.gen(function*() {
      const counting = yield* ScriptedServer.scoped({ cache: true })
      assert.deepInclude(yield* ask(counting.url, {}, streamed), { estimated: false, cachedTokens: 0 })
      const silent = yield* ScriptedServer.scoped({ usage: false })
      assert.deepInclude(yield* ask(silent.url, {}, streamed), { estimated: true })
    }))

  it.live("that break off or end without an end are passing trouble, and their half is never used", () =>
    Effect.gen(function*() {
      for (const kind of ["stream-cut", "half"] as const) {
        const error = yield* trouble({ faults: { rate: 1, kinds: [kind] } }, streamed)
        assert.deepInclude(error.reason, { _tag: "Transient", detail: "the stream was cut off" })
        assert.isTrue(error.isRetryable)
      }
    }))

  const events = (...pieces: ReadonlyArray<unknown>) => ({
    raw: pieces.map((piece) => `data: ${typeof piece === "string" ? piece : JSON.stringify(piece)}\n\n`).join(""),
    headers: { "content-type": "text/event-stream; charset=utf-8" }
  })
  const said = (content: string, finish_reason: string | null = null) => ({
    model: "m",
    choices: [{ index: 0, delta: { content }, finish_reason }]
  })

  it.live.each([
    { end: "no finish_reason", pieces: [said("Hello."), "[DONE]"] },
    { end: "nothing", pieces: [] },
    { end: "a piece that is no JSON", pieces: [said("Hello."), "{\"choices\":[{"] },
    { end: "an error", pieces: [said("Hel"), { error: { message: "Provider disconnected", code: 502 } }] },
    { end: "an error in other words", pieces: [said("Hel"), { object: "error", message: "out of memory", code: 500 }] },
    { end: "the server's own giving up", pieces: [said("Hel"), said("", "error"), "[DONE]"] }
  ])("that end with $end are passing trouble", ({ pieces }) =>
    Effect.gen(function*() {
      const error = yield* trouble({ script: () => events(...pieces) }, streamed)
      assert.strictEqual(error.reason._tag, "Transient")
      assert.notProperty(error.reason, "status")
    }))

  it.live("an error in the middle means what it means at the beginning", () =>
    Effect.gen(function*() {
      const reasonOf = (error: object) =>
        Effect.map(trouble({ script: () => events(said("Hel"), { error }) }, streamed), ({ reason }) => reason)
      assert.deepInclude(yield* reasonOf({ message: "Slow down.", code: 429 }), { _tag: "Transient", limited: true })
      const long = { message: "Too long.", type: "exceed_context_size_error", code: 400 }
      assert.strictEqual((yield* reasonOf(long))._tag, "Overflow")
      assert.strictEqual((yield* reasonOf({ message: "Insufficient credits", code: 402 }))._tag, "Unauthorised")
      assert.strictEqual((yield* reasonOf({ message: "No such field.", code: 400 }))._tag, "BadRequest")
    }))

  it.live("told of by an error in the middle have begun, and may be charged for; told of by a status they have not", () =>
    Effect.gen(function*() {
      for (const code of [400, 429, 402]) {
        const error = yield* trouble(
          { script: () => events(said("Hel"), { error: { message: "No.", code } }) },
          streamed
        )
        assert.isTrue(error.begun)
      }
      for (const status of [400, 429, 503]) {
        assert.isUndefined((yield* trouble({ script: () => ({ status }) }, streamed)).begun)
      }
    }))

  it.live("are put together whatever the server leaves out or adds", () =>
    Effect.gen(function*() {
      const usage = { prompt_tokens: 5, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 4 } }
      const script = events(
        { choices: [], prompt_filter_results: [] },
        { choices: [{ delta: { role: "assistant", content: null, reasoning_content: "Hm." } }] },
        {
          model: "m-7",
          choices: [{ delta: { content: [{ type: "text", text: "Hel" }] }, finish_reason: "" }],
          usage: null
        },
        said("lo."),
        { choices: [{ index: 1, delta: { content: "Another choice." }, finish_reason: "stop" }] },
        { choices: [{ delta: null, finish_reason: "stop" }] },
        { choices: null, usage },
        "[DONE]"
      )
      const { url } = yield* ScriptedServer.scoped({ script: () => script })
      assert.deepInclude(yield* ask(url, {}, streamed), {
        text: "Hello.",
        model: "m-7",
        finish: "stop",
        inputTokens: 5,
        outputTokens: 2,
        cachedTokens: 4,
        estimated: false
      })
    }))

  it.live("do without the stream where the server answers whole", () =>
    Effect.gen(function*() {
      const raw = JSON.stringify({ model: "m", choices: [{ message: { content: "Whole." }, finish_reason: "stop" }] })
      const headers = { "content-type": "application/json" }
      const { url } = yield* ScriptedServer.scoped({ script: () => ({ raw, headers }) })
      assert.deepInclude(yield* ask(url, {}, streamed), { text: "Whole.", finish: "stop" })
      const page = { raw: "<!doctype html>", headers: { "content-type": "text/html" } }
      assert.strictEqual((yield* trouble({ script: () => page }, streamed)).reason._tag, "Transient")
    }))

  it.live("are asked for as the server takes it: a trial finds out", () =>
    Effect.gen(function*() {
      const asked: Array<Record<string, unknown>> = []
      const refusing = (field: string, message: string) =>
        ScriptedServer.scoped({
          script: ({ body }) => {
            asked.push(body)
            return field in body ? { status: 422, raw: JSON.stringify({ message: { detail: message } }) } : undefined
          }
        })
      const plain = yield* refusing(
        "stream_options",
        "body.stream_options.include_usage: Extra inputs are not permitted"
      )
      const none = yield* refusing("stream", "stream is not supported by this model")
      for (const { url } of [plain, none]) {
        const reply = yield* Effect.flatMap(Model, (model) => model.ask(requestOf())).pipe(
          Effect.provide(Trial.model(at(url, streamed)))
        )
        assert.isNotEmpty(reply.text)
      }
      assert.deepStrictEqual(asked.map((body) => [body["stream"] === true, "stream_options" in body]), [
        [true, true],
        [true, false],
        [true, false],
        [true, true],
        [false, false],
        [false, false]
      ])
    }))

  it.live("end at once when the call is interrupted in the middle", () =>
    Effect.gen(function*() {
      const { stats, url } = yield* ScriptedServer.scoped({ script: () => ({ hang: true }) })
      const fiber = yield* Effect.forkChild(ask(url, {}, streamed))
      while (stats().inFlight === 0) yield* Effect.sleep(1)
      yield* Fiber.interrupt(fiber)
      while (stats().inFlight > 0) yield* Effect.sleep(1)
    }))

  it.live("hold up no run: what hangs in the middle of a stream ends with the call", () =>
    Effect.gen(function*() {
      const held = yield* halfStream
      const fiber = yield* Effect.forkChild(ask(held.url, {}, streamed))
      while (held.open() === 0) yield* Effect.sleep(1)
      yield* Fiber.interrupt(fiber)
      while (held.open() > 0) yield* Effect.sleep(1)
    }))
})
