import { text } from "../../domain/Draft.ts"
import * as Refusal from "../../judge/Refusal.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

const refuses = (text: string, patterns?: ReadonlyArray<RegExp>): string | undefined => {
  const found = Refusal.find(text, patterns)
  return found === undefined ? undefined : `refuses: "${found}"`
}

/** Drops rows whose response refuses; safety data is another kind. In a scene every turn may. */
export const refusal = Filter.pure("refusal", "The response helps.", (draft) => {
  if (Filter.isStaged(draft)) {
    return Spoken.firstOf(
      Spoken.turns(draft).filter(({ turn }) => turn.role !== "system"),
      ({ question, turn }) => refuses(turn.content.replace(question?.question ?? "", ""), Refusal.outOfPart)
    )
  }
  const reason = refuses(text(draft, "assistant"))
  return reason === undefined ? undefined : `the response ${reason}`
})
