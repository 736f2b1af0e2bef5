/** The timeline: what each group did in each step and who waits for whom; or (v) the calls of the last minute. */
import { Recipe } from "@stoa/core"
import { cutLine } from "../canvas/lines.ts"
import { listOf } from "../state/State.ts"
import type { Scene, View } from "../state/View.ts"
import * as BySteps from "./timeline/BySteps.ts"
import * as ByTime from "./timeline/ByTime.ts"

/** By the clock where a person wants that, or where nobody lives and there are no steps. */
const isByTime = ({ state, watched: { run: { recipe } } }: Scene): boolean =>
  !Recipe.hasSociety(recipe) || listOf(state, "timeline").variant % 2 === 1

/** The view. */
export const timeline: View = {
  id: "timeline",
  title: "Timeline",
  about: "What each group did in each step, who waits for whom, and (v) which calls of the last minute took long",
  sorts: [{ id: "group", title: "group" }, { id: "behind", title: "furthest behind" }],
  variants: ["by steps", "the calls of the last minute"],
  items: (scene) => isByTime(scene) ? ByTime.items(scene) : BySteps.items(scene),
  opens: (id) => {
    if (/^g\d{3,}$/.test(id)) return { view: "timeline", subject: id }
    const agent = /^a\d{4,}$/.test(id) ? id : ByTime.agentOf(id)
    return agent === undefined ? undefined : { view: "agent", subject: agent }
  },
  draw: (scene, room) =>
    (isByTime(scene) ? ByTime.draw(scene, room) : BySteps.draw(scene, room))
      .slice(0, room.height).map((each) => cutLine(each, room.width))
}
