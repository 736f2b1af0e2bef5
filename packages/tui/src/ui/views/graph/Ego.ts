/** An agent and those around it: who heard it, whom it heard, and what went to and fro between its group and others. */
import { type Agent, type Group, type Message, Place, type Watched, type World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { nameOf } from "../agent/Names.ts"

type AgentId = Agent.AgentId
type GroupId = Group.GroupId

/** What went between the agent in the middle and somebody else, or a whole group. */
export interface Exchange {
  /** How often it heard them, and how often they heard it. */
  readonly heard: number
  readonly told: number
  /** Both, of the latest steps. */
  readonly lately: number
}

/** One of those around an agent. */
export interface Contact extends Exchange {
  readonly agent: AgentId
  readonly name: string
  readonly group: GroupId | undefined
}

/** Another group: one linked to the agent's own, or one with whose people there was an exchange. */
export interface Around extends Exchange {
  readonly group: GroupId
  readonly members: number
  readonly isLinked: boolean
}

/** The agent in the middle and those around it. */
export interface Ego {
  readonly centre: AgentId
  readonly name: string
  readonly group: GroupId | undefined
  /** Those of its own group and everybody it had an exchange with, those with the most first. */
  readonly contacts: ReadonlyArray<Contact>
  /** In place order. */
  readonly around: ReadonlyArray<Around>
}

/** How many steps count as the latest. */
export const latest = 3

const nothing: Exchange = { heard: 0, told: 0, lately: 0 }

/** How often each heard the agent, and it them, along all the facts. */
const overall = ({ chronicle, world }: Watched.Watched, centre: AgentId): Map<AgentId, Exchange> => {
  const found = new Map<AgentId, Exchange>()
  const own = Option.getOrUndefined(HashMap.get(chronicle.agents, centre))
  for (const [agent, told] of own?.audience ?? []) if (agent !== centre) found.set(agent, { ...nothing, told })
  let left = own?.heard ?? 0
  const hear = (agent: AgentId, heard: number) => {
    if (heard === 0) return
    left -= heard
    if (agent !== centre) found.set(agent, { ...found.get(agent) ?? nothing, heard })
  }
  const near = nearby(world, centre)
  for (const agent of near) {
    const tally = Option.getOrUndefined(HashMap.get(chronicle.agents, agent))
    if (tally !== undefined) hear(agent, Option.getOrElse(HashMap.get(tally.audience, centre), () => 0))
  }
  // Links come and go: whom it heard of others once, all the others tell.
  if (left > 0) {
    HashMap.forEach(chronicle.agents, ({ audience }, agent) => {
      if (!near.has(agent)) hear(agent, Option.getOrElse(HashMap.get(audience, centre), () => 0))
    })
  }
  return found
}

/** Those of an agent's own group and of the groups linked to it. */
const nearby = (world: World.World, id: AgentId): ReadonlySet<AgentId> => {
  const members = (group: GroupId): ReadonlyArray<AgentId> =>
    Option.match(HashMap.get(world.groups, group), { onNone: () => [], onSome: (state) => state.group.members })
  const group = Option.getOrUndefined(HashMap.get(world.agents, id))?.group
  if (group === undefined) return new Set()
  const linked = Option.match(HashMap.get(world.groups, group), {
    onNone: () => [],
    onSome: (state) => state.neighbours
  })
  return new Set([...members(group), ...linked.flatMap(members)])
}

/** Messages an agent sent in the latest steps of its group, those that are still at hand. */
const sentLately = ({ world }: Watched.Watched, id: AgentId): ReadonlyArray<Message.Message> => {
  const state = Option.getOrUndefined(HashMap.get(world.agents, id))
  const group = state?.group === undefined ? undefined : Option.getOrUndefined(HashMap.get(world.groups, state.group))
  if (group === undefined) return []
  return Array.from({ length: latest }, (_, back) => Place.messageId(group.group.id, group.step + 1 - back, id, 1))
    .flatMap((message) => Option.getOrUndefined(HashMap.get(world.messages, message)) ?? [])
}

/** How often the agent and those it had an exchange with heard what the others said in the latest steps. */
const lately = (
  watched: Watched.Watched,
  centre: AgentId,
  others: Iterable<AgentId>
): Map<AgentId, number> => {
  const found = new Map<AgentId, number>()
  const add = (agent: AgentId) => found.set(agent, (found.get(agent) ?? 0) + 1)
  for (const { heardBy } of sentLately(watched, centre)) for (const { agent } of heardBy) add(agent)
  for (const other of others) {
    for (const { heardBy } of sentLately(watched, other)) if (heardBy.some(({ agent }) => agent === centre)) add(other)
  }
  return found
}

const make = (watched: Watched.Watched, centre: AgentId): Ego => {
  const { world } = watched
  const all = overall(watched, centre)
  const recent = lately(watched, centre, [...all.keys()])
  const groupOf = (id: AgentId): GroupId | undefined =>
    Option.getOrUndefined(Option.flatMapNullishOr(HashMap.get(world.agents, id), ({ group }) => group))
  const group = groupOf(centre)
  const own = group === undefined ? undefined : Option.getOrUndefined(HashMap.get(world.groups, group))
  for (const member of own?.group.members ?? []) {
    if (member !== centre && !all.has(member)) all.set(member, nothing)
  }
  const contacts = Array.from(all, ([agent, exchange]): Contact => ({
    ...exchange,
    agent,
    name: nameOf(world, agent),
    group: groupOf(agent),
    lately: recent.get(agent) ?? 0
  })).toSorted((a, b) => b.heard + b.told - a.heard - a.told || Place.compare(a.agent, b.agent))

  const linked = new Set(own?.neighbours)
  const ids = new Set([...linked, ...contacts.flatMap((contact) => contact.group ?? [])])
  if (group !== undefined) ids.delete(group)
  const byGroup = Map.groupBy(contacts, (contact) => contact.group)
  const around = [...ids].toSorted(Place.compare).map((id): Around => ({
    ...(byGroup.get(id) ?? []).reduce<Exchange>((sum, { heard, lately, told }) => ({
      heard: sum.heard + heard,
      told: sum.told + told,
      lately: sum.lately + lately
    }), nothing),
    group: id,
    members: Option.match(HashMap.get(world.groups, id), {
      onNone: () => 0,
      onSome: (state) => state.group.members.length
    }),
    isLinked: linked.has(id)
  }))
  return { centre, name: nameOf(world, centre), group, contacts, around }
}

const known = new WeakMap<Watched.Watched, Map<AgentId, Ego>>()

/** An agent and those around it; worked out once for each agent and moment. */
export const of = (watched: Watched.Watched, centre: AgentId): Ego => {
  const egos = known.get(watched) ?? new Map<AgentId, Ego>()
  known.set(watched, egos)
  const ego = egos.get(centre) ?? make(watched, centre)
  egos.set(centre, ego)
  return ego
}

/** The agent a view is about: the one wanted where it exists, else the first; undefined before there is any. */
export const centreOf = ({ world }: Watched.Watched, wanted = Place.agentId(0)): AgentId | undefined =>
  HashMap.has(world.agents, wanted) ? wanted : HashMap.reduce<AgentId, World.AgentState, AgentId | undefined>(
    world.agents,
    undefined,
    (least, _, id) => least === undefined || Place.compare(id, least) < 0 ? id : least
  )
