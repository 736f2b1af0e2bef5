import { Schema } from "effect"
import { type Format, styleOf } from "../Format.ts"
import { Said, toSaid, toTurn } from "./Said.ts"
import * as Shape from "./Shape.ts"

const Row = Schema.Struct({
  id: Schema.String,
  conversations: Schema.Array(Said),
  rehearsal: Schema.optionalKey(Schema.Boolean)
})
const decode = Schema.decodeUnknownSync(Row)

/** The ShareGPT format as LLaMA-Factory and Axolotl read it: one JSON array. */
export const sharegpt: Format = {
  name: "sharegpt",
  file: "sharegpt.json",
  summary: "ShareGPT conversations, one JSON array",
  container: "json",
  thinking: ["inline", "key", "drop"],
  misfit: Shape.alternating,
  row: (example, options) => ({
    id: example.id,
    conversations: example.turns.map((turn) => toSaid(turn, styleOf(sharegpt, options))),
    ...Shape.rehearsed(example, options)
  }),
  read: (row) => ({ turns: decode(row).conversations.map(toTurn) })
}
