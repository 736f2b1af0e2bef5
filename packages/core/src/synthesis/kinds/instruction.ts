/** The message that a row begins with, in the person's voice (MATRIX-Gen section 4.1). */
import { Effect } from "effect"
import { plain } from "../../domain/PlainText.ts"
import { instruct } from "../prompts.ts"
import * as Situation from "../Situation.ts"
import { type Asked, wanted } from "../wanted.ts"

/** Asks the person of a situation for the message of a kind; nothing when the model step came to nothing. */
export const instruction = Effect.fnUntraced(function*(situation: Situation.Situation, kind: Asked) {
  const asked = yield* Situation.ask(situation, instruct, {
    input: { ...situation.told, wanted: wanted[kind] },
    step: "instruct"
  })
  return asked && { text: plain(asked.output.instruction).trim(), making: asked.making }
})
