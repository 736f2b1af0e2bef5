/** What is at hand as a text: to be copied, or read in full. */
import { HashMap, Option } from "effect"
import { textOf } from "./canvas/lines.ts"
import * as Desk from "./Desk.ts"
import { roomOf } from "./Pane.ts"

/** Most items of a list that are opened as a text. */
const most = 5000

const subject = (desk: Desk.Desk): string | undefined => Desk.item(desk) ?? desk.pane.scene.state.subject

const json = (value: unknown): string => JSON.stringify(value, null, 2)

/** The thing at hand, in full: a message's text, an agent, a row, a line of the log; else what the view shows. */
export const text = (desk: Desk.Desk): string => {
  const { pane: { view }, scene: { look, watched: { chronicle, world } } } = desk
  const id = subject(desk)
  if (id === undefined) return shown(desk)
  const message = look.message(id)
  if (message !== undefined) return message.text
  const agent = Option.getOrUndefined(HashMap.get(world.agents, id))
  if (agent !== undefined) return json(agent.agent)
  const row = Option.getOrUndefined(HashMap.get(world.examples, id))
  if (row !== undefined) return json(row)
  const entry = view.id === "logs" ? chronicle.entries.find((entry) => String(entry.id) === id) : undefined
  return entry === undefined ? id : `${entry.place}  ${entry.text}`
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
  const id = subject(desk)
  const { look, watched: { chronicle, world } } = desk.scene
  if (id === undefined) return false
  if (HashMap.has(world.agents, id)) {
    return Option.exists(HashMap.get(chronicle.agents, id), ({ lastStep }) => lastStep !== undefined)
  }
  return HashMap.has(world.messages, id) || look.message(id) !== undefined
}

/** The prompt and the reply of the last call about what is at hand; undefined where none is known. */
export const lastCall = (desk: Desk.Desk): { readonly title: string; readonly text: string } | undefined => {
  const { scene: { look, watched: { world } } } = desk
  const id = subject(desk)
  if (id === undefined) return undefined
  const place = HashMap.has(world.agents, id) ? look.lastTurn(id) : look.message(id)?.id
  const calls = place === undefined ? [] : look.calls(place)
  if (calls.length === 0) return undefined
  return {
    title: `${id}-calls`,
    text: calls.flatMap(({ model, place, prompt, reply, turns }) => [
      `=== ${place} (prompt ${prompt}, model ${model})`,
      ...turns.flatMap(({ content, role }) => [`--- ${role}`, content]),
      "--- reply",
      reply,
      ""
    ]).join("\n")
  }
}
