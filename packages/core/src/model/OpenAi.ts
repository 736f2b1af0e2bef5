/** The model and the embeddings of any server of the OpenAI protocol; the one home of the `openai` client. */
import { Effect, Layer, Option, Result } from "effect"
import OpenAI, { APIConnectionError, APIError } from "openai"
import { Agent, request as send } from "undici"
import * as Completion from "./Completion.ts"
import * as Dialect from "./Dialect.ts"
import { Embedder } from "./Embedder.ts"
import {
  BadRequest,
  Model,
  ModelError,
  type ModelRequest,
  Transient,
  Unauthorised,
  UnknownModel,
  Unreachable
} from "./Model.ts"

/** Where a server is and what it is asked for. */
export interface OpenAiOptions {
  readonly baseUrl: string
  readonly model: string
  /** The key; servers on one's own machine need none. */
  readonly apiKey: string | undefined
  /** False for servers that refuse a `seed`. */
  readonly sendSeed?: boolean
  /** Seconds the trial at the start may take; default 60. */
  readonly timeout?: number
}

const connectionCodes = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"])

/** The innermost error code of a failed connection, e.g. ECONNREFUSED. */
const codeOf = (error: unknown): string | undefined => {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    const inner = at instanceof AggregateError ? at.errors[0] : at
    if (inner instanceof Error && "code" in inner && typeof inner.code === "string") return inner.code
  }
  return undefined
}

const number = (value: string | null | undefined): number | undefined => {
  const parsed = value === null || value === undefined ? Number.NaN : Number(value)
  return Number.isFinite(parsed) ? parsed : undefined
}

/** What went wrong, in our terms. Message texts of servers are cut and freed of the key: they may quote whole requests. */
const reasonOf = (error: unknown, apiKey: string | undefined): ModelError["reason"] => {
  const text = error instanceof Error ? error.message : String(error)
  const detail = (apiKey === undefined ? text : text.replaceAll(apiKey, "(key)")).slice(0, 300)
  if (error instanceof APIConnectionError || !(error instanceof APIError)) {
    const code = codeOf(error)
    return code !== undefined && connectionCodes.has(code)
      ? new Unreachable({ detail: code })
      : new Transient({ detail: code === undefined ? detail : `${detail} (${code})` })
  }
  const status: number | undefined = error.status
  if (status === 401 || status === 402 || status === 403) return new Unauthorised({ detail: `status ${status}` })
  if (status === 404) return new UnknownModel({ detail, known: [] })
  if (status === 429 && error.code === "insufficient_quota") return new Unauthorised({ detail: "no quota is left" })
  if (status === undefined || status === 408 || status === 409 || status === 429 || status >= 500) {
    const seconds = number(error.headers?.get("retry-after"))
    const retryAfter = number(error.headers?.get("retry-after-ms")) ??
      (seconds === undefined ? undefined : seconds * 1000)
    return new Transient({
      detail,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(status === 429 ? { limited: true } : {})
    })
  }
  return new BadRequest({ detail })
}

// undici's own request over kept-alive connections: two thirds of the CPU of the client's default fetch.
const quickFetch =
  (dispatcher: Agent) => async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const response = await send(url instanceof Request ? url.url : url, {
      dispatcher,
      method: (init?.method ?? "GET") as "GET" | "POST",
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: (init?.body ?? null) as string | null,
      signal: init?.signal ?? null
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(response.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value)
    }
    return new Response(await response.body.text(), { status: response.statusCode, headers })
  }

const client = (options: OpenAiOptions) =>
  Effect.acquireRelease(
    Effect.sync(() => new Agent({ connections: null, headersTimeout: 0, bodyTimeout: 0 })),
    (agent) => Effect.promise(() => agent.destroy())
  ).pipe(Effect.map((agent) => {
    const openai = new OpenAI({
      baseURL: options.baseUrl,
      apiKey: options.apiKey ?? "none",
      // Retries and time limits are ours (Limits.ts); two layers of them would multiply.
      maxRetries: 0,
      timeout: 24 * 3600 * 1000,
      fetch: quickFetch(agent)
    })
    const call = <A>(run: (client: OpenAI, signal: AbortSignal) => Promise<A>): Effect.Effect<A, ModelError> =>
      Effect.tryPromise({
        try: (signal) => run(openai, signal),
        catch: (error) => problem(options, reasonOf(error, options.apiKey))
      })
    return call
  }))

/** An error of this server. */
export const problem = (options: OpenAiOptions, reason: ModelError["reason"]) =>
  new ModelError({ model: options.model, endpoint: options.baseUrl, reason })

const garbled = (options: OpenAiOptions, what: string) =>
  problem(
    options,
    new Transient({ detail: `the reply is no ${what}; the address of an OpenAI-compatible server mostly ends in /v1` })
  )

/** The dialect a server is taken to speak until a trial says otherwise. */
export const presumed = (options: OpenAiOptions): Dialect.Dialect => ({
  ...Dialect.common,
  seed: options.sendSeed ?? true
})

/** A chat model behind a server that speaks a known dialect. Interrupting a call aborts its request. */
export const layer = (options: OpenAiOptions, dialect = presumed(options)): Layer.Layer<Model> =>
  Layer.effect(
    Model,
    Effect.map(client(options), (call) =>
      Model.of({
        name: options.model,
        ask: Effect.fnUntraced(function*(request: ModelRequest) {
          const body = Dialect.body(options.model, request, dialect)
          const completion = Completion.decodeCompletion(
            yield* call((openai, signal) => openai.chat.completions.create(body, { signal }))
          )
          if (Result.isFailure(completion)) return yield* garbled(options, "chat completion")
          return Completion.toReply(options.model, body, completion.success)
        })
      }))
  )

/** Embeddings of a server; texts go in batches of at most 128. */
export const embedder = (options: OpenAiOptions): Layer.Layer<Embedder> =>
  Layer.effect(
    Embedder,
    Effect.map(client(options), (call) =>
      Embedder.of({
        name: options.model,
        batch: 128,
        embed: Effect.fnUntraced(function*(texts: ReadonlyArray<string>) {
          const reply = Completion.decodeEmbeddings(
            yield* call((openai, signal) =>
              openai.embeddings.create({ model: options.model, input: [...texts], encoding_format: "float" }, {
                signal
              })
            )
          )
          if (Result.isFailure(reply) || reply.success.data.length !== texts.length) {
            return yield* garbled(options, "list of one embedding a text")
          }
          return reply.success.data.toSorted((a, b) => a.index - b.index).map((item) =>
            Float32Array.from(item.embedding)
          )
        })
      }))
  )

/** The models a server offers; none when it does not say. Fails when it cannot be reached or refuses the key. */
export const models = (options: OpenAiOptions): Effect.Effect<Option.Option<Array<string>>, ModelError> =>
  Effect.scoped(
    Effect.flatMap(
      client(options),
      (call) => call((openai, signal) => openai.models.list({ signal, timeout: 10_000 }))
    )
  ).pipe(
    Effect.map((page) => Option.some(page.data.map((model) => model.id))),
    Effect.catchIf(
      (error) => error.reason._tag === "UnknownModel" || error.reason._tag === "BadRequest",
      () => Effect.succeedNone
    )
  )
