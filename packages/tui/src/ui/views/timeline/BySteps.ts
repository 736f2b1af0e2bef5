/** The timeline by steps: a lane for each group, or for each member of one, and a table of steps below. */
import type { Pulse, World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { many } from "../../canvas/Amount.ts"
import { section } from "../../canvas/Block.ts"
import { type Line, span, type Tone } from "../../canvas/Line.ts"
import { type Column, draw as drawTable } from "../../canvas/Table.ts"
import { cursorOf } from "../../canvas/Window.ts"
import { matches } from "../../state/Query.ts"
import { listOf } from "../../state/State.ts"
import type { Room, Scene } from "../../state/View.ts"
import * as Groups from "../graph/Groups.ts"
import * as Behind from "./Behind.ts"
import * as Calls from "./Calls.ts"
import * as Doing from "./Doing.ts"
import * as Lanes from "./Lanes.ts"
import * as Progress from "./Progress.ts"
import * as Signs from "./Signs.ts"
import * as Steps from "./Steps.ts"

/** The group whose members have lanes; undefined for all groups. */
const openedOf = ({ state, watched }: Scene): World.GroupState | undefined =>
  state.view === "timeline" && state.subject !== undefined
    ? Option.getOrUndefined(HashMap.get(watched.world.groups, state.subject))
    : undefined

const groupIds = ({ state, watched: { world } }: Scene): ReadonlyArray<string> => {
  const { filter, sort } = listOf(state, "timeline")
  const all = Groups.ids(world)
  const found = filter === "" ? all : all.filter((id) => matches(filter, { group: id }))
  const stepOf = (id: string) =>
    Option.match(HashMap.get(world.groups, id), { onNone: () => 0, onSome: ({ step }) => step })
  const ids = sort?.id === "behind" ? found.toSorted((a, b) => stepOf(a) - stepOf(b)) : found
  return sort?.reverse === true ? ids.toReversed() : ids
}

/** The groups, or the members of the one that is opened. */
export const items = (scene: Scene): ReadonlyArray<string> => openedOf(scene)?.group.members ?? groupIds(scene)

/** A row of the lanes. */
interface Row {
  readonly id: string
  readonly name: string
  readonly wait: Pulse.Wait | undefined
  readonly lane: (stretch: Lanes.Stretch) => Line
  readonly tone: Tone
}

const groupRow = (scene: Scene, id: string): Row => {
  const state = Option.getOrUndefined(HashMap.get(scene.watched.world.groups, id))
  const members = state?.group.members ?? []
  return {
    id,
    name: many(members.length, "agent"),
    wait: Doing.waitOf(scene, id, members),
    lane: (stretch) => Lanes.ofGroup(scene.watched, id, stretch),
    tone: "group"
  }
}

const memberRow = (scene: Scene, id: string, group: string): Row => {
  const state = Option.getOrUndefined(HashMap.get(scene.watched.world.agents, id))
  return {
    id,
    name: state?.agent.profile.name ?? id,
    wait: Doing.waitOf(scene, id),
    lane: (stretch) => Lanes.ofMember(scene.watched, { agent: id, group }, stretch),
    tone: "agent"
  }
}

const column = { id: 5, group: 9, agent: 18, now: { least: 16, most: 34 } } as const

/** Columns of a table that hold no cell: the cursor at the left, where one is at the right. */
const edges = 5

const lanes = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const { glyphs, now, state, watched } = scene
  const opened = openedOf(scene)
  const ids = items(scene)
  const name = opened === undefined ? column.group : column.agent
  const doing = watched.mode === "live" && watched.world.ended === undefined
    ? Math.min(column.now.most, Math.max(column.now.least, Math.floor(room.width / 4)))
    : 0
  const columns = Math.max(8, room.width - edges - column.id - 2 - name - 2 - (doing === 0 ? 0 : doing + 2))
  const last = Math.max(Behind.of(watched)?.highest.step ?? 0, watched.replay?.steps ?? 0)
  const stretch = Lanes.stretch(last, { columns, known: Lanes.firstKnown(watched), glyphs })
  const table: ReadonlyArray<Column<Row>> = [
    {
      id: "id",
      title: opened === undefined ? "group" : "agent",
      width: column.id,
      rank: 0,
      cell: (row) => [span(row.id, row.tone)]
    },
    { id: "name", title: opened?.group.id ?? "who", width: name, rank: 3, cell: (row) => row.name },
    {
      id: "lane",
      title: Lanes.axis(stretch, watched.replay === undefined ? undefined : watched.replay.step + 1),
      width: columns,
      rank: 0,
      cell: (row) => row.lane(stretch)
    },
    ...(doing === 0 ? [] : [{
      id: "now",
      title: "now",
      width: doing,
      rank: 2,
      cell: ({ wait }: Row): Line => wait === undefined ? [span(glyphs.idle, "dim")] : Doing.inWords(wait, now)
    }])
  ]
  return drawTable({
    columns: table,
    ids,
    row: (id) => opened === undefined ? groupRow(scene, id) : memberRow(scene, id, opened.group.id),
    cursor: cursorOf(ids, listOf(state, "timeline")),
    marks: state.marks,
    glyphs,
    empty: "No groups yet."
  }, room)
}

/** The lanes in their room, with what is said above and below them. */
export const draw = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const top = [...Progress.draw(scene), ...Progress.replayed(scene)]
  const isLow = room.height < 12
  const steps = room.height < 20 ? 0 : Math.min(scene.watched.chronicle.steps.length + 1, Math.floor(room.height / 3))
  const around = isLow ? 0 : 2 + (steps === 0 ? 0 : steps + 1)
  const drawn = lanes(scene, { width: room.width, height: room.height - top.length - around })
  if (isLow) return [...top, ...drawn]
  const signs = Signs.draw(scene.glyphs, { isOpened: openedOf(scene) !== undefined, width: room.width })
  const table = steps === 0 ? [] : Steps.draw(scene.watched, { width: room.width, height: steps }, scene.glyphs)
  const lines = [...top, [], ...drawn, signs, ...(table.length === 0 ? [] : [[], ...table])]
  return [...lines, ...calls(scene, { width: room.width, height: room.height - lines.length - 1 })]
}

/** Fewest and most lines for the calls of the last minute below the steps. */
const least = 8
const most = 20

/** The calls of the last minute, where there is room left. */
const calls = ({ glyphs, now, watched }: Scene, { height, width }: Room): ReadonlyArray<Line> => {
  if (height < least || watched.mode !== "live") return []
  const window = Calls.window(watched, now)
  const room = { width, height: Math.min(most, height) - 1 }
  const lines = Calls.draw(Calls.recent(watched.spending, window), room, { ...window, glyphs })
  return [[], ...section({ title: "calls", lines }, { width, glyphs })]
}
