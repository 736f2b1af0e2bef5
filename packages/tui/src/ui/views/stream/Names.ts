/** Who sent a message and who heard it, as lines hold them: also what nobody of the society sent. */
import type { Message, World } from "@stoa/core"
import { type Line, span } from "../../canvas/Line.ts"
import { cut } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import { nameOf } from "../agent/Names.ts"

/** What stands where a message has no sender: a person brought it in from outside. */
export const outside = "news from outside"

/** True for what nobody of the society did or said. */
export const isNews = (id: string): boolean => id === "news"

/** The name of a sender. */
export const sender = (world: World.World, id: string): string => (isNews(id) ? outside : nameOf(world, id))

/** Columns of a name among others. */
const most = 24

/** A sender by name, with its id or without; news is set apart. */
export const from = ({ glyphs, watched: { world } }: Scene, { from }: Message.Message, hasId = true): Line =>
  isNews(from)
    ? [span(`${glyphs.mark} `, "mark"), span(outside, "strong")]
    : [span(cut(nameOf(world, from), most, glyphs.ellipsis), "agent"), span(hasId ? ` ${from}` : "", "dim")]

/** Those who heard it: the first by name, the others counted; then the groups it was passed on to. */
export const to = (
  { glyphs, watched: { world } }: Scene,
  { message: { heardBy, sentTo }, named }: { readonly message: Message.Message; readonly named: number }
): Line => {
  const names = heardBy.slice(0, named).map(({ agent }) => cut(nameOf(world, agent), most, glyphs.ellipsis))
  const rest = heardBy.length - names.length
  return [
    ...(names.length === 0 ? [] : [span(` ${glyphs.to} `, "dim"), span(names.join(", "))]),
    ...(rest > 0 ? [span(names.length === 0 ? ` ${glyphs.to} ${rest} people` : ` +${rest}`, "dim")] : []),
    ...(sentTo.length === 0
      ? []
      : [span(heardBy.length === 0 ? ` ${glyphs.to} ` : ", ", "dim"), span(sentTo.slice(0, 3).join(" "), "group")]),
    ...(sentTo.length > 3 ? [span(` +${sentTo.length - 3}`, "dim")] : [])
  ]
}
