/** How far agents agree in the end (MAFT, section 4.5): their diversity is 1 - consensus. */
import * as Course from "../data/Course.ts"
import type { Transcript } from "../debate/Transcript.ts"
import * as Transcripts from "../debate/Transcripts.ts"
import type { Task } from "../task/Task.ts"

/** The answer that most agents gave: of a tie without a winner the first of them, so that agents who are split count as different. */
const most = ({ vote: { answer, classes } }: Transcript): string | null => answer ?? classes[0]?.answer ?? null

/**
 * The share of the last round's readable answers that are the vote's by value, averaged over the questions with a readable answer;
 * undefined where there is none, or nobody to agree with.
 */
export const consensus = (transcripts: ReadonlyArray<Transcript>, task: Pick<Task, "same">): number | undefined => {
  const shares = transcripts.flatMap((transcript) => {
    const last = Transcripts.answers(transcript)
    const readable = last.filter(({ answer }) => answer !== null)
    if (last.length < 2 || readable.length === 0) return []
    const agrees = Course.agrees({ vote: { ...transcript.vote, answer: most(transcript) } }, task)
    return [readable.filter(agrees).length / readable.length]
  })
  return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length
}
