/** What is at hand as a text: to be copied, or read in full. */
import { HashMap, Option } from "effect"
import { textOf } from "../canvas/lines.ts"
import * as Desk from "../shell/Desk.ts"
import { roomOf } from "../shell/Pane.ts"
import { named } from "../views/Document.ts"

/** Most items of a list that are opened as a text. */
const most = 5000

type Thing =
  | { readonly _tag: "agent"; readonly id: string; readonly value: unknown }
  | { readonly _tag: "message"; readonly id: string; readonly value: string }
  | { readonly _tag: "row"; readonly id: string; readonly value: unknown }
  | { readonly _tag: "entry"; readonly id: string; readonly value: string }

const thingOf = (desk: Desk.Desk, id: string): Thing | undefined => {
  const { pane: { view }, scene: { look, watched: { chronicle, world } } } = desk
  const agent = Option.getOrUndefined(HashMap.get(world.agents, id))
  if (agent !== undefined) return { _tag: "agent", id, value: agent.agent }
  const row = Option.getOrUndefined(HashMap.get(world.examples, id))
  if (row !== undefined) return { _tag: "row", id, value: row }
  const entry = view.id === "logs" ? chronicle.entries.find((entry) => String(entry.id) === id) : undefined
  if (entry !== undefined) return { _tag: "entry", id, value: `${entry.place}  ${entry.text}` }
  const message = Option.getOrUndefined(HashMap.get(world.messages, id)) ?? look.message(id)
  return message === undefined ? undefined : { _tag: "message", id, value: message.text }
}

/** What is at hand: the item under the cursor where it stands for something, else what the view is about. */
const thing = (desk: Desk.Desk): Thing | undefined => {
  const item = Desk.item(desk)
  const ids = [item, item === undefined ? undefined : named(item), desk.pane.scene.state.subject]
  for (const id of new Set(ids)) {
    const found = id === undefined ? undefined : thingOf(desk, id)
    if (found !== undefined) return found
  }
  return undefined
}

/** The thing at hand, in full: a message's text, an agent, a row, a line of the log; else what the view shows. */
export const text = (desk: Desk.Desk): string => {
  const found = thing(desk)
  if (found === undefined) return shown(desk)
  return typeof found.value === "string" ? found.value : JSON.stringify(found.value, null, 2)
}

/** What the view in hand shows, as plain text. */
export const shown = ({ pane }: Desk.Desk): string =>
  pane.view.draw(pane.scene, roomOf(pane)).map((line) => textOf(line).trimEnd()).join("\n")

/** All that the view in hand lists, as plain text, also what does not fit the window. */
export const whole = (desk: Desk.Desk): string => {
  const { pane } = desk
  const count = Desk.items(desk).length
  if (count === 0) return shown(desk)
  const room = { width: Math.max(120, roomOf(pane).width), height: Math.min(most, count) * 6 + 20 }
  return pane.view.draw(pane.scene, room).map((line) => textOf(line).trimEnd()).join("\n").trimEnd()
}

/** True where what is at hand is somebody or something that a model was asked for. */
export const hasCall = (desk: Desk.Desk): boolean => {
  const found = thing(desk)
  if (found?._tag !== "agent") return found?._tag === "message"
  const tally = HashMap.get(desk.scene.watched.chronicle.agents, found.id)
  return Option.exists(tally, ({ lastStep }) => lastStep !== undefined)
}

/** The prompt and the reply of the last call about what is at hand; undefined where none is known. */
export const lastCall = (desk: Desk.Desk): { readonly title: string; readonly text: string } | undefined => {
  const { look } = desk.scene
  const found = thing(desk)
  const place = found?._tag === "agent" ? look.lastTurn(found.id) : found?._tag === "message" ? found.id : undefined
  const calls = place === undefined ? [] : look.calls(place)
  if (found === undefined || calls.length === 0) return undefined
  return {
    title: `${found.id}-calls`,
    text: calls.flatMap(({ model, place, prompt, reply, turns }) => [
      `=== ${place} (prompt ${prompt}, model ${model})`,
      ...turns.flatMap(({ content, role }) => [`--- ${role}`, content]),
      "--- reply",
      reply,
      ""
    ]).join("\n")
  }
}
