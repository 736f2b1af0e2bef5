/** The course of an agent through a debate: what it was asked and what it said in every round, which is what it may be trained on. */
import { spoken, type Transcript, type Utterance } from "../debate/Transcript.ts"
import type { Task } from "../task/Task.ts"
import type { LearningTurn } from "./Conversation.ts"

/** Which answers of a course are learnt: the last one, or all of them, also a wrong first one (what the published code does). */
export type Loss = "final" | "all"

/** An utterance in which something was said. */
export type Said = Utterance & { readonly text: string }

/** True where something came that can be trained on: a call that failed, and an empty reply, is nothing. */
export const isSaid = (utterance: Utterance | undefined): utterance is Said =>
  utterance !== undefined && utterance.failure === undefined && utterance.text !== null && utterance.text.trim() !== ""

/** Whether an answer agrees with the vote. One that cannot be read never does, and with no vote nothing does. */
export const agrees = ({ vote }: Pick<Transcript, "vote">, { same }: Pick<Task, "same">) =>
(
  utterance: Pick<Utterance, "answer"> | undefined
): boolean => vote.answer !== null && typeof utterance?.answer === "string" && same(utterance.answer, vote.answer)

/** What an agent of this number said in every round, the generator first; undefined where a call of its failed somewhere. */
export const of = (transcript: Transcript, number: number): ReadonlyArray<Said> | undefined => {
  const rounds = Array.from({ length: transcript.rounds }, (_, index) => spoken(transcript, number, index + 1))
  return rounds.length > 0 && rounds.every(isSaid) ? rounds : undefined
}

/** The turns of a course: each as it was asked, word for word, and what was said to it. */
export const turns = (course: ReadonlyArray<Said>, loss: Loss): ReadonlyArray<LearningTurn> =>
  course.flatMap(({ asked, text }, index): ReadonlyArray<LearningTurn> => [
    { role: "user", content: asked, learnt: false },
    { role: "assistant", content: text, learnt: loss === "all" || index === course.length - 1 }
  ])
