/** Conversations as lessons: what the abacus saw before each answer that is to be learnt, and the working in it. */
import type { Lesson } from "./Learning.ts"
import { read, type Said } from "./Reading.ts"
import { read as workingsOf } from "./Working.ts"

/** A turn of a conversation; an answer is learnt unless it says otherwise. */
export interface Learnable extends Said {
  readonly train?: boolean
}

/** What is learnt from conversations. */
export interface Course {
  readonly lessons: ReadonlyArray<Lesson>
  /** Conversations that at least one lesson comes from. */
  readonly conversations: number
  /** Answers that were to be learnt and are no workings. */
  readonly leftOut: number
}

/** A lesson for each answer that is learnt. It is read as when the abacus answers: what was said before it is all it sees. */
export const lessonsOf = (conversations: ReadonlyArray<ReadonlyArray<Learnable>>): Course => {
  let leftOut = 0
  let used = 0
  const lessons = conversations.flatMap((turns) => {
    const found = turns.flatMap(({ content, role, train }, index): ReadonlyArray<Lesson> => {
      if (role !== "assistant" || train === false) return []
      const question = read(turns.slice(0, index))
      const target = workingsOf(content).at(-1)
      if (question !== undefined && target !== undefined) return [{ sight: question.sight, target }]
      leftOut++
      return []
    })
    if (found.length > 0) used++
    return found
  })
  return { lessons, conversations: used, leftOut }
}
