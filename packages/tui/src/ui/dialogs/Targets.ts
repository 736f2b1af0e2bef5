/** Whom a question or a change is about: those who are marked, or the one agent at hand. */
import { HashMap } from "effect"
import type { Scene } from "../state/View.ts"

/** The agent at hand: the one a view is about, or the last under a cursor; undefined where there is none. */
export const atHand = ({ state, watched: { world } }: Scene): string | undefined => {
  const about = state.view === "agent" || state.view === "interview" ? state.subject : undefined
  return [about, state.agent].find((id) => id !== undefined && HashMap.has(world.agents, id))
}

/** The agents that are asked: in a view of one agent that one, elsewhere those with marks, or else the one at hand. */
export const asked = (scene: Scene): ReadonlyArray<string> => {
  const { state, watched: { world } } = scene
  const one = atHand(scene)
  const isAboutOne = (state.view === "agent" || state.view === "interview") && state.subject !== undefined
  const marked = isAboutOne ? [] : [...state.marks].filter((id) => HashMap.has(world.agents, id)).toSorted()
  return marked.length > 0 ? marked : one === undefined ? [] : [one]
}
