/** How an agent stands at a moment, with the reason in a few words: one answer for everything that shows it. */
import { HashMap, Option } from "effect"
import type { AgentId } from "../domain/Agent.ts"
import { brief } from "../domain/PlainText.ts"
import * as Plan from "../domain/Plan.ts"
import { counted } from "../log/Hop.ts"
import type { Wait } from "../log/Pulse.ts"
import type { AgentState } from "../log/World.ts"
import { tallyOf } from "./Chronicle.ts"
import type { AgentTally, Watched } from "./Watched.ts"

/** A sort of status, and why it is so. */
export interface Status {
  /**
   * acting: a model is asked for it; waiting: it will be; retrying: it was, in vain; held: the run stands still; idle: nothing is up;
   * absent: it is not, or not yet, in the society.
   */
  readonly kind: "acting" | "waiting" | "retrying" | "held" | "muted" | "failed" | "done" | "idle" | "absent"
  readonly reason: string
}

/** Most characters of what others say. */
const most = 120

/** A length of time as people say it: 0.4 s, 12 s, 3 min. */
const lasting = (milliseconds: number): string => {
  const seconds = Math.max(0, milliseconds) / 1000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  return seconds < 99.5 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`
}

const until = ({ until: end }: Wait, now: number): string =>
  end === undefined || end <= now ? "" : `, ${lasting(end - now)} more`

const why = ({ reason = "" }: Wait): string => (reason.trim() === "" ? "" : `: ${brief(reason, most)}`)

/** What its engine says of it. */
const ofWait = (wait: Wait, now: number): Status => {
  const since = lasting(now - wait.since)
  switch (wait.on) {
    case "call":
      return { kind: "acting", reason: `its call has been in flight for ${since}` }
    case "slot":
      return { kind: "waiting", reason: `for a free slot for ${since}` }
    case "rate":
      return { kind: "waiting", reason: `for the rate limit${until(wait, now)}` }
    case "retry": {
      const nth = wait.attempt === undefined ? "" : `attempt ${wait.attempt + 1} `
      const when = wait.until === undefined || wait.until <= now ? "now" : `in ${lasting(wait.until - now)}`
      return { kind: "retrying", reason: `${nth}${when}${why(wait)}` }
    }
    case "endpoint":
      return { kind: "waiting", reason: `for the endpoint, which is down${until(wait, now)}${why(wait)}` }
    case "budget":
      return { kind: "waiting", reason: "for what others have reserved of the budget" }
    case "stop":
      return { kind: "held", reason: "the run is being stopped" }
    case "pause":
      return { kind: "held", reason: "the run is paused" }
    case "neighbour":
      return { kind: "waiting", reason: `for ${wait.group ?? "a neighbour"} to finish a step, for ${since}` }
  }
}

/** What the engine says of its group. */
const ofGroup = (wait: Wait, now: number): Status => {
  const { kind, reason } = ofWait(wait, now)
  return kind === "acting"
    ? { kind: "waiting", reason: `for its group's modulator, for ${lasting(now - wait.since)}` }
    : { kind, reason: kind === "waiting" ? `its group waits ${reason}` : reason }
}

const failed = ({ lastFailedStep = -1, lastFailure, lastStep = -1 }: AgentTally): Status | undefined =>
  lastFailedStep > lastStep
    ? {
      kind: "failed",
      reason: `its turn in step ${lastFailedStep} came to nothing: ${lastFailure ?? "no reason is known"}`
    }
    : undefined

const actedIn = (step: number | undefined): string =>
  step === undefined ? "it has not acted yet" : `it acted in step ${step}`

/** Somebody with whom nothing is going on. */
const resting = ({ mode, world }: Watched, { inbox, plan }: AgentState, step: number | undefined): Status => {
  if (Plan.isDone(plan) && inbox.length === 0) return { kind: "done", reason: `its plan is done; ${actedIn(step)}` }
  if (world.ended !== undefined) return { kind: "idle", reason: `the simulation is over; ${actedIn(step)}` }
  if (mode === "stopped") return { kind: "held", reason: `nobody works on the run; ${actedIn(step)}` }
  const heard = inbox.length === 0 ? "" : `; ${counted(inbox.length, "message")} heard and not reacted to`
  return { kind: "idle", reason: `${actedIn(step)}${heard}` }
}

/** Somebody who is not in the society. */
const absent = ({ world }: Watched, { failures, lastFailure }: AgentTally, agent: AgentId): Status => {
  if (failures > 0) {
    return { kind: "failed", reason: `it could not be grounded: ${lastFailure ?? "no reason is known"}` }
  }
  return HashMap.has(world.profiles, agent)
    ? { kind: "absent", reason: "it is not grounded yet" }
    : { kind: "absent", reason: "the run knows nobody of this id" }
}

/** How an agent stands; `now` in epoch milliseconds, in a replay the moment that is played. */
export const of = (watched: Watched, agent: AgentId, now: number): Status => {
  const state = Option.getOrUndefined(HashMap.get(watched.world.agents, agent))
  const waits = watched.pulse?.waits ?? {}
  const own = waits[agent]
  if (own !== undefined) return ofWait(own, now)
  const tally = tallyOf(watched.chronicle, agent)
  if (state === undefined) return absent(watched, tally, agent)
  if (state.muted) return { kind: "muted", reason: "a person lets it take no turns; it hears others" }
  const group = state.group === undefined ? undefined : waits[state.group]
  return failed(tally) ?? (group === undefined ? resting(watched, state, tally.lastStep) : ofGroup(group, now))
}
