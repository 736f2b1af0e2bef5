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

/** Those who are heard most, and how many of all are level with the first. */
interface Ranking {
  readonly best: ReadonlyArray<World.AgentState>
  readonly level: { readonly count: number; readonly reached: number }
}

const ranked = new WeakMap<Watched.Watched, Ranking>()

/** How many of those who talk most are kept in mind. */
const most = 20

const rank = (watched: Watched.Watched): Ranking => {
  const best: Array<{ readonly state: World.AgentState; readonly reached: number }> = []
  let level = { count: 0, reached: 0 }
  for (const state of HashMap.values(watched.world.agents)) {
    if (state.acted === 0) continue
    const reached = tallyOf(watched, state.agent.id)?.reached ?? 0
    if (reached > level.reached) level = { count: 0, reached }
    if (reached === level.reached) level = { count: level.count + 1, reached }
    const isBehind = (other: (typeof best)[number]) =>
      reached > other.reached || (reached === other.reached && (state.acted > other.state.acted ||
        (state.acted === other.state.acted && compare(state.agent.id, other.state.agent.id) < 0)))
    const last = best[most - 1]
    if (last !== undefined && !isBehind(last)) continue
    const at = best.findIndex(isBehind)
    best.splice(at < 0 ? best.length : at, 0, { state, reached })
    if (best.length > most) best.pop()
  }
  return { best: best.map(({ state }) => state), level }
}

const ranking = (watched: Watched.Watched): Ranking => {
  const found = ranked.get(watched) ?? rank(watched)
  ranked.set(watched, found)
  return found
}

/** Who talks most: by how often others came to hear it, then by messages, then by place. */
export const talkers = (watched: Watched.Watched): ReadonlyArray<World.AgentState> => ranking(watched).best

/** How many stand at the top of those who talk most, and how often others came to hear each of them. */
export const level = (watched: Watched.Watched): Ranking["level"] => ranking(watched).level
