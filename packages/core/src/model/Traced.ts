/**
 * A span for every call to a model, in the words of OpenTelemetry's conventions for generative AI: who was asked, with what
 * settings, how many tokens it took. What was asked and answered stays in run.db.
 */
import { Effect, Layer } from "effect"
import * as Tracing from "../log/Tracing.ts"
import { Embedder } from "./Embedder.ts"
import { Model, type ModelReply, type ModelRequest } from "./Model.ts"
import { providers } from "./Providers.ts"

/** Where the conventions spell a provider in another way than we do. */
const spellings: Readonly<Record<string, string>> = { mistral: "mistral_ai" }

const hostOf = (address: string): string => URL.parse(address)?.host ?? ""

/** The provider behind an address, as the conventions name it; `openai`, whose protocol it speaks, where nobody knows. */
export const providerOf = (baseUrl: string): string => {
  const host = hostOf(baseUrl)
  const [name = "openai"] = Object.entries(providers).find(([, provider]) => hostOf(provider.baseUrl) === host) ?? []
  return spellings[name] ?? name
}

/** What the spans of one endpoint have in common. An endpoint without an address is embedded in this process. */
const endpoint = (baseUrl: string | undefined, operation: string, model: string) => {
  const url = baseUrl === undefined ? null : URL.parse(baseUrl)
  const attributes: Tracing.Attributes = {
    "gen_ai.operation.name": operation,
    "gen_ai.provider.name": baseUrl === undefined ? "stoa" : providerOf(baseUrl),
    "gen_ai.request.model": model,
    ...(url === null ? {} : {
      "server.address": url.hostname,
      "server.port": url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port)
    })
  }
  const kind = baseUrl === undefined ? "internal" as const : "client" as const
  return { name: `${operation} ${model}`, kind, attributes }
}

const asked = ({ form, maxTokens, place, prompt }: ModelRequest): Tracing.Attributes => ({
  "gen_ai.request.max_tokens": maxTokens,
  "gen_ai.output.type": form.kind === "object" ? "json" : "text",
  "stoa.place": place,
  "stoa.prompt": prompt
})

// Temperature and seed are those that were sent, and only the reply tells: not every server takes them.
const answered = (reply: ModelReply): Tracing.Attributes => ({
  "gen_ai.response.model": reply.model,
  "gen_ai.response.finish_reasons": [reply.finish],
  "gen_ai.usage.input_tokens": reply.inputTokens,
  "gen_ai.usage.output_tokens": reply.outputTokens,
  ...(reply.cachedTokens === undefined ? {} : { "gen_ai.usage.cache_read.input_tokens": reply.cachedTokens }),
  ...(reply.temperature === undefined ? {} : { "gen_ai.request.temperature": reply.temperature }),
  ...(reply.seed === undefined ? {} : { "gen_ai.request.seed": reply.seed }),
  ...(reply.estimated ? { "stoa.usage.estimated": true } : {})
})

/** Wraps the model below: the one at this address, or one that is embedded in this process. */
export const layer = (baseUrl?: string): Layer.Layer<Model, never, Model> =>
  Layer.effect(
    Model,
    Effect.map(Model, (model) => {
      const { attributes, kind, name } = endpoint(baseUrl, "chat", model.name)
      return Model.of({
        name: model.name,
        ask: (request) =>
          Tracing.inSpan<ModelReply>({
            name,
            kind,
            attributes: () => ({ ...attributes, ...asked(request) }),
            result: answered
          })(model.ask(request))
      })
    })
  )

/** Wraps the embedder below in the same way. */
export const embedder = (baseUrl?: string): Layer.Layer<Embedder, never, Embedder> =>
  Layer.effect(
    Embedder,
    Effect.map(Embedder, (inner) => {
      const { attributes, kind, name } = endpoint(baseUrl, "embeddings", inner.name)
      return Embedder.of({
        ...inner,
        embed: (texts, place) =>
          Tracing.inSpan<ReadonlyArray<Float32Array>>({
            name,
            kind,
            attributes: () => ({ ...attributes, "stoa.place": place, "stoa.texts": texts.length }),
            result: ([first]) => (first === undefined ? {} : { "gen_ai.embeddings.dimension.count": first.length })
          })(inner.embed(texts, place))
      })
    })
  )
