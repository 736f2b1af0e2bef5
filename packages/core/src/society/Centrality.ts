/** Who stands in the middle of a society, and how densely it is linked; the one home of graphology-metrics. */
import metrics from "graphology-metrics"
import type { AgentId } from "../domain/Agent.ts"
import type { AgentGraph, GroupGraph } from "./SocialGraph.ts"

/** An agent with a measure. */
export interface Ranked {
  readonly agent: AgentId
  readonly value: number
}

/** The agents who rank highest by each measure, highest first; of equals the first in place order. Nobody who is at 0. */
export interface Centrality {
  /** By how many others heard them. */
  readonly listeners: ReadonlyArray<Ranked>
  /** By PageRank over who listens to whom: those count for more to whom others listen who are listened to. Sums to 1. */
  readonly pageRank: ReadonlyArray<Ranked>
  /**
   * By the share of shortest ways from agent to agent on which they lie; undefined where the society is too large to follow all
   * ways.
   */
  readonly betweenness: ReadonlyArray<Ranked> | undefined
}

/** How many are ranked. */
const most = 10

/** Most steps (agents times edges) of the search for shortest ways: a second or two. */
const affordable = 1e8

const ranked = (values: Readonly<Record<string, number>>): Array<Ranked> =>
  Object.entries(values)
    .map(([agent, value]) => ({ agent, value: Math.round(value * 1e5) / 1e5 }))
    .filter(({ value }) => value > 0)
    // Sorting is stable, and nodes stand in place order.
    .toSorted((a, b) => b.value - a.value)
    .slice(0, most)

/** Who listens to whom: the same edges the other way. */
const reversed = (graph: AgentGraph): AgentGraph => {
  const turned = graph.emptyCopy() as AgentGraph
  graph.forEachEdge((key, attributes, heard, hearer) => turned.addDirectedEdgeWithKey(key, hearer, heard, attributes))
  return turned
}

/** Ranks the agents of a graph. `limit` is the most agents times edges for which betweenness is worked out. */
export const rank = (graph: AgentGraph, limit: number = affordable): Centrality => {
  if (graph.size === 0) return { listeners: [], pageRank: [], betweenness: [] }
  const listeners = Object.fromEntries(graph.mapNodes((agent) => [agent, graph.outDegree(agent)]))
  return {
    listeners: ranked(listeners),
    pageRank: ranked(metrics.centrality.pagerank(reversed(graph), { getEdgeWeight: "weight" })),
    betweenness: graph.order * graph.size > limit
      ? undefined
      : ranked(metrics.centrality.betweenness(graph, { getEdgeWeight: null }))
  }
}

/** The share of all possible links between groups that there are, from 0 to 1. */
export const density = (graph: GroupGraph): number =>
  graph.order < 2 ? 0 : Math.round(metrics.graph.undirectedDensity(graph.order, graph.size) * 1000) / 1000
