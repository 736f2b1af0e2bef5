/** Moving over what is listed, or scrolling where nothing is. */
import { HashMap } from "effect"
import type { Line } from "../canvas/Line.ts"
import { cursorOf } from "../canvas/Window.ts"
import * as Desk from "../shell/Desk.ts"
import { roomOf } from "../shell/Pane.ts"
import type { ViewState } from "../state/State.ts"

/** How far: so many lines or items, or pages. */
export type Way = { readonly lines: number } | { readonly pages: number } | "first" | "last"

/** The state with an item under the cursor. */
export const at = (desk: Desk.Desk, index: number, follow = false): ViewState => {
  const ids = Desk.items(desk)
  const nth = Math.max(0, Math.min(ids.length - 1, index))
  const id = ids[nth]
  const { view } = desk.pane
  const isFollowing = view.follows === true && follow
  const moved = Desk.relist(desk, {
    at: isFollowing ? undefined : id,
    index: nth,
    follow: view.follows === true ? isFollowing : Desk.listState(desk).follow
  })
  // The graph lists those around one agent: going over them does not put another in the middle.
  const isAgent = id !== undefined && HashMap.has(desk.scene.watched.world.agents, id)
  return isAgent && view.id !== "graph" ? { ...moved, agent: id } : moved
}

const same = (a: ReadonlyArray<Line>, b: ReadonlyArray<Line>): boolean =>
  a.length === b.length &&
  a.every((line, row) =>
    line.length === b[row]?.length && line.every(({ text }, piece) => text === b[row]?.[piece]?.text)
  )

/** Where scrolling to a line ends: no further than the view goes along, which nobody but the view itself knows. */
const reachable = ({ pane }: Desk.Desk, wanted: number): number => {
  const drawn = (top: number) => {
    const { lists } = pane.scene.state
    const list = { ...Desk.withList(pane.scene.state, pane.view.id, { top, follow: false }) }
    return pane.view.draw(
      { ...pane.scene, state: { ...pane.scene.state, lists: { ...lists, ...list.lists } } },
      roomOf(pane)
    )
  }
  const end = drawn(wanted)
  let [least, most] = [0, wanted]
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    if (same(drawn(middle), end)) most = middle
    else least = middle + 1
  }
  return least
}

/** Further than any view goes. */
const end = 100_000

/** The state after a move. */
export const by = (desk: Desk.Desk, way: Way): ViewState => {
  const ids = Desk.items(desk)
  const list = Desk.listState(desk)
  const page = Math.max(1, roomOf(desk.pane).height - 2)
  const step = typeof way === "string" ? 0 : Math.trunc("lines" in way ? way.lines : way.pages * page)
  if (ids.length > 0) {
    if (way === "first") return at(desk, 0)
    if (way === "last") return at(desk, ids.length - 1, true)
    return at(desk, cursorOf(ids, list, desk.pane.view.follows) + step)
  }
  const wanted = way === "first" ? 0 : way === "last" ? end : Math.max(0, list.top + step)
  return Desk.relist(desk, { top: reachable(desk, wanted), follow: way === "last" })
}
