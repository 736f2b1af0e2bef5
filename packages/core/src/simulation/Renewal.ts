/** What an agent does whose plan is done: it sets itself another goal, as often as it may. */
import { Effect, HashMap } from "effect"
import type { Renewed } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import * as EventLog from "../log/EventLog.ts"
import type * as World from "../log/World.ts"
import type { Model, ModelError } from "../model/Model.ts"
import { placeOf } from "./Turn.ts"

/** Finds the next goal of an agent whose plan is done, at a place of its own; none where that came to nothing. */
export type Renew = (
  state: World.AgentState,
  at: { readonly place: string; readonly step: number }
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

/** True where an agent tried before to find another goal, and nothing came of it: it is not asked again. */
const hasFailed = (world: World.World, id: string, { group, step }: TurnOptions): boolean => {
  if (HashMap.isEmpty(world.failures)) return false
  for (let at = step - 1; at >= 0; at--) {
    if (HashMap.has(world.failures, `${placeOfRenewal(at, group, id)}/failed`)) return true
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
