/** The thinking before an answer, as trainers read it: between tags, or under a key of its own. */
import { Schema } from "effect"
import type { Turn } from "../domain/Draft.ts"
import type { Style } from "./Format.ts"

// To the letter what LLaMA-Factory looks for, and adds where an answer of a reasoning model has none.
const open = "<think>\n"
const close = "\n</think>\n\n"

/** What a trainer reads of a turn as one text: its thinking between tags, then its words. */
export const inline = ({ content, reasoning }: { readonly content: string; readonly reasoning?: string | undefined }) =>
  reasoning === undefined ? content : `${open}${reasoning}${close}${content}`

/** A text with its thinking apart. */
const split = (text: string): Pick<Turn, "content" | "reasoning"> => {
  const end = text.startsWith(open) ? text.indexOf(close, open.length) : -1
  return end < 0
    ? { content: text }
    : { content: text.slice(end + close.length), reasoning: text.slice(open.length, end) }
}

/** The text of a turn, and its thinking where that has a key of its own. */
export const written = (
  turn: Turn,
  { filled, place }: Style
): { readonly text: string; readonly thinking?: string } => {
  const { content, reasoning } = turn.role === "assistant" ? turn : { ...turn, reasoning: undefined }
  if (place === "key" && (filled || reasoning !== undefined)) return { text: content, thinking: reasoning ?? "" }
  return { text: place === "inline" ? inline({ ...turn, reasoning }) : content }
}

/** The key, where a row has it. */
export const Key = Schema.optionalKey(Schema.NullishOr(Schema.String))

/** A turn back from its text, and from its key where it has one. An empty key is that of a turn without thinking. */
export const read = (role: Turn["role"], text: string, thinking?: string | null): Turn =>
  thinking === undefined || thinking === null || thinking === ""
    ? { role, ...(role === "assistant" ? split(text) : { content: text }) }
    : { role, content: text, reasoning: thinking }
