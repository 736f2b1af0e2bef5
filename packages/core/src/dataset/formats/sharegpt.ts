import { Schema } from "effect"
import type { Turn } from "../../domain/Draft.ts"
import type { Format } from "../Format.ts"

const speakers = { system: "system", user: "human", assistant: "gpt" } as const
const roles = { system: "system", human: "user", gpt: "assistant" } as const

const Said = Schema.Struct({
  from: Schema.Literals(["system", "human", "gpt"]),
  value: Schema.String,
  train: Schema.optionalKey(Schema.Boolean)
})

const Row = Schema.Struct({
  id: Schema.String,
  conversations: Schema.Array(Said),
  rehearsal: Schema.optionalKey(Schema.Literal(true))
})
const decode = Schema.decodeUnknownSync(Schema.Array(Row))

const toTurn = ({ from, train, value }: typeof Said.Type): Turn => ({
  role: roles[from],
  content: value,
  ...(train === false ? { train } : {})
})

// Axolotl leaves an answer with `train: false` unlearnt (message_field_training: train); LLaMA-Factory passes over the field.
const said = ({ content, role, train }: Turn) => ({
  from: speakers[role],
  value: content,
  ...(role === "assistant" && train === false ? { train } : {})
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
      conversations: turns.map(said),
      ...(rehearsal ? { rehearsal: true } : {})
    }),
  read: (content) => decode(JSON.parse(content)).map(({ conversations }) => ({ turns: conversations.map(toTurn) }))
}
