import { text } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

const holdsWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Drops rows in which somebody says nothing: in a scene, at any turn. */
export const empty = Filter.pure("empty", "Instruction and response hold words.", (draft) => {
  if (Filter.isStaged(draft)) {
    const silent = Spoken.firstOf(
      Spoken.turns(draft),
      ({ turn }) => holdsWords(turn.content) ? undefined : "holds no words"
    )
    if (silent !== undefined) return silent
  }
  if (!holdsWords(text(draft, "user"))) return "the instruction holds no words"
  if (!holdsWords(text(draft, "assistant"))) return "the response holds no words"
  return undefined
})
