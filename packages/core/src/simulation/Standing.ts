/** Where a group stands: from here its steps are told, and played. Pure. */
import { HashMap, Option } from "effect"
import type { GroupId } from "../domain/Group.ts"
import type { MessageId } from "../domain/Message.ts"
import * as World from "../log/World.ts"
import * as Episodes from "./Episodes.ts"

/** Where a group stands at the end of a step. */
export interface Standing {
  /** The step; -1 before the first. */
  readonly step: number
  /** Messages that are in no episode, and episodes. */
  readonly open: number
  readonly episodes: number
}

/** Where a group stands at the end of the last step that is told, whatever the world has of later ones already. */
export const of = (world: World.World, id: GroupId): Standing => {
  const { episodes: ids, step: last, window } = World.group(world, id)
  const episodes = ids.flatMap((episode) => Option.toArray(HashMap.get(world.episodes, episode)))
  const later = episodes.filter(({ step }) => step > last)
  const sentByThen = (messages: ReadonlyArray<MessageId>) =>
    messages.filter((message) => World.message(world, message).step <= last).length
  return {
    step: last,
    open: later.reduce((sum, { messages }) => sum + sentByThen(messages), sentByThen(window)),
    episodes: episodes.length - later.length
  }
}

/** Sizes of the episodes that the next step completes, when so many of the group acted in it. */
export const sizes = ({ open, step }: Standing, { acted, window }: {
  readonly acted: number
  readonly window: Episodes.Window
}): Array<number> => Episodes.complete(open + acted, step + 1, window)

/** Where the group stands after the next step. */
export const next = (standing: Standing, { acted, sizes }: {
  readonly acted: number
  readonly sizes: ReadonlyArray<number>
}): Standing => ({
  step: standing.step + 1,
  open: sizes.reduce((left, size) => left - size, standing.open + acted),
  episodes: standing.episodes + sizes.length
})
