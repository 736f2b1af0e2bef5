import { assert, describe, it } from "@effect/vitest"
import { Model, OpenAi, Trial } from "@stoa/core"
import { Effect } from "effect"
import * as Dialect from "../../../packages/core/src/model/Dialect.ts"
import { ScriptedServer } from "../../support/server/ScriptedServer.ts"

const request: Model.ModelRequest = {
  place: "test",
  seed: 5,
  prompt: "test",
  promptHash: "0",
  turns: [{ role: "user", content: "Name a tide table." }],
  form: { kind: "text" },
  temperature: 0.3,
  maxTokens: 50,
  rehearse: () => ""
}

const refuse = (message: string) => ({
  status: 400,
  raw: JSON.stringify({ error: { message, type: "invalid_request_error" } })
})

describe("what a request looks like", () => {
  it("holds top_p where it is given, and where temperatures are taken", () => {
    const sent = (given: Partial<Model.ModelRequest>, dialect: Partial<Dialect.Dialect> = {}) =>
      Dialect.body("m", { ...request, ...given }, { ...Dialect.common, ...dialect })
    assert.notProperty(sent({}), "top_p")
    assert.propertyVal(sent({ topP: 0.9 }), "top_p", 0.9)
    assert.notProperty(sent({ topP: 0.9 }, { temperature: false }), "top_p")
  })
})

describe("dialects of the protocol", () => {
  it.live("a server that takes neither max_tokens nor temperature nor seed is understood, and asked rightly from then on", () =>
    Effect.scoped(Effect.gen(function*() {
      const server = yield* ScriptedServer.scoped({
        script: ({ body }) => {
          if ("max_tokens" in body) {
            return refuse(
              "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
            )
          }
          if ("temperature" in body) {
            return refuse("Unsupported value: 'temperature' does not support 0.3 with this model.")
          }
          if ("seed" in body) return refuse("Unknown parameter: 'seed'.")
          return { content: "The one at the harbour." }
        }
      })
      yield* Effect.gen(function*() {
        const model = yield* Model.Model
        const replies = yield* Effect.all(Array.from({ length: 8 }, () => model.ask(request)), { concurrency: 8 })
        for (const reply of replies) assert.strictEqual(reply.text, "The one at the harbour.")
        const before = server.stats().requests
        yield* model.ask(request)
        assert.strictEqual(server.stats().requests, before + 1)
      }).pipe(Effect.provide(Trial.model({ baseUrl: server.url, model: "stoa-test", apiKey: undefined })))
    })))

  it.live("any other refusal is told, without the key", () =>
    Effect.scoped(Effect.gen(function*() {
      const server = yield* ScriptedServer.scoped({
        script: () => refuse("The account of sk-planted may not do this.")
      })
      const error = yield* Effect.flip(
        Effect.flatMap(Model.Model, (model) => model.ask(request)).pipe(
          Effect.provide(OpenAi.layer({ baseUrl: server.url, model: "stoa-test", apiKey: "sk-planted" }))
        )
      )
      assert.strictEqual(error.reason._tag, "BadRequest")
      assert.match(error.message, /The account of \(key\) may not do this/)
    })))
})
