/** Who hears whom more than others: communities of agents by the Louvain method (Blondel et al. 2008). */
import louvain from "graphology-communities-louvain"
import type { AgentId } from "../domain/Agent.ts"
import * as Seed from "../domain/Seed.ts"
import type { AgentGraph } from "./SocialGraph.ts"

/** Agents who hear each other more than others. */
export interface Community {
  /** Counted from 1, the largest first. */
  readonly number: number
  /** In place order. */
  readonly members: ReadonlyArray<AgentId>
  /** What most of them work as, and how many do; the most common first. */
  readonly occupations: ReadonlyArray<{ readonly occupation: string; readonly agents: number }>
}

/** The communities of a society. */
export interface Communities {
  /** How much more is heard inside communities than chance would have it: 0 for no more, 1 at most. */
  readonly modularity: number
  /** Those of at least two agents. */
  readonly communities: ReadonlyArray<Community>
  /** Agents in no community: they heard nobody, and nobody heard them. */
  readonly alone: number
  readonly of: (agent: AgentId) => number | undefined
}

/** Most occupations that are named of a community. */
const named = 3

const occupationsOf = (graph: AgentGraph, members: ReadonlyArray<AgentId>): Community["occupations"] => {
  const counts = new Map<string, number>()
  for (const member of members) {
    const occupation = graph.getNodeAttribute(member, "occupation")
    if (occupation !== "") counts.set(occupation, (counts.get(occupation) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, named)
    .map(([occupation, agents]) => ({ occupation, agents }))
}

// The declaration of the library has a default export where Node sees the function itself.
const detailed = (louvain as unknown as typeof louvain.default).detailed

/** Finds the communities; the same graph and root seed always give the same. */
export const find = (graph: AgentGraph, root: Seed.Seed): Communities => {
  const none: Communities = { modularity: 0, communities: [], alone: graph.order, of: () => undefined }
  if (graph.size === 0) return none
  const { next } = Seed.chance(Seed.at(root, "society/communities"))
  const { communities: found, modularity } = detailed(graph, { rng: next, getEdgeWeight: "weight" })
  const byNumber = new Map<number, Array<AgentId>>()
  graph.forEachNode((agent) => {
    const number = found[agent] as number
    byNumber.set(number, [...byNumber.get(number) ?? [], agent])
  })
  // Nodes stand in place order, and so do members; of two that are as large the one with the first agent goes first.
  const communities = [...byNumber.values()]
    .filter(({ length }) => length > 1)
    .toSorted((a, b) => b.length - a.length)
    .map((members, index): Community => ({ number: index + 1, members, occupations: occupationsOf(graph, members) }))
  const numbers = new Map(
    communities.flatMap(({ members, number }) => members.map((agent) => [agent, number] as const))
  )
  return {
    modularity: Math.round(modularity * 1000) / 1000,
    communities,
    alone: graph.order - numbers.size,
    of: (agent) => numbers.get(agent)
  }
}
