import { type Answer, answer } from "./answers.ts"
import { type FaultKind, faultOf, type SettledKind } from "./faults.ts"
import type { Options, ParsedRequest, Scripted } from "./options.ts"
import { logNormal } from "./random.ts"
import { completion, embeddingList, errorBody, events, promptTokens } from "./replies.ts"
import { thoughtful } from "./thinking.ts"

/** How one request is going to be served: decided in full before anything is written. */
export interface Plan {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  /** What is written, in order. */
  readonly chunks: ReadonlyArray<string>
  /** Milliseconds before the first byte. */
  readonly delay: number
  readonly ending: "reply" | "drop" | "hang" | "cut"
  readonly fault: FaultKind | SettledKind | undefined
}

const json = { "content-type": "application/json" }

const base: Plan = { status: 200, headers: json, chunks: [], delay: 0, ending: "reply", fault: undefined }

const messages: { readonly [status: number]: readonly [type: string, code: string | null, message: string] } = {
  400: ["invalid_request_error", null, "The request body could not be understood."],
  401: ["invalid_request_error", "invalid_api_key", "Incorrect API key provided."],
  404: ["invalid_request_error", "not_found", "There is nothing at this address."],
  429: ["rate_limit_error", "rate_limit_exceeded", "Rate limit reached, try again later."],
  500: ["server_error", null, "The server had an error while processing your request."],
  503: ["server_error", null, "The engine is currently overloaded, please try again later."]
}

/** The plan of a reply that says what is wrong; a 429 says when to try again. */
export const failure = (
  status: number,
  options: Options,
  given: { readonly message?: string; readonly code?: string; readonly param?: string } = {}
): Plan => {
  const [type, code, message] = messages[status] ?? ["server_error", null, `Status ${status}.`]
  const retry = status === 429 ? { "retry-after-ms": String(options.retryAfter ?? 25) } : {}
  const body = errorBody(given.message ?? message, type, given.code ?? code, given.param ?? null)
  return { ...base, status, headers: { ...json, ...retry }, chunks: [body] }
}

/** The plan of a reply that is some JSON. */
export const plainJson = (value: unknown): Plan => ({ ...base, chunks: [JSON.stringify(value)] })

const success = (
  request: ParsedRequest,
  options: Options,
  fault?: FaultKind,
  scripted: Partial<Scripted> = {}
): Plan => {
  const usage = options.usage !== false
  if (request.endpoint === "embeddings") {
    return { ...base, chunks: [embeddingList(request, options.dimensions ?? 384, usage)] }
  }
  const change: Partial<Answer> = {
    ...(scripted.content === undefined ? {} : { content: scripted.content }),
    ...(scripted.refusal === undefined ? {} : { content: null, refusal: scripted.refusal }),
    ...(scripted.finish_reason === undefined ? {} : { finish_reason: scripted.finish_reason })
  }
  const count = Math.min(16, Math.max(1, Number(request.body["n"] ?? 1) || 1))
  const answers = Array.from(
    { length: count },
    (_, index) =>
      thoughtful({ ...answer(request, options, index, fault), ...change }, { request, options, scripted, index })
  )
  return request.stream
    ? { ...base, headers: { "content-type": "text/event-stream" }, chunks: events(request, answers, usage) }
    : { ...base, chunks: [completion(request, answers, usage)] }
}

const faulty = (request: ParsedRequest, options: Options, fault: FaultKind): Plan => {
  if (fault === "429" || fault === "500" || fault === "503") return failure(Number(fault), options)
  if (fault === "reset") return { ...base, ending: "drop" }
  if (fault === "hang") return { ...base, ending: "hang" }
  if (fault === "garbage") {
    const page = "<!doctype html><html><body><h1>It works!</h1></body></html>"
    return { ...base, headers: { "content-type": "text/html" }, chunks: [page] }
  }
  const plan = success(request, options, fault)
  // The connection breaks in the middle; "half" ends as if all were well.
  if (fault === "stream-cut") {
    return { ...plan, chunks: plan.chunks.slice(0, Math.ceil(plan.chunks.length / 2)), ending: "cut" }
  }
  if (fault !== "half") return plan
  // A stream loses its later events, any other body the later half of its only chunk.
  const [only = ""] = plan.chunks
  const chunks = request.stream
    ? plan.chunks.slice(0, Math.ceil(plan.chunks.length / 2))
    : [only.slice(0, Math.floor(only.length / 2))]
  return { ...plan, chunks }
}

/** The plan of a reply to a request for a model that is not there. */
export const unknownModel = (model: string, options: Options): Plan =>
  failure(404, options, { message: `The model \`${model}\` does not exist.`, code: "model_not_found" })

/** Trouble that follows from the request and the options; nothing of it is drawn, and no attempt is spared. */
const settled = (request: ParsedRequest, options: Options): Plan | undefined => {
  const { messages, nth } = request
  const from = (first: number | undefined) => first !== undefined && nth + 1 >= first
  const as = (fault: SettledKind, plan: Plan): Plan => ({ ...plan, fault })
  if (from(options.keyFrom)) return as("key", failure(401, options))
  if (from(options.quotaFrom)) {
    const message = "You exceeded your current quota, please check your plan and billing details."
    return as("quota", failure(429, options, { message, code: "insufficient_quota" }))
  }
  const length = promptTokens(request)
  if (length > (options.context ?? Infinity)) {
    const message =
      `This model's maximum context length is ${options.context} tokens. However, your messages resulted in ${length} tokens. Please reduce the length of the messages.`
    return as("overflow", failure(400, options, { message, param: "messages", code: "context_length_exceeded" }))
  }
  const { failing } = options
  return failing !== undefined && messages.some(({ content }) => content.includes(failing))
    ? as("failing", failure(500, options))
    : undefined
}

/** Decides how a request is served, by the request, its attempt and the options alone. */
export const plan = (request: ParsedRequest, options: Options): Plan => {
  const { attempt, digest, format } = request
  const { latency, salt = "" } = options
  const drawn = latency === undefined ? 0 : logNormal(latency.median, latency.sigma ?? 0, salt, digest, attempt)
  const delay = drawn + (options.delay ?? 0)
  const scripted = options.script?.(request)
  if (scripted !== undefined) {
    const { status = 200 } = scripted
    const usual = status < 400 ? success(request, options, undefined, scripted) : failure(status, options)
    return {
      status,
      headers: { ...usual.headers, ...scripted.headers },
      chunks: scripted.raw === undefined ? usual.chunks : [scripted.raw],
      delay: scripted.delay ?? delay,
      ending: scripted.drop === true ? "drop" : scripted.hang === true ? "hang" : "reply",
      fault: undefined
    }
  }
  if (options.structured === "none" && format !== "text") {
    const message = `Invalid parameter: 'response_format' of type '${format}' is not supported by this server.`
    return failure(400, options, { message, param: "response_format", code: "unsupported_parameter" })
  }
  const trouble = settled(request, options)
  if (trouble !== undefined) return { ...trouble, delay }
  const fault = faultOf(options.faults, request, salt)
  return fault === undefined
    ? { ...success(request, options), delay }
    : { ...faulty(request, options, fault), delay, fault }
}
