import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { embedAll, Embedder } from "../../../packages/core/src/model/Embedder.ts"
import { Model, type ModelReply, type ModelRequest } from "../../../packages/core/src/model/Model.ts"
import * as OpenAi from "../../../packages/core/src/model/OpenAi.ts"
import * as Trial from "../../../packages/core/src/model/Trial.ts"
import { type Options, type ParsedRequest, type Scripted, ScriptedServer } from "../../support/server/ScriptedServer.ts"
import { ask, at, object } from "./asking.ts"
import { hurried, requestOf } from "./stub.ts"

describe("requests", () => {
  /** What the server saw of one call. */
  const sent = (
    request: Partial<ModelRequest>,
    given: Partial<OpenAi.OpenAiOptions> = {},
    options: Options = {}
  ) =>
    Effect.gen(function*() {
      const seen: Array<ParsedRequest> = []
      const { url } = yield* ScriptedServer.scoped({
        ...options,
        script: (parsed) => {
          seen.push(parsed)
          return undefined
        }
      })
      yield* ask(url, request, given)
      return seen
    })

  it.live("say model, turns, temperature, length and seed, and nothing of the run", () =>
    Effect.gen(function*() {
      const turns = [{ role: "system" as const, content: "Be brief." }, { role: "user" as const, content: "What now?" }]
      const [request] = yield* sent({ turns, seed: 42, place: "simulation/1/g000/a0000" })
      assert.deepStrictEqual(request?.body, {
        model: "stoa-test",
        messages: turns,
        temperature: 0.7,
        max_tokens: 100,
        seed: 42
      })
    }))

  it.live("leave the seed out for servers that refuse it", () =>
    Effect.gen(function*() {
      const [request] = yield* sent({}, { sendSeed: false })
      assert.notProperty(request?.body, "seed")
    }))

  it.live("send the schema strictly, and the turns as they are", () =>
    Effect.gen(function*() {
      const [request] = yield* sent({ form: object })
      assert.deepStrictEqual(request?.body["response_format"], {
        type: "json_schema",
        json_schema: { name: "deed", strict: true, schema: object.jsonSchema }
      })
      assert.deepStrictEqual(request?.messages, [{ role: "user", content: "What now?" }])
    }))

  it.live("carry the key, and get by without one", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped({ apiKey: "secret" })
      assert.isNotEmpty((yield* ask(url, {}, { apiKey: "secret" })).text)
      const open = yield* ScriptedServer.scoped()
      assert.isNotEmpty((yield* ask(open.url)).text)
    }))
})

describe("a server without structured output", () => {
  const asking = (place: string) => Effect.flatMap(Model, (model) => model.ask(requestOf({ place, form: object })))

  it.live("is asked by schema once, then by instruction, which holds the schema", () =>
    Effect.gen(function*() {
      const server = yield* ScriptedServer.scoped({ structured: "none" })
      const seen: Array<string> = []
      const spied = yield* ScriptedServer.scoped({
        script: ({ format, messages }) => {
          if (format !== "text") return { status: 400, raw: "{\"error\":{\"message\":\"no response_format here\"}}" }
          seen.push(messages[0]?.content ?? "")
          return undefined
        }
      })
      for (const { url } of [server, spied]) {
        yield* Effect.gen(function*() {
          for (const place of ["a", "b", "c"]) assert.include((yield* asking(place)).text, "\"text\"")
        }).pipe(Effect.provide(Trial.model(at(url))))
      }
      // The trial is refused once and then answered.
      assert.deepStrictEqual(server.stats().statuses, { 200: 4, 400: 1 })
      const [, ...asked] = seen
      assert.strictEqual(new Set(asked).size, 1)
      assert.isTrue(asked[0]?.startsWith("What now?\n\nReply with one JSON object and nothing else."))
      assert.include(asked[0], JSON.stringify(object.jsonSchema))
    }))

  it.live("is found out before anything is asked: of many calls at once none is refused", () =>
    Effect.gen(function*() {
      const { stats, url } = yield* ScriptedServer.scoped({ structured: "none", delay: 20 })
      yield* Effect.gen(function*() {
        const places = Array.from({ length: 16 }, (_, index) => `p/${index}`)
        const replies = yield* Effect.forEach(places, asking, { concurrency: "unbounded" })
        assert.isTrue(replies.every(({ text }) => text.includes("\"text\"")))
      }).pipe(Effect.provide(Trial.model(at(url))))
      assert.deepStrictEqual(stats().statuses, { 200: 17, 400: 1 })
    }))

  it.live("another refusal is no such server: it stays an error", () =>
    Effect.gen(function*() {
      const raw = "{\"error\":{\"message\":\"too many tokens\"}}"
      const { stats, url } = yield* ScriptedServer.scoped({ script: () => ({ status: 400, raw }) })
      const error = yield* Effect.flip(ask(url, { form: object }))
      assert.include(error.message, "too many tokens")
      assert.strictEqual(stats().requests, 1)
    }))

  it.live("a text is never asked for twice", () =>
    Effect.gen(function*() {
      const raw = "{\"error\":{\"message\":\"no response_format here\"}}"
      const { stats, url } = yield* ScriptedServer.scoped({ structured: "none" })
      yield* ask(url)
      assert.strictEqual(stats().requests, 1)
      const odd = yield* ScriptedServer.scoped({ script: () => ({ status: 422, raw }) })
      const error = yield* Effect.flip(ask(odd.url, { form: object }))
      assert.strictEqual(error.reason._tag, "BadRequest")
      assert.strictEqual(odd.stats().requests, 1)
    }))
})

