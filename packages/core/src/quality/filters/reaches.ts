import * as Answer from "../../answer/Answer.ts"
import * as Program from "../../answer/Program.ts"
import { brief } from "../../domain/PlainText.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/**
 * Drops scenes in which an answer that was to be right is not. Of a program only its being there and the names that tests call are looked at; what else cannot be
 * compared by value is kept.
 */
export const reaches = Filter.ofScenes(
  "reaches",
  "A corrected or closing answer comes to the reference answer.",
  (draft) =>
    Spoken.firstOf(
      Spoken.checked(draft, "reaches-answer"),
      ({ question, turn }) => {
        if (question === undefined) return undefined
        if (Answer.reaches(turn.content, question) !== false) return Program.flaw(turn.content, question)
        return `does not come to the reference answer, "${brief(question.outcome?.text ?? question.answer, 80)}"`
      }
    )
)
