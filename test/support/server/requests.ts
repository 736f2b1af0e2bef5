import type { Message, ParsedRequest } from "./options.ts"
import { digest } from "./random.ts"
import { isKeys, isSchema, keys } from "./schemaNodes.ts"

/** Message content is a text or a list of parts, of which the text ones count. */
const flatten = (content: unknown): string =>
  Array.isArray(content) ? content.map((part) => String(keys(part)["text"] ?? "")).join("\n") : String(content ?? "")

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The JSON object that begins at the first brace after `from`, found by counting braces outside of strings. */
const objectAfter = (text: string, from: number): unknown => {
  const start = text.indexOf("{", from)
  let depth = 0
  let quoted = false
  for (let i = start; i >= 0 && i < text.length; i++) {
    const char = text[i]
    if (quoted && char === "\\") i++
    else if (char === "\"") quoted = !quoted
    else if (!quoted && char === "{") depth++
    else if (!quoted && char === "}" && --depth === 0) return parseJson(text.slice(start, i + 1))
  }
  return undefined
}

/** The JSON schema that messages ask to be followed: in a code fence, or after the words "JSON schema". */
export const schemaIn = (messages: ReadonlyArray<Message>): unknown => {
  for (const { content } of messages.toReversed()) {
    for (const [, fenced] of content.matchAll(/```json\s*([\s\S]*?)```/gi)) {
      const schema = parseJson(fenced ?? "")
      if (isSchema(schema)) return schema
    }
    const words = content.search(/\bJSON schema\b/i)
    const schema = words < 0 ? undefined : objectAfter(content, words)
    if (isSchema(schema)) return schema
  }
  return undefined
}

/** Understands a request body; undefined where it is no JSON object of the endpoint's shape. */
export const parse = (
  endpoint: ParsedRequest["endpoint"],
  raw: string
): Omit<ParsedRequest, "attempt" | "nth" | "cached"> | undefined => {
  const body = parseJson(raw)
  if (!isKeys(body)) return undefined
  const { messages: given, model, response_format, seed, stream, input } = body
  if (endpoint === "chat" ? !Array.isArray(given) || given.length === 0 : input === undefined) return undefined
  const messages = (Array.isArray(given) ? given : []).map((message): Message => ({
    role: String(keys(message)["role"]),
    content: flatten(keys(message)["content"])
  }))
  const asked = String(keys(response_format)["type"] ?? "text")
  const format = asked === "json_schema" || asked === "json_object" ? asked : "text"
  const users = messages.filter(({ role }) => role === "user")
  return {
    endpoint,
    body,
    model: String(model),
    messages,
    userText: (users.length > 0 ? users : messages).map(({ content }) => content).join("\n"),
    seed,
    stream: stream === true,
    format,
    schema: format === "json_schema" ? keys(keys(response_format)["json_schema"])["schema"] ?? {} : schemaIn(messages),
    digest: digest(endpoint, raw)
  }
}
