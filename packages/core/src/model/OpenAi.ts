/** The model and the embeddings of any server of the OpenAI protocol, over the `openai` client. */
import { Effect, identity, Layer, Option, Result } from "effect"
import { APIConnectionError, APIError } from "openai"
import { brief } from "../domain/PlainText.ts"
import { Client } from "./Client.ts"
import * as Completion from "./Completion.ts"
import { connect } from "./Connection.ts"
import * as Dialect from "./Dialect.ts"
import { Embedder } from "./Embedder.ts"
import type { Scoring } from "./Likelihood.ts"
import { Model, ModelError, type ModelRequest, Transient, Unreachable } from "./Model.ts"
import * as PromptLogprobs from "./PromptLogprobs.ts"
import { reasonOf } from "./Refusal.ts"
import * as Secret from "./Secret.ts"
import { withheld } from "./Withheld.ts"

/** Where a server is and what it is asked for. */
export interface OpenAiOptions {
  readonly baseUrl: string
  readonly model: string
  /** The key; servers on one's own machine need none. */
  readonly apiKey: string | undefined
  /** False for servers that refuse a `seed`. */
  readonly sendSeed?: boolean
  /** True to have replies streamed, so that a connection is never quiet for long; what comes of them is the same. */
  readonly stream?: boolean
  /** True when the server took the key before: then "forbidden" is about what was asked. */
  readonly keyIsGood?: boolean
  /** Seconds the trial at the start may take; default 60. */
  readonly timeout?: number
}

const connectionCodes = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT"
])

/** The innermost error code of a failed connection, e.g. ECONNREFUSED. */
const codeOf = (error: unknown): string | undefined => {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    const inner = at instanceof AggregateError ? at.errors[0] : at
    if (inner instanceof Error && "code" in inner && typeof inner.code === "string") return inner.code
  }
  return undefined
}

/** A stream of pieces that ended before its reply did. */
class CutOff extends Error {
  override readonly message = "the stream was cut off"
}

const causeOf = (error: unknown, options: OpenAiOptions): ModelError["reason"] => {
  const hide = Secret.hide(options.apiKey)
  if (error instanceof APIError && !(error instanceof APIConnectionError)) {
    const { code, headers, message, status, type } = error
    const location = hide(headers?.get("location") ?? "")
    return reasonOf({ status, text: hide(message), code, type, headers, location }, options.keyIsGood)
  }
  // The parser's own words quote the reply.
  if (error instanceof SyntaxError) return new Transient({ detail: "the reply broke off, or is no JSON" })
  const code = codeOf(error)
  if (code !== undefined && connectionCodes.has(code)) return new Unreachable({ detail: code })
  const text = hide(error instanceof Error ? error.message : String(error)).slice(0, 300)
  return new Transient({ detail: code === undefined ? text : `${text} (${code})` })
}

// Only a status of the response itself says that nothing was done; an error in its body comes after it has begun.
const hasBegun = (error: unknown): boolean =>
  error instanceof APIError && !(error instanceof APIConnectionError) && error.status === undefined

/** An error of this server. */
export const problem = (options: OpenAiOptions, reason: ModelError["reason"]) =>
  new ModelError({ model: options.model, endpoint: options.baseUrl, reason })

// What the environment says of OpenAI (organisation, project, further headers) is for OpenAI, and for whom it puts in its place.
const isAtHome = (baseUrl: string): boolean =>
  new URL(baseUrl).hostname === "api.openai.com" || baseUrl === process.env["OPENAI_BASE_URL"]

/** The client of a server: what asks it anything, with its errors in our words. Interrupting a request aborts it. */
export const client = (options: OpenAiOptions) =>
  Effect.map(connect(isAtHome(options.baseUrl)), (connection) => {
    const openai = new Client({
      baseURL: options.baseUrl,
      apiKey: options.apiKey ?? "none",
      adminAPIKey: null,
      // It would write to the terminal, and what is on the way with it.
      logLevel: "off",
      // Retries and time limits are ours; two layers of them would multiply.
      maxRetries: 0,
      timeout: 24 * 3600 * 1000,
      fetch: connection.fetch
    }, connection)
    return <A>(run: (client: Client, signal: AbortSignal) => Promise<A>): Effect.Effect<A, ModelError> =>
      Effect.tryPromise({
        try: (signal) => run(openai, signal),
        catch: (error) => {
          const { endpoint, model, reason } = problem(options, causeOf(error, options))
          return new ModelError({ model, endpoint, reason, ...(hasBegun(error) ? { begun: true } : {}) })
        }
      })
  })

const garbled = (options: OpenAiOptions, what: string) =>
  problem(
    options,
    new Transient({ detail: `the reply is no ${what}; the address of an OpenAI-compatible server mostly ends in /v1` })
  )

