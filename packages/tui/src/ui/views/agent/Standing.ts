/** How an agent stands, with the reason: as a sign, a word and a sentence. */
import { Plan, type Pulse, type Watched, type World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { duration } from "../../canvas/Amount.ts"
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

const until = (until: number | undefined, now: number): string =>
  until === undefined || until <= now ? "" : ` for ${duration(until - now)} more`

/** What it does or waits for, as its engine says. */
const waiting = (wait: Pulse.Wait, { glyphs, now }: Pick<Scene, "glyphs" | "now">): Standing => {
  const since = duration(Math.max(0, now - wait.since))
  const waits = (reason: string): Standing => ({ glyph: glyphs.waits, word: "waits", reason, tone: "warn" })
  switch (wait.on) {
    case "call":
      return { glyph: glyphs.acts, word: "acts", reason: `a model has been thinking for ${since}`, tone: "good" }
    case "slot":
      return waits(`for a free slot of the model, ${since}`)
    case "rate":
      return waits(`for the rate limit${until(wait.until, now)}`)
    case "retry": {
      const when = wait.until === undefined || wait.until <= now ? "now" : `in ${duration(wait.until - now)}`
      const nth = wait.attempt === undefined ? "" : ` after attempt ${wait.attempt}`
      const why = wait.reason === undefined ? "" : `: ${clean(wait.reason)}`
      return { glyph: glyphs.waits, word: "retries", reason: `${when}${nth}${why}`, tone: "bad" }
    }
    case "endpoint":
      return { ...waits(`for the server, which is down${until(wait.until, now)}`), tone: "bad" }
    case "budget":
      return waits("for the budget: what is spoken for leaves no room")
    case "stop":
      return { ...waits("nothing new is begun: the run is being stopped"), word: "stopped", tone: "dim" }
    case "pause":
      return { ...waits("a person paused the run"), glyph: glyphs.paused, word: "paused", tone: "accent" }
    case "neighbour":
      return waits(`for ${wait.group ?? "another group"}, ${since}`)
  }
}

const failed = (tally: Watched.AgentTally | undefined): boolean =>
  tally !== undefined && tally.failures > 0 && (tally.lastFailedStep ?? -1) > (tally.lastStep ?? -1)

const inboxOf = ({ inbox: { length } }: World.AgentState): string =>
  length === 0 ? "" : `; ${length} heard and not yet reacted to`

/** Why nothing is going on with it just now. */
const resting = (
  state: World.AgentState,
  { glyphs, step }: { readonly glyphs: Glyphs; readonly step: number | undefined }
): Standing => {
  const isDone = Plan.isDone(state.plan)
  const acted = step === undefined ? "it has not acted yet" : `it acted in step ${step}`
  return isDone && state.inbox.length === 0
    ? { glyph: glyphs.done, word: "done", reason: `its plan is done; ${acted}`, tone: "good" }
    : { glyph: glyphs.idle, word: "idle", reason: `${acted}${inboxOf(state)}`, tone: "dim" }
}

/** How the agent stands in the scene. */
export const of = ({ glyphs, now, watched }: Scene, state: World.AgentState): Standing => {
  const wait = watched.pulse?.waits[state.agent.id]
  if (wait !== undefined) return waiting(wait, { glyphs, now })
  if (state.muted) {
    return {
      glyph: glyphs.muted,
      word: "muted",
      reason: "a person lets it take no turns; it hears others",
      tone: "accent"
    }
  }
  const tally = Option.getOrUndefined(HashMap.get(watched.chronicle.agents, state.agent.id))
  return failed(tally)
    ? {
      glyph: glyphs.fails,
      word: "failed",
      reason: clean(tally?.lastFailure ?? "its last turn came to nothing"),
      tone: "bad"
    }
    : resting(state, { glyphs, step: tally?.lastStep })
}
