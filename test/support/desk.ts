/** A screen to press keys on: views that list what a run has and draw it in one line each. */
import { World } from "@stoa/core"
import { type Line, span } from "../../packages/tui/src/ui/canvas/Line.ts"
import { pad } from "../../packages/tui/src/ui/canvas/text.ts"
import { cursorOf } from "../../packages/tui/src/ui/canvas/Window.ts"
import * as Dispatch from "../../packages/tui/src/ui/keys/Dispatch.ts"
import * as Desk from "../../packages/tui/src/ui/shell/Desk.ts"
import type { Views } from "../../packages/tui/src/ui/shell/Pane.ts"
import type { Deed, Key } from "../../packages/tui/src/ui/state/Press.ts"
import * as Query from "../../packages/tui/src/ui/state/Query.ts"
import { listOf, type ViewId, type ViewState } from "../../packages/tui/src/ui/state/State.ts"
import type { Room, Scene, View } from "../../packages/tui/src/ui/state/View.ts"
import { scene } from "./watched.ts"

const drawn = (view: View) => (at: Scene, { height, width }: Room): ReadonlyArray<Line> => {
  const items = view.items(at)
  const cursor = cursorOf(items, listOf(at.state, view.id), view.follows)
  return items.slice(0, height).map((id, row) => [span(pad(id, width), row === cursor ? "cursor" : undefined)])
}

const listing = (view: Pick<View, "id" | "title"> & Partial<View>, of: (at: Scene) => ReadonlyArray<string>): View => {
  const items = (at: Scene) => {
    const { filter, sort } = listOf(at.state, view.id)
    const found = of(at).filter((id) => Query.matches(filter, { id }))
    return sort?.reverse === true ? found.toReversed() : found
  }
  const made: View = { about: `${view.title} of the run.`, items, draw: (at, room) => drawn(made)(at, room), ...view }
  return made
}

/** Lines of a view that lists nothing, and scrolls. */
export const scrolled = 40

const prose = (id: ViewId, title: string): View => ({
  id,
  title,
  about: `${title} in full.`,
  items: () => [],
  draw: ({ state }, { height }) => {
    const top = Math.min(listOf(state, id).top, Math.max(0, scrolled - height))
    return Array.from({ length: Math.min(height, scrolled) }, (_, row) => [
      span(row === 0 && state.subject !== undefined ? `about ${state.subject}` : `line ${top + row}`)
    ])
  }
})

/** A view for every id. */
export const views: Views = {
  overview: prose("overview", "Overview"),
  agents: listing({
    id: "agents",
    title: "Agents",
    sorts: [{ id: "id", title: "id" }, { id: "name", title: "name" }],
    opens: (subject) => ({ view: "agent", subject })
  }, ({ watched }) => World.agents(watched.world).map(({ agent }) => agent.id)),
  stream: listing({
    id: "stream",
    title: "Stream",
    follows: true,
    wraps: true,
    opens: (subject) => ({ view: "message", subject })
  }, ({ watched }) => watched.chronicle.messages),
  graph: { ...prose("graph", "Graph"), variants: ["people", "groups"] },
  timeline: prose("timeline", "Timeline"),
  scenario: prose("scenario", "Scenario"),
  data: listing(
    { id: "data", title: "Data", opens: (subject) => ({ view: "row", subject }) },
    ({ watched }) => World.examples(watched.world).map(({ id }) => id)
  ),
  costs: prose("costs", "Costs"),
  logs: listing(
    { id: "logs", title: "Logs", follows: true },
    ({ watched }) => watched.chronicle.entries.map(({ id }) => String(id))
  ),
  agent: prose("agent", "Agent"),
  message: prose("message", "Message"),
  row: prose("row", "Row"),
  play: prose("play", "Play"),
  interview: prose("interview", "Interview")
}

/** A small window, in which one view stands. */
export const small: Room = { width: 80, height: 24 }
/** One with room for three. */
export const large: Room = { width: 160, height: 50 }

/** The screen of a scene. */
export const deskOf = (overrides: Partial<Scene> = {}, window: Room = small): Desk.Desk =>
  Desk.of(scene(overrides), { views, window })

const keyOf = (name: string): Key => ({ name, text: name === "space" ? " " : [...name].length === 1 ? name : "" })

/** What keys, parted by blanks, come to one after the other. */
export const press = (
  keys: string,
  { window = small, ...overrides }: Partial<Scene> & { readonly window?: Room } = {}
): { readonly state: ViewState; readonly deeds: ReadonlyArray<Deed>; readonly desk: Desk.Desk } => {
  let desk = deskOf(overrides, window)
  const deeds: Array<Deed> = []
  for (const name of keys.split(" ").filter((name) => name !== "")) {
    const outcome = Dispatch.press(desk, keyOf(name))
    deeds.push(...outcome.deeds)
    desk = Desk.of({ ...desk.scene, state: outcome.state }, { views, window })
  }
  return { state: desk.scene.state, deeds, desk }
}

/** A text as the keys that type it. */
export const typed = (text: string): string => [...text].map((letter) => (letter === " " ? "space" : letter)).join(" ")
