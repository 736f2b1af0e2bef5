/** Whether a person may change something in a society: pure functions that say what is wrong in a sentence. */
import { HashMap, Option } from "effect"
import type { AgentId } from "../domain/Agent.ts"
import type { Group, GroupId } from "../domain/Group.ts"
import { everybody, type Intervention } from "../domain/Intervention.ts"
import * as Place from "../domain/Place.ts"
import { brief } from "../domain/PlainText.ts"
import * as World from "../log/World.ts"
import { nearest } from "../source/Nearest.ts"

/** Characters of a text by a person at most. */
export const longest = 1000

/** What a change is looked at against. */
export interface Standing {
  readonly world: World.World
  /** Changes that are accepted and not yet in the world, in the order of their steps. */
  readonly pending: ReadonlyArray<Intervention>
  /** False where nobody of the society ever hears of anybody. */
  readonly communicates: boolean
  /** The models that may be asked, as the recipe names them. */
  readonly models: ReadonlyArray<string>
  /** The roles that a model can play, as a recipe's models name them. */
  readonly roles: ReadonlyArray<string>
}

/** The change with its texts on one line, plain and of bounded length. */
export const cleaned = (change: Intervention): Intervention => {
  switch (change._tag) {
    case "News":
      return { ...change, text: brief(change.text, longest) }
    case "Goal":
      return { ...change, lifeGoal: brief(change.lifeGoal, longest) }
    case "RoleModel":
      return { ...change, role: brief(change.role, 200), model: change.model.trim() }
    default:
      return change
  }
}

/** The group whose step a change concerns; undefined for one of the whole society. */
export const groupOf = (world: World.World, change: Intervention): GroupId | undefined => {
  switch (change._tag) {
    case "News":
      return HashMap.has(world.groups, change.to)
        ? change.to
        : Option.getOrUndefined(HashMap.get(world.agents, change.to))?.group
    case "Goal":
    case "Mute":
      return Option.getOrUndefined(HashMap.get(world.agents, change.agent))?.group
    default:
      return undefined
  }
}

const among = (ids: ReadonlyArray<string>): string => {
  const inOrder = ids.toSorted(Place.compare)
  return inOrder.length < 2 ? inOrder.join("") : `${inOrder[0]} to ${inOrder.at(-1)}`
}

const unknownAgent = ({ agents }: World.World, id: AgentId): string | undefined =>
  HashMap.has(agents, id) ? undefined : `There is no agent ${id}: agents are ${among([...HashMap.keys(agents)])}.`

const unknownGroup = ({ groups }: World.World, id: Group["id"]): string | undefined =>
  HashMap.has(groups, id) ? undefined : `There is no group ${id}: groups are ${among([...HashMap.keys(groups)])}.`

const nameOf = (world: World.World, id: AgentId): string => World.agent(world, id).agent.profile.name

const isMuted = ({ pending, world }: Standing, id: AgentId): boolean =>
  pending.reduce(
    (muted, change) => (change._tag === "Mute" && change.agent === id ? change.muted : muted),
    World.agent(world, id).muted
  )

/** True where somebody else goes on taking turns, now and once all that is accepted is in the world. */
const anotherActs = (standing: Standing, id: AgentId): boolean =>
  World.agents(standing.world).some(({ agent, group, muted }) =>
    agent.id !== id && group !== undefined && !muted && !isMuted(standing, agent.id)
  )

const areLinked = ({ pending, world }: Standing, [a, b]: readonly [GroupId, GroupId]): boolean =>
  pending.reduce(
    (linked, change) =>
      change._tag === "Link" && [change.a, change.b].includes(a) && [change.a, change.b].includes(b)
        ? change.linked
        : linked,
    World.neighboursAt(world, a, Infinity).includes(b)
  )

const unknownRole = ({ roles }: Standing, role: string): string => {
  const near = nearest(role, roles)
  return `Nothing is asked in a role "${role}"${near.length === 0 ? "" : ` (perhaps ${near.join(" or ")})`}: ` +
    "name a prompt or a role, as in a recipe's models."
}

/** What is wrong with a change, in a sentence; undefined where it may be made. */
export const refusal = (change: Intervention, standing: Standing): string | undefined => {
  const { world } = standing
  switch (change._tag) {
    case "News": {
      if (change.text === "") return "The news says nothing: give it a text."
      const { to } = change
      if (to === everybody) return undefined
      return to.startsWith("g") ? unknownGroup(world, to) : unknownAgent(world, to)
    }
    case "Goal":
      return unknownAgent(world, change.agent) ??
        (change.lifeGoal === "" ? "The goal says nothing: say what the agent shall want to reach." : undefined)
    case "Mute": {
      const unknown = unknownAgent(world, change.agent)
      if (unknown !== undefined) return unknown
      const who = `${nameOf(world, change.agent)} (${change.agent})`
      if (isMuted(standing, change.agent) === change.muted) {
        return `${who} ${change.muted ? "is muted already" : "is not muted"}.`
      }
      // A society in which nobody can act has come to its end, and cannot be changed any more.
      return change.muted && !anotherActs(standing, change.agent)
        ? `${who} is the last who is not muted: with everybody muted the simulation would end. Unmute somebody else first.`
        : undefined
    }
    case "Link": {
      const { a, b, linked } = change
      const unknown = unknownGroup(world, a) ?? unknownGroup(world, b)
      if (unknown !== undefined) return unknown
      if (a === b) return `A link joins two groups, and ${a} is one: name another group.`
      if (!standing.communicates) {
        return "In this society nobody hears of anybody (communication none): links do nothing."
      }
      if (areLinked(standing, [a, b]) !== linked) return undefined
      return linked ? `${a} and ${b} are linked already.` : `There is no link between ${a} and ${b}.`
    }
    case "RoleModel":
      if (change.role === "") return "No role is named: name a prompt or a role, as in a recipe's models."
      if (!standing.roles.includes(change.role)) return unknownRole(standing, change.role)
      return standing.models.includes(change.model)
        ? undefined
        : `The run was not made with a model "${brief(change.model, 200)}": it has ${standing.models.join(", ")}.`
  }
}
