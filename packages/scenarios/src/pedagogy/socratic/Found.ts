/** What a rehearsed learner works out of the questions it is asked: their sums, and what they want found out. */
import { show } from "../../rehearse/Numbers.ts"
import * as Steps from "../rehearse/Steps.ts"
import type * as Talk from "../Talk.ts"

/** The options a question names. */
export const lettersIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/\b([A-J]): "/g)].map(([, letter = ""]) => letter)

/** The words a question turns on, as it quotes them. */
export const quotedIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/"([\p{L}'’-]+)"/gu)].map(([, word = ""]) => word)

/** What was worked out so far, from the questions that led to it. */
export const foundIn = (said: ReadonlyArray<Talk.Line>, self: string): ReadonlyArray<Found> =>
  said.filter(({ name }) => name !== self).flatMap(({ text }) => found(text))

/** A sum that was worked out, and what it means. */
export interface Found {
  readonly sum: string
  readonly operands: ReadonlyArray<number>
  readonly value: number
  /** What it means, where the question had a sentence with a gap for it. */
  readonly claim: string | undefined
}

const goals = /complete "([^"]*___[^"]*)"|find out ([^?"]+?)(?=[?.](?:\s|$))/

/** The sums a question asks for; what it wants found out is what comes of the sums that follow. */
export const found = (text: string): ReadonlyArray<Found> => {
  // Behind the text before a goal stand its gap and its phrase, one of them undefined.
  const pieces: ReadonlyArray<string | undefined> = text.split(goals)
  return pieces.flatMap((piece, at) => {
    if (at % 3 !== 0 || piece === undefined) return []
    const sums = Steps.sumsIn(piece)
    const [gap, finds] = at === 0 ? [] : [pieces[at - 2], pieces[at - 1]]
    const filled = gap === undefined ? undefined : Steps.filled(gap, sums.map(({ value }) => value))
    const claim = filled === undefined ? undefined : `so ${Steps.within(filled)}`
    return sums.map((sum, index) => ({
      ...sum,
      claim: index < sums.length - 1 ? undefined : claim ?? (finds === undefined ? undefined : `and that is ${finds}.`)
    }))
  })
}

/** A sum with what it comes to and means. */
export const stated = ({ claim, sum, value }: Found): string =>
  claim === undefined ? `${sum} = ${show(value)}.` : `${sum} = ${show(value)}, ${claim}`
