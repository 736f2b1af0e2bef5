/** A message by its id: from the world, or, where it is long past, looked up. */
import type { Message } from "@stoa/core"
import { HashMap, Option } from "effect"
import type { Scene } from "../../state/View.ts"

/** The message; undefined where nobody knows of it. */
export const find = ({ look, watched: { world } }: Scene, id: string): Message.Message | undefined =>
  Option.getOrUndefined(HashMap.get(world.messages, id)) ?? look.message(id)
