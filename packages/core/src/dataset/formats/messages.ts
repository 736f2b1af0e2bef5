import { Schema } from "effect"
import { Turn } from "../../domain/Draft.ts"
import { type Format, jsonLines, readLines } from "../Format.ts"

const Message = Schema.Struct({
  role: Turn.fields.role,
  content: Schema.String,
  weight: Schema.optionalKey(Schema.Literals([0, 1]))
})
const Row = Schema.Struct({ messages: Schema.Array(Message), rehearsal: Schema.optionalKey(Schema.Literal(true)) })
const decode = Schema.decodeUnknownSync(Row)

const toTurn = ({ content, role, weight }: typeof Message.Type): Turn => ({
  role,
  content,
  ...(weight === 0 ? { train: false } : {})
})

const isSkipped = ({ role, train }: Turn): boolean => role === "assistant" && train === false

/**
 * The chat format of OpenAI, TRL and most trainers. A rehearsed row says so; the answers of a row of which one is not to be learnt
 * have a weight, 0 or 1; nothing else is added.
 */
export const messages: Format = {
  name: "messages",
  file: "messages.jsonl",
  summary: "OpenAI chat messages, one conversation a line",
  ...jsonLines,
  row: ({ rehearsal, turns }) => {
    const weighed = turns.some(isSkipped)
    return JSON.stringify({
      messages: turns.map((turn) => ({
        role: turn.role,
        content: turn.content,
        ...(weighed && turn.role === "assistant" ? { weight: isSkipped(turn) ? 0 : 1 } : {})
      })),
      ...(rehearsal ? { rehearsal: true } : {})
    })
  },
  read: (content) => readLines(content).map((row) => ({ turns: decode(row).messages.map(toTurn) }))
}
