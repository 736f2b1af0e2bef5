/** What comes back from a server of the OpenAI protocol, and what of it is used. */
import { Schema } from "effect"
import type * as Dialect from "./Dialect.ts"
import { estimateTokens, type ModelReply } from "./Model.ts"

const Anything = Schema.optionalKey(Schema.Unknown)

// Servers differ in what they leave out, and some give the content in parts: what is read is no more than what is used.
const Part = Schema.Struct({ type: Schema.String, text: Schema.optionalKey(Schema.String), thinking: Anything })
const Content = Schema.optionalKey(Schema.NullOr(Schema.Union([Schema.String, Schema.Array(Part)])))
const Text = Schema.optionalKey(Schema.NullOr(Schema.String))
// Thinking goes by two names (DeepSeek, vLLM and SGLang; OpenRouter, Ollama and newer vLLM), and may be anything in servers of neither.
const Said = Schema.Struct({ content: Content, refusal: Text, reasoning_content: Anything, reasoning: Anything })

const Completion = Schema.Struct({
  model: Text,
  choices: Schema.Array(Schema.Struct({ message: Said, finish_reason: Text })),
  usage: Schema.optionalKey(Schema.Unknown)
})
export type Completion = typeof Completion.Type

const Piece = Schema.Struct({
  model: Text,
  choices: Schema.optionalKey(
    Schema.NullOr(Schema.Array(Schema.Struct({
      index: Schema.optionalKey(Schema.Int),
      delta: Schema.optionalKey(Schema.NullOr(Said)),
      finish_reason: Text
    })))
  ),
  usage: Schema.optionalKey(Schema.Unknown)
})
export type Piece = typeof Piece.Type

const Embeddings = Schema.Struct({
  data: Schema.Array(Schema.Struct({ index: Schema.Int, embedding: Schema.Array(Schema.Finite) }))
})
/** Reads a chat completion. */
export const decodeCompletion = Schema.decodeUnknownResult(Completion)
/** Reads one piece of a streamed chat completion. */
export const decodePiece = Schema.decodeUnknownResult(Piece)
/** Reads embeddings. */
export const decodeEmbeddings = Schema.decodeUnknownResult(Embeddings)

/** The completion that pieces make up; undefined when no piece tells how it ended: then it broke off, and nothing of it counts. */
export const join = (pieces: ReadonlyArray<Piece>): Completion | undefined => {
  // More choices than one were not asked for.
  const choices = pieces.flatMap(({ choices }) => (choices ?? []).filter(({ index }) => (index ?? 0) === 0))
  const finish = choices.findLast(({ finish_reason }) => (finish_reason ?? "") !== "")?.finish_reason
  if (finish === undefined) return undefined
  const content = choices.map(({ delta }) => textOf(delta?.content)).join("")
  const refusal = choices.map(({ delta }) => delta?.refusal ?? "").join("")
  const reasoning = choices.map(({ delta }) => delta ? thinkingOf(delta) : "").join("")
  return {
    model: pieces.find(({ model }) => (model ?? "") !== "")?.model ?? null,
    choices: [{ message: { content, refusal, reasoning }, finish_reason: finish }],
    usage: pieces.findLast(({ usage }) => typeof usage === "object" && usage !== null)?.usage
  }
}

type Said = typeof Said.Type

const textOf = (content: Said["content"]): string =>
  typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join("")

const isText = (value: unknown): value is string => typeof value === "string" && value !== ""

/** What the model thought, where the server tells it apart: in a field of its own, or in parts of the content (Mistral). */
const thinkingOf = ({ content, reasoning, reasoning_content }: Said): string => {
  const told = [reasoning_content, reasoning].find(isText)
  if (told !== undefined) return told
  if (typeof content === "string") return ""
  return (content ?? []).flatMap(({ thinking }) =>
    Array.isArray(thinking) ? thinking as ReadonlyArray<unknown> : [thinking]
  )
    .map((part) => typeof part === "object" && part !== null ? (part as { readonly text?: unknown }).text : part)
    .filter(isText).join("")
}

// Not finished at all: the server itself gave up in the middle (OpenRouter, vLLM, z.ai).
const brokenOff = new Set(["error", "abort", "network_error"])

/** True when the server says of a completion that it broke off. */
export const isBrokenOff = ({ choices: [choice] }: Completion): boolean =>
  brokenOff.has((choice?.finish_reason ?? "").toLowerCase())

const refused = new Set(["content_filter", "refusal", "safety", "prohibited_content", "recitation", "sensitive"])
const cut = new Set(["length", "max_tokens", "model_length"])

const finishOf = (reason: string, refusal: boolean): ModelReply["finish"] =>
  refusal || refused.has(reason) ? "refusal" : cut.has(reason) ? "length" : "stop"

/** The number at a path through what a server says of tokens; undefined where it says none. */
const countAt = (usage: unknown, ...path: ReadonlyArray<string>): number | undefined => {
  const found = path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    usage
  )
  return typeof found === "number" && Number.isFinite(found) && found >= 0 ? Math.round(found) : undefined
}

/** Input tokens out of the server's cache: OpenAI and most others, DeepSeek, Kimi, Mistral, gateways to Anthropic. */
const cachedIn = (usage: unknown): number | undefined =>
  countAt(usage, "prompt_tokens_details", "cached_tokens") ?? countAt(usage, "prompt_cache_hit_tokens") ??
    countAt(usage, "cached_tokens") ?? countAt(usage, "num_cached_tokens") ??
    countAt(usage, "input_tokens_details", "cached_tokens") ?? countAt(usage, "cache_read_input_tokens")

type Body = ReturnType<typeof Dialect.body>

/** The reply to a request with this body; `asked` names the model where the server does not. */
export const toReply = (asked: string, body: Body, { choices, model, usage }: Completion): ModelReply => {
  const [choice] = choices
  const refusal = choice?.message.refusal ?? ""
  const text = refusal === "" ? textOf(choice?.message.content) : refusal
  const reasoning = choice === undefined ? "" : thinkingOf(choice.message)
  const input = countAt(usage, "prompt_tokens")
  const output = countAt(usage, "completion_tokens")
  const inputTokens = input ?? body.messages.reduce((sum, turn) => sum + estimateTokens(turn.content), 0)
  const cached = cachedIn(usage)
  return {
    text,
    ...(reasoning.trim() === "" ? {} : { reasoning }),
    model: model || asked,
    finish: finishOf((choice?.finish_reason ?? "").toLowerCase(), refusal !== ""),
    inputTokens,
    outputTokens: output ?? estimateTokens(reasoning + text),
    ...(cached === undefined ? {} : { cachedTokens: Math.min(cached, inputTokens) }),
    estimated: input === undefined || output === undefined,
    rehearsal: false,
    ...("temperature" in body ? { temperature: body.temperature } : {}),
    ...("seed" in body ? { seed: body.seed } : {})
  }
}
