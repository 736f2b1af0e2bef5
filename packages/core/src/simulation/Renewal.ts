/** What an agent does whose plan is done: it sets itself another goal, as often as it may. Or a person sets it one. */
import { Effect, HashMap } from "effect"
import type { Renewed } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import * as EventLog from "../log/EventLog.ts"
import type * as World from "../log/World.ts"
import type { Model, ModelError } from "../model/Model.ts"
import * as Once from "./Once.ts"
import { placeOf } from "./Turn.ts"

/**
 * Finds the next goal of an agent whose plan is done, and a plan towards it, at a place of its own; where a goal is given only the
 * plan. None where that came to nothing.
 */
export type Renew = (
  state: World.AgentState,
  at: { readonly place: string; readonly step: number; readonly goal?: string }
) => Effect.Effect<Renewed | undefined, ModelError | EventLog.LogError, EventLog.EventLog | Model>

/** When an agent acts, and what it does when its plan is done: without `renew` it falls silent. */
export interface TurnOptions {
  readonly group: string
  readonly step: number
  readonly renew?: Renew | undefined
  /** How often an agent may set itself another goal; default 0. */
  readonly goals?: number | undefined
}

const placeOfRenewal = (step: number, group: string, id: string): string =>
  Place.join(placeOf(step, group, id), "renew")

/** True where an agent tried to find another goal, and nothing came of it: it is not asked again. */
const hasFailed = (world: World.World, id: string, { group, step }: TurnOptions): boolean => {
  if (HashMap.isEmpty(world.failures)) return false
  for (let at = step; at >= 0; at--) {
    if (Once.hasFailed(world, placeOfRenewal(at, group, id))) return true
  }
  return false
}

/** An agent that would do nothing sets itself another goal, if it may; true if it has one now. */
export const goesOn = Effect.fnUntraced(function*(world: World.World, state: World.AgentState, options: TurnOptions) {
  const { goals = 0, group, renew, step } = options
  const { id } = state.agent
  if (renew === undefined || state.reached.length >= goals || hasFailed(world, id, options)) return false
  const renewed = yield* renew(state, { place: placeOfRenewal(step, group, id), step })
  if (renewed === undefined) return false
  yield* EventLog.append(renewed)
  return true
})

const placeOfPlan = (step: number, group: string, id: string): string => Place.join(placeOf(step, group, id), "replan")

/** How often an agent tries to make itself a plan for a goal that a person set. */
const mostTries = 3

const triesOf = (world: World.World, { agent, set }: World.AgentState, { group, step }: TurnOptions): number => {
  if (HashMap.isEmpty(world.failures)) return 0
  let tries = 0
  for (let at = set?.step ?? step; at < step; at++) {
    if (Once.hasFailed(world, placeOfPlan(at, group, agent.id))) tries++
  }
  return tries
}

/** An agent makes itself a plan for the goal that a person set; until that works, or was tried often, it goes on with the one it has. */
export const takeUp = Effect.fnUntraced(function*(world: World.World, state: World.AgentState, options: TurnOptions) {
  const { group, renew, step } = options
  const goal = state.set?.lifeGoal
  const place = placeOfPlan(step, group, state.agent.id)
  if (renew === undefined || goal === undefined || Once.hasFailed(world, place)) return
  if (triesOf(world, state, options) >= mostTries) return
  const renewed = yield* renew(state, { place, step, goal })
  if (renewed !== undefined) yield* EventLog.append(renewed)
})
