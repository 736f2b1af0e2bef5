/** What a view shows: its lines as text, in a room of a size. */
import type { Line } from "../../packages/tui/src/ui/canvas/Line.ts"
import { textOf, widthOf } from "../../packages/tui/src/ui/canvas/lines.ts"
import { list, type ListState } from "../../packages/tui/src/ui/state/State.ts"
import type { Room, Scene, View } from "../../packages/tui/src/ui/state/View.ts"

/** Windows of three sizes, as much as is left of them within header, footer and frame. */
export const rooms: ReadonlyArray<Room> = [
  { width: 58, height: 8 },
  { width: 78, height: 17 },
  { width: 118, height: 33 }
]

/** The scene with a view in front. */
export const facing = (
  view: View,
  scene: Scene,
  { subject, ...change }: Partial<ListState> & { readonly subject?: string } = {}
): Scene => ({
  ...scene,
  state: { ...scene.state, view: view.id, subject, lists: { ...scene.state.lists, [view.id]: { ...list, ...change } } }
})

/** What it shows, without the blanks at the ends of lines. */
export const text = (lines: ReadonlyArray<Line>): string => lines.map((line) => textOf(line).trimEnd()).join("\n")

/** What a view shows in a room. */
export const shown = (view: View, scene: Scene, room: Room): string => text(view.draw(scene, room))

// oxlint-disable-next-line no-control-regex -- control characters are what must not pass
const steering = /[\u0000-\u001f\u007f-\u009f]/

/** Why lines do not go into a room: "" where they do. */
export const flaw = (lines: ReadonlyArray<Line>, { height, width }: Room): string => {
  if (lines.length > height) return `${lines.length} lines in ${height}`
  const wide = lines.find((line) => widthOf(line) > width)
  if (wide !== undefined) return `${widthOf(wide)} columns in ${width}: ${textOf(wide)}`
  const steers = lines.find((line) => steering.test(textOf(line)))
  return steers === undefined ? "" : `a control character in ${JSON.stringify(textOf(steers))}`
}
