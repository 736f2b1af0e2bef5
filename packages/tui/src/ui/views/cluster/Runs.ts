/** The runs of a cluster in a table: how each stands, and how far it has come. Pure. */
import type { ClusterLook, Registry } from "@stoa/core/cluster"
import * as Amount from "../../canvas/Amount.ts"
import { type Line, span, type Tone } from "../../canvas/Line.ts"
import { type Column, draw as table } from "../../canvas/Table.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Room } from "../../state/View.ts"
import * as Brief from "./Brief.ts"
import { cursor, items, type Scene } from "./State.ts"
import { barred } from "./Workers.ts"

type Row = ClusterLook.RunLook

/** The state of a run in a sign and a word. */
export const stateOf = (
  { sitting, state }: Registry.RunStanding,
  glyphs: Glyphs
): { readonly text: string; readonly tone: Tone } => {
  if (sitting === 0) return { text: `${glyphs.waits} submitted`, tone: "plain" }
  switch (state) {
    case "running":
      return { text: `${glyphs.running} running`, tone: "good" }
    case "stopping":
      return { text: `${glyphs.paused} stopping`, tone: "warn" }
    case "stopped":
      return { text: `${glyphs.paused} stopped`, tone: "warn" }
    case "failed":
      return { text: `${glyphs.fails} failed`, tone: "bad" }
    case "finished":
      return { text: `${glyphs.done} finished`, tone: "good" }
  }
}

const count = (counts: Row["counts"], of: "facts" | "calls") => (counts === undefined ? "-" : Amount.count(counts[of]))

/** How much there is of what is wanted. */
const amount = ({ aim, counts }: Row, of: "episodes" | "rows", { columns, glyphs }: {
  readonly columns: number
  readonly glyphs: Glyphs
}): string | Line => {
  if (counts === undefined) return "-"
  const wanted = aim?.[of] ?? 0
  return wanted === 0
    ? Amount.count(counts[of])
    : barred({ done: counts[of], all: wanted }, { columns, glyphs })
}

const columnsOf = ({ glyphs, seen }: Scene): ReadonlyArray<Column<Row>> => [
  { id: "run", title: "run", width: 10, fair: 16, most: 60, grows: true, rank: 0, cell: ({ run }) => run },
  {
    id: "state",
    title: "state",
    width: 11,
    rank: 0,
    cell: (row) => {
      const { text, tone } = stateOf(row, glyphs)
      return [span(text, tone)]
    }
  },
  { id: "sitting", title: "sitting", width: 7, right: true, rank: 7, cell: ({ sitting }) => String(sitting) },
  {
    id: "episodes",
    title: "episodes",
    width: 14,
    rank: 1,
    cell: (row) => amount(row, "episodes", { columns: 14, glyphs })
  },
  { id: "rows", title: "rows", width: 14, rank: 0, cell: (row) => amount(row, "rows", { columns: 14, glyphs }) },
  { id: "facts", title: "facts", width: 5, right: true, rank: 5, cell: ({ counts }) => count(counts, "facts") },
  { id: "calls", title: "calls", width: 5, right: true, rank: 4, cell: ({ counts }) => count(counts, "calls") },
  {
    id: "age",
    title: "age",
    width: 6,
    right: true,
    rank: 3,
    cell: ({ submitted }) => Brief.span((seen.look?.now ?? submitted) - submitted)
  }
]

/** What is said where there are none. */
const empty = "No run yet: stoa run --cluster URL hands one in."

/** The runs, a row each, those under way first. */
export const draw = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const rows = new Map(scene.seen.look?.runs.map((row) => [row.run, row]))
  return table<Row>({
    columns: columnsOf(scene),
    ids: items(scene.seen, "runs"),
    row: (id) => rows.get(id) as Row,
    cursor: cursor(scene, "runs"),
    glyphs: scene.glyphs,
    empty: scene.seen.look === undefined ? "Nothing was seen yet." : empty
  }, room)
}
