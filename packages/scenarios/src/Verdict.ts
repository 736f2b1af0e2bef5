/** What a final answer's verdict says of the turn it becomes. */
import { Answer, type Draft, type Question } from "@stoa/core"

/** `train: false` where a final answer is wrong by value, so that it is read and not learnt; nothing for any other. */
export const training = (
  { text }: Pick<Draft.Said, "text">,
  question: Pick<Question.Question, "outcome">
): Pick<Draft.TurnOptions, "train"> => (Answer.judge(text, question) === "wrong" ? { train: false } : {})
