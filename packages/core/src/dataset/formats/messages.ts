import { Schema } from "effect"
import type { Turn } from "../../domain/Draft.ts"
import { type Format, styleOf } from "../Format.ts"
import { Message, toMessage, toTurn } from "./Message.ts"
import * as Shape from "./Shape.ts"

const Weighed = Schema.Struct({ ...Message.fields, weight: Schema.optionalKey(Schema.Literals([0, 1])) })
const Row = Schema.Struct({ messages: Schema.Array(Weighed), rehearsal: Schema.optionalKey(Schema.Boolean) })
const decode = Schema.decodeUnknownSync(Row)

const isSkipped = ({ role, train }: Turn): boolean => role === "assistant" && train === false

/**
 * The chat format of OpenAI, TRL and most trainers. A rehearsed row says so; the answers of a row of which one is not to be learnt
 * have a weight, 0 or 1; nothing else is added.
 */
export const messages: Format = {
  name: "messages",
  file: "messages.jsonl",
  summary: "OpenAI chat messages, one conversation a line",
  container: "jsonl",
  thinking: ["drop", "inline", "key"],
  misfit: Shape.conversation,
  row: (example, options) => {
    const { turns } = example
    const style = styleOf(messages, options)
    const weighed = options?.uniform?.weight === true || turns.some(isSkipped)
    return {
      messages: turns.map((turn) => ({
        ...toMessage(turn, style),
        ...(weighed && turn.role === "assistant" ? { weight: isSkipped(turn) ? 0 : 1 } : {})
      })),
      ...Shape.rehearsed(example, options)
    }
  },
  read: (row) => ({
    turns: decode(row).messages.map(({ weight, ...message }) => ({
      ...toTurn(message),
      ...(weight === 0 ? { train: false } : {})
    }))
  })
}
