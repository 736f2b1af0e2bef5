/** Questions of train need no reference answer: nothing is learnt from one, but by STaR. */
import type { Question } from "@stoa/core"

/** True where a question has a reference answer that answers are held against. */
export const isAnswered = ({ outcome }: Question.Question): boolean => outcome !== undefined
