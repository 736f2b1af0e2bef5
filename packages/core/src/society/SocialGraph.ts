/** The graphs of a society: of its groups, and of who heard whom; the one home of graphology. */
import { Effect, HashMap } from "effect"
import graphology from "graphology"
import type { AgentId } from "../domain/Agent.ts"
import type { Group, GroupId, GroupLink } from "../domain/Group.ts"
import { isNews } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import * as World from "../log/World.ts"

/** A graphology graph with a node for each group and an undirected edge for each link. */
export type Graph = InstanceType<
  typeof graphology.UndirectedGraph<{ members: number }, Pick<GroupLink, "kind" | "similarity">>
>

/** Who can send to whom. */
export interface SocialGraph {
  readonly links: ReadonlyArray<GroupLink>
  /** The groups linked to a group, in place order; none for a group the graph does not know. */
  readonly neighbours: (group: GroupId) => ReadonlyArray<GroupId>
  /** For export and measures; not to be changed. */
  readonly graph: Graph
}

/** Makes the graph; every link must name two different groups that exist, and no two groups are linked twice. */
export const make = (groups: ReadonlyArray<Group>, links: ReadonlyArray<GroupLink>): SocialGraph => {
  // oxlint-disable-next-line import/no-named-as-default-member -- Node does not see the named export
  const graph: Graph = new graphology.UndirectedGraph({ allowSelfLoops: false })
  for (const { id, members } of groups) graph.addNode(id, { members: members.length })
  // Named edges: the ones graphology invents differ from graph to graph, and so would an export.
  for (const { a, b, kind, similarity } of links) {
    graph.addUndirectedEdgeWithKey(`${a}-${b}`, a, b, { kind, similarity })
  }
  const neighbours = new Map(groups.map(({ id }) => [id, graph.neighbors(id).toSorted(Place.compare)]))
  return { links, neighbours: (group) => neighbours.get(group) ?? [], graph }
}

/** The same graph, made once somebody looks: a run does not, and a million agents' graph takes half a minute. */
export const later = (groups: ReadonlyArray<Group>, links: ReadonlyArray<GroupLink>): SocialGraph => {
  let made: SocialGraph | undefined
  const now = () => made ??= make(groups, links)
  return {
    links,
    neighbours: (group) => now().neighbours(group),
    get graph() {
      return now().graph
    }
  }
}

/** An agent in the graph of who heard whom. */
export interface AgentNode {
  readonly label: string
  readonly group: string
  /** "" where the profile states none. */
  readonly occupation: string
  readonly acts: number
  /** How often somebody heard a message of the agent. */
  readonly heard: number
}

/** Who was heard by whom: an edge from an agent to each who heard it, with the number of messages heard. */
export type AgentGraph = InstanceType<typeof graphology.DirectedGraph<AgentNode, { readonly weight: number }>>

/** What counts of a world's messages and hearings: those up to the end of the simulation, all while there is none; no news from outside. */
const counted = (world: World.World) => {
  const last = world.ended?.step ?? Number.POSITIVE_INFINITY
  return [...HashMap.values(world.messages)].filter((message) => message.step <= last && !isNews(message)).map((
    message
  ) => ({
    ...message,
    heardBy: message.heardBy.filter(({ step }) => step <= last)
  }))
}

/** The graph of who was heard by whom in a world. */
export const ofAgents = (world: World.World): AgentGraph => {
  const messages = counted(world)
  const acts = new Map<AgentId, number>()
  const hearers = new Map<AgentId, Map<AgentId, number>>()
  for (const { from, heardBy } of messages) {
    acts.set(from, (acts.get(from) ?? 0) + 1)
    const own = hearers.get(from) ?? new Map<AgentId, number>()
    hearers.set(from, own)
    for (const { agent } of heardBy) if (agent !== from) own.set(agent, (own.get(agent) ?? 0) + 1)
  }
  // oxlint-disable-next-line import/no-named-as-default-member -- as above
  const graph: AgentGraph = new graphology.DirectedGraph({ allowSelfLoops: false })
  const agents = World.agents(world)
  for (const { agent: { id, profile }, group } of agents) {
    graph.addNode(id, {
      label: profile.name,
      group: group ?? "",
      occupation: profile.attributes["occupation"] ?? "",
      acts: acts.get(id) ?? 0,
      heard: [...hearers.get(id)?.values() ?? []].reduce((sum, count) => sum + count, 0)
    })
  }
  for (const { agent: { id } } of agents) {
    const own = [...hearers.get(id) ?? []].toSorted(([a], [b]) => Place.compare(a, b))
    for (const [hearer, weight] of own) graph.addDirectedEdgeWithKey(`${id}>${hearer}`, id, hearer, { weight })
  }
  return graph
}

/** A group in the graph of what groups sent each other. */
export interface GroupNode {
  readonly label: string
  readonly members: number
  readonly messages: number
}

/** The groups and their links, with the number of messages that were sent over each, both ways together. */
export type GroupGraph = InstanceType<
  typeof graphology.UndirectedGraph<GroupNode, Pick<GroupLink, "kind" | "similarity"> & { readonly weight: number }>
>

/** The graph of groups of a world. */
export const ofGroups = (world: World.World): GroupGraph => {
  const messages = new Map<GroupId, number>()
  const sent = new Map<string, number>()
  for (const { group, sentTo } of counted(world)) {
    messages.set(group, (messages.get(group) ?? 0) + 1)
    for (const to of sentTo) sent.set(`${group} ${to}`, (sent.get(`${group} ${to}`) ?? 0) + 1)
  }
  // oxlint-disable-next-line import/no-named-as-default-member -- as above
  const graph: GroupGraph = new graphology.UndirectedGraph({ allowSelfLoops: false })
  for (const { group: { id, members } } of World.groups(world)) {
    graph.addNode(id, { label: id, members: members.length, messages: messages.get(id) ?? 0 })
  }
  for (const { a, b, kind, similarity } of world.links) {
    const weight = (sent.get(`${a} ${b}`) ?? 0) + (sent.get(`${b} ${a}`) ?? 0)
    graph.addUndirectedEdgeWithKey(`${a}-${b}`, a, b, { kind, similarity, weight })
  }
  return graph
}

/** What is worked out of a graph, and written of it: loaded when somebody asks, for its libraries take a while to load. */
export const analysis = Effect.promise(() => import("./Analysis.ts"))
