/** How many tokens a request will use, as far as that is known before. */
import { estimateTokens, type ModelReply, type ModelRequest } from "./Model.ts"

/** Estimates that become better with every reply. */
export interface Estimate {
  readonly of: (request: ModelRequest) => number
  readonly learn: (request: ModelRequest, reply: ModelReply) => void
}

/** A share of the last reply in what a prompt's replies are taken to be. */
const weight = 1 / 16

/** Knows no replies yet: a quarter of what a reply may have at most is the first guess of a prompt. */
export const make = (): Estimate => {
  const written = new Map<string, number>()
  return {
    of: ({ maxTokens, prompt, turns }) =>
      turns.reduce((sum, turn) => sum + estimateTokens(turn.content), 0) + (written.get(prompt) ?? maxTokens / 4),
    learn: ({ prompt }, { outputTokens }) => {
      const before = written.get(prompt) ?? outputTokens
      written.set(prompt, before + weight * (outputTokens - before))
    }
  }
}
