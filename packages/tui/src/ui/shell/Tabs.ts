/** The line of views by their numbers, and where one stands among them. */
import { World } from "@stoa/core"
import { HashMap } from "effect"
import { type Line, span } from "../canvas/Line.ts"
import { cutLine, widthOf } from "../canvas/lines.ts"
import { clean, cut } from "../canvas/text.ts"
import { numbered } from "../keys/Actions.ts"
import type { Crumb, ViewId } from "../state/State.ts"
import type { Scene } from "../state/View.ts"
import type { Views } from "./Pane.ts"

/** The numbered view to which one belongs that is opened from it. */
const parents: { readonly [view in ViewId]?: ViewId } = {
  agent: "agents",
  message: "stream",
  row: "data",
  play: "scenario"
}

/** The line; where it is too narrow for all words those at its end are left out, but never that of the view in front. */
export const draw = ({ state }: Scene, { views, width }: { readonly views: Views; readonly width: number }): Line => {
  const front = parents[state.view] ?? state.view
  const line = (words: number): Line =>
    numbered.flatMap((id, index) => {
      const isFront = id === front
      const word = index < words || isFront ? ` ${views[id].title}` : ""
      const key = String((index + 1) % 10)
      return isFront
        ? [span(` ${key}${word} `, "cursor")]
        : [span(` ${key}`, "key"), span(`${word} `)]
    })
  for (let words = numbered.length; words > 0; words--) {
    const full = line(words)
    if (widthOf(full) <= width) return full
  }
  return cutLine(line(0), width)
}

const label = ({ watched: { world } }: Scene, { views, crumb: { subject, view } }: {
  readonly views: Views
  readonly crumb: Crumb
}): string => {
  const { title } = views[view]
  if (subject === undefined) return title
  const name = HashMap.has(world.agents, subject) ? clean(World.agent(world, subject).agent.profile.name) : subject
  return `${title} ${cut(name, 24)}`
}

/** Places of the way here that are shown. */
const shown = 4

/** The way from the numbered view where it began. */
const trail = ({ back, subject, view }: Scene["state"]): ReadonlyArray<Crumb> => {
  const way: ReadonlyArray<Crumb> = [...back, { view, subject }]
  const root = way.findLastIndex((crumb) => crumb.subject === undefined && numbered.includes(crumb.view))
  return way.slice(Math.max(0, root)).slice(-shown)
}

/** The way here, the last place first to be kept where there is little room. */
export const crumbs = (scene: Scene, { views, width }: { readonly views: Views; readonly width: number }): Line => {
  const way = trail(scene.state).map((crumb) => label(scene, { views, crumb }))
  const line = (from: number): Line =>
    way.slice(from).flatMap((text, index, rest) => [
      ...(index === 0 ? [] : [span(` ${scene.glyphs.running} `, "dim")]),
      span(text, index === rest.length - 1 ? "strong" : "dim")
    ])
  for (let from = 0; from < way.length; from++) {
    if (widthOf(line(from)) <= width - 1) return [span(" "), ...line(from)]
  }
  return cutLine([span(" "), ...line(way.length - 1)], width)
}
