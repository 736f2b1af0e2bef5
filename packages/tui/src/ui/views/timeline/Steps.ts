/** The table of steps: what was done in each, by all groups together. */
import type { Watched } from "@stoa/core"
import { count, duration } from "../../canvas/Amount.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { type Column, draw as drawTable } from "../../canvas/Table.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Room } from "../../state/View.ts"

type Tally = Watched.StepTally

/** How long a step took from its first fact to its last, or so far; "-" where nobody noted it, and where it has but begun. */
const took = ({ began, ended, last }: Tally, groups: number): string => {
  if (began === undefined || last === undefined || (ended < groups && last === began)) return "-"
  return ended < groups ? `${duration(last - began)} so far` : duration(last - began)
}

const number = (value: number, glyphs: Glyphs): Line => [value === 0 ? span(glyphs.idle, "dim") : span(count(value))]

const columns = (groups: number, glyphs: Glyphs): ReadonlyArray<Column<Tally>> => {
  const plain = (id: string, title: string, of: (tally: Tally) => number, rank: number): Column<Tally> => ({
    id,
    title,
    width: Math.max(5, title.length),
    right: true,
    rank,
    cell: (tally) => number(of(tally), glyphs)
  })
  return [
    plain("acted", "acted", ({ acted }) => acted, 0),
    plain("reactions", "reactions", ({ reactions }) => reactions, 0),
    plain("heard", "heard", ({ heard }) => heard, 0),
    plain("between", "between groups", ({ between }) => between, 4),
    plain("episodes", "episodes", ({ episodes }) => episodes, 3),
    {
      id: "failures",
      title: "failed",
      width: 6,
      right: true,
      rank: 1,
      cell: ({ failures }) => failures === 0 ? [span(glyphs.idle, "dim")] : [span(count(failures), "bad")]
    },
    {
      id: "ended",
      title: "ended",
      width: 9,
      right: true,
      rank: 2,
      cell: ({ ended }) => ended >= groups ? [span("all", "dim")] : `${count(ended)} of ${count(groups)}`
    },
    { id: "took", title: "took", width: 14, right: true, rank: 1, cell: (tally) => took(tally, groups) }
  ]
}

/** The latest steps that go into the room, the newest last. */
export const draw = (
  { chronicle, health }: Watched.Watched,
  room: Room,
  glyphs: Glyphs
): ReadonlyArray<Line> => {
  const shown = chronicle.steps.slice(-Math.max(1, room.height - 1))
  const byId = new Map(shown.map((tally) => [String(tally.step), tally]))
  return drawTable({
    columns: [
      {
        id: "step",
        title: "step",
        width: 4,
        right: true,
        rank: 0,
        cell: ({ step }: Tally): Line => [span(String(step), "strong")]
      },
      ...columns(health.groups, glyphs)
    ],
    ids: [...byId.keys()],
    row: (id) => byId.get(id) as Tally,
    cursor: -1,
    glyphs,
    empty: "No step was begun yet."
  }, room)
}
