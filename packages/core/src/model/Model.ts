/** The model: one request, one reply. Every provider is a layer of this service, every wrapper keeps its interface. */
import { Context, type Effect, Schema } from "effect"
import type { Turn } from "../domain/Draft.ts"
import type { Seed } from "../domain/Seed.ts"

/** The form a reply shall have: free text, or one JSON object of a schema. */
export type ReplyForm =
  | { readonly kind: "text" }
  | { readonly kind: "object"; readonly name: string; readonly jsonSchema: unknown }

/** A part of a request, and how many tokens it takes. */
export interface Part {
  readonly name: string
  readonly tokens: number
}

/** One call, ready to be sent. */
export interface ModelRequest {
  /** Where in the run the call stands; unique within a run. */
  readonly place: string
  readonly seed: Seed
  /** Name and version of the prompt it was made from. */
  readonly prompt: string
  readonly promptHash: string
  /** The model asked, as the recipe names it, where it is not the run's own. */
  readonly model?: string
  readonly turns: ReadonlyArray<Turn>
  readonly form: ReplyForm
  readonly temperature: number
  /** Of the likeliest next tokens, those that make up so much probability are drawn from; absent: as the server has it. */
  readonly topP?: number
  /** Most tokens the reply may have. */
  readonly maxTokens: number
  /** Where the tokens of its input go, kept with the call; absent in a trial. */
  readonly parts?: ReadonlyArray<Part>
  /** True when what a server says of it, which may quote it, is told nowhere. */
  readonly isPrivate?: boolean
  /** The reply of the rehearsal model, as text. */
  readonly rehearse: () => string
}

/** What came back. */
export const ModelReply = Schema.Struct({
  text: Schema.String,
  /** What the model thought before it answered, where the server tells it apart from the answer. */
  reasoning: Schema.optionalKey(Schema.String),
  /** The model that really answered, as the server names it. */
  model: Schema.String,
  finish: Schema.Literals(["stop", "length", "refusal"]),
  inputTokens: Schema.Int,
  outputTokens: Schema.Int,
  /** Of the input tokens, those the server says it took from its prompt cache; absent where it does not say. */
  cachedTokens: Schema.optionalKey(Schema.Int),
  /** True when the server gave no usage and the tokens are counted as characters / 4. */
  estimated: Schema.Boolean,
  rehearsal: Schema.Boolean,
  /** Temperature and seed as they were sent; absent where the server takes none. */
  temperature: Schema.optionalKey(Schema.Finite),
  seed: Schema.optionalKey(Schema.Int)
}).annotate({ identifier: "ModelReply" })
export type ModelReply = typeof ModelReply.Type

/** Passing trouble: the same request may succeed later. */
export class Transient extends Schema.TaggedError<Transient>()("Transient", {
  detail: Schema.String,
  /** Milliseconds the server asks to wait. */
  retryAfter: Schema.optionalKey(Schema.Finite),
  /** True when the server says that it is asked too often. */
  limited: Schema.optionalKey(Schema.Boolean),
  /** The HTTP status with which the server refused; absent when no answer came, or one that broke off or made no sense. */
  status: Schema.optionalKey(Schema.Int)
}) {}

/** No connection to the server. */
export class Unreachable extends Schema.TaggedError<Unreachable>()("Unreachable", { detail: Schema.String }) {}

/** The server refuses the key, or there is none. */
export class Unauthorised extends Schema.TaggedError<Unauthorised>()("Unauthorised", { detail: Schema.String }) {}

/** The server does not know the model. */
export class UnknownModel extends Schema.TaggedError<UnknownModel>()("UnknownModel", {
  detail: Schema.String,
  known: Schema.Array(Schema.String)
}) {}

/** The server refuses this request; another may be answered. An answer, not a trouble: the same request is refused again. */
export class BadRequest extends Schema.TaggedError<BadRequest>()("BadRequest", { detail: Schema.String }) {}

/** The prompt is longer than the model's context. An answer: the place may ask again with less. */
export class Overflow extends Schema.TaggedError<Overflow>()("Overflow", { detail: Schema.String }) {}

/** All attempts met passing trouble; the place is given up, the run goes on. */
export class GivenUp extends Schema.TaggedError<GivenUp>()("GivenUp", {
  detail: Schema.String,
  attempts: Schema.Int
}) {}

/** What would answer runs in this process, and is not there or does not work; the detail is a sentence that says what to do. */
export class Absent extends Schema.TaggedError<Absent>()("Absent", { detail: Schema.String }) {}

/** Why a call came to nothing. */
export class ModelError extends Schema.TaggedError<ModelError>()("ModelError", {
  model: Schema.String,
  endpoint: Schema.String,
  reason: Schema.Union([Transient, Unreachable, Unauthorised, UnknownModel, BadRequest, Overflow, GivenUp, Absent]),
  /** True when the server had begun to answer before it told of trouble: then it may have worked, and charge for it. */
  begun: Schema.optionalKey(Schema.Boolean)
}) {
  /** True when the same request may succeed later. */
  get isRetryable(): boolean {
    return this.reason._tag === "Transient" || this.reason._tag === "Unreachable"
  }

  override get message(): string {
    const { reason } = this
    switch (reason._tag) {
      case "Unreachable":
        return `No model server answers at ${this.endpoint} (${reason.detail}). Start it, or give its address with --base-url.`
      case "Unauthorised":
        if (/quota|credit|billing|balance/i.test(reason.detail)) {
          return `${this.endpoint} lets model "${this.model}" do no more (${reason.detail}): see to the account there, then go on.`
        }
        return `${this.endpoint} refuses the key for model "${this.model}" (${reason.detail}). Set the right key in the environment, for example OPENAI_API_KEY.`
      case "UnknownModel": {
        return reason.known.length === 0
          ? `${this.endpoint} does not know the model "${this.model}", or is not the address of an OpenAI-compatible server: most end in /v1.`
          : `${this.endpoint} does not know the model "${this.model}". It offers: ${
            reason.known.slice(0, 8).join(", ")
          }. Name one of them with --model or --embedder.`
      }
      case "BadRequest":
        return `${this.endpoint} refuses the request for model "${this.model}": ${reason.detail}`
      case "Overflow":
        return `The prompt is too long for model "${this.model}" at ${this.endpoint}: ${reason.detail}`
      case "GivenUp":
        return `${this.endpoint} gave no usable answer in ${reason.attempts} attempts: ${reason.detail}`
      case "Absent":
        return reason.detail
      case "Transient":
        return `${this.endpoint} could not answer just now: ${reason.detail}`
    }
  }
}

/** Asks a language model. */
export class Model extends Context.Service<Model, {
  /** The run's own model, without its provider; part of the key of every call that asks for no other. */
  readonly name: string
  readonly ask: (request: ModelRequest) => Effect.Effect<ModelReply, ModelError>
}>()("@stoa/core/model/Model") {}

/** Tokens of a text where nobody counted them: characters / 4, at least 1. */
export const estimateTokens = (text: string): number => Math.max(1, Math.ceil(text.length / 4))
