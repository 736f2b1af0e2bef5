import { Schema } from "effect"
import type { Turn } from "../../domain/Draft.ts"
import type { Format } from "../Format.ts"

const speakers = { system: "system", user: "human", assistant: "gpt" } as const
const roles = { system: "system", human: "user", gpt: "assistant" } as const

const Row = Schema.Struct({
  id: Schema.String,
  conversations: Schema.Array(
    Schema.Struct({ from: Schema.Literals(["system", "human", "gpt"]), value: Schema.String })
  ),
  rehearsal: Schema.optionalKey(Schema.Literal(true))
})
const decode = Schema.decodeUnknownSync(Schema.Array(Row))

const toTurn = (said: { readonly from: keyof typeof roles; readonly value: string }): Turn => ({
  role: roles[said.from],
  content: said.value
})

/** The ShareGPT format as LLaMA-Factory and Axolotl read it: one JSON array. */
export const sharegpt: Format = {
  name: "sharegpt",
  file: "sharegpt.json",
  summary: "ShareGPT conversations, one JSON array",
  open: "[\n",
  between: ",\n",
  close: "\n]\n",
  row: ({ id, rehearsal, turns }) =>
    JSON.stringify({
      id,
      conversations: turns.map((turn) => ({ from: speakers[turn.role], value: turn.content })),
      ...(rehearsal ? { rehearsal: true } : {})
    }),
  read: (content) => decode(JSON.parse(content)).map(({ conversations }) => ({ turns: conversations.map(toTurn) }))
}
