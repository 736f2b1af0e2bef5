/** Which views stand where, by the size of the window. */
import { Recipe } from "@stoa/core"
import type { ViewId } from "../state/State.ts"
import type { Room, Scene } from "../state/View.ts"
import { chosen, facing, type Pane, type Views } from "./Pane.ts"

/** The least window in which anything can be read. */
export const least: Room = { width: 60, height: 15 }

/** True when the window is too small for the screen. */
export const isTooSmall = ({ height, width }: Room): boolean => width < least.width || height < least.height

/** Lines above the panes: two of the header, one of tabs; below: keys, and what happened last. */
export const above = 3
const below = 2

/** Lines that the panes share; a replay takes one for its scrubber. */
export const heightOf = ({ watched }: Scene, { height }: Room): number =>
  height - above - below - (watched.mode === "replay" ? 1 : 0)

/** What stands beside a view where there is room: at the left, and at the top of the right; one of the two is the view itself. */
const companions: Readonly<Record<ViewId, { readonly left: ViewId; readonly right: ViewId } | undefined>> = {
  overview: { left: "agents", right: "overview" },
  agents: { left: "agents", right: "agent" },
  stream: { left: "stream", right: "message" },
  graph: { left: "agents", right: "graph" },
  timeline: undefined,
  scenario: { left: "scenario", right: "play" },
  data: { left: "data", right: "row" },
  costs: undefined,
  logs: undefined,
  agent: { left: "agents", right: "agent" },
  message: { left: "stream", right: "message" },
  row: { left: "data", right: "row" },
  play: { left: "scenario", right: "play" },
  interview: { left: "agents", right: "interview" }
}

/** True when a window has room for several panes. */
export const isWide = ({ height, width }: Room): boolean => width >= 120 && height >= 36

/** What a view beside another is about: what the cursor there would open. */
const subjectOf = (views: Views, scene: Scene, { left, right }: { readonly left: ViewId; readonly right: ViewId }) => {
  const { state } = scene
  if (state.view === right) return state.subject
  const view = views[left]
  const id = chosen(view, facing(scene, left, undefined))
  const opened = id === undefined ? undefined : view.opens?.(id)
  return opened?.view === right ? opened.subject : undefined
}

/** A run without a class has no plays that could stand beside what is played. */
const hasCompanion = ({ state, watched: { run } }: Scene): boolean =>
  (state.view !== "scenario" && state.view !== "play") || Recipe.hasClass(run.recipe)

/** The panes of a window, the view in front among them; the first is at the left. */
export const panes = (
  scene: Scene,
  { views, window }: { readonly views: Views; readonly window: Room }
): Array<Pane> => {
  const { state } = scene
  const height = heightOf(scene, window)
  const place = (view: ViewId, subject: string | undefined, at: Omit<Pane, "view" | "scene">): Pane => ({
    view: views[view],
    scene: facing(scene, view, subject),
    ...at
  })
  const pair = isWide(window) && hasCompanion(scene) ? companions[state.view] : undefined
  const whole = { x: 0, y: above, width: window.width, height }
  if (pair === undefined) {
    if (!isWide(window) || state.view === "logs") return [place(state.view, state.subject, whole)]
    const log = Math.max(8, Math.floor(height / 4))
    return [
      place(state.view, state.subject, { ...whole, height: height - log }),
      place("logs", undefined, { ...whole, y: above + height - log, height: log })
    ]
  }
  // A table needs its columns, and a text is read best in seventy.
  const left = Math.max(52, Math.min(100, Math.floor(window.width * 0.45)))
  const log = Math.max(8, Math.floor(height * 0.3))
  const right = { x: left, width: window.width - left }
  return [
    place(pair.left, pair.left === state.view ? state.subject : undefined, { ...whole, width: left }),
    place(pair.right, subjectOf(views, scene, pair), { ...right, y: above, height: height - log }),
    place("logs", undefined, { ...right, y: above + height - log, height: log })
  ]
}

/** Number of the pane that takes the keys: the one a person went to, else that of the view in front. */
export const focusOf = (panes: ReadonlyArray<Pane>, { focus, view }: Scene["state"]): number => {
  const at = (id: ViewId | undefined) => panes.findIndex((pane) => pane.view.id === id)
  return Math.max(0, at(focus) >= 0 ? at(focus) : at(view))
}
