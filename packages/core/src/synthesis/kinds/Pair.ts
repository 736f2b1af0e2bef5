/** A better and a worse response out of several of each. */
import { Effect } from "effect"
import type { Making, Rejected } from "../../domain/Draft.ts"
import * as Place from "../../domain/Place.ts"
import * as Score from "../../judge/Score.ts"
import type * as Situation from "../Situation.ts"

/** A response, the calls that made it, and the points it got where a judge was asked. */
export interface Response {
  readonly content: string
  readonly makings: readonly [Making, ...ReadonlyArray<Making>]
  readonly points?: number
}

/** The responses with the points that a judge gives each; one that it cannot judge is left out. */
export const scored = Effect.fnUntraced(function*(
  responses: ReadonlyArray<Response>,
  { instruction, side, situation }: {
    readonly situation: Pick<Situation.Situation, "place">
    readonly instruction: string
    /** Which responses they are: a part of the place where the judge is asked. */
    readonly side: "chosen" | "rejected"
  }
) {
  const judged = yield* Effect.forEach(
    responses,
    ({ content }, index) =>
      Score.scoreResponse({ instruction, response: content }, {
        place: Place.join(situation.place, "score", side, index + 1)
      }),
    { concurrency: "unbounded" }
  )
  return responses.flatMap((response, index): ReadonlyArray<Response> => {
    const found = judged[index]
    return found === undefined
      ? []
      : [{ ...response, makings: [...response.makings, found.making], points: found.points }]
  })
})

/** The responses by what they are worth; those worth the same stay as they were drawn. */
const ranked = (responses: ReadonlyArray<Response>, sign: 1 | -1): ReadonlyArray<Response> =>
  responses.toSorted((a, b) => sign * ((a.points ?? 0) - (b.points ?? 0)))

const pointsOf = (responses: ReadonlyArray<Response>): ReadonlyArray<number> =>
  responses.flatMap(({ points }) => points ?? [])

/** A pair, with the points of all that were drawn and the calls that made them; the first of each are those that were taken. */
export interface Pair {
  readonly chosen: Response
  readonly rejected: Response
  readonly scores: Rejected["scores"]
  readonly makings: ReadonlyArray<Making>
}

/** The best of the better ones and the worst of the worse ones; none where one side is empty. */
export const of = (better: ReadonlyArray<Response>, worse: ReadonlyArray<Response>): Pair | undefined => {
  const [best, worst] = [ranked(better, -1), ranked(worse, 1)]
  const [chosen, rejected] = [best[0], worst[0]]
  if (chosen === undefined || rejected === undefined) return undefined
  return {
    chosen,
    rejected,
    scores: chosen.points === undefined ? undefined : { chosen: pointsOf(best), rejected: pointsOf(worst) },
    makings: [chosen, rejected, ...best.slice(1), ...worst.slice(1)].flatMap(({ makings }) => makings)
  }
}
