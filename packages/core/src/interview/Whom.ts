/** Who is meant: an agent by its id, its name, or a part of that. */
import { HashMap, Result } from "effect"
import type { AgentId } from "../domain/Agent.ts"
import { brief } from "../domain/PlainText.ts"
import * as World from "../log/World.ts"
import { nearest } from "../source/Nearest.ts"

/** As names are compared: in small letters, without accents. */
const plainly = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim()

const shown = ({ agent }: World.AgentState): string => `${brief(agent.profile.name, 60)} (${agent.id})`

const listed = (agents: ReadonlyArray<World.AgentState>): string =>
  agents.slice(0, 5).map(shown).join(", ") + (agents.length > 5 ? ` and ${agents.length - 5} more` : "")

/** Those whose name or a word of it looks like what was given. */
const alike = (wanted: string, agents: ReadonlyArray<World.AgentState>): Array<World.AgentState> => {
  const words = agents.flatMap((state) => {
    const name = plainly(state.agent.profile.name)
    return [...new Set([name, ...name.split(" "), state.agent.id])].map((word) => ({ word, state }))
  })
  const near = nearest(wanted, [...new Set(words.map(({ word }) => word))])
  return [...new Set(near.flatMap((one) => words.flatMap(({ state, word }) => (word === one ? [state] : []))))]
}

/** The agent that is meant; the failure is a sentence that names those who may be. */
export const find = (world: World.World, given: string): Result.Result<AgentId, string> => {
  const wanted = plainly(given)
  if (HashMap.has(world.agents, wanted)) return Result.succeed(wanted)
  const agents = World.agents(world)
  if (agents.length === 0) return Result.fail("Nobody lives in this run: there is nobody to ask.")
  const byName = (is: (name: string) => boolean) => agents.filter(({ agent }) => is(plainly(agent.profile.name)))
  const met = wanted === "" ? [] : [
    byName((name) => name === wanted),
    byName((name) => ` ${name} `.includes(` ${wanted} `)),
    byName((name) => ` ${name}`.includes(` ${wanted}`)),
    byName((name) => name.includes(wanted))
  ].find((found) => found.length > 0) ?? []
  if (met.length === 1) return Result.succeed((met[0] as World.AgentState).agent.id)
  const said = `"${brief(given, 60)}"`
  if (met.length > 1) {
    return Result.fail(`${said} may be several people: ${listed(met)}. Give an id, or more of the name.`)
  }
  const near = alike(wanted, agents)
  return Result.fail(
    near.length === 0
      ? `There is nobody called ${said}: give an id from ${agents[0]?.agent.id} to ${
        agents.at(-1)?.agent.id
      }, or a part of a name, such as ${listed(agents.slice(0, 3))}.`
      : `There is nobody called ${said}. Perhaps ${near.slice(0, 3).map(shown).join(" or ")}?`
  )
}
