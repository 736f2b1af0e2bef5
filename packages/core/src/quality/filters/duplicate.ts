import { text } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"

// Signs of reckoning and of names (7 - 8, 2^3, C++, C#) stay where they stand before a number or behind a letter.
const noise = /(?:(?![-*/%^]\s*\p{N}|(?<=\p{L})#)[^\p{L}\p{M}\p{N}\p{Sm}\p{Sc}])+/gu

/** What two instructions must share to be the same: letters, digits and signs, without case, punctuation and spacing. */
export const normalise = (instruction: string): string =>
  instruction.normalize("NFKC").toLowerCase().replace(noise, " ").trim()

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
