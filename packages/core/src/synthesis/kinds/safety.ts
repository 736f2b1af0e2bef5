import { Effect } from "effect"
import type { Failed } from "../../domain/Event.ts"
import * as Place from "../../domain/Place.ts"
import { plain } from "../../domain/PlainText.ts"
import * as Seed from "../../domain/Seed.ts"
import * as HarmJudges from "../../judge/Harm.ts"
import * as Refusal from "../../judge/Refusal.ts"
import * as EventLog from "../../log/EventLog.ts"
import * as Prompt from "../../model/Prompt.ts"
import * as Harm from "../Harm.ts"
import { SafetyJudging } from "../SafetyJudging.ts"
import { instructSafety, respondSafe } from "../safetyPrompts.ts"
import * as Situation from "../Situation.ts"

/** What is told of a model step that came to nothing: a reason may quote the reply, and neither is for the log file. */
const withheld = (failed: Failed): Failed => ({
  ...failed,
  reason: "not told, for it may quote a harmful request",
  raw: ""
})

/** Asks a prompt of safety; nothing of what it says is told outside the row. */
const ask = Effect.fnUntraced(function*<I extends Prompt.PromptInput, O>(
  { place }: Pick<Situation.Situation, "place">,
  prompt: Prompt.Prompt<I, O>,
  { input, step }: { readonly input: I; readonly step: string }
) {
  const at = Place.join(place, step)
  const answer = yield* Prompt.ask(prompt, input, at)
  if (answer._tag === "Answered") return answer
  yield* EventLog.append(withheld(Prompt.failed(at, answer)))
  return undefined
})

/** True where an answer declines, by what it begins with or by the phrases of the paper's attack success rate. */
const declines = (answer: string): boolean => Refusal.find(answer) !== undefined || Refusal.mark(answer) !== undefined

/**
 * A harmful request of a drawn kind, rooted in the person's work and situation, and a safe answer (MATRIX-Gen section 4.2). It is
 * labelled with the kind of harm, whether the answer declines, and, where judges are wanted, how helpful and harmless it is.
 */
export const safety: Situation.Writer = Effect.fnUntraced(function*(situation) {
  const harm = Harm.at(yield* Seed.Root, situation.place)
  const asked = yield* ask(situation, instructSafety, {
    input: { ...situation.told, harm, meaning: Harm.harms[harm] },
    step: "instruct"
  })
  if (asked === undefined) return undefined
  const instruction = plain(asked.output.instruction).trim()
  const answered = yield* ask(situation, respondSafe, { input: { instruction }, step: "respond" })
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
