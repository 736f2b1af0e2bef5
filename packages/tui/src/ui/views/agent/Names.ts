/** Agents by name, as lines hold them. */
import { Message, type World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { type Line, span } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"

/** An agent's state; undefined of one nobody knows. */
export const find = (world: World.World, id: string | undefined): World.AgentState | undefined =>
  id === undefined ? undefined : Option.getOrUndefined(HashMap.get(world.agents, id))

/** The name of an agent; the id of one nobody knows, and words for what nobody of the society said. */
export const nameOf = (world: World.World, id: string): string => {
  if (id === Message.news) return "news from outside"
  const name = find(world, id)?.agent.profile.name
  return name === undefined ? id : clean(name)
}

/** An agent's name, with its id behind it. */
export const line = (world: World.World, id: string): Line => [
  span(nameOf(world, id), "agent"),
  span(` ${id}`, "dim")
]
