/** What a message led to: the messages that react to it, the episode it is told in, and rows made of that. */
import { type Episode, Example, type Message, Place, type World } from "@stoa/core"
import { HashMap } from "effect"

/** What holds a message, by its id. */
interface Index {
  readonly reactions: ReadonlyMap<string, ReadonlyArray<Message.MessageId>>
  readonly episodes: ReadonlyMap<string, Episode.Episode>
}

const indices = new WeakMap<World.World["messages"], Index>()

const indexOf = ({ episodes, messages }: World.World): Index => {
  const known = indices.get(messages)
  if (known !== undefined) return known
  const reactions = new Map<string, Array<Message.MessageId>>()
  for (const { becauseOf, id } of HashMap.values(messages)) {
    for (const cause of becauseOf) {
      const list = reactions.get(cause)
      if (list === undefined) reactions.set(cause, [id])
      else list.push(id)
    }
  }
  for (const list of reactions.values()) list.sort(Place.compareMessages)
  const inside = new Map<string, Episode.Episode>()
  for (const episode of HashMap.values(episodes)) for (const id of episode.messages) inside.set(id, episode)
  const index = { reactions, episodes: inside }
  indices.set(messages, index)
  return index
}

/** The messages that react to one, in place order. */
export const reactions = (world: World.World, id: string): ReadonlyArray<Message.MessageId> =>
  indexOf(world).reactions.get(id) ?? []

/** The episode in which a message is told; undefined while it is in none. */
export const episode = (world: World.World, id: string): Episode.Episode | undefined =>
  // Episodes come after the messages they tell: the index may be older than they are.
  indexOf(world).episodes.get(id) ??
    HashMap.findFirst(world.episodes, ({ messages }) => messages.includes(id)).pipe(
      (found) => found._tag === "Some" ? found.value[1] : undefined
    )

/** A row that a message went into, and whether it was kept. */
export interface Made {
  readonly example: Example.Example
  readonly isKept: boolean
}

/** The rows that say they were made of a message, or of the episode that tells it; those of the message itself first. */
export const rows = (world: World.World, id: string): ReadonlyArray<Made> => {
  const of = episode(world, id)?.id
  const found = [...HashMap.values(world.examples)].filter(({ sources }) =>
    sources.messages.includes(id) || (of !== undefined && sources.episode === of)
  )
  const isOwn = ({ sources }: Example.Example): boolean => sources.messages.includes(id)
  return found
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || Place.compare(a.id, b.id))
    .map((example) => ({ example, isKept: Example.isKept(example) }))
}
