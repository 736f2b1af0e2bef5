/** The graph: an agent and those around it; or (v) which groups hear which. */
import { HashMap } from "effect"
import { many } from "../canvas/Amount.ts"
import { beside } from "../canvas/Block.ts"
import { type Line, span } from "../canvas/Line.ts"
import { besides, cutLine, line, widthOf } from "../canvas/lines.ts"
import { draw as drawTable } from "../canvas/Table.ts"
import { clean } from "../canvas/text.ts"
import { cursorOf } from "../canvas/Window.ts"
import { matches } from "../state/Query.ts"
import { listOf } from "../state/State.ts"
import type { Room, Scene, View } from "../state/View.ts"
import * as Contacts from "./graph/Contacts.ts"
import * as Ego from "./graph/Ego.ts"
import * as Flow from "./graph/Flow.ts"
import * as HeatMap from "./graph/HeatMap.ts"
import * as Network from "./graph/Network.ts"
import * as Order from "./graph/Order.ts"

const isMap = ({ state, watched }: Scene): boolean =>
  listOf(state, "graph").variant % 2 === 1 && HashMap.size(watched.world.groups) > 0

const egoOf = ({ state, watched }: Scene): Ego.Ego | undefined => {
  const wanted = state.view === "graph" ? state.subject ?? state.agent : state.agent
  const centre = Ego.centreOf(watched, wanted)
  return centre === undefined ? undefined : Ego.of(watched, centre)
}

const contactIds = ({ state }: Scene, ego: Ego.Ego): ReadonlyArray<string> => {
  const { filter, sort } = listOf(state, "graph")
  const by = sort?.id === "heard" || sort?.id === "told" || sort?.id === "lately" ? sort.id : undefined
  const sorted = by === undefined ? ego.contacts : ego.contacts.toSorted((a, b) => b[by] - a[by])
  const found = sorted
    .filter(({ agent, group, name }) => filter === "" || matches(filter, { id: agent, name, group }))
    .map(({ agent }) => agent)
  return [ego.centre, ...(sort?.reverse === true ? found.toReversed() : found)]
}

const edgesOf = ({ state, watched }: Scene): ReadonlyArray<Flow.Edge> => {
  const { filter } = listOf(state, "graph")
  const all = Flow.of(watched.chronicle).strongest
  return filter === "" ? all : all.filter(({ from, to }) => matches(filter, { from, to }))
}

const items = (scene: Scene): ReadonlyArray<string> => {
  if (isMap(scene)) return edgesOf(scene).map(({ id }) => id)
  const ego = egoOf(scene)
  return ego === undefined ? [] : contactIds(scene, ego)
}

/** A wide room has the list at the right of the drawing, another below it; a low one has the list alone. */
const divided = ({ height, width }: Room, list: number) =>
  width >= 100
    ? { isBeside: true, drawing: { width: width - list - 2, height }, list: { width: list, height } }
    : height >= 14
    ? {
      isBeside: false,
      drawing: { width, height: height - Math.max(5, Math.floor(height * 0.35)) - 1 },
      list: { width, height: Math.max(5, Math.floor(height * 0.35)) }
    }
    : { isBeside: false, drawing: { width, height: 0 }, list: { width, height } }

const together = (
  { drawing, isBeside, list }: ReturnType<typeof divided>,
  [left, right]: readonly [ReadonlyArray<Line>, ReadonlyArray<Line>]
): ReadonlyArray<Line> =>
  isBeside
    ? beside([{ lines: left, width: drawing.width }, { lines: right, width: list.width }], 2)
    : drawing.height === 0
    ? right
    : [...left, [], ...right]

const network = (scene: Scene, room: Room, ego: Ego.Ego): ReadonlyArray<Line> => {
  const { glyphs, state } = scene
  const list = listOf(state, "graph")
  const ids = contactIds(scene, ego)
  const at = ids[cursorOf(ids, list)]
  const own = ego.contacts.find(({ agent }) => agent === at)
  const cursor = own === undefined || own.group === ego.group ? at : own.group
  const who = line(
    span(clean(ego.name), "strong"),
    span(`  ${ego.centre}`, "dim"),
    ego.group === undefined ? "" : span(`  ${ego.group}`, "group")
  )
  const about = `what it heard and told; lately: in the last ${Ego.latest} steps`
  const head = besides(who, widthOf(who) + about.length + 3 > room.width ? [] : [span(about, "dim")], room.width)
  const places = divided({ ...room, height: room.height - 1 }, 50)
  const drawing = places.drawing.height === 0
    ? []
    : Network.draw(ego, places.drawing, { glyphs, cursor: cursor === ego.centre ? undefined : cursor })
  const table = Contacts.draw(ego, places.list, { items: ids, list, marks: state.marks, glyphs })
  return [head, ...together(places, [drawing, table])]
}

const map = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const { glyphs, state, watched } = scene
  const edges = edgesOf(scene)
  const ids = edges.map(({ id }) => id)
  const at = cursorOf(ids, listOf(state, "graph"))
  const order = Order.of(watched.world)
  const places = divided(room, 34)
  const drawing = HeatMap.draw(
    { order, edges: Flow.of(watched.chronicle).edges, cursor: edges[at], glyphs },
    places.drawing
  )
  const byId = new Map(edges.map((edge) => [edge.id, edge]))
  const table = drawTable({
    columns: [
      { id: "from", title: "said in", width: 7, rank: 0, cell: ({ from }: Flow.Edge): Line => [span(from, "group")] },
      { id: "to", title: "heard in", width: 8, rank: 0, cell: ({ to }: Flow.Edge): Line => [span(to, "group")] },
      { id: "heard", title: "times", width: 6, right: true, rank: 0, cell: ({ heard }: Flow.Edge) => String(heard) }
    ],
    ids,
    row: (id) => byId.get(id) as Flow.Edge,
    cursor: at,
    glyphs,
    empty: "No message was heard in another group yet."
  }, places.list)
  return together(places, [drawing, table])
}

/** The view. */
export const graph: View = {
  id: "graph",
  title: "Graph",
  about: "An agent and those around it: who hears whom and how often; v shows the same of all groups",
  variants: ["an agent and those around it", "all groups"],
  sorts: [
    { id: "all", title: "all" },
    { id: "heard", title: "heard" },
    { id: "told", title: "told" },
    { id: "lately", title: "lately" }
  ],
  items,
  opens: (id) => id.includes(">") ? undefined : { view: "agent", subject: id },
  draw: (scene, room) => {
    const { watched } = scene
    if (isMap(scene)) return map(scene, room).slice(0, room.height).map((each) => cutLine(each, room.width))
    const ego = egoOf(scene)
    const lines = ego === undefined
      ? [[span(`No agents yet: ${many(HashMap.size(watched.world.profiles), "person", "people")} on the way.`, "dim")]]
      : network(scene, room, ego)
    return lines.slice(0, room.height).map((each) => cutLine(each, room.width))
  }
}
