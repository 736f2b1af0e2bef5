import type { ParsedRequest } from "./options.ts"
import { digest } from "./random.ts"

/** Characters of a block: prompts share a cache by whole blocks, as in servers that keep one. */
const block = 64

/** Remembers which prompts there were, by their beginnings. */
export interface PromptCache {
  /** Tokens (characters / 4) of the blocks a prompt begins with that an earlier one began with too; remembers it. */
  admit(request: Pick<ParsedRequest, "messages" | "model">): number
  reset(): void
}

/** A cache that has seen no prompt yet. */
export const promptCache = (): PromptCache => {
  const seen = new Set<string>()
  return {
    admit: ({ messages, model }) => {
      const text = messages.map(({ content }) => content).join("")
      let chain = model
      let shared = 0
      for (let at = 0; at + block <= text.length; at += block) {
        chain = digest(chain, text.slice(at, at + block))
        // Once a block is new, all that come after it are.
        if (seen.has(chain)) shared++
        seen.add(chain)
      }
      return shared * (block / 4)
    },
    reset: () => seen.clear()
  }
}
