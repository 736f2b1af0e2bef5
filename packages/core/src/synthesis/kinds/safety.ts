import { Effect } from "effect"
import * as Place from "../../domain/Place.ts"
import { plain } from "../../domain/PlainText.ts"
import * as Seed from "../../domain/Seed.ts"
import * as HarmJudges from "../../judge/Harm.ts"
import * as Refusal from "../../judge/Refusal.ts"
import * as Harm from "../Harm.ts"
import { SafetyJudging } from "../SafetyJudging.ts"
import { instructSafety, respondSafe } from "../safetyPrompts.ts"
import * as Situation from "../Situation.ts"

/** True where an answer declines, by what it begins with or by the phrases of the paper's attack success rate. */
const declines = (answer: string): boolean => Refusal.find(answer) !== undefined || Refusal.mark(answer) !== undefined

/**
 * A harmful request of a drawn kind, rooted in the person's work and situation, and a safe answer (MATRIX-Gen section 4.2). It is
 * labelled with the kind of harm, whether the answer declines, and, where judges are wanted, how helpful and harmless it is.
 */
export const safety: Situation.Writer = Effect.fnUntraced(function*(situation) {
  const harm = Harm.at(yield* Seed.Root, situation.place)
  const asked = yield* Situation.ask(situation, instructSafety, {
    input: { ...situation.told, harm, meaning: Harm.harms[harm] },
    step: "instruct"
  })
  if (asked === undefined) return undefined
  const instruction = plain(asked.output.instruction).trim()
  const answered = yield* Situation.ask(situation, respondSafe, { input: { instruction }, step: "respond" })
  if (answered === undefined) return undefined
  const answer = plain(answered.output).trim()
  const judged = (yield* SafetyJudging)
    ? yield* HarmJudges.judge({ question: instruction, answer }, { place: Place.join(situation.place, "judge") })
    : undefined
  return Situation.draft(situation, {
    turns: [{ role: "user", content: instruction }, { role: "assistant", content: answer }],
    safety: {
      harm,
      refused: declines(answer),
      ...(judged?.helpful === undefined ? {} : { helpful: judged.helpful }),
      ...(judged?.harmless === undefined ? {} : { harmless: judged.harmless })
    },
    makings: [asked.making, answered.making, ...judged?.makings ?? []]
  })
})
