/** How an agent stands, with the reason: as a sign, a word and a sentence. */
import { Status, type World } from "@stoa/core"
import type { Tone } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import type { Glyphs } from "../../Glyphs.ts"
import type { Scene } from "../../View.ts"

/** A sign with its tone, a word for it, and why. */
export interface Standing {
  readonly glyph: string
  readonly word: string
  readonly reason: string
  readonly tone: Tone
}

type Look = Pick<Standing, "tone" | "word"> & { readonly sign: Exclude<keyof Glyphs, "ascii" | "frame" | "spark"> }

const looks: Readonly<Record<Status.Status["kind"], Look>> = {
  acting: { sign: "acts", word: "acts", tone: "good" },
  waiting: { sign: "waits", word: "waits", tone: "warn" },
  retrying: { sign: "waits", word: "retries", tone: "bad" },
  held: { sign: "paused", word: "held", tone: "accent" },
  muted: { sign: "muted", word: "muted", tone: "accent" },
  failed: { sign: "fails", word: "failed", tone: "bad" },
  done: { sign: "done", word: "done", tone: "good" },
  idle: { sign: "idle", word: "idle", tone: "dim" },
  absent: { sign: "idle", word: "absent", tone: "dim" }
}

/** How the agent stands in the scene. */
export const of = ({ glyphs, now, watched }: Scene, { agent }: World.AgentState): Standing => {
  const { kind, reason } = Status.of(watched, agent.id, now)
  const { sign, tone, word } = looks[kind]
  return { glyph: glyphs[sign], word, reason: clean(reason), tone }
}
