/** An agent and those around it: who heard it, whom it heard, and what went to and fro between its group and others. */
import { type Agent, type Group, Place, type Watched, type World } from "@stoa/core"
import { HashMap, Option } from "effect"

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

// Of the latest messages no more than these are looked through.
const most = 20_000

const nothing: Exchange = { heard: 0, told: 0, lately: 0 }

const nameOf = (world: World.World, id: AgentId): string =>
  Option.match(HashMap.get(world.agents, id), { onNone: () => id, onSome: ({ agent }) => agent.profile.name })

/** How often each heard the agent, and it them, along all the facts. */
const overall = ({ chronicle }: Watched.Watched, centre: AgentId): Map<AgentId, Exchange> => {
  const found = new Map<AgentId, Exchange>()
  const own = Option.getOrUndefined(HashMap.get(chronicle.agents, centre))
  for (const [agent, told] of own?.audience ?? []) if (agent !== centre) found.set(agent, { ...nothing, told })
  for (const [agent, { audience }] of chronicle.agents) {
    if (agent === centre) continue
    const heard = Option.getOrElse(HashMap.get(audience, centre), () => 0)
    if (heard > 0) found.set(agent, { ...found.get(agent) ?? nothing, heard })
  }
  return found
}

/** The same of the latest steps, both ways together, from the messages that are still at hand. */
const lately = ({ chronicle, world }: Watched.Watched, centre: AgentId): Map<AgentId, number> => {
  const found = new Map<AgentId, number>()
  const since = (chronicle.steps.at(-1)?.step ?? 0) - latest
  const add = (agent: AgentId) => found.set(agent, (found.get(agent) ?? 0) + 1)
  for (const id of chronicle.messages.slice(-most)) {
    // What was sent a step before may be heard in one of the latest.
    if (Number(id.split("/", 2)[1]) < since) continue
    const message = Option.getOrUndefined(HashMap.get(world.messages, id))
    if (message === undefined) continue
    for (const { agent, step } of message.heardBy) {
      if (step <= since || agent === message.from) continue
      if (message.from === centre) add(agent)
      else if (agent === centre) add(message.from)
    }
  }
  return found
}

const make = (watched: Watched.Watched, centre: AgentId): Ego => {
  const { world } = watched
  const all = overall(watched, centre)
  const recent = lately(watched, centre)
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

const first = new WeakMap<World.World["agents"], AgentId | undefined>()

/** The agent a view is about: the one wanted where it exists, else the first; undefined before there is any. */
export const centreOf = ({ world }: Watched.Watched, wanted: AgentId | undefined): AgentId | undefined => {
  if (wanted !== undefined && HashMap.has(world.agents, wanted)) return wanted
  if (!first.has(world.agents)) first.set(world.agents, least(world))
  return first.get(world.agents)
}

const least = ({ agents }: World.World): AgentId | undefined => {
  let found: AgentId | undefined
  for (const id of HashMap.keys(agents)) if (found === undefined || Place.compare(id, found) < 0) found = id
  return found
}
