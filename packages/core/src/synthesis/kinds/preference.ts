import { Effect } from "effect"
import { plain } from "../../domain/PlainText.ts"
import type { Requirement } from "../../domain/Requirement.ts"
import { reject, respond } from "../prompts.ts"
import * as Situation from "../Situation.ts"
import { instruction } from "./instruction.ts"
import * as Pair from "./Pair.ts"
import { worse } from "./standIn.ts"

/** True where a judge has to say which responses are better, or by how much. */
const isJudged = ({ candidates = 1, margin }: Requirement): boolean => candidates > 1 || margin !== undefined

/** The responses that a prompt gives to a bare instruction; fewer where some came to nothing. */
const drawn = Effect.fnUntraced(function*(
  situation: Situation.Situation,
  { prompt, text }: { readonly prompt: typeof respond; readonly text: string }
) {
  const answers = yield* Effect.forEach(
    Array.from({ length: situation.requirement.candidates ?? 1 }, (_, index) => index),
    (index) =>
      Situation.ask(situation, prompt, {
        input: { instruction: text },
        step: index === 0 ? prompt.name : `${prompt.name}-${index + 1}`
      }),
    { concurrency: "unbounded" }
  )
  return answers.flatMap((answer): ReadonlyArray<Pair.Response> =>
    answer === undefined ? [] : [{ content: plain(answer.output).trim(), makings: [answer.making] }]
  )
})

/**
 * An instruction with two responses to it, bare as it is: the better one of a strong model, the worse one of the model to be tuned
 * (MATRIX-Gen section 4.2). No judge decides, unless a margin or several candidates are wanted.
 */
export const preference: Situation.Writer = Effect.fnUntraced(function*(situation) {
  const asked = yield* instruction(situation, "preference")
  if (asked === undefined) return undefined
  const { text } = asked
  const { margin } = situation.requirement
  const writer = yield* worse
  const sides = yield* Effect.all([
    drawn(situation, { prompt: respond, text }),
    writer.asking(drawn(situation, { prompt: reject, text }))
  ], { concurrency: "unbounded" })
  if (sides.some((side) => side.length === 0)) return undefined
  const [better, poorer] = isJudged(situation.requirement)
    ? yield* Effect.all([
      Pair.scored(sides[0], { situation, instruction: text, side: "chosen" }),
      Pair.scored(sides[1], { situation, instruction: text, side: "rejected" })
    ], { concurrency: "unbounded" })
    : sides
  const pair = Pair.of(better, poorer)
  if (pair === undefined) return undefined
  const standIn = writer.standIn(pair.rejected.makings[0])
  return Situation.draft(situation, {
    turns: [{ role: "user", content: text }, { role: "assistant", content: pair.chosen.content }],
    rejected: {
      content: pair.rejected.content,
      ...(standIn === undefined ? {} : { standIn }),
      ...(pair.scores === undefined ? {} : { scores: pair.scores }),
      ...(margin === undefined ? {} : { margin })
    },
    makings: [asked.making, ...pair.makings]
  })
})
