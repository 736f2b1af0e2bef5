/** The list beside the drawing of an agent and those around it: exact numbers. */
import { count } from "../../canvas/Amount.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { type Column, draw as drawTable } from "../../canvas/Table.ts"
import { clean } from "../../canvas/text.ts"
import { cursorOf } from "../../canvas/Window.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { ListState } from "../../state/State.ts"
import type { Room } from "../../state/View.ts"
import type { Contact, Ego } from "./Ego.ts"

const columns = (glyphs: Glyphs): ReadonlyArray<Column<Contact>> => [
  { id: "id", title: "id", width: 5, rank: 3, cell: ({ agent }) => [span(agent, "dim")] },
  {
    id: "who",
    title: "who",
    width: 10,
    most: 26,
    grows: true,
    rank: 0,
    cell: ({ name }) => [span(clean(name), "agent")]
  },
  { id: "group", title: "group", width: 5, rank: 2, cell: ({ group = "-" }) => [span(group, "group")] },
  { id: "heard", title: "heard", width: 5, right: true, rank: 0, cell: ({ heard }) => count(heard) },
  { id: "told", title: "told", width: 5, right: true, rank: 0, cell: ({ told }) => count(told) },
  {
    id: "lately",
    title: "lately",
    width: 6,
    right: true,
    rank: 1,
    cell: ({ lately }): Line => lately === 0 ? [span(glyphs.idle, "dim")] : [span(count(lately), "accent")]
  }
]

/** The agent in the middle as a row of its own list: what it heard and told in all. */
const own = ({ centre, contacts, group, name }: Ego): Contact => ({
  agent: centre,
  name,
  group,
  heard: contacts.reduce((sum, { heard }) => sum + heard, 0),
  told: contacts.reduce((sum, { told }) => sum + told, 0),
  lately: contacts.reduce((sum, { lately }) => sum + lately, 0)
})

/** What the list is drawn from. */
export interface ContactsOptions {
  readonly items: ReadonlyArray<string>
  readonly list: ListState
  readonly marks: ReadonlySet<string>
  readonly glyphs: Glyphs
}

/** The list in its room. */
export const draw = (ego: Ego, room: Room, { glyphs, items, list, marks }: ContactsOptions): ReadonlyArray<Line> => {
  const rows = new Map([own(ego), ...ego.contacts].map((contact) => [contact.agent, contact]))
  return drawTable({
    columns: columns(glyphs),
    ids: items,
    row: (id) => rows.get(id) ?? own(ego),
    cursor: cursorOf(items, list),
    marks,
    sort: list.sort,
    glyphs,
    empty: "Nobody matches."
  }, room)
}
