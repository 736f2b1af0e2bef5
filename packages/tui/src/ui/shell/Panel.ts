/** A pane with its frame: what it is called, how many it lists, and by what they are filtered and sorted. */
import * as Amount from "../canvas/Amount.ts"
import { type Line, span } from "../canvas/Line.ts"
import { tone } from "../canvas/lines.ts"
import { clean, cut } from "../canvas/text.ts"
import { listOf, type ViewId, type ViewState } from "../state/State.ts"
import type * as Desk from "./Desk.ts"
import * as Frame from "./Frame.ts"
import { itemsOf, type Pane, roomOf } from "./Pane.ts"

const unfiltered = ({ scene, view }: Pane): number => {
  const { lists } = scene.state
  const list = { ...listOf(scene.state, view.id), filter: "" }
  return view.items({ ...scene, state: { ...scene.state, lists: { ...lists, [view.id]: list } } }).length
}

/** Views of one thing: what they list are its parts, which nobody counts. */
const single: ReadonlySet<ViewId> = new Set(["overview", "agent", "message", "row", "play"])

/** The title on the frame: "Agents (12 of 40, filter: role:baker)". */
export const title = (pane: Pane): Line => {
  const { scene, view } = pane
  const { filter, follow, sort, variant } = listOf(scene.state, view.id)
  if (single.has(view.id)) return [span(view.title, "title")]
  const items = itemsOf(view, scene).length
  const all = filter === "" ? items : unfiltered(pane)
  const sorted = view.sorts?.find(({ id }) => id === sort?.id)
  const about = [
    ...(items === all ? (all === 0 ? [] : [Amount.count(all)]) : [`${Amount.count(items)} of ${Amount.count(all)}`]),
    ...(filter === "" ? [] : [`filter: ${cut(clean(filter), 30)}`]),
    ...(sorted === undefined ? [] : [`by ${sorted.title}${sort?.reverse === true ? ", reversed" : ""}`]),
    ...(view.follows === true && !follow ? ["not following"] : []),
    ...(variant > 0 && view.variants?.[variant] !== undefined ? [view.variants[variant]] : [])
  ]
  return [span(view.title, "title"), ...(about.length === 0 ? [] : [span(` (${about.join(", ")})`)])]
}

/** What the view draws; one that cannot leaves the others standing. */
const drawn = (pane: Pane): ReadonlyArray<Line> => {
  try {
    return pane.view.draw(pane.scene, roomOf(pane))
  } catch (error) {
    return [[span(`${pane.view.title} cannot be drawn: ${clean(String(error))}`, "bad")]]
  }
}

const framed = (pane: Pane, { pane: focused, panes, scene: { glyphs } }: Desk.Desk): Array<Line> => {
  const isFocused = pane === focused
  const lines = drawn(pane)
  return Frame.draw(
    // Only the pane that takes the keys has a cursor that stands out.
    isFocused ? lines : lines.map((line) => (line.some(({ tone }) => tone === "cursor") ? tone(line, "strong") : line)),
    { title: title(pane), width: pane.width, height: pane.height, active: isFocused && panes.length > 1, glyphs }
  )
}

interface Kept {
  readonly pane: Pane
  readonly isFocused: boolean
  readonly lines: Array<Line>
}

const kept = new WeakMap<ViewState, Map<ViewId, Kept>>()

const isSame = (a: Pane, b: Pane): boolean =>
  a.view === b.view && a.width === b.width && a.height === b.height && a.scene.watched === b.scene.watched &&
  a.scene.now === b.scene.now && a.scene.glyphs === b.scene.glyphs && a.scene.state.subject === b.scene.state.subject

/** The pane's lines, as many as it is high; those of the last frame where nothing it is drawn from has changed. */
export const draw = (pane: Pane, desk: Desk.Desk): Array<Line> => {
  const { state } = desk.scene
  const known = kept.get(state) ?? new Map<ViewId, Kept>()
  kept.set(state, known)
  const last = known.get(pane.view.id)
  const isFocused = pane === desk.pane
  if (last !== undefined && last.isFocused === isFocused && isSame(last.pane, pane)) return last.lines
  const lines = framed(pane, desk)
  known.set(pane.view.id, { pane, isFocused, lines })
  return lines
}
