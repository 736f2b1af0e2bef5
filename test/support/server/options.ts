import type { FaultKind, Faults, SettledKind } from "./faults.ts"
import type { FineTuningOptions, FineTuningStats } from "./fineTuningOptions.ts"

/** One message of a request, its content already flattened to text. */
export interface Message {
  readonly role: string
  readonly content: string
}

/** What the server understood of a request, as a `script` sees it. */
export interface ParsedRequest {
  readonly endpoint: "chat" | "embeddings"
  readonly body: { readonly [key: string]: unknown }
  readonly model: string
  readonly messages: ReadonlyArray<Message>
  /** The user messages joined: what answers take their content words from. */
  readonly userText: string
  readonly seed: unknown
  readonly stream: boolean
  /** `text` unless the request has a `response_format`. */
  readonly format: "text" | "json_object" | "json_schema"
  /** The schema the answer has to follow, from `response_format` or read out of the messages. */
  readonly schema: unknown
  /** Digest of the exact body: what attempts, faults and delays are counted and drawn by. */
  readonly digest: string
  /** How often this exact body was admitted before since the last reset: 0 the first time. */
  readonly attempt: number
  /** How many model requests were admitted before since the last reset. */
  readonly nth: number
  /** Tokens of the prompt that earlier prompts began with too, where the server has a `cache`. */
  readonly cached?: number
}

/** What a `script` may say about one reply; whatever it leaves out is as usual, but faults are not drawn. */
export interface Scripted {
  readonly status: number
  readonly content: string | null
  readonly refusal: string
  readonly finish_reason: string
  /** What is thought before the answer. */
  readonly reasoning: string
  /** Milliseconds before the reply, in place of `latency` and `delay`. */
  readonly delay: number
  /** The reply body, written as it is. */
  readonly raw: string
  readonly headers: { readonly [name: string]: string }
  /** Destroys the connection in place of a reply. */
  readonly drop: boolean
  /** Never replies: the request stays open until the client gives up. */
  readonly hang: boolean
}

/** Settings of a scripted server; none is needed. */
export interface Options {
  readonly port?: number
  /** Models that chat; `stoa-test` unless told. */
  readonly models?: ReadonlyArray<string>
  /** Those of them that think before they answer; none unless told. */
  readonly thinkers?: ReadonlyArray<string>
  /** Where the thinking stands: in a field of this name, or in the answer between <think> and </think>; `reasoning_content` unless told. */
  readonly thinking?: "reasoning_content" | "reasoning" | "inline"
  /** Models that embed, beside those that chat; `stoa-embed` unless told. */
  readonly embeddingModels?: ReadonlyArray<string>
  readonly apiKey?: string
  readonly structured?: "json_schema" | "none"
  readonly script?: (request: ParsedRequest) => Partial<Scripted> | undefined
  /** Changes every answer, fault and delay, yet no embedding. */
  readonly salt?: string
  readonly usage?: boolean
  /** Log-normal milliseconds drawn for each attempt. */
  readonly latency?: { readonly median: number; readonly sigma?: number }
  /** Fixed milliseconds, on top of `latency`. */
  readonly delay?: number
  /** Model requests in flight beyond which a request is turned away with a 429. */
  readonly limit?: number
  /** The `retry-after-ms` of every 429; 25 unless told. */
  readonly retryAfter?: number
  readonly faults?: Faults
  /** Tokens (characters / 4) a prompt may have; a longer one is refused with `context_length_exceeded`, each time. */
  readonly context?: number
  /** A text: every request whose messages hold it fails with a 500, each time. */
  readonly failing?: string
  /** From this model request on (counted from 1) there is no quota left. */
  readonly quotaFrom?: number
  /** From this model request on (counted from 1) the key is refused. */
  readonly keyFrom?: number
  /** Count in `usage` which part of a prompt earlier prompts began with too; this alone depends on the order of arrival. */
  readonly cache?: boolean
  /** Share of requests whose answer speaks of being an agent in a simulation. */
  readonly leak?: number
  /** Share of requests that are refused, in the answer's own format and at every attempt. */
  readonly refusal?: number
  readonly dimensions?: number
  /** How models are fine-tuned, or `none` for a server that does not. */
  readonly fineTuning?: FineTuningOptions | "none"
}

/** Counts since the start or the last reset. */
export interface Stats {
  /** Requests to `/v1`, those turned away included. */
  readonly requests: number
  readonly completions: number
  readonly embeddings: number
  /** Exact bodies admitted, and how often the one seen most was. */
  readonly distinct: number
  readonly maxSeen: number
  /** Chat and embedding replies of status 200 written in full, whatever their content. */
  readonly answered: number
  /** Exact bodies so answered: `answered - answeredDistinct` replies were paid for twice. */
  readonly answeredDistinct: number
  /** Replies of any status written in full, by status. */
  readonly statuses: { readonly [status: string]: number }
  /** Requests turned away by `limit`; they are no attempts. */
  readonly limited: number
  readonly faults: { readonly [kind in FaultKind | SettledKind]?: number }
  readonly inFlight: number
  readonly inFlightMax: number
  /** Files and fine-tuning jobs; absent where the server has none. */
  readonly fineTuning?: FineTuningStats
  /** Epoch milliseconds of the first and the last request. */
  readonly firstAt: number | null
  readonly lastAt: number | null
}

/** How one exact body fared. */
export interface BodyStats {
  readonly digest: string
  /** How often it was admitted. */
  readonly admitted: number
  /** How often it got a reply of status 200, written in full. */
  readonly answered: number
}
