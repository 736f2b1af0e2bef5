/** The timeline by the clock: the calls of the last minute by model, and those that took longest. */
import type { Watched } from "@stoa/core"
import { duration } from "../../canvas/Amount.ts"
import { greatest } from "../../canvas/Greatest.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { type Column, draw as drawTable } from "../../canvas/Table.ts"
import { cursorOf } from "../../canvas/Window.ts"
import { matches } from "../../state/Query.ts"
import { listOf } from "../../state/State.ts"
import type { Room, Scene } from "../../state/View.ts"
import * as Names from "../agent/Names.ts"
import * as Calls from "./Calls.ts"

type Call = Watched.CallSpan

/** Most calls that are listed. */
const most = 50

/** The agent of a place, where it names one. */
export const agentOf = (place: string): string | undefined => /\/(a\d{4,})(?:\/|#|$)/.exec(place)?.[1]

/** The calls that took longest, by ids that name their places. */
const slowest = ({ now, state, watched }: Scene): ReadonlyMap<string, Call> => {
  const window = Calls.window(watched, now)
  const { filter } = listOf(state, "timeline")
  const calls = Calls.recent(watched.spending, window)
    .filter(({ model, place, state }) => filter === "" || matches(filter, { place, model, status: state }))
  const found = greatest(calls, { count: most, weight: (call) => Calls.lengthOf(call, window.end) })
    .toSorted((a, b) => Calls.lengthOf(b, window.end) - Calls.lengthOf(a, window.end) || a.id - b.id)
  return new Map(found.map((call) => [`${call.place}#${call.id}`, call]))
}

/** Their ids. */
export const items = (scene: Scene): ReadonlyArray<string> => [...slowest(scene).keys()]

const stateOf = ({ state }: Call): Line =>
  state === "open"
    ? [span("in flight", "accent")]
    : state === "answered"
    ? [span("answered", "dim")]
    : [span(state, "bad")]

const columns = ({ watched }: Scene, end: number): ReadonlyArray<Column<Call>> => {
  const nameOf = (agent: string | undefined): string => agent === undefined ? "" : Names.nameOf(watched.world, agent)
  return [
    {
      id: "took",
      title: "slowest",
      width: 9,
      right: true,
      rank: 0,
      cell: (call) => duration(Calls.lengthOf(call, end))
    },
    { id: "state", title: "", width: 9, rank: 0, cell: stateOf },
    { id: "place", title: "place", width: 24, most: 48, grows: true, rank: 0, cell: ({ place }) => place },
    { id: "who", title: "who", width: 18, rank: 2, cell: ({ place }) => nameOf(agentOf(place)) },
    { id: "model", title: "model", width: 20, rank: 1, cell: ({ model }) => model }
  ]
}

/** The lanes of calls, and below them the list of the slowest. */
export const draw = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const { glyphs, now, state, watched } = scene
  const window = Calls.window(watched, now)
  const calls = slowest(scene)
  const ids = [...calls.keys()]
  const list = Math.min(ids.length + 1, Math.max(3, Math.floor(room.height / 3)))
  const lanes = { width: room.width, height: room.height - list - 1 }
  const table = drawTable({
    columns: columns(scene, window.end),
    ids,
    row: (id) => calls.get(id) as Call,
    cursor: cursorOf(ids, listOf(state, "timeline")),
    glyphs,
    empty: "No call in the last minute."
  }, { width: room.width, height: list })
  return [...Calls.draw(Calls.recent(watched.spending, window), lanes, { ...window, glyphs }), [], ...table]
}
