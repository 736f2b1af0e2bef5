/** How far agents agree in the end (MAFT, section 4.5): their diversity is 1 - consensus. */
import type { Transcript } from "../debate/Transcript.ts"
import * as Transcripts from "../debate/Transcripts.ts"
import type { Task } from "../task/Task.ts"

/**
 * The share of the last round's readable answers that are the vote's by value, averaged over the questions that have a vote; undefined
 * where none has.
 */
export const consensus = (transcripts: ReadonlyArray<Transcript>, { same }: Pick<Task, "same">): number | undefined => {
  const shares = transcripts.flatMap((transcript) => {
    const { answer: winner } = transcript.vote
    if (winner === null) return []
    const answers = Transcripts.answers(transcript).flatMap(({ answer }) => answer ?? [])
    return answers.length === 0 ? [] : [answers.filter((answer) => same(answer, winner)).length / answers.length]
  })
  return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length
}
