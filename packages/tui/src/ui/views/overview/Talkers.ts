/** Who talks most, and to whom. */
import type { Block } from "../../canvas/Block.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { pad, padStart, width as widthOf } from "../../canvas/text.ts"
import type { Scene } from "../../View.ts"
import { nameOf } from "../agent/Names.ts"
import * as People from "../people/People.ts"

/** The first of them: messages, name, and who heard them most often. */
export const draw = (
  { glyphs, watched }: Scene,
  { most, width }: { readonly width: number; readonly most: number }
): Block => {
  const talkers = People.talkers(watched).slice(0, most)
  const names = Math.min(
    26,
    Math.max(12, Math.floor((width - 16) / 2)),
    talkers.reduce((widest, { agent }) => Math.max(widest, widthOf(nameOf(watched.world, agent.id))), 12)
  )
  return talkers.map(({ acted, agent }): Line => {
    const listener = People.listener(People.tallyOf(watched, agent.id))
    return [
      span(padStart(String(acted), 4), "strong"),
      span(`  ${agent.id} `, "dim"),
      span(pad(nameOf(watched.world, agent.id), names, glyphs.ellipsis), "agent"),
      ...(listener === undefined
        ? [span(`  ${glyphs.to} nobody`, "dim")]
        : [
          span(`  ${glyphs.to} `, "dim"),
          span(nameOf(watched.world, listener.agent)),
          span(listener.times === 1 ? "" : ` ${listener.times}x`, "dim")
        ])
    ]
  })
}
