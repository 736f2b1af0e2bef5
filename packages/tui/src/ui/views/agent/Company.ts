/** Whom an agent lives with: its group, those it talks to, those it hears, and the groups next to its own. */
import { Message, type World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { many } from "../../canvas/Amount.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { padLine } from "../../canvas/lines.ts"
import { padStart } from "../../canvas/text.ts"
import type { Scene } from "../../View.ts"
import type { Chapter, Passage } from "../Document.ts"
import { facts } from "../Passages.ts"
import { line, nameOf } from "./Names.ts"

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

const person = (world: World.World, id: string, count: number): Passage => ({
  id,
  tone: "cursor",
  lines: (width) => [[...padLine(line(world, id), Math.min(40, width - 6)), span(padStart(`${count}`, 5))]]
})

const talk = ({ watched: { world } }: Scene, counted: Counted): ReadonlyArray<Passage> =>
  counted.slice(0, listed).map(([id, count]) => person(world, id, count))

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
export const group = ({ watched: { world } }: Scene, { agent, group }: World.AgentState): Chapter => {
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
      ...others.map((id): Passage => ({
        id,
        tone: "cursor",
        lines: () => [[
          span(nameOf(world, id), "agent"),
          span(` ${id}`, "dim")
        ]]
      })),
      ...facts("#neighbours", [{ key: "next to it", value: next.length === 0 ? "no group" : next.join(", ") }])
    ]
  }
}
