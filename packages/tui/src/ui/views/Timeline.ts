/** The timeline: what each group did in each step and who waits for whom; or (v) the calls of the last minute. */
import type { Pulse, Watched, World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { duration, many } from "../canvas/Amount.ts"
import { greatest } from "../canvas/Greatest.ts"
import { type Line, span, type Tone } from "../canvas/Line.ts"
import { cutLine, line } from "../canvas/lines.ts"
import { type Column, draw as drawTable } from "../canvas/Table.ts"
import { cursorOf } from "../canvas/Window.ts"
import { matches } from "../Query.ts"
import { listOf } from "../State.ts"
import type { Room, Scene, View } from "../View.ts"
import * as Groups from "./graph/Groups.ts"
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

const groupIds = ({ state, watched: { world } }: Scene): ReadonlyArray<string> => {
  const { filter, sort } = listOf(state, "timeline")
  const all = Groups.ids(world)
  const found = filter === "" ? all : all.filter((id) => matches(filter, { group: id }))
  const stepOf = (id: string) =>
    Option.match(HashMap.get(world.groups, id), { onNone: () => 0, onSome: ({ step }) => step })
  const ids = sort?.id === "behind" ? found.toSorted((a, b) => stepOf(a) - stepOf(b)) : found
  return sort?.reverse === true ? ids.toReversed() : ids
}

/** The calls of the last minute that took longest, by ids that name their places. */
const slowest = ({ now, watched }: Scene): ReadonlyArray<readonly [string, Watched.CallSpan]> => {
  const window = Calls.window(watched, now)
  const calls = Calls.recent(watched.spending, window)
  return greatest(calls, { count: 50, weight: (call) => Calls.lengthOf(call, window.end) })
    .toSorted((a, b) => Calls.lengthOf(b, window.end) - Calls.lengthOf(a, window.end) || a.id - b.id)
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
    return [
      line(span(`All ${many(HashMap.size(groups), "group")} have lived ${many(ended.step + 1, "step")}.`, "strong"))
    ]
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
      span(
        `${held === waiting ? held : `${held} of ${waiting}`} ${
          waiting === 1 ? "group waits" : "groups wait"
        } for ${root} in the end`,
        "warn"
      ),
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
    lane: (stretch) => Lanes.ofGroup(scene.watched, id, stretch),
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

const legend = (scene: Scene): ReadonlyArray<readonly [string, string]> => {
  const { fails, frame, idle, running, spark, waits } = scene.glyphs
  return openedOf(scene) === undefined
    ? [
      [`${spark[0]} to ${spark.at(-1)}`, "members who acted"],
      [running, "at work"],
      [waits, "waits for a group"],
      [fails, "a failure"],
      [idle, "nobody acted"],
      [frame.h, "long past"]
    ]
    : [
      ["d", "does"],
      ["s", "says"],
      ["a", "asks"],
      ["p", "publishes"],
      ["t", "thinks"],
      ["capital", "reacts to what was heard"],
      [fails, "failed"],
      [idle, "did nothing"]
    ]
}

/** What the signs stand for, as many as there is room for. */
const explained = (scene: Scene, width: number): Line => {
  const told: Array<string> = []
  for (const [sign, words] of legend(scene)) {
    const next = `${sign} ${words}`
    if ([...told, next].join("   ").length > width) break
    told.push(next)
  }
  return [span(told.join("   "), "dim")]
}

/** Where a replay stands, in words. */
const replayed = ({ watched: { replay } }: Scene): ReadonlyArray<Line> =>
  replay === undefined
    ? []
    : [line(
      span(`At step ${replay.step + 1} of ${replay.steps + 1}`, "accent"),
      span(`, fact ${replay.fact} of ${replay.facts}`, "dim")
    )]

const bySteps = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const top = [...head(scene), ...replayed(scene)]
  const steps = room.height < 20 ? 0 : Math.min(scene.watched.chronicle.steps.length + 1, Math.floor(room.height / 3))
  const height = room.height - top.length - 2 - (steps === 0 ? 0 : steps + 1)
  return [
    ...top,
    [],
    ...lanes(scene, { width: room.width, height }),
    explained(scene, room.width),
    ...(steps === 0 ? [] : [[], ...Steps.draw(scene.watched, { width: room.width, height: steps }, scene.glyphs)])
  ]
}

const agentOf = (place: string): string | undefined => /\/(a\d{4,})(?:\/|#|$)/.exec(place)?.[1]

const byTime = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const { glyphs, now, state, watched } = scene
  const window = Calls.window(watched, now)
  const calls = slowest(scene)
  const ids = calls.map(([id]) => id)
  const byId = new Map(calls)
  const list = Math.min(ids.length + 1, Math.max(3, Math.floor(room.height / 3)))
  const nameOf = (id: string) =>
    Option.match(HashMap.get(watched.world.agents, id), { onNone: () => "", onSome: ({ agent }) => agent.profile.name })
  return [
    ...Calls.draw(Calls.recent(watched.spending, window), { width: room.width, height: room.height - list - 1 }, {
      ...window,
      glyphs
    }),
    [],
    ...drawTable({
      columns: [
        {
          id: "took",
          title: "slowest",
          width: 9,
          right: true,
          rank: 0,
          cell: (call: Watched.CallSpan) => duration(Calls.lengthOf(call, window.end))
        },
        {
          id: "state",
          title: "",
          width: 8,
          rank: 0,
          cell: ({ state }) =>
            state === "open"
              ? [span("in flight", "accent")]
              : state === "answered"
              ? [span("answered", "dim")]
              : [span(state, "bad")]
        },
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
  variants: ["by steps", "the calls of the last minute"],
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
