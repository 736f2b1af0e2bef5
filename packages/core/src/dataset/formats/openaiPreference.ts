import { Schema } from "effect"
import { type Format, styleOf } from "../Format.ts"
import { Message, toMessage, toTurn } from "./Message.ts"
import * as Shape from "./Shape.ts"

const One = Schema.Tuple([Message])
const decode = Schema.decodeUnknownSync(
  Schema.Struct({
    input: Schema.Struct({ messages: Schema.Array(Message) }),
    preferred_output: One,
    non_preferred_output: One
  })
)

/** Pairs as OpenAI, Together and Fireworks take them. */
export const openaiPreference: Format = {
  name: "openai-preference",
  file: "openai-preference.jsonl",
  summary: "OpenAI preference pairs, one a line",
  container: "jsonl",
  thinking: ["drop", "inline"],
  misfit: Shape.pair,
  row: (example, options) => {
    const { chosen, prompt, rejected } = Shape.pairOf(example)
    const say = (turn: typeof chosen) => toMessage(turn, styleOf(openaiPreference, options))
    return {
      input: { messages: prompt.map(say) },
      preferred_output: [say(chosen)],
      non_preferred_output: [say(rejected)],
      ...Shape.rehearsed(example, options)
    }
  },
  read: (row) => {
    const { input, non_preferred_output: [rejected], preferred_output } = decode(row)
    return { turns: [...input.messages, ...preferred_output].map(toTurn), rejected: rejected.content }
  }
}
