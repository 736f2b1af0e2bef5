/** What reached an agent and what it did: the messages it has yet to react to, and its latest own. */
import type { Message, World } from "@stoa/core"
import { many } from "../../canvas/Amount.ts"
import { type Line, span } from "../../canvas/Line.ts"
import type { Scene } from "../../state/View.ts"
import type { Chapter, Passage } from "../Document.ts"
import { thing } from "../Passages.ts"
import { nameOf } from "./Names.ts"
import * as Sent from "./Sent.ts"

/** How many of its own acts are shown, and lines of each. */
const shown = 8
const lines = 3

const waiting = (scene: Scene, message: Message.Message): Passage =>
  thing(message.id, {
    head: [
      span(`${message.step} `.padStart(4), "dim"),
      span(nameOf(scene.watched.world, message.from), "agent"),
      span(" "),
      span(message.act, "act"),
      span("  ")
    ],
    text: message.text,
    most: lines,
    hang: 12
  })

const reached = ({ glyphs, watched: { world } }: Scene, { becauseOf, heardBy }: Message.Message): Line => [
  span(`${glyphs.to} `, "dim"),
  span(heardBy.length === 0 ? "heard by nobody" : `heard by ${many(heardBy.length, "person", "people")}`, "dim"),
  ...(becauseOf.length === 0
    ? []
    : [
      span(`  ${glyphs.because} because of `, "dim"),
      span(nameOf(world, becauseOf[0]?.split("/")[2] ?? ""), "agent")
    ]),
  ...(becauseOf.length > 1 ? [span(` and ${many(becauseOf.length - 1, "other")}`, "dim")] : [])
]

const own = (scene: Scene, message: Message.Message): Passage => {
  const said = thing(message.id, {
    head: [span(`${message.step} `.padStart(4), "dim"), span(message.act.padEnd(8), "act")],
    text: message.text,
    most: lines
  })
  return {
    ...said,
    lines: (width) => [...said.lines(width), [span(" ".repeat(12)), ...reached(scene, message)]]
  }
}

/** What waits for it, and what it did, newest first. */
export const chapters = (scene: Scene, { agent, inbox, memory }: World.AgentState): ReadonlyArray<Chapter> => {
  const find = (id: string) => Sent.find(scene, id)
  const heard = inbox.toReversed().flatMap(({ message }) => find(message) ?? [])
  const told: Array<string> = []
  for (let at = memory.length - 1; at >= 0 && told.length < shown; at--) {
    const { kind, message } = memory[at] ?? {}
    if (kind === "own" && message !== undefined) told.push(message)
  }
  return [
    {
      title: "Inbox",
      aside: [span(heard.length === 0 ? "nothing" : "not yet reacted to", "dim")],
      passages: heard.map((message) => waiting(scene, message))
    },
    {
      title: "Latest acts",
      aside: [
        span(`of ${told.length < shown ? told.length : memory.filter(({ kind }) => kind === "own").length}`, "dim")
      ],
      passages: told.flatMap((id) => find(id) ?? []).filter(({ from }) => from === agent.id).map((message) =>
        own(scene, message)
      )
    }
  ]
}
