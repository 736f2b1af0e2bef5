/** Who plays: the roles of a scenario filled from a society, or by bare models. */
import type { AgentId } from "../domain/Agent.ts"
import * as Profile from "../domain/Profile.ts"
import type { Chance } from "../domain/Seed.ts"
import * as World from "../log/World.ts"
import type { Actor } from "./Actor.ts"
import type { Any, Casting, Role } from "./Scenario.ts"

/** A cast by role: one actor, or several where a group fills the role. */
export type Filled = Readonly<Record<string, Actor | ReadonlyArray<Actor>>>

/** The role for which nobody is left in a society. */
export interface Short {
  readonly short: string
}

/** True where a cast could not be filled. A role may be called short, and then an actor stands there. */
export const isShort = (cast: Filled | Short): cast is Short => typeof cast["short"] === "string"

/** A society to cast from, and the group that goes to class. */
export interface Society {
  readonly world: World.World
  /** All groups in place order. */
  readonly groups: ReadonlyArray<World.GroupState>
  readonly home: World.GroupState
}

/** First names for the members of a group of bare models. */
const firstNames = ["Ada", "Ben", "Chidi", "Dilan", "Elif", "Femi", "Grace", "Hugo", "Ines", "Jun", "Kofi", "Lena"]

/** How many bare models make a group where the scenario does not say. */
const standardSize = 4

const rolesOf = (scenario: Any) => Object.entries(scenario.roles as Record<string, Role>)

/** Everybody of a cast, role by role. */
export const everybody = (cast: Filled): ReadonlyArray<Actor> => Object.values(cast).flat()

/** Bare models in all roles. */
export const bare = (scenario: Any, chance: Chance): Filled => {
  const actor = (role: string, name: string, id: string): Actor => ({
    id,
    role,
    name,
    agent: undefined,
    person: undefined
  })
  return Object.fromEntries(
    rolesOf(scenario).map(([role, { cast, size = standardSize }]) => {
      if (cast !== "group") return [role, actor(role, role, role)]
      const names = chance.shuffle(firstNames)
      return [
        role,
        Array.from({ length: size }, (_, at) => actor(role, names[at] ?? `${role} ${at + 1}`, `${role}.${at + 1}`))
      ]
    })
  )
}

const actorOf = ({ world }: Society, id: AgentId, as: Pick<Actor, "id" | "role">): Actor => {
  const { agent } = World.agent(world, id)
  return {
    ...as,
    name: agent.profile.name,
    agent: id,
    person: `${Profile.toText(agent.profile)}\nCharacter: ${agent.personality}`
  }
}

/** How many groups are looked at for a stranger before anybody will do. */
const mostTries = 64

/** The agents among whom a role is cast, the best first; each list is used when nobody of those before is free. */
const candidates = (
  society: Society,
  casting: Casting,
  chance: Chance
): ReadonlyArray<() => ReadonlyArray<AgentId>> => {
  const { groups, home } = society
  const linked = new Set(home.neighbours)
  const members = () => home.group.members
  const near = () => groups.filter(({ group }) => linked.has(group.id)).flatMap(({ group }) => group.members)
  const around = () => [...members(), ...near()]
  const drawn = (isWanted: (group: World.GroupState) => boolean) => () => {
    for (let nth = 0; nth < mostTries && groups.length > 0; nth++) {
      const group = chance.pick(groups)
      if (isWanted(group)) return group.group.members
    }
    return []
  }
  const away = drawn(({ group }) => group.id !== home.group.id && !linked.has(group.id))
  const anywhere = () => groups.flatMap(({ group }) => group.members)
  switch (casting) {
    case "anyone":
    case "group":
      return [members, near, anywhere]
    case "neighbour":
      return [around, anywhere]
    case "stranger":
      return [away, drawn(({ group }) => group.id !== home.group.id), anywhere]
  }
}

/**
 * Agents in all roles, nobody in two of them: single roles first, as they are named, then the group. Where nobody is left who fits a
 * casting, somebody else of the society stands in; the failure names the role for which the society is too small.
 */
export const fromSociety = (scenario: Any, society: Society, chance: Chance): Filled | Short => {
  const taken = new Set<AgentId>()
  const filled: Record<string, Actor | ReadonlyArray<Actor>> = {}
  const free = (casting: Casting): ReadonlyArray<AgentId> => {
    for (const list of candidates(society, casting, chance)) {
      const left = list().filter((id) => !taken.has(id))
      if (left.length > 0) return left
    }
    return []
  }
  for (const [role, { cast }] of rolesOf(scenario)) {
    if (cast === "group") continue
    const left = free(cast)
    if (left.length === 0) return { short: role }
    const agent = chance.pick(left)
    taken.add(agent)
    filled[role] = actorOf(society, agent, { id: role, role })
  }
  for (const [role, { cast }] of rolesOf(scenario)) {
    if (cast !== "group") continue
    const left = free(cast)
    if (left.length === 0) return { short: role }
    for (const agent of left) taken.add(agent)
    filled[role] = left.map((agent, at) => actorOf(society, agent, { id: `${role}.${at + 1}`, role }))
  }
  return filled
}
