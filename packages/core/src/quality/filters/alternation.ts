import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/** Drops conversations that a trainer cannot read: they begin with the user, alternate, and end with the assistant. */
export const alternation = Filter.ofScenes(
  "alternation",
  "User and assistant take turns, and the assistant has the last word.",
  (draft) => {
    const spoken = Spoken.turns(draft)
    const said = spoken[0]?.turn.role === "system" ? spoken.slice(1) : spoken
    if (said.length === 0) return "the conversation has no turns"
    for (const [index, { name, turn }] of said.entries()) {
      const wanted = index % 2 === 0 ? "user" : "assistant"
      if (turn.role !== wanted) return `${name} is of the ${turn.role}, where the ${wanted} speaks`
    }
    return said.length % 2 === 0 ? undefined : `${said.at(-1)?.name ?? ""} is the last and of the user`
  }
)
