/**
 * How much of the prompts of a run begins like an earlier one: what a server with a prompt cache need not read again. Looked at
 * in blocks, without asking any server: a signal, not a fact.
 */
import type { Turn } from "../domain/Draft.ts"
import { estimateTokens } from "./Model.ts"

/** Characters of a block. Caches of servers count in blocks of 16 to 128 tokens. */
const block = 256

/** Blocks that are known at least; twice as many at most. */
const most = 65_536

/** Tokens of all prompts noted, estimated by their length, and how many of them an earlier prompt began with. */
export interface Totals {
  readonly tokens: number
  readonly shared: number
}

/** A running measure over prompts in the order in which they are sent. */
export interface PrefixMeter {
  /** Notes a prompt, and gives the share of its text, from 0 to 1, with which an earlier one began. */
  readonly note: (turns: ReadonlyArray<Turn>) => number
  readonly totals: () => Totals
}

/** A hash for every block of a text, each over all that stands before it too: two of 32 bits (FNV-1a) side by side. */
const hashes = (text: string): Array<number> => {
  const found: Array<number> = []
  let a = 0x811c9dc5
  let b = 0x2f0b4f4d
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
    if ((at + 1) % block === 0) found.push((a >>> 0) * 0x200000 + (b >>> 11))
  }
  return found
}

/** A meter that has seen nothing yet. */
export const make = (): PrefixMeter => {
  let young = new Set<number>()
  let old = new Set<number>()
  let tokens = 0
  let shared = 0
  return {
    note: (turns) => {
      const text = turns.map(({ content, role }) => `${role}\n${content}\n`).join("")
      const blocks = hashes(text)
      const isNew = blocks.findIndex((hash) => !young.has(hash) && !old.has(hash))
      const known = isNew === -1 ? blocks.length : isNew
      for (const hash of blocks) {
        if (young.size >= most) {
          old = young
          young = new Set()
        }
        young.add(hash)
      }
      const share = text === "" ? 0 : (known * block) / text.length
      const size = turns.reduce((sum, { content }) => sum + estimateTokens(content), 0)
      tokens += size
      shared += Math.round(size * share)
      return share
    },
    totals: () => ({ tokens, shared })
  }
}
