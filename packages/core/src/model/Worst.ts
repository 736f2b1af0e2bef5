/** The most that an attempt can be charged for, known before it is sent. */
import type { Attempt } from "../log/Attempts.ts"
import type { Scoring } from "./Likelihood.ts"
import type { ModelRequest } from "./Model.ts"

/** Tokens that a chat template puts around each turn, at most. */
const perTurn = 16

/** Tokens that a chat template puts before all turns (a system text of its own, the framing of a schema), at most. */
const perRequest = 256

/** Tokens for thinking that are asked for on top of those of the reply, where a server counts both together. */
export const thinking = 4096

/** A byte is a token at most: every tokenizer in use falls back to bytes, and none splits one. */
const bytes = (text: string): number => Buffer.byteLength(text, "utf8")

// A prompt's schema is the same object each time.
const schemas = new WeakMap<object, number>()
const schemaBytes = (schema: object): number => {
  const known = schemas.get(schema) ?? bytes(JSON.stringify(schema))
  schemas.set(schema, known)
  return known
}

/**
 * The worst case of a request. Read: a token for every byte of its turns and of its schema (which is sent, or told in the first
 * turn), and what the chat template adds. Written: its limit, and what may be thought on top of it; the limit with thinking is
 * taken unless the endpoint is known to ask for none.
 */
export const ofRequest = (model: string, request: ModelRequest, allowance = thinking): Attempt => {
  const { form, maxTokens, place, turns } = request
  const schema = form.kind === "object" ? schemaBytes(form.jsonSchema as object) : 0
  const text = turns.reduce((sum, turn) => sum + bytes(turn.content) + perTurn, 0)
  return { place, model, inputTokens: text + schema + perRequest, outputTokens: maxTokens + allowance }
}

/** The worst case of a reply that is scored behind its conversation; a single token is written, which nobody reads. */
export const ofScoring = (model: string, { place, reply, turns }: Scoring): Attempt => ({
  place,
  model,
  inputTokens: [...turns.map(({ content }) => content), reply].reduce((sum, text) => sum + bytes(text) + perTurn, 0) +
    perRequest,
  outputTokens: 1
})

/** The worst case of texts to be embedded; nothing is written. */
export const ofTexts = (model: string, texts: ReadonlyArray<string>, place: string): Attempt => ({
  place,
  model,
  inputTokens: texts.reduce((sum, text) => sum + bytes(text) + perTurn, 0),
  outputTokens: 0
})
