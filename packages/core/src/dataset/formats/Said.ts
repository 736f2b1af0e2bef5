/** Turns of a speaker and a value, as ShareGPT has them. */
import { Schema } from "effect"
import type { Turn } from "../../domain/Draft.ts"
import type { Style } from "../Format.ts"
import { Key, read, written } from "../Thinking.ts"

const speakers = { system: "system", user: "human", assistant: "gpt" } as const
const roles = { system: "system", human: "user", gpt: "assistant" } as const

/** A turn of ShareGPT. */
export const Said = Schema.Struct({
  from: Schema.Literals(["system", "human", "gpt"]),
  value: Schema.String,
  thinking: Key,
  train: Schema.optionalKey(Schema.Boolean)
})
export type Said = typeof Said.Type

/** The turn as ShareGPT has it. Axolotl leaves an answer with `train: false` unlearnt; LLaMA-Factory passes over the field. */
export const toSaid = (turn: Turn, style: Style) => {
  const { text, thinking } = written(turn, style)
  return {
    from: speakers[turn.role],
    value: text,
    ...(thinking === undefined ? {} : { thinking }),
    ...(turn.role === "assistant" && turn.train === false ? { train: false } : {})
  }
}

/** The turn of what is said. */
export const toTurn = ({ from, thinking, train, value }: Said): Turn => ({
  ...read(roles[from], value, thinking),
  ...(train === false ? { train } : {})
})
