/** Who talks most, and to whom. */
import type { World } from "@stoa/core"
import { many } from "../../canvas/Amount.ts"
import type { Block } from "../../canvas/Block.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { cut, pad, padStart, width as widthOf } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import { nameOf } from "../agent/Names.ts"
import * as People from "../people/People.ts"

/** Columns of a name at most, and those that stay for it where there is no room. */
const [longest, least] = [26, 12]

/** Columns of " a0000", and of a number of times with its sign and a blank. */
const [ids, times] = [6, 4]

/** How many of those who are heard most are level; "" where the first is alone. */
export const level = ({ watched }: Scene): string => {
  const { count, reached } = People.level(watched)
  return count < 2 ? "" : `${count} are level at ${reached}`
}

/** Numbers and names in words as long as there is room for. */
const forms = [
  { said: (reached: string, acts: string) => `reached ${reached}, ${acts}`, to: "most to", hasId: true },
  { said: (reached: string, acts: string) => `reached ${reached}, ${acts}`, to: "to", hasId: true },
  { said: (reached: string, acts: string) => `reached ${reached}, ${acts}`, to: "to", hasId: false },
  { said: (reached: string) => `reached ${reached}`, to: "to", hasId: false }
] as const

/** The first of them: name, how often others came to hear it, its messages, and who heard them most often. */
export const draw = (
  scene: Scene,
  { most, width }: { readonly width: number; readonly most: number }
): Block => {
  const { glyphs, watched } = scene
  const { world } = watched
  const talkers = People.talkers(watched).slice(0, most)
  const rows = talkers.map((state) => {
    const tally = People.tallyOf(watched, state.agent.id)
    const listener = People.listener(tally)
    return {
      state,
      name: nameOf(world, state.agent.id),
      reached: String(tally?.reached ?? 0),
      listener: listener === undefined ? "nobody yet" : nameOf(world, listener.agent),
      times: listener === undefined ? 0 : listener.times
    }
  })
  const widest = (of: (row: (typeof rows)[number]) => string) =>
    Math.min(longest, rows.reduce((wide, row) => Math.max(wide, widthOf(of(row))), 0))
  const number = Math.max(0, ...rows.map(({ reached }) => reached.length))
  const acts = ({ acted }: World.AgentState) => many(acted, "message")
  const wide = { acts: widest(({ state }) => acts(state)), name: widest(({ name }) => name) }
  const taken = ({ hasId, said, to }: (typeof forms)[number]) =>
    2 + (hasId ? ids : 0) + said("9".repeat(number), "9".repeat(wide.acts)).length + 2 + to.length + 1 + times
  const names = wide.name + widest(({ listener }) => listener)
  const form = forms.find((form) => taken(form) + names <= width) ?? forms.at(-1)
  if (form === undefined) return []
  const room = width - taken(form)
  const own = Math.min(wide.name, Math.max(least, Math.ceil(room / 2), room - widest(({ listener }) => listener)))
  return rows.map(({ listener, name, reached, state, times }): Line => [
    span(pad(name, own, glyphs.ellipsis), "agent"),
    ...(form.hasId ? [span(` ${state.agent.id}`, "dim")] : []),
    span(`  ${form.said(padStart(reached, number), pad(acts(state), wide.acts))}`, "strong"),
    span(`  ${form.to} `, "dim"),
    span(cut(listener, Math.max(6, room - own), glyphs.ellipsis)),
    span(times < 2 ? "" : ` ${times}x`, "dim")
  ])
}
