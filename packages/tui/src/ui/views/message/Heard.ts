/** Who came to know of a message, and why. */
import { type Message, Place } from "@stoa/core"
import { HashMap, Option } from "effect"
import { many } from "../../canvas/Amount.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { pad, width } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import { nameOf } from "../agent/Names.ts"
import type { Chapter, Passage } from "../Document.ts"
import { hung, thing } from "../Passages.ts"

/** Columns of the longest name that others are aligned with. */
const most = 26

const hearer = (
  { glyphs, watched: { world } }: Scene,
  { agent, group, reason, step }: Message.Hearer,
  { isSame, names }: { readonly names: number; readonly isSame: boolean }
): Passage => {
  const head: Line = [
    span(pad(nameOf(world, agent), names, glyphs.ellipsis), "agent"),
    span(` ${agent}`, "dim"),
    span(`  ${group ?? ""}`, "group"),
    span(`  step ${step}`, "dim")
  ]
  const text = reason === "" ? "No reason was given." : isSame ? "for the same reason as the one above" : reason
  // The sign ties the reason to the name over it: it is nobody else's.
  const why = {
    head: [span(`    ${glyphs.because} `, "dim")],
    text,
    tone: isSame || reason === "" ? "dim" : "plain"
  } as const
  return { id: agent, tone: "cursor", lines: (width) => [head, ...hung(why, width)] }
}

/** Why nobody is on the list. */
const nobody = ({ watched: { world } }: Scene, { act, from, group, step }: Message.Message): string => {
  if (from === "news") return "It has reached nobody yet."
  if (act === "think") return "It is a thought: nobody hears of it."
  const isDecided = Option.exists(HashMap.get(world.groups, group), (state) => state.step >= step)
  return isDecided ? "Nobody came to know of it." : "The modulator of its group has not decided yet."
}

/** The hearers one by one, with what the modulator said of it. */
export const chapter = (scene: Scene, message: Message.Message): Chapter => {
  const { group, heardBy } = message
  const { world } = scene.watched
  const names = Math.min(most, Math.max(0, ...heardBy.map(({ agent }) => width(nameOf(world, agent)))))
  const passages = heardBy.map((heard, index) =>
    hearer(scene, { group, ...heard }, {
      names,
      isSame: heard.reason !== "" && heard.reason === heardBy[index - 1]?.reason
    })
  )
  return {
    title: "Who came to know of it, and why",
    aside: [span(many(heardBy.length, "person", "people"), "dim")],
    passages: passages.length > 0
      ? passages
      : [thing("#nobody", { head: [], text: nobody(scene, message), tone: "dim" })]
  }
}

/** What became of it in a group that was told. */
const became = ({ watched: { world } }: Scene, message: Message.Message, group: string): string => {
  const heard = message.heardBy.filter((hearer) => hearer.group === group).length
  if (heard > 0) return `${many(heard, "person", "people")} there came to know of it.`
  const waits = Option.exists(
    HashMap.get(world.groups, group),
    ({ arrivals }) => arrivals.some((waiting) => waiting.message === message.id)
  )
  return waits ? "The modulator there has not decided yet." : "The modulator there told nobody."
}

/** The groups it was passed on to. */
export const groups = (scene: Scene, message: Message.Message): Chapter => ({
  title: "Passed on to other groups",
  aside: [span(many(message.sentTo.length, "group"), "dim")],
  passages: message.sentTo.toSorted(Place.compare).map((group) =>
    thing(`#${group}`, { head: [span(`${group}  `, "group")], text: became(scene, message, group) })
  )
})
