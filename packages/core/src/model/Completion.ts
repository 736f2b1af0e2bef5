/** What comes back from a server of the OpenAI protocol, and what of it is used. */
import { Schema } from "effect"
import type * as Dialect from "./Dialect.ts"
import { estimateTokens, type ModelReply } from "./Model.ts"

// Servers differ in what they leave out, and some give the content in parts: what is read is no more than what is used.
const Part = Schema.Struct({ type: Schema.String, text: Schema.optionalKey(Schema.String) })
const Completion = Schema.Struct({
  model: Schema.optionalKey(Schema.NullOr(Schema.String)),
  choices: Schema.Array(Schema.Struct({
    message: Schema.Struct({
      content: Schema.optionalKey(Schema.NullOr(Schema.Union([Schema.String, Schema.Array(Part)]))),
      refusal: Schema.optionalKey(Schema.NullOr(Schema.String))
    }),
    finish_reason: Schema.optionalKey(Schema.NullOr(Schema.String))
  })),
  usage: Schema.optionalKey(Schema.NullOr(Schema.Struct({
    prompt_tokens: Schema.Finite,
    completion_tokens: Schema.Finite
  })))
})
const Embeddings = Schema.Struct({
  data: Schema.Array(Schema.Struct({ index: Schema.Int, embedding: Schema.Array(Schema.Finite) }))
})
/** Reads a chat completion. */
export const decodeCompletion = Schema.decodeUnknownResult(Completion)
/** Reads embeddings. */
export const decodeEmbeddings = Schema.decodeUnknownResult(Embeddings)

const finishOf = (reason: string | null | undefined, refusal: boolean): ModelReply["finish"] =>
  refusal || reason === "content_filter" ? "refusal" : reason === "length" ? "length" : "stop"

type Body = ReturnType<typeof Dialect.body>

/** The reply to a request with this body; `asked` names the model where the server does not. */
export const toReply = (asked: string, body: Body, { choices, model, usage }: typeof Completion.Type): ModelReply => {
  const [choice] = choices
  const content = choice?.message.content
  const refusal = choice?.message.refusal ?? ""
  const said = typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join("")
  const text = refusal === "" ? said : refusal
  return {
    text,
    model: model || asked,
    finish: finishOf(choice?.finish_reason, refusal !== ""),
    inputTokens: Math.round(
      usage?.prompt_tokens ?? body.messages.reduce((sum, turn) => sum + estimateTokens(turn.content), 0)
    ),
    outputTokens: Math.round(usage?.completion_tokens ?? estimateTokens(text)),
    estimated: usage === undefined || usage === null,
    rehearsal: false,
    ...("temperature" in body ? { temperature: body.temperature } : {}),
    ...("seed" in body ? { seed: body.seed } : {})
  }
}
