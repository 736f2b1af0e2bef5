import { Schema } from "effect"
import { type Format, styleOf } from "../Format.ts"
import { Said, toSaid, toTurn } from "./Said.ts"
import * as Shape from "./Shape.ts"

const decode = Schema.decodeUnknownSync(
  Schema.Struct({ id: Schema.String, conversations: Schema.Array(Said), chosen: Said, rejected: Said })
)

/** Pairs as LLaMA-Factory ranks them: a conversation that ends with the human side, and one turn each that goes on from there. */
export const sharegptPreference: Format = {
  name: "sharegpt-preference",
  file: "sharegpt-preference.json",
  summary: "ShareGPT conversations with a chosen and a rejected response, for LLaMA-Factory",
  container: "json",
  thinking: ["inline", "key", "drop"],
  misfit: Shape.alternatingPair,
  row: (example, options) => {
    const { chosen, prompt, rejected } = Shape.pairOf(example)
    const say = (turn: typeof chosen) => toSaid(turn, styleOf(sharegptPreference, options))
    return {
      id: example.id,
      conversations: prompt.map(say),
      chosen: say(chosen),
      rejected: say(rejected),
      ...Shape.rehearsed(example, options)
    }
  },
  read: (row) => {
    const { chosen, conversations, rejected } = decode(row)
    return { turns: [...conversations, chosen].map(toTurn), rejected: rejected.value }
  }
}
