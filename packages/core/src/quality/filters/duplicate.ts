import { text } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"

/** What two instructions must share to be the same: letters and digits, without case, marks and spacing. */
export const normalise = (instruction: string): string =>
  instruction.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()

/** Drops rows whose instruction an earlier kept row has already. */
export const duplicate = Filter.make("exact-duplicate", {
  summary: "No two rows ask the same.",
  start: () => {
    const seen = new Map<string, string>()
    return (draft, clean) => {
      const key = normalise(text(draft, "user"))
      const earlier = seen.get(key)
      if (earlier !== undefined) return `the instruction is that of ${earlier}`
      if (clean) seen.set(key, draft.id)
      return undefined
    }
  }
})
