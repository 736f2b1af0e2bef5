import { embed, encode, inputs } from "./embeddings.ts"
import type { ParsedRequest } from "./options.ts"
import type { Thought } from "./thinking.ts"

// A fixed time: the same request is answered with the same bytes.
const created = 1_700_000_000

const tokens = (characters: number): number => Math.ceil(characters / 4)

/** Tokens of a prompt, by its characters. */
export const promptTokens = ({ messages }: Pick<ParsedRequest, "messages">): number =>
  tokens(messages.reduce((sum, { content }) => sum + content.length, 0))

const usageOf = (request: ParsedRequest, answers: ReadonlyArray<Thought>) => {
  const prompt_tokens = promptTokens(request)
  const completion_tokens = answers.reduce(
    (sum, { content, reasoning = {}, refusal }) =>
      sum + tokens(Object.values(reasoning).join("").length + (content ?? refusal ?? "").length),
    0
  )
  return {
    prompt_tokens,
    completion_tokens,
    total_tokens: prompt_tokens + completion_tokens,
    ...(request.cached === undefined ? {} : { prompt_tokens_details: { cached_tokens: request.cached } })
  }
}

const idOf = (request: ParsedRequest) => `chatcmpl-${request.digest.replace(/[^A-Za-z0-9]/g, "")}`

/** An error body as OpenAI writes it. */
export const errorBody = (message: string, type: string, code: string | null, param: string | null = null): string =>
  JSON.stringify({ error: { message, type, param, code } })

/** A list of models. */
export const modelObject = (id: string) => ({ id, object: "model", created, owned_by: "stoa" })

/** The body of a completion. */
export const completion = (request: ParsedRequest, answers: ReadonlyArray<Thought>, usage: boolean): string =>
  JSON.stringify({
    id: idOf(request),
    object: "chat.completion",
    created,
    model: request.model,
    choices: answers.map(({ content, finish_reason, reasoning = {}, refusal }, index) => ({
      index,
      message: { role: "assistant", content, refusal, ...reasoning },
      logprobs: null,
      finish_reason
    })),
    ...(usage ? { usage: usageOf(request, answers) } : {})
  })

/** The events of a streamed completion, the closing `[DONE]` among them. */
export const events = (
  request: ParsedRequest,
  answers: ReadonlyArray<Thought>,
  usage: boolean
): ReadonlyArray<string> => {
  const streamOptions = request.body["stream_options"] as { readonly include_usage?: boolean } | null | undefined
  const counts = usage && streamOptions?.include_usage === true
  const head = { id: idOf(request), object: "chat.completion.chunk", created, model: request.model }
  const chunk = (choices: ReadonlyArray<unknown>, total?: unknown) =>
    `data: ${JSON.stringify({ ...head, choices, ...(counts ? { usage: total ?? null } : {}) })}\n\n`
  const delta = (index: number, delta: unknown, finish_reason: string | null = null) =>
    chunk([{ index, delta, logprobs: null, finish_reason }])
  const spoken = answers.flatMap(({ content, finish_reason, reasoning = {}, refusal }, index) => [
    delta(index, { role: "assistant", content: content === null ? null : "" }),
    ...Object.entries(reasoning).flatMap(([field, text]) =>
      (text.match(/[\s\S]{1,24}/g) ?? []).map((piece) => delta(index, { content: null, [field]: piece }))
    ),
    ...((content ?? refusal ?? "").match(/[\s\S]{1,24}/g) ?? []).map((piece) =>
      delta(index, content === null ? { refusal: piece } : { content: piece })
    ),
    delta(index, {}, finish_reason)
  ])
  return [...spoken, ...(counts ? [chunk([], usageOf(request, answers))] : []), "data: [DONE]\n\n"]
}

/** The body of an embeddings reply. */
export const embeddingList = (request: ParsedRequest, dimensions: number, usage: boolean): string => {
  const texts = inputs(request.body["input"])
  const wanted = Number(request.body["dimensions"] ?? dimensions)
  const prompt_tokens = tokens(texts.reduce((sum, text) => sum + text.length, 0))
  return JSON.stringify({
    object: "list",
    data: texts.map((text, index) => ({
      object: "embedding",
      index,
      embedding: encode(embed(text, wanted), request.body["encoding_format"])
    })),
    model: request.model,
    ...(usage ? { usage: { prompt_tokens, total_tokens: prompt_tokens } } : {})
  })
}
