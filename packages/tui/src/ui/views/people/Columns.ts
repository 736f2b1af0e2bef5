/** What is said of an agent in a table. */
import { Plan } from "@stoa/core"
import { count } from "../../canvas/Amount.ts"
import { bar } from "../../canvas/Chart.ts"
import { type Line, span } from "../../canvas/Line.ts"
import type { Column } from "../../canvas/Table.ts"
import { pad } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import { nameOf } from "../agent/Names.ts"
import * as People from "./People.ts"
import * as Roster from "./Roster.ts"

/** Columns of the bar of a goal. */
const barred = 5

const goal = ({ glyphs }: Scene, { state }: Roster.Person): Line => {
  const all = state.plan.steps.length
  const done = Plan.pointer(state.plan)
  return [
    ...bar(Roster.progress(state), { columns: barred, glyphs, tone: done === all ? "good" : "accent" }),
    span(` ${done}/${all}`, "dim")
  ]
}

const listener = ({ glyphs, watched }: Scene, { tally }: Roster.Person): Line => {
  const found = People.listener(tally)
  if (found === undefined) return []
  const times = found.times === 1 ? "" : ` ${found.times}x`
  return [span(pad(nameOf(watched.world, found.agent), 14, glyphs.ellipsis).trimEnd()), span(times, "dim")]
}

const some = (value: number | undefined): string => (value === undefined || value === 0 ? "" : count(value))

const all = (scene: Scene): ReadonlyArray<Column<Roster.Person>> => [
  // The word of the status says the same: it goes before that.
  { id: "sign", title: "", width: 1, rank: 5, cell: ({ standing }) => [span(standing.glyph, standing.tone)] },
  { id: "place", title: "id", width: 5, rank: 4, cell: ({ id }) => [span(id, "dim")] },
  {
    id: "name",
    title: "name",
    width: 14,
    fair: 20,
    grows: true,
    most: 26,
    rank: 0,
    cell: ({ id }) => [span(nameOf(scene.watched.world, id), "agent")]
  },
  { id: "role", title: "occupation", width: 12, grows: true, most: 24, rank: 10, cell: Roster.occupation },
  { id: "group", title: "group", width: 5, rank: 9, cell: ({ state }) => [span(state.group ?? "", "group")] },
  { id: "messages", title: "said", width: 4, right: true, rank: 2, cell: ({ state }) => some(state.acted) },
  { id: "reached", title: "reached", width: 7, right: true, rank: 3, cell: ({ tally }) => some(tally?.reached) },
  { id: "to", title: "talks most to", width: 18, rank: 8, cell: (person) => listener(scene, person) },
  { id: "goal", title: "goal", width: barred + 5, rank: 6, cell: (person) => goal(scene, person) },
  { id: "heard", title: "heard", width: 6, right: true, rank: 11, cell: ({ tally }) => some(tally?.heard) },
  {
    id: "last",
    title: "last act",
    width: 9,
    right: true,
    rank: 13,
    cell: ({ tally }) => (tally?.lastStep === undefined ? "" : `step ${tally.lastStep}`)
  },
  {
    id: "tokens",
    title: "tokens",
    width: 7,
    right: true,
    rank: 12,
    cell: ({ tally }) => some(tally && tally.tokens.input + tally.tokens.output)
  },
  {
    id: "failures",
    title: "failed",
    width: 7,
    right: true,
    rank: 14,
    cell: ({ tally }) => [span(some(tally?.failures), "warn")]
  },
  {
    id: "status",
    title: "status",
    width: 7,
    rank: 1,
    cell: ({ standing }) => [span(standing.word, standing.tone)]
  },
  {
    id: "why",
    title: "why",
    width: 12,
    fair: 24,
    grows: true,
    rank: 7,
    cell: ({ standing }) => [span(standing.reason, "dim")]
  }
]

/** The columns for a scene, in their order; their ids are what rows can be sorted by. The one they are sorted by stays. */
export const columns = (scene: Scene, sorted?: string): ReadonlyArray<Column<Roster.Person>> =>
  all(scene).map((column) =>
    column.id === sorted
      // A sign stands beside its title.
      ? { ...column, rank: 0, width: Math.max(column.width, column.title.length + 1) }
      : column
  )
