import * as Answer from "../../answer/Answer.ts"
import { brief } from "../../domain/PlainText.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/** Drops scenes in which an answer that was to be right is not. What cannot be compared by value is kept. */
export const reaches = Filter.ofScenes(
  "reaches",
  "A corrected or closing answer comes to the reference answer.",
  (draft) =>
    Spoken.firstOf(
      Spoken.checked(draft, "reaches-answer"),
      ({ question, turn }) =>
        question !== undefined && Answer.reaches(turn.content, question) === false
          ? `does not come to the reference answer, "${brief(question.outcome?.text ?? question.answer, 80)}"`
          : undefined
    )
)
