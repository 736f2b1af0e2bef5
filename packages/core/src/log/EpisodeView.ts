/** An episode as one agent knows it: what it did in it, and what of the others' acts came to its ears. */
import { HashMap, Option } from "effect"
import type { AgentId } from "../domain/Agent.ts"
import type { Episode } from "../domain/Episode.ts"
import type { Message } from "../domain/Message.ts"
import type { World } from "./World.ts"

/** Messages in the order in which they were sent. */
export interface EpisodeView {
  /** What the agent did. */
  readonly deeds: ReadonlyArray<Message>
  /** What moved it to that, and is no part of the episode: it was done elsewhere or before. */
  readonly causes: ReadonlyArray<Message>
  /** What others did in the episode and the agent came to know of. */
  readonly witnessed: ReadonlyArray<Message>
  /** What others did in it and the agent never heard of. */
  readonly missed: ReadonlyArray<Message>
}

const found = (world: World, ids: ReadonlyArray<string>): Array<Message> =>
  ids.flatMap((id) => Option.getOrUndefined(HashMap.get(world.messages, id)) ?? [])

/** The episode as this agent knows it, as of the end of the simulation; what was heard after that does not count. */
export const of = (world: World, episode: Episode, agent: AgentId): EpisodeView => {
  const end = world.ended?.step ?? Infinity
  const messages = found(world, episode.messages)
  const deeds = messages.filter(({ from }) => from === agent)
  const heard = (message: Message) => message.heardBy.some((hearer) => hearer.agent === agent && hearer.step <= end)
  const inside = new Set<string>(episode.messages)
  const others = messages.filter(({ from }) => from !== agent)
  return {
    deeds,
    causes: found(world, [...new Set(deeds.flatMap(({ becauseOf }) => becauseOf))].filter((id) => !inside.has(id))),
    witnessed: others.filter(heard),
    missed: others.filter((message) => !heard(message))
  }
}
