/** What a server says when it does not answer, and what it means: servers of one protocol word the same trouble in many ways. */
import { brief } from "../domain/PlainText.ts"
import { BadRequest, type ModelError, Overflow, Transient, Unauthorised, UnknownModel, Unreachable } from "./Model.ts"
import { waitAsked } from "./WaitAsked.ts"

/** An error as it came. */
export interface Refusal {
  /** Of the HTTP answer; absent for errors that are told in the middle of a reply. */
  readonly status?: number | undefined
  /** What the server says, without the key. */
  readonly text: string
  /** Code and type of the error, where the server gives them. */
  readonly code?: string | number | null | undefined
  readonly type?: string | null | undefined
  readonly headers?: Headers | undefined
  /** Where the request should go instead, as the server says. */
  readonly location?: string | undefined
}

/** The longest text of a server that is kept: it may quote a whole request. */
const mostDetail = 300

// By code: OpenAI and those who follow it, llama.cpp, z.ai.
const overflowCodes = new Set(["context_length_exceeded", "exceed_context_size_error", "model_context_window_exceeded"])

// By words, which are those of vLLM, SGLang, TGI, llama.cpp and its Python server, LM Studio, Ollama, OpenRouter, Mistral, Groq,
// Cerebras, Together, Gemini, xAI, Anthropic, Kimi, MiniMax, DashScope and Bedrock.
const overflowWords = new RegExp(
  [
    "maximum (?:context|prompt|model) length",
    "context length is (?:only )?\\d",
    "(?:longer|greater) than the (?:model'?s )?(?:maximum )?(?:context|model) length",
    "exceeds? the (?:available |model'?s |maximum )*context (?:length|size|window|limit)",
    "exceed context (?:window|limit)",
    "context (?:length|window) exceed",
    "context length of only",
    "configured context size is",
    "n_keep.{0,20}>= n_ctx",
    "too large for model with",
    "inputs` tokens \\+ `max_new_tokens",
    "input token count.{0,40}exceeds",
    "(?:prompt|input) (?:is )?too long",
    "prompt exceeds max",
    "exceeded model token limit",
    "range of input length should be",
    "reduce the length of (?:the|your) (?:messages|prompt|input)",
    // Of limits by the minute: a request beyond them is never taken, however long it waits.
    "request too large for.{0,200}(?:tokens per min|TPM)"
  ].join("|"),
  "i"
)

const isOverflow = ({ status, text }: Refusal, names: ReadonlyArray<string>): boolean =>
  status === 413 || names.some((name) => overflowCodes.has(name)) ||
  ([undefined, 400, 422, 429, 500].includes(status) && overflowWords.test(text))

// OpenAI, Kimi, DeepSeek and the gateways, z.ai, DashScope.
const unpaidCodes = new Set([
  "insufficient_quota",
  "billing_hard_limit_reached",
  "billing_not_active",
  "access_terminated",
  "exceeded_current_quota_error",
  "insufficient_balance",
  "insufficient_user_quota",
  "spend_limit_reached",
  "1113",
  "Arrearage"
])

// OpenRouter, xAI, DeepSeek, Kimi, Anthropic. Not "exceeded your current quota": Gemini says it of limits by the minute too.
const unpaidWords =
  /insufficient (?:balance|credits?|funds)|(?:out of|doesn't have any|purchase more) credits|credit balance is too low|used all available credits|spending limit|key limit exceeded|account .{0,80}suspended/i

const badKeyWords = /(?:incorrect|invalid) api[ _]key|api[ _]key (?:is )?(?:not valid|invalid|expired)/i

// A refusal may quote the request, in which people may well be short of funds: only its beginning speaks for the server itself.
const opening = (text: string): string => text.slice(0, 200)

/** Why the server takes no call at all with this key; undefined when it is about something else. */
const noEntry = ({ status, text }: Refusal, names: ReadonlyArray<string>): string | undefined => {
  const unpaid = status === 402 || names.some((name) => unpaidCodes.has(name)) ||
    ([undefined, 400, 403, 429].includes(status) && unpaidWords.test(opening(text)))
  if (unpaid) return `no quota is left: ${brief(text, 160)}`
  // The words of these two are not told: they may hold half of the key.
  if (status === 401) return "status 401"
  return status === 400 && badKeyWords.test(opening(text)) ? "status 400, the key is not valid" : undefined
}

/** Statuses after which the same request may succeed: too slow, in conflict, too early, too often, no room just now. */
const passing = new Set([408, 409, 425, 429, 498])

/** A status that stands in a code: errors in the middle of a reply have no other. */
const statusIn = (code: Refusal["code"]): number | undefined => {
  const number = Number(code)
  return Number.isInteger(number) && number >= 400 && number < 600 ? number : undefined
}

const sentOn = (location = ""): string => {
  if (!URL.canParse(location)) return "it sends requests on to another address"
  const { origin, pathname } = new URL(location)
  return `it sends requests on to ${brief(origin + pathname, 200)}`
}

/**
 * The reason of an error. `keyIsGood` says that the server took the key before, so that "forbidden" is about what was asked.
 * A request that is refused for what it is comes back as an answer (BadRequest, Overflow); all that may pass as Transient.
 */
export const reasonOf = (refusal: Refusal, keyIsGood = false): ModelError["reason"] => {
  const { code, headers, location, text, type } = refusal
  const names = [code, type].flatMap((name) => (typeof name === "string" || typeof name === "number" ? `${name}` : []))
  const status = refusal.status ?? statusIn(code)
  const detail = brief(text, mostDetail)
  const seen = { ...refusal, status }
  if (isOverflow(seen, names)) return new Overflow({ detail })
  const closed = noEntry(seen, names)
  if (closed !== undefined) return new Unauthorised({ detail: closed })
  if (status === 403) return keyIsGood ? new BadRequest({ detail }) : new Unauthorised({ detail: "status 403" })
  if (status === 404 || status === 405) return new UnknownModel({ detail, known: [] })
  if (status !== undefined && status >= 300 && status < 400) return new Unreachable({ detail: sentOn(location) })
  if (status === undefined || passing.has(status) || status >= 500) {
    const limited = status === 429 || status === 498
    const retryAfter = waitAsked(headers, limited ? text : "")
    return new Transient({
      detail,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(limited ? { limited } : {}),
      ...(refusal.status === undefined ? {} : { status: refusal.status })
    })
  }
  return new BadRequest({ detail })
}
