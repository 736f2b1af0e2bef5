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

/** What waits for what in one step of a group, and in one wave of candidates. Nobody waits for a summary. In a play each call waits for the one before. */
const rounds: Partial<Record<Phase, ReadonlyArray<ReadonlyArray<string>>>> = {
  population: [["anonymise"], ["ground", "lifeGoal", "personality"], ["plan"]],
  simulation: [["receive"], ["act", "react"], ["route", "route-members", "route-groups"]],
  synthesis: [["instruct"], ["respond"]]
}

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, number) => total + number, 0)

/** Seconds of calls one after the other. */
const inTurn = (calls: ReadonlyArray<Expected>, pace: Pace): number =>
  sum(calls.map((role) => role.calls * pace.seconds(role)))

/** Seconds of what must be done one after the other in a phase. */
const chainOf = (phase: Phase, roles: ReadonlyArray<Expected>, { pace, steps, plays, waves }: Whole): number => {
  const longest = (together: ReadonlyArray<string>) =>
    Math.max(0, ...roles.filter(({ role }) => together.includes(role)).map(pace.seconds))
  // Questions come out of all episodes at once, then everything is played at once.
  if (phase === "class") return longest(["pose"]) + plays.reduce((most, play) => Math.max(most, inTurn(play, pace)), 0)
  const repeats = phase === "simulation" ? steps : phase === "synthesis" ? Math.ceil(waves / 2) : 1
  return repeats * sum((rounds[phase] ?? []).map(longest))
}

/** Seconds until the limits of a minute let these calls of one model through. */
const limited = (calls: ReadonlyArray<Expected>, { requestsPerMinute, tokensPerMinute }: Pace): number => {
  const tokens = sum(calls.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens))
  return Math.max(
    requestsPerMinute === undefined ? 0 : (sum(calls.map(({ calls }) => calls)) / requestsPerMinute) * 60,
    tokensPerMinute === undefined ? 0 : (tokens / tokensPerMinute) * 60
  )
}

interface Whole extends Pick<Scaled, "steps" | "waves" | "plays"> {
  readonly pace: Pace
}

/** Seconds of a phase: as long as its calls take side by side, and at least as long as those take that wait for each other. */
const secondsOf = (phase: Phase, roles: ReadonlyArray<Expected>, whole: Whole): number => {
  const { pace } = whole
  const models = [...Map.groupBy(roles, ({ model }) => model).values()]
  return Math.max(
    inTurn(roles, pace) / pace.concurrency,
    chainOf(phase, roles, whole),
    ...models.map((calls) => limited(calls, pace))
  )
}

/** Seconds of a whole run. */
export const of = ({ roles, ...whole }: Scaled, pace: Pace): number =>
  sum(
    (["population", "simulation", "class", "synthesis"] as const).map((phase) => {
      const own = roles.filter((role) => role.phase === phase && role.role !== "embed")
      return own.length === 0 ? 0 : secondsOf(phase, own, { ...whole, pace })
    })
  )