describe("replies", () => {
  const reply = (script: Partial<Scripted>, options: Options = {}) =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped({ ...options, script: () => script })
      return yield* ask(url)
    })

  it.live.each<Pick<ModelReply, "text" | "finish"> & { readonly script: Partial<Scripted> }>([
    { script: { content: "Hello." }, text: "Hello.", finish: "stop" },
    { script: { content: "Hel", finish_reason: "length" }, text: "Hel", finish: "length" },
    { script: { refusal: "I won't." }, text: "I won't.", finish: "refusal" },
    { script: { content: "", finish_reason: "content_filter" }, text: "", finish: "refusal" },
    { script: { content: null }, text: "", finish: "stop" },
    { script: { content: "Hello.", finish_reason: "tool_calls" }, text: "Hello.", finish: "stop" }
  ])("$script is $finish", ({ finish, script, text }) =>
    Effect.gen(function*() {
      const got = yield* reply(script)
      assert.deepInclude(got, { text, finish, model: "stoa-test", rehearsal: false, estimated: false })
    }))

  it.live("without a choice the reply is empty, which a repair may mend", () =>
    Effect.gen(function*() {
      const got = yield* reply({ raw: "{\"id\":\"x\",\"choices\":[],\"model\":\"m\"}" })
      assert.deepInclude(got, { text: "", finish: "stop" })
    }))

  it.live("a call of a tool nobody offered is an answer that says nothing", () =>
    Effect.gen(function*() {
      const tool_calls = [{ id: "t", type: "function", function: { name: "deed", arguments: "{}" } }]
      const message = { content: null, tool_calls, reasoning_content: "Hm." }
      const got = yield* reply({ raw: JSON.stringify({ choices: [{ message, finish_reason: "tool_calls" }] }) })
      assert.deepInclude(got, { text: "", finish: "stop" })
    }))

  it.live("reads a content that comes in parts, and takes an empty refusal for none", () =>
    Effect.gen(function*() {
      const completion = (message: unknown, more: object = {}) =>
        JSON.stringify({ model: "m", choices: [{ message, finish_reason: "stop" }], ...more })
      const parts = [{ type: "text", text: "Hello " }, { type: "thinking" }, { type: "text", text: "there." }]
      const inParts = yield* reply({ raw: completion({ content: parts }) })
      assert.deepInclude(inParts, { text: "Hello there.", finish: "stop" })
      const unrefused = yield* reply({ raw: completion({ content: "Hello.", refusal: "" }) })
      assert.deepInclude(unrefused, { text: "Hello.", finish: "stop" })
      const uncounted = yield* reply({ raw: completion({ content: "Hello." }, { usage: null }) })
      assert.deepInclude(uncounted, { text: "Hello.", estimated: true, outputTokens: 2 })
    }))

  it.live("says which temperature and seed were sent, and that none was", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped()
      assert.deepInclude(yield* ask(url, { seed: 7, temperature: 0.25 }), { seed: 7, temperature: 0.25 })
      assert.notProperty(yield* ask(url, { seed: 7 }, { sendSeed: false }), "seed")
    }))

  it.live("tells who really answered, and falls back on who was asked", () =>
    Effect.gen(function*() {
      const completion = (model: string) =>
        JSON.stringify({ model, choices: [{ message: { content: "Hello." }, finish_reason: "stop" }] })
      assert.strictEqual((yield* reply({ raw: completion("stoa-test-0613") })).model, "stoa-test-0613")
      assert.strictEqual((yield* reply({ raw: completion("") })).model, "stoa-test")
    }))

  it.live("halves of pairs go neither out nor in, and a model's name is a name", () =>
    Effect.gen(function*() {
      const raw = `{"model":"m\\u001b[31m\\u009b2J\\u202e-1\\n","choices":[{"message":{"content":"Oh \\ud83d."}}]}`
      const seen: Array<string> = []
      const { url } = yield* ScriptedServer.scoped({
        script: ({ userText }) => {
          seen.push(userText)
          return { raw }
        }
      })
      const turns = [{ role: "user" as const, content: "What \udc69 now?" }]
      assert.deepInclude(yield* ask(url, { turns }), { text: "Oh \ufffd.", model: "m-1" })
      assert.deepStrictEqual(seen, ["What \ufffd now?"])
    }))

  it.live("counts tokens itself where the server does not, and says so", () =>
    Effect.gen(function*() {
      const counted = yield* reply({ content: "Hello there." })
      assert.deepInclude(counted, { inputTokens: 3, outputTokens: 3, estimated: false })
      const estimated = yield* reply({ content: "Hello there." }, { usage: false })
      assert.deepInclude(estimated, { inputTokens: 3, outputTokens: 3, estimated: true })
    }))
})

