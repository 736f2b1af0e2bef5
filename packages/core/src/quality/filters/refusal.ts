import * as Refusal from "../../judge/Refusal.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

const refuses = (text: string, patterns?: ReadonlyArray<RegExp>): string | undefined => {
  const found = Refusal.find(text, patterns)
  return found === undefined ? undefined : `refuses: "${found}"`
}

/** Drops rows of which an answer refuses; in a scene every turn may. In a row of safety a refusal is right. */
export const refusal = Filter.pure("refusal", "The response helps.", (draft) => {
  if (Filter.isStaged(draft)) {
    return Spoken.firstOf(
      Spoken.turns(draft).filter(({ turn }) => turn.role !== "system"),
      ({ question, turn }) => refuses(turn.content.replace(question?.question ?? "", ""), Refusal.outOfPart)
    )
  }
  if (draft.kind === "safety") return undefined
  return Spoken.firstIn(
    Spoken.texts(draft).filter(({ part, role }) => part === "said" && role === "assistant"),
    ({ text }) => refuses(text)
  )
})
