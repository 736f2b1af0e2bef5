/** The workers of a cluster in a table: how busy each is, what it does, since when. Pure. */
import type { Registry } from "@stoa/core/cluster"
import * as Amount from "../../canvas/Amount.ts"
import { bar } from "../../canvas/Chart.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { type Column, draw as table } from "../../canvas/Table.ts"
import { padStart } from "../../canvas/text.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Room } from "../../state/View.ts"
import * as Brief from "./Brief.ts"
import * as Holders from "./Holders.ts"
import { speedOf } from "./Seen.ts"
import * as Shards from "./Shards.ts"
import { cursor, items, type Scene } from "./State.ts"

type Row = Registry.WorkerRow

/** A share as a bar with its numbers beside it. */
export const barred = (
  { all, done }: { readonly done: number; readonly all: number },
  { columns, glyphs }: { readonly columns: number; readonly glyphs: Glyphs }
): Line => {
  const numbers = padStart(`${Amount.count(done)}/${Amount.count(all)}`, 7)
  return [...bar(all === 0 ? 0 : done / all, { columns: columns - 8, glyphs }), span(` ${numbers}`)]
}

const columnsOf = ({ glyphs, seen }: Scene, slots: number): ReadonlyArray<Column<Row>> => {
  const { look } = seen
  const rate = (worker: string, of: "calls" | "facts") => {
    const speed = speedOf(seen, worker)
    return speed === undefined ? "-" : Amount.rate(speed[of])
  }
  const at = (name: string) => look?.workers.findIndex(({ worker }) => worker === name) ?? 0
  return [
    {
      id: "sign",
      title: "",
      width: 1,
      rank: 0,
      cell: ({ worker }) => [span(look === undefined ? " " : Holders.letterOf(look, worker), Shards.toneOf(at(worker)))]
    },
    { id: "worker", title: "worker", width: 8, fair: 16, most: 36, grows: true, rank: 0, cell: ({ worker }) => worker },
    { id: "host", title: "host", width: 8, fair: 12, most: 30, grows: true, rank: 8, cell: ({ host }) => host },
    {
      id: "slots",
      title: "slots busy",
      width: slots,
      rank: 0,
      cell: ({ load, lost, seen: told }) =>
        lost
          ? [span(`${glyphs.fails} lost ${Brief.span((look?.now ?? told) - told)}`, "bad")]
          : barred({ done: load.inFlight, all: load.slots }, { columns: slots, glyphs })
    },
    { id: "waiting", title: "waiting", width: 7, right: true, rank: 9, cell: ({ load }) => Amount.count(load.waiting) },
    { id: "groups", title: "groups", width: 6, right: true, rank: 1, cell: ({ load }) => Amount.count(load.groups) },
    {
      id: "portions",
      title: "portions",
      width: 8,
      right: true,
      rank: 2,
      cell: ({ load }) => Amount.count(load.portions)
    },
    { id: "calls", title: "calls/s", width: 7, right: true, rank: 1, cell: ({ worker }) => rate(worker, "calls") },
    { id: "facts", title: "facts/s", width: 7, right: true, rank: 5, cell: ({ worker }) => rate(worker, "facts") },
    {
      id: "shards",
      title: "shards",
      width: 6,
      right: true,
      rank: 3,
      cell: ({ worker }) => String(Shards.countOf(seen, worker))
    },
    { id: "memory", title: "memory", width: 6, right: true, rank: 7, cell: ({ load }) => Brief.bytes(load.rss) },
    {
      id: "up",
      title: "up",
      width: 6,
      right: true,
      rank: 6,
      cell: ({ began }) => Brief.span((look?.now ?? began) - began)
    }
  ]
}

/** What is said where there are none. */
const empty = "No worker yet: stoa worker --cluster URL starts one."

/** The workers, a row each, lost ones marked. */
export const draw = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const rows = new Map(scene.seen.look?.workers.map((row) => [row.worker, row]))
  return table<Row>({
    columns: columnsOf(scene, room.width < 90 ? 16 : 24),
    ids: items(scene.seen, "workers"),
    row: (id) => rows.get(id) as Row,
    cursor: cursor(scene, "workers"),
    glyphs: scene.glyphs,
    empty: scene.seen.look === undefined ? "Nothing was seen yet." : empty
  }, room)
}