describe("tokens out of the server's cache", () => {
  const counted = (usage: unknown) =>
    Effect.gen(function*() {
      const raw = JSON.stringify({
        model: "m",
        choices: [{ message: { content: "Hi." }, finish_reason: "stop" }],
        usage
      })
      const { url } = yield* ScriptedServer.scoped({ script: () => ({ raw }) })
      return yield* ask(url)
    })
  const all = { prompt_tokens: 100, completion_tokens: 7 }

  it.live.each([
    { server: "OpenAI, xAI, vLLM, OpenRouter", says: { prompt_tokens_details: { cached_tokens: 64 } } },
    { server: "DeepSeek", says: { prompt_cache_hit_tokens: 64, prompt_cache_miss_tokens: 36 } },
    { server: "Kimi", says: { cached_tokens: 64 } },
    { server: "Mistral", says: { num_cached_tokens: 64 } },
    { server: "gateways to Anthropic", says: { cache_read_input_tokens: 64, prompt_tokens_details: null } }
  ])("as $server tells them", ({ says }) =>
    Effect.gen(function*() {
      assert.deepInclude(yield* counted({ ...all, ...says }), { inputTokens: 100, outputTokens: 7, cachedTokens: 64 })
    }))

  it.live("are never more than there were, and nothing where nobody says", () =>
    Effect.gen(function*() {
      assert.strictEqual((yield* counted({ ...all, cached_tokens: 900 })).cachedTokens, 100)
      for (const says of [{}, { cached_tokens: null }, { cached_tokens: "many" }, { prompt_tokens_details: {} }]) {
        assert.notProperty(yield* counted({ ...all, ...says }), "cachedTokens")
      }
    }))

  it.live("odd counts spoil no reply: they are estimated", () =>
    Effect.gen(function*() {
      for (const usage of [{}, { prompt_tokens: null, completion_tokens: "7" }, { prompt_tokens: -1 }, "none", []]) {
        assert.deepInclude(yield* counted(usage), { text: "Hi.", inputTokens: 3, outputTokens: 1, estimated: true })
      }
    }))

  it.live("come from prompts that begin alike", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped({ cache: true })
      const turns = (end: string) => [{ role: "user" as const, content: `${"A long beginning. ".repeat(20)}${end}` }]
      assert.strictEqual((yield* ask(url, { turns: turns("One.") })).cachedTokens, 0)
      assert.strictEqual((yield* ask(url, { turns: turns("Two.") })).cachedTokens, 80)
    }))
})

