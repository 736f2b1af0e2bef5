import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/** Drops conversations that a trainer cannot read: they begin with the user, alternate, and end with the assistant. */
export const alternation = Filter.pure(
  "alternation",
  "User and assistant take turns, and the assistant has the last word.",
  (draft) => {
    const before = draft.turns[0]?.role === "system" ? 1 : 0
    const said = draft.turns.slice(before)
    if (said.length === 0) return "the conversation has no turns"
    for (const [index, { role }] of said.entries()) {
      const wanted = index % 2 === 0 ? "user" : "assistant"
      if (role !== wanted) {
        return `${Spoken.nameIn(draft, before + index)} is of the ${role}, where the ${wanted} speaks`
      }
    }
    return said.length % 2 === 0
      ? undefined
      : `${Spoken.nameIn(draft, draft.turns.length - 1)} is the last and of the user`
  }
)
