import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Model } from "../../../packages/core/src/model/Model.ts"
import * as Trial from "../../../packages/core/src/model/Trial.ts"
import { ScriptedServer } from "../../support/server/ScriptedServer.ts"
import { ask, at, trouble } from "./asking.ts"

describe("errors", () => {
  it.live("401, 402 and 403: the key is refused", () =>
    Effect.gen(function*() {
      const wrong = yield* trouble({ apiKey: "secret" }, { apiKey: "wrong" })
      assert.strictEqual(wrong.reason._tag, "Unauthorised")
      assert.include(wrong.message, "refuses the key for model \"stoa-test\"")
      assert.notInclude(wrong.message, "wrong")
      assert.strictEqual((yield* trouble({ apiKey: "secret" })).reason._tag, "Unauthorised")
      for (const status of [402, 403]) {
        assert.strictEqual((yield* trouble({ script: () => ({ status }) })).reason._tag, "Unauthorised")
      }
      assert.isFalse(wrong.isRetryable)
    }))

  it.live("404: the model is unknown", () =>
    Effect.gen(function*() {
      const error = yield* trouble({}, { model: "nope" })
      assert.strictEqual(error.reason._tag, "UnknownModel")
      assert.include(error.message, "does not know the model \"nope\"")
      assert.isFalse(error.isRetryable)
    }))

  it.live("429 without quota: not tried again; any other 429 is", () =>
    Effect.gen(function*() {
      const raw = JSON.stringify({
        error: { message: "You exceeded your current quota.", type: "insufficient_quota", code: "insufficient_quota" }
      })
      const empty = yield* trouble({ script: () => ({ status: 429, raw }) })
      assert.strictEqual(empty.reason._tag, "Unauthorised")
      assert.include(empty.message, "no quota is left")
      assert.isFalse(empty.isRetryable)
      const busy = yield* trouble({ script: () => ({ status: 429 }) })
      // Everybody waits for it.
      assert.deepInclude(busy.reason, { _tag: "Transient", limited: true, retryAfter: 25, status: 429 })
      assert.isTrue(busy.isRetryable)
    }))

  it.live.each([
    { status: 402, body: { error: { message: "Insufficient Balance", type: "unknown_error" } } },
    { status: 402, body: { error: { message: "Insufficient credits. Add more.", code: 402 } } },
    { status: 403, body: { error: { message: "Key limit exceeded (monthly limit).", code: 403 } } },
    { status: 403, body: { code: "denied", error: "Your team has used all available credits or more." } },
    { status: 429, body: { error: { message: "You exceeded your quota.", type: "insufficient_quota", code: null } } },
    { status: 429, body: { error: { message: "Suspended.", type: "exceeded_current_quota_error" } } },
    { status: 429, body: { code: "x", error: "Your team 1 has reached its monthly spending limit." } },
    { status: 429, body: { error: { code: "1113", message: "\u4f59\u989d\u4e0d\u8db3" } } },
    { status: 400, body: { error: { message: "Your credit balance is too low to access the API." } } },
    { status: 400, body: { error: { code: "Arrearage", message: "Access denied." } } },
    { status: 400, body: { code: "x", error: "Incorrect API key provided: ab***yz." } },
    { status: 400, body: [{ error: { code: 400, message: "API key not valid. Please pass a valid API key." } }] }
  ])("$status $body: no quota or no key, in the words of many servers", ({ body, status }) =>
    Effect.gen(function*() {
      // After the trial too: "forbidden" alone would then be about the request.
      for (const keyIsGood of [false, true]) {
        const error = yield* trouble({ script: () => ({ status, raw: JSON.stringify(body) }) }, { keyIsGood })
        assert.strictEqual(error.reason._tag, "Unauthorised")
        assert.match(error.message, /(refuses the key|lets model) .*\((no quota is left|status 40\d)/)
        assert.isFalse(error.isRetryable)
      }
    }))

  it.live("limits by the minute that are told in words of quota are no end of the quota", () =>
    Effect.gen(function*() {
      const message = "You exceeded your current quota. * limit: 20. Please retry in 37.5s."
      const raw = JSON.stringify([{ error: { code: 429, message, status: "RESOURCE_EXHAUSTED" } }])
      const { reason } = yield* trouble({ script: () => ({ status: 429, raw, headers: { "retry-after-ms": "" } }) })
      assert.deepInclude(reason, { _tag: "Transient", limited: true })
    }))

  it.live("a refusal that quotes a person short of money is about the request", () =>
    Effect.gen(function*() {
      const message = `The input was: ${"a life ".repeat(40)} insufficient funds, an invalid api key`
      const { reason } = yield* trouble({
        script: () => ({ status: 400, raw: JSON.stringify({ error: { message } }) })
      })
      assert.strictEqual(reason._tag, "BadRequest")
    }))

  it.live("nobody listens: unreachable, with the code", () =>
    Effect.gen(function*() {
      const { close, url } = yield* ScriptedServer.scoped()
      yield* Effect.promise(close)
      const error = yield* Effect.flip(ask(url))
      assert.deepInclude(error.reason, { _tag: "Unreachable", detail: "ECONNREFUSED" })
      assert.include(error.message, `No model server answers at ${url} (ECONNREFUSED)`)
      assert.isTrue(error.isRetryable)
    }))

  it.live.each([408, 409, 425, 500, 502, 503, 504, 522, 529])(
    "%i: passing trouble, with its status",
    (status) =>
      Effect.gen(function*() {
        const error = yield* trouble({ script: () => ({ status }) })
        assert.deepInclude(error.reason, { _tag: "Transient", status })
        assert.notProperty(error.reason, "limited")
        assert.isTrue(error.isRetryable)
      })
  )

  it.live("a redirect is not followed: it is told, and the key stays here", () =>
    Effect.gen(function*() {
      const elsewhere = yield* ScriptedServer.scoped()
      const location = `${elsewhere.url}/chat/completions?token=sk-planted-key-12345`
      for (const status of [301, 302, 307, 308]) {
        const error = yield* trouble({ script: () => ({ status, raw: "", headers: { location } }) })
        assert.strictEqual(error.reason._tag, "Unreachable")
        assert.include(error.message, `it sends requests on to ${elsewhere.url}/chat/completions)`)
      }
      assert.strictEqual(elsewhere.stats().requests, 0)
    }))

  it.live("405: not the address of such a server", () =>
    Effect.gen(function*() {
      const error = yield* trouble({ script: () => ({ status: 405 }) })
      assert.include(error.message, "most end in /v1")
    }))

  it.live.each([400, 422])("%i: the request itself is refused", (status) =>
    Effect.gen(function*() {
      const error = yield* trouble({ script: () => ({ status }) })
      assert.strictEqual(error.reason._tag, "BadRequest")
      assert.isFalse(error.isRetryable)
    }))

  it.live.each([
    { reply: "a connection that breaks", script: { drop: true } },
    { reply: "half a body", script: { raw: "{\"id\":\"chatcmpl-1\",\"choices\":[{\"mess" } },
    { reply: "a page of a proxy", script: { raw: "<!doctype html>", headers: { "content-type": "text/html" } } },
    { reply: "JSON that is no completion", script: { raw: "{\"object\":\"list\"}" } },
    { reply: "null", script: { raw: "null" } },
    { reply: "no choices but null", script: { raw: "{\"choices\":null}" } },
    { reply: "a choice without a message", script: { raw: "{\"choices\":[{\"message\":null}]}" } },
    { reply: "an error of status 200", script: { raw: "{\"error\":{\"message\":\"Provider is down\",\"code\":502}}" } },
    { reply: "an error of status 200 in a word", script: { raw: "{\"error\":\"overloaded\"}" } },
    {
      reply: "a reply that the server broke off itself",
      script: { raw: "{\"choices\":[{\"message\":{\"content\":\"Hel\"},\"finish_reason\":\"error\"}]}" }
    },
    { reply: "nothing", script: { raw: "" } }
  ])("$reply: passing trouble", ({ script }) =>
    Effect.gen(function*() {
      const error = yield* trouble({ script: () => script })
      assert.strictEqual(error.reason._tag, "Transient")
      // A status would say that the server refused: then nobody pays for it.
      assert.notProperty(error.reason, "status")
      assert.isNotEmpty(error.reason._tag === "Transient" ? error.reason.detail : "")
    }))

  it.live.each([
    { headers: { "retry-after-ms": "1500" }, wait: 1500 },
    { headers: { "retry-after": "2" }, wait: 2000 },
    { headers: { "retry-after": "0.5" }, wait: 500 },
    { headers: { "retry-after": "2", "retry-after-ms": "1500" }, wait: 1500 },
    // From the server's own clock on.
    {
      headers: { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT", date: "Wed, 21 Oct 2026 07:27:30 GMT" },
      wait: 30_000
    },
    { headers: { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT", date: "Wed, 21 Oct 2026 07:29:00 GMT" }, wait: 0 },
    { headers: { "x-ratelimit-reset-requests": "20s" }, wait: undefined },
    { headers: { "retry-after": "soon" }, wait: undefined },
    { headers: {}, wait: undefined }
  ])("$headers asks to wait $wait ms", ({ headers, wait }) =>
    Effect.gen(function*() {
      for (const status of [500, 503]) {
        const { reason } = yield* trouble({ script: () => ({ status, headers }) })
        assert.strictEqual(reason._tag === "Transient" && reason.retryAfter, wait)
      }
    }))

  const exhausted = { "x-ratelimit-remaining-requests": "99", "x-ratelimit-remaining-tokens": "0" }
  it.live.each<
    { readonly headers?: Record<string, string>; readonly message?: string; readonly wait: number | undefined }
  >([
    { headers: { "x-ratelimit-reset-requests": "20ms", "x-ratelimit-reset-tokens": "6m0s" }, wait: 360_000 },
    { headers: { ...exhausted, "x-ratelimit-reset-requests": "9h", "x-ratelimit-reset-tokens": "7.66s" }, wait: 7660 },
    { headers: { "x-ratelimit-reset": "12" }, wait: 12_000 },
    { headers: { "x-ratelimit-reset": "1792567680000", date: "Wed, 21 Oct 2026 07:27:30 GMT" }, wait: 30_000 },
    { headers: { "x-ratelimit-reset": "1792567680", date: "Wed, 21 Oct 2026 07:27:30 GMT" }, wait: 30_000 },
    { headers: { "x-ratelimit-reset": "20s", "retry-after": "3" }, wait: 3000 },
    { message: "Rate limit reached. Please try again in 7m12s.", wait: 432_000 },
    { message: "Please try again in 862ms. Visit ...", headers: { "x-ratelimit-reset": "20s" }, wait: 862 },
    { message: "Slow down.", wait: undefined }
  ])(
    "asked too often, $headers $message asks to wait $wait ms",
    ({ headers, message = "", wait }) =>
      Effect.gen(function*() {
        const reply = {
          status: 429,
          raw: JSON.stringify({ error: { message } }),
          headers: { "retry-after-ms": "-", ...headers }
        }
        const { reason } = yield* trouble({ script: () => reply })
        assert.strictEqual(reason._tag === "Transient" && reason.retryAfter, wait)
      })
  )

  it.live("a message that quotes a whole request is cut", () =>
    Effect.gen(function*() {
      const raw = JSON.stringify({ error: { message: "bad: ".repeat(1000) } })
      for (const status of [400, 404, 500]) {
        const { reason } = yield* trouble({ script: () => ({ status, raw }) })
        assert.isAtMost("detail" in reason ? reason.detail.length : 0, 300)
      }
    }))

  it.live("no sentence holds the key, wherever the server quotes it", () =>
    Effect.gen(function*() {
      const message = `sk-planted-key: ${"x".repeat(270)} sk-planted-key`
      const raw = JSON.stringify({ error: { message } })
      for (const status of [400, 401, 404, 429, 500]) {
        const error = yield* trouble({ script: () => ({ status, raw }) }, { apiKey: "sk-planted-key" })
        assert.notInclude(error.message, "sk-")
      }
    }))
})

describe("a prompt that is too long", () => {
  const told = (message: string, more: object = {}) => ({ error: { message, ...more } })
  const flat = (message: string) => ({ object: "error", message, type: "BadRequestError", param: null, code: 400 })

  it.live.each([
    { server: "OpenAI", body: told("Too long.", { code: "context_length_exceeded", type: "invalid_request_error" }) },
    { server: "OpenAI, newer", body: told("Your input exceeds the context window of this model.") },
    {
      server: "vLLM",
      body: flat("This model's maximum context length is 4096 tokens. However, you requested 4796 tokens.")
    },
    {
      server: "vLLM, newer",
      body: told(
        "'max_tokens' or 'max_completion_tokens' is too large: 900. This model's maximum context length is 4096 tokens.",
        { code: 400 }
      )
    },
    {
      server: "vLLM, newest",
      body: told("You passed 4001 input tokens. However, the model's context length is only 4096 tokens.")
    },
    {
      server: "SGLang",
      body: flat("The input (61709 tokens) is longer than the model's context length (40960 tokens).")
    },
    {
      server: "TGI",
      status: 422,
      body: { error: "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096." }
    },
    {
      server: "llama.cpp",
      body: told("request (4390 tokens) exceeds the available context size (4096 tokens), try increasing it", {
        type: "exceed_context_size_error",
        code: 400
      })
    },
    { server: "llama.cpp, by type", status: 500, body: told("?", { type: "exceed_context_size_error", code: 500 }) },
    { server: "llama-cpp-python", status: 500, body: told("Requested tokens (2285) exceed context window of 2048") },
    {
      server: "LM Studio",
      body: {
        error:
          "Trying to keep the first 14538 tokens when context the overflows. However, the model is loaded with context length of only 2048 tokens, which is not enough."
      }
    },
    {
      server: "LM Studio, newer",
      body: {
        error:
          "The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 13055>= n_ctx: 4096)."
      }
    },
    { server: "LM Studio, newest", body: { error: "Cannot truncate prompt with n_keep (15028) >= n_ctx (7424)" } },
    { server: "Ollama", body: { error: "the input length exceeds the context length" } },
    { server: "Ollama, newer", body: told("prompt too long; exceeded max context length by 96 tokens") },
    {
      server: "OpenRouter",
      body: told("This endpoint's maximum context length is 65536 tokens. However, you requested about 92208 tokens.", {
        code: 400
      })
    },
    {
      server: "Mistral",
      body: {
        object: "error",
        message: "Prompt contains 40000 tokens, too large for model with 32768 maximum context length"
      }
    },
    { server: "Groq", body: told("Please reduce the length of the messages or completion.") },
    {
      server: "Groq, of a minute's limit",
      status: 413,
      body: told("Request too large for model `x` on tokens per minute (TPM): Limit 6000.", {
        code: "rate_limit_exceeded"
      })
    },
    {
      server: "OpenAI, of a minute's limit",
      status: 429,
      body: told("Request too large for gpt on tokens per min (TPM): Limit 30000, Requested 40000.", {
        code: "rate_limit_exceeded"
      })
    },
    { server: "Gemini", body: [told("The input token count (1196265) exceeds the maximum number of tokens allowed.")] },
    {
      server: "xAI",
      body: { error: "This model's maximum prompt length is 131072 but the request contains 537812 tokens." }
    },
    { server: "Anthropic", body: told("prompt is too long: 213462 tokens > 200000 maximum") },
    { server: "Kimi", body: told("Your request exceeded model token limit: 262144 (requested: 300000)") },
    { server: "DashScope", body: told("Range of input length should be [1, 129024]") },
    { server: "a proxy in between", status: 413, body: {} }
  ])("is told so by $server, which is an answer of its own", ({ body, status = 400 }) =>
    Effect.gen(function*() {
      const error = yield* trouble({ script: () => ({ status, raw: JSON.stringify(body) }) })
      assert.strictEqual(error.reason._tag, "Overflow")
      assert.include(error.message, "The prompt is too long for model \"stoa-test\"")
      assert.isFalse(error.isRetryable)
    }))

  it.live.each([
    { status: 400, message: "max_tokens is too large: 99999. This model supports at most 16384 completion tokens." },
    { status: 400, message: "Invalid schema: property names are too long." },
    // All slots share the memory of this server: a moment later there may be room.
    { status: 500, message: "Context size has been exceeded." },
    { status: 429, message: "Rate limit reached on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000." }
  ])("is not what \"$message\" means", ({ message, status }) =>
    Effect.gen(function*() {
      const error = yield* trouble({ script: () => ({ status, raw: JSON.stringify({ error: { message } }) }) })
      assert.notStrictEqual(error.reason._tag, "Overflow")
    }))

  it.live("teaches no dialect, not even by naming one", () =>
    Effect.gen(function*() {
      const server = yield* ScriptedServer.scoped({ context: 1 })
      const named = yield* ScriptedServer.scoped({
        script: () => ({
          status: 400,
          raw: JSON.stringify({
            error: { message: "'max_completion_tokens' is too large. This model's maximum context length is 8 tokens." }
          })
        })
      })
      for (const { stats, url } of [server, named]) {
        const error = yield* Effect.flip(Effect.asVoid(Model).pipe(Effect.provide(Trial.model(at(url)))))
        assert.strictEqual(error.reason._tag, "Overflow")
        assert.strictEqual(stats().requests, 1)
      }
    }))
})
