/** The counts of an agent and of a step: as they stand, and while a batch of facts is counted. */
import { HashMap, Option } from "effect"
import type { AgentId } from "../domain/Agent.ts"
import type { AgentTally, StepTally } from "./Watched.ts"

/** An agent of whom nothing was told yet. */
export const none: AgentTally = {
  heard: 0,
  reached: 0,
  tokens: { input: 0, output: 0 },
  failures: 0,
  lastFailure: undefined,
  lastStep: undefined,
  lastAt: undefined,
  audience: HashMap.empty()
}

/** A step of which nothing was told yet. */
export const step = (step: number): StepTally => ({
  step,
  acted: 0,
  reactions: 0,
  heard: 0,
  between: 0,
  episodes: 0,
  failures: 0,
  ended: 0,
  began: undefined,
  last: undefined
})

/** The steps with some of them counted anew; those in between which nothing was told of are there too. */
export const withSteps = (
  before: ReadonlyArray<StepTally>,
  changed: ReadonlyMap<number, StepTally>
): ReadonlyArray<StepTally> => {
  if (changed.size === 0) return before
  const steps = before.slice()
  for (const [at, tally] of changed) {
    for (let missing = steps.length; missing < at; missing++) steps.push(step(missing))
    steps[at] = tally
  }
  return steps
}

/** An agent's counts while a batch is counted. */
export interface Draft {
  heard: number
  input: number
  output: number
  failures: number
  lastFailure: string | undefined
  lastFailedStep: number | undefined
  lastStep: number | undefined
  lastAt: number | undefined
  lastPlace: string | undefined
  /** These came to hear a message of the agent. */
  readonly reach: (agents: ReadonlyArray<AgentId>) => void
  readonly done: () => AgentTally
}

/** The counts of an agent, to be counted on. */
export const draft = (before: AgentTally = none): Draft => {
  const { audience, failures, heard, lastAt, lastFailedStep, lastFailure, lastPlace, lastStep, tokens } = before
  let { reached } = before
  const hearers = new Map<AgentId, number>()
  const now: Draft = {
    heard,
    input: tokens.input,
    output: tokens.output,
    failures,
    lastFailure,
    lastFailedStep,
    lastStep,
    lastAt,
    lastPlace,
    reach: (agents) => {
      reached += agents.length
      for (const agent of agents) hearers.set(agent, (hearers.get(agent) ?? 0) + 1)
    },
    done: () => ({
      heard: now.heard,
      reached,
      tokens: { input: now.input, output: now.output },
      failures: now.failures,
      lastFailure: now.lastFailure,
      ...(now.lastFailedStep === undefined ? {} : { lastFailedStep: now.lastFailedStep }),
      lastStep: now.lastStep,
      lastAt: now.lastAt,
      ...(now.lastPlace === undefined ? {} : { lastPlace: now.lastPlace }),
      audience: hearers.size === 0
        ? audience
        : HashMap.mutate(audience, (all) => {
          for (const [agent, times] of hearers) {
            HashMap.set(all, agent, Option.getOrElse(HashMap.get(all, agent), () => 0) + times)
          }
        })
    })
  }
  return now
}
