/** What keys and drawing both go by: the scene, the window, and the panes on it. */
import { listOf, type ListState, type ViewId, type ViewState } from "../state/State.ts"
import type { Room, Scene } from "../state/View.ts"
import * as Layout from "./Layout.ts"
import { chosen, itemsOf, type Pane, type Views } from "./Pane.ts"

/** The screen at one moment. */
export interface Desk {
  readonly scene: Scene
  readonly views: Views
  readonly window: Room
  readonly panes: ReadonlyArray<Pane>
  /** The pane that takes the keys. */
  readonly pane: Pane
}

/** True when the window is too small for it. */
export const isTooSmall = ({ window }: Desk): boolean => Layout.isTooSmall(window)

/** What a screen is made of beside its scene. */
export interface Setting {
  readonly views: Views
  readonly window: Room
  /** The run as panes see it until a key is pressed: a little behind, and the same for several frames. */
  readonly calm?: Pick<Scene, "watched" | "now"> | undefined
}

/** The screen of a scene in a window. */
export const of = (scene: Scene, { calm, views, window }: Setting): Desk => {
  const all = Layout.panes(scene, { views, window })
  const focus = Layout.focusOf(all, scene.state)
  // Of a replay the pane that takes the keys goes along with the scrubber.
  const isQuick = (pane: Pane, index: number) =>
    scene.watched.mode === "replay" && index === focus && pane.view.follows !== true
  const panes = calm === undefined
    ? all
    : all.map((pane, index) => isQuick(pane, index) ? pane : { ...pane, scene: { ...pane.scene, ...calm } })
  return { scene, views, window, panes, pane: panes[focus] as Pane }
}

/** What the view that takes the keys lists. */
export const items = ({ pane }: Desk): ReadonlyArray<string> => itemsOf(pane.view, pane.scene)

/** The item under its cursor. */
export const item = ({ pane }: Desk): string | undefined => chosen(pane.view, pane.scene)

/** Where its list stands. */
export const listState = ({ pane, scene }: Desk): ListState => listOf(scene.state, pane.view.id)

/** The state with something else about a view's list. */
export const withList = (state: ViewState, view: ViewId, change: Partial<ListState>): ViewState => ({
  ...state,
  lists: { ...state.lists, [view]: { ...listOf(state, view), ...change } }
})

/** The state with something else about the list that takes the keys. */
export const relist = ({ pane, scene }: Desk, change: Partial<ListState>): ViewState =>
  withList(scene.state, pane.view.id, change)
