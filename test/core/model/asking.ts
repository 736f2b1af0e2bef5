/** Asking one server through `OpenAi`, in its tests. */
import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { createServer, type RequestListener } from "node:http"
import type { AddressInfo } from "node:net"
import { Model, ModelError, type ModelRequest } from "../../../packages/core/src/model/Model.ts"
import * as OpenAi from "../../../packages/core/src/model/OpenAi.ts"
import { type Options, ScriptedServer } from "../../support/server/ScriptedServer.ts"
import { requestOf } from "./stub.ts"

/** The options of a server at an address. */
export const at = (url: string, given: Partial<OpenAi.OpenAiOptions> = {}): OpenAi.OpenAiOptions => ({
  baseUrl: url,
  model: "stoa-test",
  apiKey: undefined,
  ...given
})

/** The reply to one call. */
export const ask = (url: string, request: Partial<ModelRequest> = {}, given: Partial<OpenAi.OpenAiOptions> = {}) =>
  Effect.flatMap(Model, (model) => model.ask(requestOf(request))).pipe(Effect.provide(OpenAi.layer(at(url, given))))

/** The error of one call to a server of these options. */
export const trouble = (options: Options, given: Partial<OpenAi.OpenAiOptions> = {}) =>
  Effect.gen(function*() {
    const { stats, url } = yield* ScriptedServer.scoped(options)
    const error = yield* Effect.flip(ask(url, {}, given))
    assert.instanceOf(error, ModelError)
    // Trying again is the business of Limits alone.
    assert.strictEqual(stats().requests, 1)
    assert.strictEqual(error.endpoint, url)
    return error
  })

/** A server of one's own, for what the scripted one cannot do. */
export const listening = (listener: RequestListener) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly url: string; readonly close: () => void }>((resume) => {
      const server = createServer(listener).listen(0, "127.0.0.1", () => {
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
        resume(Effect.succeed({ url, close: () => server.close().closeAllConnections() }))
      })
    }),
    ({ close }) => Effect.sync(close)
  )

/** A form that asks for an object. */
export const object = {
  kind: "object",
  name: "deed",
  jsonSchema: {
    type: "object",
    properties: { text: { type: "string" } },
    required: ["text"],
    additionalProperties: false
  }
} as const
