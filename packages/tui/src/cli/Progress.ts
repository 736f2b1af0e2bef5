/** How far a run is, in one line. */
import { Projection, Recipe, World } from "@stoa/core"
import { HashMap } from "effect"
import * as Screen from "./Screen.ts"
import type * as Status from "./Status.ts"
import type { Tally } from "./Watch.ts"

/** What the line is made for. */
export interface ProgressView {
  readonly recipe: Recipe.Recipe
  readonly agents: number
  readonly status: Status.Status
  /** Epoch milliseconds. */
  readonly now: number
  /** Since the sitting began. */
  readonly seconds: number
}

/** Calls of a play, by and large. */
const callsOfPlay = 3.5

// Calls a whole run is likely to make: grounding, three acts and a summary an episode, routing for about every second one.
const expectedCalls = (recipe: Recipe.Recipe, agents: number, questions: number): number =>
  agents + Recipe.episodesWanted(recipe) * (recipe.simulation.window + 1.6) + Recipe.wanted(recipe) * 2.2 +
  questions * callsOfPlay

/** The lowest step that a group is in; 0 before there are groups. */
const stepOf = (world: World.World): number => {
  const last = World.lastStep(world)
  return Number.isFinite(last) ? last + 1 : 0
}

/** What a run has come to: phase, people, steps, episodes, rows. */
const reached = ({ onRecord, phase, world }: Tally, { agents, recipe }: ProgressView): string => {
  // Rows on record are told again in their turn, and are there all the while.
  const kept = Math.max(world.kept, onRecord)
  if (phase === "class") {
    const done = HashMap.reduce(world.plays, 0, (sum, { end }) => (end === "elsewhere" ? sum : sum + 1))
    return `${done}/${HashMap.size(world.questions)} plays · ${Screen.count(kept, "conversation")}`
  }
  if (phase === "population") return `${HashMap.size(world.agents)}/${agents} agents`
  if (!Recipe.hasSociety(recipe)) return Screen.count(kept, "conversation")
  const wanted = Recipe.episodesWanted(recipe)
  return world.ended === undefined
    ? `step ${stepOf(world)} · ${Math.min(HashMap.size(world.episodes), wanted)}/${wanted} episodes`
    : `${world.ended.episodes} episodes · ${kept}/${Recipe.wanted(recipe)} examples`
}

/** What it has cost so far, and is likely to cost; money where prices are known, else tokens. */
const spent = ({ forecast, inputTokens, outputTokens, spending }: Tally, isRehearsal: boolean): string => {
  const { calls, cost, ...used } = spending() ?? { calls: 0, inputTokens, outputTokens }
  const tokens = used.inputTokens + used.outputTokens
  // What costs nothing is told in tokens.
  if (isRehearsal || forecast === undefined) return `${Screen.short(tokens)} tokens`
  const { total } = forecast
  return Projection.words({ calls, tokens, cost }, {
    calls: total.calls,
    tokens: total.inputTokens + total.outputTokens,
    cost: total.cost
  })
}

/** True when nothing is asked any more, though a requirement may have wanted more rows than came. */
const isDone = ({ inFlight, phase, world }: Tally, recipe: Recipe.Recipe): boolean =>
  inFlight === 0 &&
  (phase === "dataset" ||
    (phase === "synthesis" && HashMap.size(world.synthesised) >= Recipe.wishes(recipe).length))

/** The line. */
export const line = (tally: Tally, view: ProgressView): string => {
  const { agents, now, recipe, seconds, status } = view
  const { failures } = tally.world
  const fresh = tally.calls - tally.known
  const rate = fresh / Math.max(seconds, 0.1)
  const all = tally.forecast?.total.calls ?? expectedCalls(recipe, agents, HashMap.size(tally.world.questions))
  const left = isDone(tally, recipe) ? 0 : (all - tally.calls) / rate
  return [
    tally.phase.padEnd(10),
    reached(tally, view),
    status.line({ inFlight: tally.inFlight, now, columns: 60 }),
    `${Screen.short(tally.calls)} calls (${rate.toFixed(rate < 10 ? 1 : 0)}/s)`,
    spent(tally, Recipe.isRehearsed(recipe)),
    ...(tally.retries === 0 ? [] : [Screen.count(tally.retries, "retry", "retries")]),
    ...(HashMap.size(failures) === 0 ? [] : [Screen.count(HashMap.size(failures), "failure")]),
    ...(Number.isFinite(left) && left > 1 ? [`about ${Screen.duration(left)} left`] : [])
  ].join(" · ")
}
