/** How long calls take: pure, from the time of one call, how many are in flight, and what must wait for what. */
import type { Phase } from "../log/Signals.ts"
import type { Expected, Scaled } from "./Scale.ts"

/** What is known or assumed of an endpoint. */
export interface Pace {
  readonly concurrency: number
  readonly requestsPerMinute?: number
  readonly tokensPerMinute?: number
  /** Seconds one call takes. */
  readonly seconds: (role: Expected) => number
}

/** Seconds until a reply begins, and tokens a second from then on, where nothing was measured. */
export const assumed = { first: 0.5, tokensPerSecond: 60 }

/** Seconds of a call with a reply as long as the mean one of its role. */
export const assumedSeconds = ({ calls, outputTokens }: Expected): number =>
  assumed.first + (calls === 0 ? 0 : outputTokens / calls / assumed.tokensPerSecond)

/** Calls in flight where a recipe does not say: what most servers bear. */
export const assumedConcurrency = 32

/** What waits for what in one step of a group, and in one wave of candidates. Nobody waits for a summary. */
const rounds: Partial<Record<Phase, ReadonlyArray<ReadonlyArray<string>>>> = {
  population: [["anonymise"], ["ground", "lifeGoal", "personality"], ["plan"]],
  simulation: [["receive"], ["act", "react"], ["route", "route-members", "route-groups"]],
  synthesis: [["instruct"], ["respond"]]
}

/** Seconds of a phase: as long as its calls take side by side, and at least as long as those take that wait for each other. */
const secondsOf = (phase: Phase, roles: ReadonlyArray<Expected>, pace: Pace, repeats: number): number => {
  const work = roles.reduce((sum, role) => sum + role.calls * pace.seconds(role), 0) / pace.concurrency
  const chain = (rounds[phase] ?? [roles.map(({ role }) => role)]).reduce((sum, together) => {
    const longest = roles.filter(({ role }) => together.includes(role)).map(pace.seconds)
    return sum + Math.max(0, ...longest)
  }, 0)
  const calls = roles.reduce((sum, role) => sum + role.calls, 0)
  const tokens = roles.reduce((sum, role) => sum + role.inputTokens + role.outputTokens, 0)
  return Math.max(
    work,
    chain * repeats,
    pace.requestsPerMinute === undefined ? 0 : (calls / pace.requestsPerMinute) * 60,
    pace.tokensPerMinute === undefined ? 0 : (tokens / pace.tokensPerMinute) * 60
  )
}

/** Seconds of a whole run. */
export const of = ({ roles, steps, waves }: Scaled, pace: Pace): number =>
  (["population", "simulation", "synthesis"] as const).reduce((sum, phase) => {
    const own = roles.filter((role) => role.phase === phase && role.role !== "embed")
    const repeats = phase === "simulation" ? steps : phase === "synthesis" ? Math.ceil(waves / 2) : 1
    return sum + (own.length === 0 ? 0 : secondsOf(phase, own, pace, repeats))
  }, 0)
