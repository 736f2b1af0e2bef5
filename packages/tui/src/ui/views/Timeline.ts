/** The timeline: what each group did in each step and who waits for whom; or (v) the calls of the last minute. */
import { type Pulse, type Watched, World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { duration, many } from "../canvas/Amount.ts"
import { type Line, span, type Tone } from "../canvas/Line.ts"
import { cutLine, line } from "../canvas/lines.ts"
import { type Column, draw as drawTable } from "../canvas/Table.ts"
import { cursorOf } from "../canvas/Window.ts"
import { matches } from "../Query.ts"
import { listOf } from "../State.ts"
import type { Room, Scene, View } from "../View.ts"
import * as Behind from "./timeline/Behind.ts"
import * as Calls from "./timeline/Calls.ts"
import * as Doing from "./timeline/Doing.ts"
import * as Lanes from "./timeline/Lanes.ts"
import * as Steps from "./timeline/Steps.ts"

const isByTime = ({ state }: Scene): boolean => listOf(state, "timeline").variant % 2 === 1

/** The group whose members have lanes; undefined for all groups. */
const openedOf = ({ state, watched }: Scene): World.GroupState | undefined =>
  state.view === "timeline" && state.subject !== undefined
    ? Option.getOrUndefined(HashMap.get(watched.world.groups, state.subject))
    : undefined

const ordered = new WeakMap<World.World["groups"], ReadonlyArray<World.GroupState>>()

const groupsOf = ({ world }: Watched.Watched): ReadonlyArray<World.GroupState> => {
  const groups = ordered.get(world.groups) ?? World.groups(world)
  ordered.set(world.groups, groups)
  return groups
}

const groupIds = ({ state, watched }: Scene): ReadonlyArray<string> => {
  const { filter, sort } = listOf(state, "timeline")
  const all = groupsOf(watched)
  const found = filter === "" ? all : all.filter(({ group }) => matches(filter, { id: group.id, group: group.id }))
  const sorted = sort?.id === "behind" ? found.toSorted((a, b) => a.step - b.step) : found
  const ids = sorted.map(({ group }) => group.id)
  return sort?.reverse === true ? ids.toReversed() : ids
}

/** The calls of the last minute that took longest, by ids that name their places. */
const slowest = ({ now, watched }: Scene): ReadonlyArray<readonly [string, Watched.CallSpan]> => {
  const end = Calls.until(watched, now)
  return Calls.recent(watched.spending, end)
    .toSorted((a, b) => Calls.lengthOf(b, end) - Calls.lengthOf(a, end) || a.id - b.id)
    .slice(0, 50)
    .map((call) => [`${call.place}#${call.id}`, call] as const)
}

const items = (scene: Scene): ReadonlyArray<string> =>
  isByTime(scene) ? slowest(scene).map(([id]) => id) : openedOf(scene)?.group.members ?? groupIds(scene)

/** Which steps are at work, and whom most wait for. */
const head = ({ now, watched }: Scene): ReadonlyArray<Line> => {
  const behind = Behind.of(watched)
  const { ended, groups } = watched.world
  if (behind === undefined) return [[span("No groups yet.", "dim")]]
  if (ended !== undefined) {
    return [line(span(`All ${many(HashMap.size(groups), "group")} have lived ${many(ended.step + 1, "step")}.`, "strong"))]
  }
  const { chain, held, highest, lowest, waiting } = behind
  const where = lowest.step === highest.step
    ? line(span(`All groups are at step ${lowest.step}.`, "strong"))
    : line(
      span(`Steps ${lowest.step} to ${highest.step} are at work: `, "strong"),
      span(`${lowest.group} is furthest behind, ${highest.group} furthest ahead.`)
    )
  const root = chain.at(-1)
  if (root === undefined) return [where, [span("No group waits for another.", "dim")]]
  const state = Option.getOrUndefined(HashMap.get(groups, root as Watched.Entry["place"]))
  const wait = Doing.waitOf({ watched } as Scene, root, state?.group.members)
  return [
    where,
    line(
      span(`${held} of ${many(waiting, "group")} that wait, wait for ${root} in the end`, "warn"),
      span(chain.length < 3 ? "" : ` (${chain.join(" < ")})`, "dim"),
      span(wait === undefined ? "" : ": it ", "warn"),
      ...(wait === undefined ? [] : Doing.inWords(wait, now))
    )
  ]
}

/** A row of the lanes. */
interface Row {
  readonly id: string
  readonly name: string
  readonly step: number
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
    step: (state?.step ?? -1) + 1,
    wait: Doing.waitOf(scene, id, members),
    lane: (stretch) => Lanes.ofGroup(scene.watched, id, { ...stretch, glyphs: scene.glyphs }),
    tone: "group"
  }
}

const memberRow = (scene: Scene, id: string, group: string): Row => {
  const state = Option.getOrUndefined(HashMap.get(scene.watched.world.agents, id))
  return {
    id,
    name: state?.agent.profile.name ?? id,
    step: state?.acted ?? 0,
    wait: Doing.waitOf(scene, id),
    lane: (stretch) => Lanes.ofMember(scene.watched, { agent: id, group }, { ...stretch, glyphs: scene.glyphs }),
    tone: "agent"
  }
}

