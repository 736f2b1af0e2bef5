import { Effect } from "effect"
import { plain } from "../../domain/PlainText.ts"
import { respond } from "../prompts.ts"
import * as Situation from "../Situation.ts"
import { instruction } from "./instruction.ts"

/** An instruction in the person's voice, and the response to the bare instruction (MATRIX-Gen section 4.1). */
export const sft: Situation.Writer = Effect.fnUntraced(function*(situation) {
  const asked = yield* instruction(situation, "sft")
  if (asked === undefined) return undefined
  const answered = yield* Situation.ask(situation, respond, { input: { instruction: asked.text }, step: "respond" })
  if (answered === undefined) return undefined
  return Situation.draft(situation, {
    turns: [
      { role: "user", content: asked.text },
      { role: "assistant", content: plain(answered.output).trim() }
    ],
    makings: [asked.making, answered.making]
  })
})
