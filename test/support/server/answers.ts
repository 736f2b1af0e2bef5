import type { FaultKind } from "./faults.ts"
import { answerOfKind } from "./kinds.ts"
import type { Options, ParsedRequest } from "./options.ts"
import { digest, random, unit } from "./random.ts"
import { generate, violate } from "./schema.ts"
import { fixed, leaks, refusals, sentences } from "./sentences.ts"
import { contentWords } from "./words.ts"

/** What one choice of a completion says. */
export interface Answer {
  readonly content: string | null
  readonly refusal: string | null
  readonly finish_reason: string
}

const says = (content: string | null): Answer => ({ content, refusal: null, finish_reason: "stop" })

const fence = (json: string) => `\`\`\`json\n${json}\n\`\`\``

/**
 * The answer to a request, by its messages, seed and model alone: streaming or a changed time limit leave it as it is.
 * A content fault spoils that same answer, so that a test can tell what was asked for from what came.
 */
export const answer = (request: ParsedRequest, options: Options, index: number, fault?: FaultKind): Answer => {
  const { messages, model, seed } = request
  const identity = digest(JSON.stringify([options.salt ?? "", messages, model, seed ?? null, index]))
  const draws = random("answer", identity)
  const words = contentWords(request.userText)

  const refuses = (options.refusal ?? 0) > unit("refusal", identity)
  const gossips = (options.leak ?? 0) > unit("leak", identity)
  const colour = (text: string): string =>
    refuses ? fixed(refusals, draws, words) : gossips ? `${fixed(leaks, draws, words)} ${text}` : text

  if (fault === "empty" || fault === "null") return says(fault === "empty" ? "" : null)
  if (fault === "refusal") {
    const text = fixed(refusals, draws, words)
    return request.format === "json_schema" ? { ...says(null), refusal: text } : says(text)
  }

  const schema = request.schema ?? (request.format === "json_object" ? { properties: { text: {} } } : undefined)
  const known = refuses || gossips ? undefined : answerOfKind(request, identity)
  let content: string
  if (typeof known === "string") content = known
  else if (schema === undefined) content = colour(sentences(draws, words, 2 + draws.below(4)))
  else {
    const value = known ?? generate(schema, draws, words, colour)
    const json = JSON.stringify(fault === "schema" ? violate(value, draws) : value)
    content = request.format === "text" ? fence(json) : json
    if (fault === "fence") content = `Sure, here is what you asked for:\n\n${fence(json)}\n\nLet me know if it helps!`
  }
  if (fault !== "length") return says(content)
  return { content: content.slice(0, Math.floor(content.length / 2)), refusal: null, finish_reason: "length" }
}
