import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"
import { type Band, outside } from "./length.ts"

/** Drops rows of reasoning whose answer has no thinking before it, or too little or too much of it. */
export const thinking = (band: Band) =>
  Filter.ofKind("thinking-length", {
    kind: "reasoning",
    summary: "Before each answer of a row of reasoning there is thinking, and it keeps to its length.",
    judge: (draft) => {
      for (const [index, { reasoning, role }] of draft.turns.entries()) {
        if (role !== "assistant") continue
        const name = Spoken.nameIn(draft, index)
        if (reasoning === undefined || reasoning.trim() === "") return `${name} has no thinking before it`
        const reason = outside(`the thinking before ${name}`, reasoning.length, band)
        if (reason !== undefined) return reason
      }
      return undefined
    }
  })
