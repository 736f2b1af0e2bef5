import { Effect } from "effect"
import { plain } from "../../domain/PlainText.ts"
import { reason } from "../prompts.ts"
import * as Situation from "../Situation.ts"
import { instruction } from "./instruction.ts"

/**
 * A problem in the person's voice, what a reasoning model thinks about the bare problem, and its answer, each by itself
 * (MATRIX-Gen-Reason). Where the model shows no thinking there is none in the row, and a filter drops it.
 */
export const reasoning: Situation.Writer = Effect.fnUntraced(function*(situation) {
  const asked = yield* instruction(situation, "reasoning")
  if (asked === undefined) return undefined
  const answered = yield* Situation.ask(situation, reason, { input: { instruction: asked.text }, step: "reason" })
  if (answered === undefined) return undefined
  return Situation.draft(situation, {
    turns: [
      { role: "user", content: asked.text },
      {
        role: "assistant",
        content: plain(answered.output).trim(),
        reasoning: plain(answered.reasoning ?? "").trim()
      }
    ],
    makings: [asked.making, answered.making]
  })
})
