import { Effect } from "effect"
import { plain } from "../../domain/PlainText.ts"
import { instruct, respond } from "../prompts.ts"
import * as Situation from "../Situation.ts"

/** An instruction in the person's voice, and the response to the bare instruction (MATRIX-Gen section 4.1). */
export const sft: Situation.Writer = Effect.fnUntraced(function*(situation) {
  const asked = yield* Situation.ask(situation, instruct, { input: situation.told, step: "instruct" })
  if (asked === undefined) return undefined
  const instruction = plain(asked.output.instruction).trim()
  const answered = yield* Situation.ask(situation, respond, { input: { instruction }, step: "respond" })
  if (answered === undefined) return undefined
  return Situation.draft(situation, {
    turns: [
      { role: "user", content: instruction },
      { role: "assistant", content: plain(answered.output).trim() }
    ],
    makings: [asked.making, answered.making]
  })
})
