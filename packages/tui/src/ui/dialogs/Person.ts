/** An agent as a person names it: by its id, its name, or the beginning of its name. */
import { Nearest, World } from "@stoa/core"
import { HashMap, Option, Result } from "effect"

const listed = (agents: ReadonlyArray<World.AgentState>): string =>
  agents.slice(0, 3).map(({ agent }) => `${agent.profile.name} (${agent.id})`).join(" or ")

/** The agent that is meant; the failure is a sentence that says whom there is instead. */
export const find = (world: World.World, text: string): Result.Result<World.AgentState, string> => {
  const wanted = text.trim().toLowerCase()
  if (wanted === "") return Result.fail("Say who: the id or the name of an agent.")
  // A name with the id behind it is how a form has it.
  const byId = Option.getOrUndefined(
    Option.orElse(
      HashMap.get(world.agents, wanted),
      () => HashMap.get(world.agents, wanted.split(/\s+/).at(-1) ?? "")
    )
  )
  if (byId !== undefined) return Result.succeed(byId)
  const all = World.agents(world)
  const named = all.filter(({ agent }) => agent.profile.name.toLowerCase() === wanted)
  const found = named.length > 0
    ? named
    : all.filter(({ agent }) => agent.profile.name.toLowerCase().split(/\s+/).some((part) => part.startsWith(wanted)))
  const only = found[0]
  if (only === undefined) {
    const near = Nearest.nearest(wanted, all.flatMap(({ agent }) => [agent.profile.name, agent.id]))
    return Result.fail(
      `Nobody here is called "${text.trim()}"${
        near.length === 0 ? "; ids look like a0042." : `: did you mean ${near.join(" or ")}?`
      }`
    )
  }
  if (found.length > 1) return Result.fail(`${found.length} people may be meant by "${text.trim()}": ${listed(found)}?`)
  return Result.succeed(only)
}
