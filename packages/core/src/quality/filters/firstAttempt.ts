import * as Answer from "../../answer/Answer.ts"
import { brief } from "../../domain/PlainText.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/** Drops scenes in which an attempt that was to be wrong is right: what follows would mend what is whole. */
export const firstAttempt = Filter.ofScenes(
  "first-attempt",
  "A first attempt does not come to the right answer.",
  (draft) =>
    Spoken.firstOf(
      Spoken.checked(draft, "misses-answer"),
      ({ question, turn }) =>
        question !== undefined && Answer.judge(turn.content, question) === "right"
          ? `comes to the right answer, "${brief(question.outcome?.text ?? question.answer, 80)}", which it was to miss`
          : undefined
    )
)
