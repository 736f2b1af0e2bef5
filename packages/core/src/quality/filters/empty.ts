import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

const holdsWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Drops rows in which somebody says nothing: at any turn, in what is thought before one, in a rejected response. */
export const empty = Filter.pure("empty", "Whatever is said holds words.", (draft) => {
  const silent = Spoken.firstIn(Spoken.texts(draft), ({ text }) => holdsWords(text) ? undefined : "holds no words")
  if (silent !== undefined) return silent
  if (!draft.turns.some(({ role }) => role === "user")) return "the instruction holds no words"
  if (!draft.turns.some(({ role }) => role === "assistant")) return "the response holds no words"
  return undefined
})
