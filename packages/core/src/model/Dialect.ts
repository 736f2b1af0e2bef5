/**
 * What a server of the OpenAI protocol takes: the protocol has dialects, and a server tells its own only by refusing. It is
 * found out by a trial before anything else is asked, and then kept: what a request looks like must not depend on when it is sent.
 */
import type { Turn } from "../domain/Draft.ts"
import type { ModelRequest } from "./Model.ts"

/** The choices in which servers differ. */
export interface Dialect {
  /** Structured output by JSON schema; otherwise the schema is told in the first message. */
  readonly structured: boolean
  /** The name of the token limit: newer models of OpenAI take only the second. */
  readonly limit: "max_tokens" | "max_completion_tokens"
  /** Reasoning models take no temperature but their own. */
  readonly temperature: boolean
  readonly seed: boolean
  /** Replies as a stream of pieces, with or without a last one that counts the tokens; only when it is asked for. */
  readonly stream: "no" | "plain" | "counted"
}

/** Tokens for thinking, which models that take `max_completion_tokens` count with those of the answer. */
const thinking = 4096

/** Tokens that a request in this dialect allows beyond those of the reply. */
export const allowance = ({ limit }: Dialect): number => (limit === "max_tokens" ? 0 : thinking)

/** What most servers take. */
export const common: Dialect = { structured: true, limit: "max_tokens", temperature: true, seed: true, stream: "no" }

/** What a refusal of a request in this dialect teaches; undefined when it is about something else. */
export const learn = (spoken: Dialect, refusal: string): Partial<Dialect> | undefined => {
  if (spoken.stream === "counted" && /stream_options|include_usage/.test(refusal)) return { stream: "plain" }
  if (spoken.limit === "max_tokens" && /max_completion_tokens/.test(refusal)) return { limit: "max_completion_tokens" }
  if (spoken.structured && /response_format|json_schema|structured output|guided/i.test(refusal)) {
    return { structured: false }
  }
  if (spoken.temperature && /\btemperature\b/i.test(refusal)) return { temperature: false }
  if (spoken.seed && /\bseed\b/i.test(refusal)) return { seed: false }
  if (spoken.stream !== "no" && /\bstream(?:ing)?\b/i.test(refusal)) return { stream: "no" }
  return undefined
}

const instruction = (jsonSchema: unknown): string =>
  `\n\nReply with one JSON object and nothing else. It must fit this JSON schema:\n\`\`\`json\n${
    JSON.stringify(jsonSchema)
  }\n\`\`\``

/** The messages of a request, with the schema told in the first one where the server takes none. */
const messages = ({ form, turns }: ModelRequest, { structured }: Dialect): Array<Turn> => {
  // Half of a pair is no text to a server, and some fail at it each time.
  const [first, ...rest] = turns.map(({ content, role }): Turn => ({ role, content: content.toWellFormed() }))
  if (first === undefined) return []
  if (form.kind === "text" || structured) return [first, ...rest]
  return [{ ...first, content: first.content + instruction(form.jsonSchema) }, ...rest]
}

/** The body of a chat completion request. */
export const body = (model: string, request: ModelRequest, dialect: Dialect) => {
  const { form } = request
  return {
    model,
    messages: messages(request, dialect),
    ...(dialect.limit === "max_tokens"
      ? { max_tokens: request.maxTokens }
      : { max_completion_tokens: request.maxTokens + thinking }),
    ...(dialect.temperature ? { temperature: request.temperature } : {}),
    // Who takes no temperature takes none of this either.
    ...(dialect.temperature && request.topP !== undefined ? { top_p: request.topP } : {}),
    ...(dialect.seed ? { seed: request.seed } : {}),
    ...(dialect.stream === "no" ? {} : { stream: true }),
    ...(dialect.stream === "counted" ? { stream_options: { include_usage: true } } : {}),
    ...(form.kind === "object" && dialect.structured
      ? {
        response_format: {
          type: "json_schema" as const,
          json_schema: { name: form.name, strict: true, schema: form.jsonSchema as Record<string, unknown> }
        }
      }
      : {})
  }
}
