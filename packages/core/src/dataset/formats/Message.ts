/** Messages of a role and a content, as OpenAI, TRL and Axolotl have them. */
import { Schema } from "effect"
import { Turn } from "../../domain/Draft.ts"
import type { Style } from "../Format.ts"
import { Key, read, written } from "../Thinking.ts"

/** A message. */
export const Message = Schema.Struct({ role: Turn.fields.role, content: Schema.String, thinking: Key })
export type Message = typeof Message.Type

/** The message of a turn. */
export const toMessage = (turn: Turn, style: Style) => {
  const { text, thinking } = written(turn, style)
  return { role: turn.role, content: text, ...(thinking === undefined ? {} : { thinking }) }
}

/** The turn of a message. */
export const toTurn = ({ content, role, thinking }: Message): Turn => read(role, content, thinking)
