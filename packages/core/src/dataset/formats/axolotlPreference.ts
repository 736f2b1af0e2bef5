import { Schema } from "effect"
import { type Format, styleOf } from "../Format.ts"
import { Message, toMessage, toTurn } from "./Message.ts"
import * as Shape from "./Shape.ts"

const decode = Schema.decodeUnknownSync(
  Schema.Struct({ messages: Schema.Array(Message), chosen: Message, rejected: Message })
)

/** Pairs as Axolotl's `chat_template.default` takes them. */
export const axolotlPreference: Format = {
  name: "axolotl-preference",
  file: "axolotl-preference.jsonl",
  summary: "Messages with a chosen and a rejected response, for Axolotl's chat_template.default",
  container: "jsonl",
  thinking: ["inline", "drop"],
  misfit: Shape.pair,
  row: (example, options) => {
    const { chosen, prompt, rejected } = Shape.pairOf(example)
    const say = (turn: typeof chosen) => toMessage(turn, styleOf(axolotlPreference, options))
    return {
      messages: prompt.map(say),
      chosen: say(chosen),
      rejected: say(rejected),
      ...Shape.rehearsed(example, options)
    }
  },
  read: (row) => {
    const { chosen, messages, rejected } = decode(row)
    return { turns: [...messages, chosen].map(toTurn), rejected: rejected.content }
  }
}
