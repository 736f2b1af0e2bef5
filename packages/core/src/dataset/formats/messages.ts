import { Schema } from "effect"
import { Turn } from "../../domain/Draft.ts"
import { type Format, jsonLines, readLines } from "../Format.ts"

const Row = Schema.Struct({ messages: Schema.Array(Turn), rehearsal: Schema.optionalKey(Schema.Literal(true)) })
const decode = Schema.decodeUnknownSync(Row)

/** The chat format of OpenAI, TRL and most trainers. A rehearsed row says so; no other row has a field but `messages`. */
export const messages: Format = {
  name: "messages",
  file: "messages.jsonl",
  summary: "OpenAI chat messages, one conversation a line",
  ...jsonLines,
  row: ({ rehearsal, turns }) =>
    JSON.stringify({
      messages: turns.map(({ content, role }) => ({ role, content })),
      ...(rehearsal ? { rehearsal: true } : {})
    }),
  read: (content) => readLines(content).map((row) => ({ turns: decode(row).messages }))
}