/** Columns that are not of the lanes themselves. */
const beside = 5 + 5 + 9 + 6

const lanes = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const { glyphs, now, state, watched } = scene
  const opened = openedOf(scene)
  const ids = items(scene)
  const doing = watched.mode === "live" ? Math.min(34, Math.max(16, Math.floor(room.width / 4))) : 0
  const name = opened === undefined ? 9 : 18
  const columns = Math.max(8, room.width - beside - name - (doing === 0 ? 0 : doing + 2) + 4)
  const last = Math.max(Behind.of(watched)?.highest.step ?? 0, watched.replay?.steps ?? 0)
  const from = Math.max(0, last - columns + 1)
  const table: ReadonlyArray<Column<Row>> = [
    { id: "id", title: opened === undefined ? "group" : "agent", width: 5, rank: 0, cell: (row) => [span(row.id, row.tone)] },
    { id: "name", title: opened === undefined ? "who" : opened.group.id, width: name, rank: 3, cell: (row) => row.name },
    { id: "lane", title: Lanes.axis({ from, columns }), width: columns, rank: 0, cell: (row) => row.lane({ from, columns }) },
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
    glyphs,
    empty: "No groups yet."
  }, room)
}

const legend = (scene: Scene): Line => {
  const { glyphs } = scene
  return openedOf(scene) === undefined
    ? [span(`${glyphs.spark[0]} to ${glyphs.spark.at(-1)} members who acted  ${glyphs.running} at work  ${glyphs.waits} waits for a group  ${glyphs.fails} a failure  ${glyphs.idle} nobody acted`, "dim")]
    : [span(`d does  s says  a asks  p publishes  t thinks; a capital reacts to what was heard  ${glyphs.fails} failed`, "dim")]
}

const bySteps = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const top = [...head(scene), legend(scene)]
  const steps = room.height < 20 ? 0 : Math.min(scene.watched.chronicle.steps.length + 1, Math.floor(room.height / 3))
  const rest = room.height - top.length - 1 - (steps === 0 ? 0 : steps + 1)
  const drawn = lanes(scene, { width: room.width, height: rest })
  return [
    ...top,
    [],
    ...drawn,
    ...(steps === 0 ? [] : [[], ...Steps.draw(scene.watched, { width: room.width, height: steps }, scene.glyphs)])
  ]
}

const agentOf = (place: string): string | undefined => /\/(a\d{4,})(?:\/|#|$)/.exec(place)?.[1]

const byTime = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const { glyphs, now, state, watched } = scene
  const end = Calls.until(watched, now)
  const calls = slowest(scene)
  const ids = calls.map(([id]) => id)
  const byId = new Map(calls)
  const list = Math.min(ids.length + 1, Math.max(3, Math.floor(room.height / 3)))
  const nameOf = (id: string) =>
    Option.match(HashMap.get(watched.world.agents, id), { onNone: () => "", onSome: ({ agent }) => agent.profile.name })
  return [
    ...Calls.draw(Calls.recent(watched.spending, end), { width: room.width, height: room.height - list - 1 }, { end, glyphs }),
    [],
    ...drawTable({
      columns: [
        { id: "took", title: "slowest", width: 9, right: true, rank: 0, cell: (call: Watched.CallSpan) => duration(Calls.lengthOf(call, end)) },
        { id: "state", title: "", width: 8, rank: 0, cell: ({ state }) => state === "open" ? [span("in flight", "accent")] : state === "answered" ? [span("answered", "dim")] : [span(state, "bad")] },
        { id: "place", title: "place", width: 24, most: 48, grows: true, rank: 0, cell: ({ place }) => place },
        { id: "who", title: "who", width: 18, rank: 2, cell: ({ place }) => nameOf(agentOf(place) ?? "") },
        { id: "model", title: "model", width: 20, rank: 1, cell: ({ model }) => model }
      ],
      ids,
      row: (id) => byId.get(id) as Watched.CallSpan,
      cursor: cursorOf(ids, listOf(state, "timeline")),
      glyphs,
      empty: "No call in the last minute."
    }, { width: room.width, height: list })
  ]
}

/** The view. */
export const timeline: View = {
  id: "timeline",
  title: "Timeline",
  about: "What each group did in each step, who waits for whom, and (v) which calls of the last minute took long",
  sorts: [{ id: "group", title: "group" }, { id: "behind", title: "furthest behind" }],
  items,
  opens: (id) => {
    if (/^g\d{3,}$/.test(id)) return { view: "timeline", subject: id }
    const agent = /^a\d{4,}$/.test(id) ? id : agentOf(id)
    return agent === undefined ? undefined : { view: "agent", subject: agent }
  },
  draw: (scene, room) =>
    (isByTime(scene) ? byTime(scene, room) : bySteps(scene, room))
      .slice(0, room.height).map((each) => cutLine(each, room.width))
}
