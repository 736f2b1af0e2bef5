import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Embedder } from "../../../packages/core/src/model/Embedder.ts"
import * as Errors from "../../../packages/core/src/model/Model.ts"
import { Model, ModelError, type ModelRequest } from "../../../packages/core/src/model/Model.ts"
import { providers } from "../../../packages/core/src/model/Providers.ts"
import * as Rehearsal from "../../../packages/core/src/model/Rehearsal.ts"
import * as Traced from "../../../packages/core/src/model/Traced.ts"
import { endOf, gathering, tellsOf } from "../log/spans.ts"
import { modelOf, replyOf, requestOf, saying } from "./stub.ts"

const ask = (request: ModelRequest) => Effect.flatMap(Model, (model) => model.ask(request))

const over = (model: Layer.Layer<Model>, baseUrl?: string) => Traced.layer(baseUrl).pipe(Layer.provide(model))

describe("a span for every model call", () => {
  it.effect("says who was asked, with what settings, what it took and how it ended, as the conventions name it", () =>
    Effect.gen(function*() {
      const { on, spans } = gathering()
      const model = saying({ model: "gpt-4o-2026", cachedTokens: 4, temperature: 0.7, seed: 11 })
      yield* on(ask(requestOf({ place: "simulation/3/g001/a0002" }))).pipe(
        Effect.provide(over(model.layer, "https://api.openai.com/v1"))
      )
      const [span] = spans
      assert.strictEqual(span?.name, "chat stub")
      assert.strictEqual(span?.kind, "client")
      assert.deepStrictEqual(Object.fromEntries(span?.attributes ?? []), {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "stub",
        "server.address": "api.openai.com",
        "server.port": 443,
        "gen_ai.request.max_tokens": 100,
        "gen_ai.output.type": "text",
        "gen_ai.request.temperature": 0.7,
        "gen_ai.request.seed": 11,
        "gen_ai.response.model": "gpt-4o-2026",
        "gen_ai.response.finish_reasons": ["stop"],
        "gen_ai.usage.input_tokens": 10,
        "gen_ai.usage.output_tokens": 5,
        "gen_ai.usage.cache_read.input_tokens": 4,
        "stoa.place": "simulation/3/g001/a0002",
        "stoa.prompt": "act"
      })
    }))

  it.effect("says nothing of a temperature or a seed that was not sent, and tells counted tokens from guessed ones", () =>
    Effect.gen(function*() {
      const { on, spans } = gathering()
      yield* on(ask(requestOf())).pipe(Effect.provide(over(saying({ estimated: true }).layer, "http://[::1]:8000/v1")))
      const names = [...(spans[0]?.attributes.keys() ?? [])]
      assert.notInclude(names, "gen_ai.request.temperature")
      assert.notInclude(names, "gen_ai.request.seed")
      assert.strictEqual(spans[0]?.attributes.get("stoa.usage.estimated"), true)
      assert.strictEqual(spans[0]?.attributes.get("server.port"), 8000)
    }))

  it.effect("holds nothing of what was asked and answered, also when it fails", () =>
    Effect.gen(function*() {
      const { on, spans } = gathering()
      const request = requestOf({ turns: [{ role: "user", content: "Where is the rye?" }] })
      const reason = new Errors.BadRequest({ detail: "cannot read: Where is the rye?" })
      const model = modelOf((_, nth) =>
        nth === 1
          ? Effect.succeed(replyOf({ text: "The rye is in the barn." }))
          : Effect.fail(new ModelError({ model: "stub", endpoint: "http://localhost:1/v1", reason }))
      )
      const both = Effect.andThen(ask(request), Effect.flip(ask(request)))
      const error = yield* on(both).pipe(Effect.provide(over(model.layer, "http://localhost:1/v1")))
      assert.strictEqual(error.reason, reason)
      assert.deepStrictEqual(spans.map(endOf), ["fine", "failed"])
      assert.strictEqual(spans[1]?.attributes.get("error.type"), "BadRequest")
      for (const span of spans) assert.notInclude(tellsOf(span), "rye")
    }))

  it.effect("the rehearsal is no server: its spans are internal and name no address", () =>
    Effect.gen(function*() {
      const { on, spans } = gathering()
      yield* on(ask(requestOf())).pipe(Effect.provide(over(Rehearsal.layer())))
      assert.strictEqual(spans[0]?.name, "chat rehearsal")
      assert.strictEqual(spans[0]?.kind, "internal")
      assert.strictEqual(spans[0]?.attributes.get("gen_ai.provider.name"), "stoa")
      assert.isFalse(spans[0]?.attributes.has("server.address"))
    }))

  it.effect("embeddings are counted, not quoted", () =>
    Effect.gen(function*() {
      const { on, spans } = gathering()
      const embedder = Traced.embedder("http://localhost:11434/v1").pipe(Layer.provide(Embedder.lexical))
      const vectors = yield* on(
        Effect.flatMap(Embedder, ({ embed }) => embed(["rye bread", "barley"], "society/embed/0"))
      ).pipe(Effect.provide(embedder))
      assert.strictEqual(vectors.length, 2)
      assert.strictEqual(spans[0]?.name, "embeddings lexical")
      assert.deepStrictEqual(Object.fromEntries(spans[0]?.attributes ?? []), {
        "gen_ai.operation.name": "embeddings",
        "gen_ai.provider.name": "ollama",
        "gen_ai.request.model": "lexical",
        "server.address": "localhost",
        "server.port": 11434,
        "stoa.place": "society/embed/0",
        "stoa.texts": 2,
        "gen_ai.embeddings.dimension.count": 384
      })
    }))

  it.effect("while tracing is off the model is asked as ever", () =>
    Effect.gen(function*() {
      const model = saying({ text: "Rye." })
      const request = requestOf()
      const reply = yield* ask(request).pipe(Effect.provide(over(model.layer, "http://localhost:1/v1")))
      assert.strictEqual(reply.text, "Rye.")
      assert.strictEqual(model.asked[0], request)
    }))

  it("providers are named as the conventions spell them; a server nobody knows speaks the protocol of openai", () => {
    const names = Object.values(providers).map(({ baseUrl }) => Traced.providerOf(baseUrl))
    assert.includeMembers(names, ["openai", "groq", "mistral_ai", "deepseek", "ollama"])
    assert.strictEqual(Traced.providerOf("http://gpu-7.example:9000/v1"), "openai")
    assert.strictEqual(Traced.providerOf("no address"), "openai")
  })
})