describe("a server that is tried first", () => {
  const trial = (options: Options, given: Partial<OpenAi.OpenAiOptions> = {}) =>
    Effect.gen(function*() {
      const { stats, url } = yield* ScriptedServer.scoped(options)
      const error = yield* Effect.flip(Effect.asVoid(Model).pipe(Effect.provide(Trial.model(at(url, given)))))
      return { error, requests: stats().requests }
    })

  it.live("tells at once what no patience mends", () =>
    Effect.gen(function*() {
      const wrong = yield* trial({ apiKey: "secret" }, { apiKey: "wrong" })
      assert.strictEqual(wrong.error.reason._tag, "Unauthorised")
      const forbidden = yield* trial({ script: () => ({ status: 403 }) })
      assert.strictEqual(forbidden.error.reason._tag, "Unauthorised")
      const unknown = yield* trial({}, { model: "nope" })
      assert.strictEqual(unknown.error.reason._tag, "UnknownModel")
      const raw = "{\"error\":{\"message\":\"this account is closed\"}}"
      const refused = yield* trial({ script: () => ({ status: 400, raw }) })
      assert.include(refused.error.message, "this account is closed")
      for (const { requests } of [wrong, forbidden, unknown, refused]) assert.strictEqual(requests, 1)
    }))

  it.effect("is tried again in passing trouble, six times in all, and told about then", () =>
    Effect.gen(function*() {
      const busy = yield* hurried(trial({ script: () => ({ status: 503 }) }))
      assert.strictEqual(busy.error.reason._tag, "Transient")
      assert.strictEqual(busy.requests, 6)
      const { stats, url } = yield* ScriptedServer.scoped({
        script: ({ attempt }) => (attempt < 3 ? { status: 500 } : undefined)
      })
      yield* hurried(Effect.asVoid(Model).pipe(Effect.provide(Trial.model(at(url)))))
      assert.strictEqual(stats().requests, 4)
    }))

  it.effect("that is not there, or sends requests on, is told about sooner", () =>
    Effect.gen(function*() {
      const { close, stats, url } = yield* ScriptedServer.scoped()
      yield* Effect.promise(close)
      const gone = yield* Effect.flip(hurried(Effect.asVoid(Model).pipe(Effect.provide(Trial.model(at(url))))))
      assert.strictEqual(gone.reason._tag, "Unreachable")
      assert.strictEqual(stats().requests, 0)
      const script = () => ({ status: 308, raw: "", headers: { location: "https://elsewhere.example/v1" } })
      const moved = yield* hurried(trial({ script }))
      assert.include(moved.error.message, "sends requests on to https://elsewhere.example/v1")
      assert.strictEqual(moved.requests, 3)
    }))

  it.live("after the trial \"forbidden\" is about what was asked, not about the key", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped({
        script: ({ userText }) => (userText.includes("What now?") ? { status: 403 } : undefined)
      })
      const asked = Effect.flatMap(Model, (model) => model.ask(requestOf()))
      const error = yield* Effect.flip(asked.pipe(Effect.provide(Trial.model(at(url)))))
      assert.strictEqual(error.reason._tag, "BadRequest")
      assert.strictEqual((yield* Effect.flip(ask(url))).reason._tag, "Unauthorised")
    }))
})

describe("embeddings and models", () => {
  it.live("vectors too few or none at all are passing trouble, never vectors of other texts", () =>
    Effect.gen(function*() {
      const list = JSON.stringify({ data: [{ index: 0, embedding: [1, 0] }, { index: 1, embedding: [0, 1] }] })
      for (const raw of [list, "{\"object\":\"list\"}", "<!doctype html>", "null"]) {
        const { url } = yield* ScriptedServer.scoped({ script: () => ({ raw }) })
        const error = yield* Effect.flip(embedAll(["a", "b", "c"], "p")).pipe(Effect.provide(OpenAi.embedder(at(url))))
        assert.strictEqual(error.reason._tag, "Transient")
      }
    }))

  it.live("an embedder that is tried first tells what is wrong before it is needed", () =>
    Effect.gen(function*() {
      const { stats, url } = yield* ScriptedServer.scoped()
      const needed = (model: string) => Effect.asVoid(Embedder).pipe(Effect.provide(Trial.embedder(at(url, { model }))))
      assert.strictEqual((yield* Effect.flip(needed("nope"))).reason._tag, "UnknownModel")
      yield* needed("stoa-embed")
      assert.strictEqual(stats().embeddings, 1)
    }))

  it.live("an embedder's trouble is told as a model's", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped()
      const embedder = (model: string) => OpenAi.embedder(at(url, { model }))
      const error = yield* Effect.flip(embedAll(["a"], "p")).pipe(Effect.provide(embedder("nope")))
      assert.strictEqual(error.reason._tag, "UnknownModel")
      assert.strictEqual(error.model, "nope")
    }))

  it.live("the models a server offers; none when it cannot list them", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped({ models: ["one", "two"] })
      assert.deepStrictEqual(yield* OpenAi.models(at(url)), Option.some(["one", "two", "stoa-embed"]))
      const elsewhere = url.replace("/v1", "/v2")
      assert.deepStrictEqual(yield* OpenAi.models(at(elsewhere)), Option.none())
    }))
})
