import * as Answer from "../../answer/Answer.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/** Drops scenes in which a hint is the answer. */
export const hint = Filter.ofScenes(
  "hint",
  "A hint does not give the answer away.",
  (draft) =>
    Spoken.firstOf(Spoken.checked(draft, "withholds-answer"), ({ question, turn }) => {
      const why = question === undefined ? undefined : Answer.givesAway(turn.content, question)
      return why === undefined ? undefined : `gives the answer away: ${why}`
    })
)
