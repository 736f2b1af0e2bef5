/** How an agent stands, with the reason: as a sign, a word and a sentence. */
import type { World } from "@stoa/core"
import { duration } from "../../canvas/Amount.ts"
import type { Tone } from "../../canvas/Line.ts"
import type { Scene } from "../../View.ts"

/** A sign with its tone, a word for it, and why. */
export interface Standing {
  readonly glyph: string
  readonly word: string
  readonly reason: string
  readonly tone: Tone
}

/** How the agent stands in the scene. */
export const of = ({ glyphs, now, watched }: Scene, { agent }: World.AgentState): Standing => {
  const wait = watched.pulse?.waits[agent.id]
  if (wait !== undefined) {
    return {
      glyph: wait.on === "call" ? glyphs.acts : glyphs.waits,
      word: wait.on === "call" ? "acts" : "waits",
      reason: `${wait.on}, ${duration(now - wait.since)}`,
      tone: wait.on === "call" ? "good" : "warn"
    }
  }
  return { glyph: glyphs.idle, word: "idle", reason: "nothing to do just now", tone: "dim" }
}
