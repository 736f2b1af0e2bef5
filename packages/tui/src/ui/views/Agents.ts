/** Everybody in a table: how they stand, how far they are, who talks most and to whom. */
import * as Table from "../canvas/Table.ts"
import { cursorOf } from "../canvas/Window.ts"
import { listOf } from "../state/State.ts"
import type { Scene, View } from "../state/View.ts"
import * as Columns from "./people/Columns.ts"
import * as Roster from "./people/Roster.ts"

const list = ({ state }: Scene) => listOf(state, "agents")

const items = (scene: Scene): ReadonlyArray<string> => Roster.ids(scene, list(scene))

/** The agents. */
export const agents: View = {
  id: "agents",
  title: "Agents",
  about:
    "Everybody in a table: how they stand and why, how far their plans are, what they sent and heard, to whom they talk most. s sorts by messages first.",
  items,
  sorts: [
    { id: "place", title: "id" },
    { id: "messages", title: "messages" },
    { id: "reached", title: "reached" },
    { id: "heard", title: "heard" },
    { id: "goal", title: "goal" },
    { id: "status", title: "status" },
    { id: "last", title: "last act" },
    { id: "tokens", title: "tokens" },
    { id: "failures", title: "failed" },
    { id: "name", title: "name" },
    { id: "role", title: "occupation" },
    { id: "group", title: "group" },
    { id: "to", title: "talks most to" }
  ],
  draw: (scene, room) => {
    const { filter, sort } = list(scene)
    const ids = items(scene)
    return Table.draw<Roster.Person | undefined>({
      columns: Columns.columns(scene, sort?.id).map((column) => ({
        ...column,
        cell: (person) => (person === undefined ? "" : column.cell(person))
      })),
      ids,
      row: (id) => Roster.person(scene, id),
      cursor: cursorOf(ids, list(scene)),
      marks: scene.state.marks,
      sort: sort ?? { id: "place", reverse: false },
      glyphs: scene.glyphs,
      empty: filter === "" ? "Nobody is here yet." : `Nobody matches ${filter}`
    }, room)
  },
  opens: (id) => ({ view: "agent", subject: id })
}
