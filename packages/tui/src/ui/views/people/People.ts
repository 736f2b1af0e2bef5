/** Everybody in a run, in order, and who talks most: asked for with every frame, so each is found out once. */
import type { Agent, Watched, World } from "@stoa/core"
import { HashMap, Option } from "effect"

const compare = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

const known = new WeakMap<World.World["profiles"], ReadonlyArray<Agent.AgentId>>()

/** The ids of all agents in place order. */
export const ids = ({ agents, profiles }: World.World): ReadonlyArray<Agent.AgentId> => {
  // Thousands are not sorted anew for every act: of the same people, as many agents as before are the same ones.
  const before = known.get(profiles)
  if (before?.length === HashMap.size(agents)) return before
  const sorted = [...HashMap.keys(agents)].toSorted(compare)
  known.set(profiles, sorted)
  return sorted
}

/** Who came to hear an agent most often, and how often; undefined where nobody did. */
export const listener = (
  tally: Watched.AgentTally | undefined
): { readonly agent: Agent.AgentId; readonly times: number } | undefined => {
  let best: { readonly agent: Agent.AgentId; readonly times: number } | undefined
  for (const [agent, times] of tally?.audience ?? []) {
    if (best === undefined || times > best.times || (times === best.times && compare(agent, best.agent) < 0)) {
      best = { agent, times }
    }
  }
  return best
}

/** What is counted of an agent; undefined before its first act. */
export const tallyOf = ({ chronicle }: Watched.Watched, id: Agent.AgentId): Watched.AgentTally | undefined =>
  Option.getOrUndefined(HashMap.get(chronicle.agents, id))

const ranked = new WeakMap<Watched.Watched, ReadonlyArray<World.AgentState>>()

/** How many of those who talk most are kept in mind. */
const most = 20

/** Who talks most, by messages sent, then by place. */
export const talkers = (watched: Watched.Watched): ReadonlyArray<World.AgentState> => {
  const found = ranked.get(watched)
  if (found !== undefined) return found
  const best: Array<World.AgentState> = []
  const isBefore = (a: World.AgentState, b: World.AgentState) =>
    a.acted > b.acted || (a.acted === b.acted && compare(a.agent.id, b.agent.id) < 0)
  for (const state of HashMap.values(watched.world.agents)) {
    if (state.acted === 0) continue
    const last = best[most - 1]
    if (last !== undefined && !isBefore(state, last)) continue
    const at = best.findIndex((other) => isBefore(state, other))
    best.splice(at < 0 ? best.length : at, 0, state)
    if (best.length > most) best.pop()
  }
  ranked.set(watched, best)
  return best
}
