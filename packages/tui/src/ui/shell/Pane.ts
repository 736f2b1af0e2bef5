/** A part of the screen: a view, where it stands, and the scene as this view sees it. */
import { cursorOf } from "../canvas/Window.ts"
import { listOf, type ViewId } from "../state/State.ts"
import type { Room, Scene, View } from "../state/View.ts"

/** Every view there is. */
export type Views = Readonly<Record<ViewId, View>>

/** A view on the screen, with its frame around it. */
export interface Pane {
  readonly view: View
  readonly scene: Scene
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The room within a pane's frame. */
export const roomOf = ({ height, width }: Pane): Room => ({
  width: Math.max(0, width - 2),
  height: Math.max(0, height - 2)
})

const kept = new WeakMap<Scene, Map<ViewId, ReadonlyArray<string>>>()

/** The items of a view in a scene, asked for once. */
export const itemsOf = (view: View, scene: Scene): ReadonlyArray<string> => {
  const known = kept.get(scene) ?? new Map<ViewId, ReadonlyArray<string>>()
  kept.set(scene, known)
  const items = known.get(view.id) ?? view.items(scene)
  known.set(view.id, items)
  return items
}

/** The item under the cursor of a view; undefined where it lists nothing. */
export const chosen = (view: View, scene: Scene): string | undefined => {
  const items = itemsOf(view, scene)
  return items[cursorOf(items, listOf(scene.state, view.id), view.follows)]
}

/** The scene as a view sees that stands where it stands: itself in front, about a subject of its own. */
export const facing = (scene: Scene, view: ViewId, subject: string | undefined): Scene =>
  scene.state.view === view && scene.state.subject === subject
    ? scene
    : { ...scene, state: { ...scene.state, view, subject } }