/** The dialect a server is taken to speak until a trial says otherwise. */
export const presumed = (options: OpenAiOptions): Dialect.Dialect => ({
  ...Dialect.common,
  seed: options.sendSeed ?? true,
  stream: options.stream === true ? "counted" : "no"
})

// Some tell of trouble in an answer of status 200, as a whole reply or as a piece of one.
const complain = (body: unknown): void => {
  if (typeof body !== "object" || body === null) return
  const { error = undefined, object = undefined } = body as { readonly error?: unknown; readonly object?: unknown }
  const told = error || (object === "error" ? body : undefined)
  if (!told) return
  throw new APIError(undefined, typeof told === "object" ? told : { message: told }, undefined, undefined)
}

type Body = ReturnType<typeof Dialect.body>

/** The reply of a server that was asked for a stream: its pieces put together, or the whole where it streams none. */
const gather = async (openai: Client, body: Body, signal: AbortSignal): Promise<unknown> => {
  const { data: pieces, response } = await openai.chat.completions.create({ ...body, stream: true }, { signal })
    .withResponse()
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return JSON.parse(await response.text())
  const abort = () => pieces.controller.abort()
  signal.addEventListener("abort", abort, { once: true })
  const read: Array<Completion.Piece> = []
  try {
    for await (const piece of pieces) {
      complain(piece)
      const decoded = Completion.decodePiece(piece)
      if (Result.isSuccess(decoded)) read.push(decoded.success)
    }
  } catch (error) {
    throw error instanceof APIError ? error : new CutOff()
  } finally {
    signal.removeEventListener("abort", abort)
  }
  const whole = Completion.join(read)
  if (whole === undefined) throw new CutOff()
  return whole
}

const answerTo = async (openai: Client, body: Body, signal: AbortSignal): Promise<unknown> => {
  const answer = "stream" in body
    ? await gather(openai, body, signal)
    : await openai.complete(body, signal)
  complain(answer)
  return answer
}

/** A chat model behind a server that speaks a known dialect. Interrupting a call aborts its request. */
export const layer = (options: OpenAiOptions, dialect = presumed(options)): Layer.Layer<Model> =>
  Layer.effect(
    Model,
    Effect.map(client(options), (call) => {
      const hide = Secret.hideInReply(options.apiKey)
      return Model.of({
        name: options.model,
        ask: Effect.fnUntraced(function*(request: ModelRequest) {
          const body = Dialect.body(options.model, request, dialect)
          const completion = Completion.decodeCompletion(
            yield* call((openai, signal) => answerTo(openai, body, signal)).pipe(
              request.isPrivate === true ? Effect.mapError(withheld) : identity
            )
          )
          if (Result.isFailure(completion)) return yield* garbled(options, "chat completion")
          if (Completion.isBrokenOff(completion.success)) {
            return yield* problem(options, new Transient({ detail: "the server broke its reply off" }))
          }
          const reply = Completion.toReply(options.model, body, completion.success)
          // Halves of pairs survive no file; the model's name is a server's word that stands in rows and cards.
          return {
            ...reply,
            text: hide(reply.text.toWellFormed()),
            ...(reply.reasoning === undefined ? {} : { reasoning: hide(reply.reasoning.toWellFormed()) }),
            model: brief(hide(reply.model), 120) || options.model
          }
        })
      })
    })
  )

/** Scores given replies at a server of the protocol that can (PromptLogprobs.ts); gives the body of its reply. */
export const scoring = (options: OpenAiOptions) =>
  Effect.map(client(options), (call) => (given: Scoring) =>
    call(async (openai, signal) => {
      const body = PromptLogprobs.body(options.model, given)
      const answer = await openai.complete(body, signal, PromptLogprobs.parse)
      complain(answer)
      return answer
    }))

/** Most texts that are embedded by one call. */
export const batch = 128

/** Embeddings of a server. */
export const embedder = (options: OpenAiOptions): Layer.Layer<Embedder> =>
  Layer.effect(
    Embedder,
    Effect.map(client(options), (call) =>
      Embedder.of({
        name: options.model,
        batch,
        embed: Effect.fnUntraced(function*(texts: ReadonlyArray<string>) {
          const reply = Completion.decodeEmbeddings(
            yield* call(async (openai, signal) => {
              const input = texts.map((text) => text.toWellFormed())
              const body = { model: options.model, input, encoding_format: "float" } as const
              const answer = await openai.embeddings.create(body, { signal })
              complain(answer)
              return answer
            })
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
    Effect.map((page) => Option.some(page.data.map(({ id }) => brief(Secret.hide(options.apiKey)(id), 120)))),
    Effect.catchIf(
      (error) => error.reason._tag === "UnknownModel" || error.reason._tag === "BadRequest",
      () => Effect.succeedNone
    )
  )
