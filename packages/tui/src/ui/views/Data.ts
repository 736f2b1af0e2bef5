/** Data: every candidate row, what came of it and why. */
import type { Example } from "@stoa/core"
import * as Table from "../canvas/Table.ts"
import { cursorOf } from "../canvas/Window.ts"
import { listOf } from "../state/State.ts"
import type { View } from "../state/View.ts"
import type * as Candidate from "./data/Candidate.ts"
import * as Cells from "./data/Cells.ts"
import * as Header from "./data/Header.ts"
import * as Listing from "./data/Listing.ts"
import * as Rows from "./data/Rows.ts"
import * as Summary from "./data/Summary.ts"

export const Data: View = {
  id: "data",
  title: "Data",
  about:
    "The rows: which are kept, what dropped the others, what people decided. Filter by state:, filter:, kind:, requirement:, agent:.",
  items: ({ state, watched }) => Listing.of(watched, listOf(state, "data")),
  sorts: Listing.sorts,
  draw: (scene, { height, width }) => {
    const { glyphs, state, watched } = scene
    const rows = Rows.of(watched)
    const list = listOf(state, "data")
    const ids = Listing.of(watched, list)
    const most = height < 12 ? 1 : Math.floor(height / 3)
    const head = Header.draw(Summary.of(scene, rows), { glyphs, room: { width, height: most } })
    const above = height < 12 ? head : [...head, []]
    const table = Table.draw({
      columns: Cells.columns(glyphs),
      ids,
      row: (id): Cells.Listed => ({
        row: rows.byId.get(id) as Candidate.Row,
        example: Rows.exampleOf(watched, id) as Example.Example
      }),
      cursor: cursorOf(ids, list),
      marks: state.marks,
      sort: list.sort,
      glyphs,
      empty: list.filter === ""
        ? "No rows yet: they are written once the society has lived."
        : "No row fits the filter."
    }, { width, height: height - above.length })
    return [...above.slice(0, height), ...table]
  },
  opens: (id) => ({ view: "row", subject: id })
}
