/** How an agent stands, with the reason: as a sign, a word and a sentence. */
import { Plan, Status, type World } from "@stoa/core"
import type { Tone } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Scene } from "../../state/View.ts"

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

/** What of a reason goes on by the clock. */
const clocks = /,? for \d+(?:\.\d+)? (?:s|min)$|, \d+(?:\.\d+)? (?:s|min) more| in \d+(?:\.\d+)? (?:s|min)(?=:|$)/g

/** What has an end is no matter of what it waits for: who is done stays so, and in a run that stands still all others are held. */
const settled = ({ kind, reason }: Status.Status, { plan }: World.AgentState, { watched }: Scene): Status.Status => {
  const { mode, pulse, world } = watched
  const isPaused = mode === "live" && pulse?.state === "paused" && world.ended === undefined
  const rests = kind === "idle" || kind === "held"
  if (Plan.isDone(plan) && (rests || (isPaused && (kind === "waiting" || kind === "acting")))) {
    return { kind: "done", reason: rests ? `its plan is done; ${reason.replace(clocks, "")}` : "its plan is done" }
  }
  if (!isPaused || kind === "done" || kind === "muted" || kind === "failed" || kind === "absent") {
    return { kind, reason }
  }
  if (kind === "held") return { kind, reason }
  const rest = reason.replace(clocks, "")
  return {
    kind: "held",
    reason: `the run is paused; ${kind === "waiting" && rest.startsWith("for ") ? "it waits " : ""}${rest}`
  }
}

/** How the agent stands in the scene. */
export const of = (scene: Scene, state: World.AgentState): Standing => {
  const { glyphs, now, watched } = scene
  const { kind, reason } = settled(Status.of(watched, state.agent.id, now), state, scene)
  const { sign, tone, word } = looks[kind]
  return { glyph: glyphs[sign], word, reason: clean(reason), tone }
}
