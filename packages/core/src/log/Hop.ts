/** A stop on the walk through a run's world. */
import { HashMap, Option } from "effect"
import type { World } from "./World.ts"

/** One stop of the walk: what it is, its id, what it says, and what there is to know about it. */
export interface Hop {
  readonly kind:
    | "row"
    | "call"
    | "verdict"
    | "play"
    | "question"
    | "episode"
    | "message"
    | "agent"
    | "profile"
    | "group"
  readonly id: string
  readonly text: string
  readonly details: ReadonlyArray<string>
  /** Kind of the harm that it is about; only where its text or its details quote a row of safety. */
  readonly harm?: string
  /** What they quote of it: whoever shows the stop may withhold that. */
  readonly quotes?: ReadonlyArray<string>
}

/** A number with its noun: 1 call, 2 calls. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`

/** An agent's name and id; the id alone of one nobody knows. */
export const nameOf = (world: World, agent: string): string => {
  const state = Option.getOrUndefined(HashMap.get(world.agents, agent))
  return state === undefined ? agent : `${state.agent.profile.name} (${agent})`
}
