/** Tells what people do while they live, no faster than one can read. */
import { type Event, World } from "@stoa/core"
import * as Screen from "./Screen.ts"

/** Messages a spectator can read in a second, at most. */
const readable = 3

/** The text with its actor set apart; an actor it does not name stands before it. */
const named = (text: string, name: string): string => {
  const spoken = [name, name.split(" ")[0] ?? name].find((part) => text.includes(part))
  return spoken === undefined
    ? `${Screen.style.bold(Screen.quote(name, 40))}: ${text}`
    : text.replace(spoken, () => Screen.style.bold(spoken))
}

/** A teller of acts. */
export const make = () => {
  let last = 0
  return (event: Event.Event, world: World.World): void => {
    if (event._tag !== "Acted") return
    const now = Date.now()
    if (now - last < 1000 / readable) return
    last = now
    const { message } = event
    const { name } = World.agent(world, message.from).agent.profile
    Screen.say(
      Screen.hang(`${String(message.step).padStart(2)} ${message.group}`, named(Screen.quote(message.text, 500), name))
    )
  }
}
