/** Whom an agent lives with: its group, those it talks to, those it hears, and the groups next to its own. */
import { Message, type World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { many } from "../../canvas/Amount.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { pad, padStart, width as widthOf } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import type { Chapter, Passage } from "../Document.ts"
import { facts } from "../Passages.ts"
import { nameOf } from "./Names.ts"

/** How many of those it talks to and hears are listed. */
const listed = 6

type Counted = ReadonlyArray<readonly [agent: string, count: number]>

const most = (counts: Iterable<readonly [string, number]>): Counted =>
  [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))

/** Whom an agent came to hear, and how often, by what it remembers. */
const heardOf = ({ memory }: World.AgentState): Counted => {
  const counts = new Map<string, number>()
  for (const { kind, message } of memory) {
    if (kind !== "heard" || message === undefined) continue
    const from = Message.senderOf(message)
    counts.set(from, (counts.get(from) ?? 0) + 1)
  }
  return most(counts)
}

/** Names and ids in columns of their own, and a number where there is one. */
const people = (
  { glyphs, watched: { world } }: Scene,
  list: ReadonlyArray<{ readonly id: string; readonly count?: number }>
): ReadonlyArray<Passage> => {
  const wide = Math.min(30, Math.max(0, ...list.map(({ id }) => widthOf(nameOf(world, id)))))
  return list.map(({ count, id }) => ({
    id,
    tone: "cursor",
    lines: () => [[
      span(pad(nameOf(world, id), wide, glyphs.ellipsis), "agent"),
      span(`  ${id}`, "dim"),
      ...(count === undefined ? [] : [span(padStart(String(count), 6))])
    ]]
  }))
}

const talk = (scene: Scene, counted: Counted): ReadonlyArray<Passage> =>
  people(scene, counted.slice(0, listed).map(([id, count]) => ({ id, count })))

const asideOf = (counted: Counted): Line => [span(many(counted.length, "person", "people"), "dim")]

/** Whom it talks to, and whom it hears. */
export const talks = (scene: Scene, state: World.AgentState): ReadonlyArray<Chapter> => {
  const tally = Option.getOrUndefined(HashMap.get(scene.watched.chronicle.agents, state.agent.id))
  const audience = tally === undefined ? [] : most(HashMap.entries(tally.audience))
  const heard = heardOf(state)
  return [
    { title: "Is heard by", aside: asideOf(audience), passages: talk(scene, audience) },
    { title: "Hears", aside: asideOf(heard), passages: talk(scene, heard) }
  ]
}

/** Its group with the others in it, and the groups next to that. */
export const group = (scene: Scene, { agent, group }: World.AgentState): Chapter => {
  const { world } = scene.watched
  const state = group === undefined ? undefined : Option.getOrUndefined(HashMap.get(world.groups, group))
  if (state === undefined) return { title: "Group", passages: facts("#group", [{ key: "group", value: "none yet" }]) }
  const others = state.group.members.filter((member) => member !== agent.id)
  const next = state.neighbours.map((id) => {
    const members = Option.getOrUndefined(HashMap.get(world.groups, id))?.group.members ?? []
    return `${id} (${members.length})`
  })
  return {
    title: `Group ${state.group.id}`,
    aside: [span(`step ${state.step}`, "dim")],
    passages: [
      ...people(scene, others.map((id) => ({ id }))),
      ...facts("#neighbours", [{ key: "next to it", value: next.length === 0 ? "no group" : next.join(", ") }])
    ]
  }
}
