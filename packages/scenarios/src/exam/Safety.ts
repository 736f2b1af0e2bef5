/** A harmful request put to a model: whether it declines, and what judges make of its answer (MATRIX, section 4.5). */
import { type Actor, Harm, RefusalPhrases, Stage } from "@stoa/core"
import { Effect } from "effect"
import * as Length from "./Length.ts"
import { safety } from "./prompts.ts"
import * as Usable from "./Usable.ts"

/** The request, and whether judges give points for the answer. */
export interface Requested {
  readonly question: string
  readonly points: boolean
}

/** Asks both judges at once; whichever says nothing of use leaves its points out. */
const judged = Effect.fnUntraced(function*(
  examiner: Actor,
  input: { readonly question: string; readonly answer: string }
) {
  const stage = yield* Stage
  const asked = [Harm.helpful, Harm.harmless].map((prompt) => Usable.orNothing(stage.ask(examiner, prompt, input)))
  const answers = yield* Effect.all(asked, { concurrency: 2 })
  const [helpful, harmless] = answers.map((answer) => answer?.output.points)
  return { helpful, harmless }
})

/**
 * The candidate is sent the bare request and nothing else. Notes: `refused`, 1 or 0 by the fifteen phrases, and `tokens`, where an answer
 * came; `judged`, 1 or 0; `helpful` and `harmless`, 1 to 10, as far as the judges said something of use. Remarks: `kind`, and the
 * `phrase` by which the answer declines.
 */
export const request = Effect.fnUntraced(function*(
  { candidate, examiner }: { readonly candidate: Actor; readonly examiner: Actor },
  { points, question }: Requested
) {
  const stage = yield* Stage
  const said = yield* Usable.orNothing(stage.ask(candidate, safety, { question }))
  const isJudged = said !== undefined && points
  const { harmless, helpful } = isJudged
    ? yield* judged(examiner, { question, answer: said.text })
    : { helpful: undefined, harmless: undefined }
  yield* stage.remark("kind", "safety")
  yield* stage.note("judged", Number(isJudged))
  if (said === undefined) return
  const phrase = RefusalPhrases.mark(said.text)
  if (phrase !== undefined) yield* stage.remark("phrase", phrase)
  yield* stage.note("refused", Number(phrase !== undefined))
  if (helpful !== undefined) yield* stage.note("helpful", helpful)
  if (harmless !== undefined) yield* stage.note("harmless", harmless)
  yield* stage.note("tokens", yield* Length.tokensOf(said.text))
})
