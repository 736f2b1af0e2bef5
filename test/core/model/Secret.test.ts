import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import type { IncomingHttpHeaders } from "node:http"
import * as OpenAi from "../../../packages/core/src/model/OpenAi.ts"
import { type Scripted, ScriptedServer } from "../../support/server/ScriptedServer.ts"
import { ask, at, listening, trouble } from "./asking.ts"

describe("the key", () => {
  const key = "sk-planted-0123456789"

  it.live("is taken out of replies and model names, whole or streamed", () =>
    Effect.gen(function*() {
      const raw = JSON.stringify({
        model: `m-${key}`,
        choices: [{ message: { content: `You sent Bearer ${key}.` }, finish_reason: "stop" }]
      })
      const { url } = yield* ScriptedServer.scoped({ script: () => ({ raw }) })
      assert.deepInclude(yield* ask(url, {}, { apiKey: key }), { text: "You sent Bearer (key).", model: "m-(key)" })
      const streaming = yield* ScriptedServer.scoped({
        script: () => ({ content: `You sent ${key}, in pieces: ${key}` })
      })
      const reply = yield* ask(streaming.url, {}, { apiKey: key, stream: true })
      assert.strictEqual(reply.text, "You sent (key), in pieces: (key)")
    }))

  it.live("stays in a text where it is no secret but a word", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped({
        script: () => ({ content: "She types her password into ollama." })
      })
      for (const apiKey of ["ollama", "password", "her"]) {
        assert.strictEqual((yield* ask(url, {}, { apiKey })).text, "She types her password into ollama.")
      }
    }))

  it.live("is in no sentence: not of a redirect, of garbage, of an error in a stream, of a list of models", () =>
    Effect.gen(function*() {
      const scripts: ReadonlyArray<Partial<Scripted>> = [
        { status: 307, headers: { location: `http://127.0.0.1:9/${key}/v1?key=${key}` } },
        { raw: `${key} is no JSON` },
        { raw: JSON.stringify({ error: `bad ${key}` }) },
        { status: 503, raw: `<html>${key}</html>` },
        { status: 402, raw: JSON.stringify({ error: { message: `Insufficient balance for ${key}` } }) },
        { raw: `data: {"error":{"message":"${key}"}}\n\n`, headers: { "content-type": "text/event-stream" } },
        { raw: `data: ${key}\n\n`, headers: { "content-type": "text/event-stream" } }
      ]
      for (const script of scripts) {
        for (const stream of [false, true]) {
          const error = yield* trouble({ script: () => script }, { apiKey: key, stream })
          assert.notInclude(error.message, "sk-planted")
          assert.notInclude(JSON.stringify(error), "sk-planted")
        }
      }
      const { url } = yield* ScriptedServer.scoped({ models: [`m-${key}`] })
      assert.deepStrictEqual(yield* OpenAi.models(at(url, { apiKey: key })), Option.some(["m-(key)", "stoa-embed"]))
    }))

  it.live("no server is shown what the environment says of OpenAI", () =>
    Effect.gen(function*() {
      const seen: Array<IncomingHttpHeaders> = []
      const { url } = yield* listening((request, response) => {
        seen.push(request.headers)
        response.end()
      })
      const names = {
        OPENAI_CUSTOM_HEADERS: "x-gateway: sk-other-9",
        OPENAI_ORG_ID: "org-9",
        OPENAI_ADMIN_KEY: "sk-admin-9"
      }
      const before = Object.keys(names).map((name) => [name, process.env[name]] as const)
      Object.assign(process.env, names)
      yield* Effect.flip(ask(url, {}, { apiKey: key })).pipe(
        Effect.ensuring(Effect.sync(() => {
          for (const [name, value] of before) {
            if (value === undefined) delete process.env[name]
            else process.env[name] = value
          }
        }))
      )
      assert.strictEqual(seen[0]?.authorization, `Bearer ${key}`)
      assert.notMatch(JSON.stringify(seen), /org-9|sk-other-9|sk-admin-9/)
    }))
})
