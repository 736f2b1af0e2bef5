/** The line of the keys that do something now. */
import { type Line, span } from "../canvas/Line.ts"
import { widthOf } from "../canvas/lines.ts"
import * as Act from "../keys/Act.ts"
import type { Binding } from "../keys/Binding.ts"
import * as Bindings from "../keys/Bindings.ts"
import type * as Desk from "./Desk.ts"

/** Its word, which for a key that turns something on and off depends on which it is. */
const wordOf = ({ id, word }: Binding, { pane, scene: { state, watched } }: Desk.Desk): string => {
  switch (id) {
    case "pause":
      return watched.pulse === undefined || watched.pulse.state === "running" ? word : "go on"
    case "play":
      return watched.replay?.playing === true ? "hold" : word
    case "faster":
    case "slower":
      return watched.pulse?.speed === undefined ? word : id
    case "interview":
      return state.marks.size > 1 && pane.view.id === "agents" ? `ask ${state.marks.size}` : word
    default:
      return word
  }
}

/** As many of the keys as there is room for, in the order of the table; those that matter least are left out first. */
export const draw = (desk: Desk.Desk, width: number): Line => {
  const isReplay = desk.scene.watched.mode === "replay"
  const able = Bindings.bindings.filter((binding) =>
    binding.rank !== undefined && Bindings.holds(binding, isReplay) && Act.allows(binding, desk) === true
  )
  const pieceOf = (binding: Binding): Line => [
    span(` ${binding.shown}`, "key"),
    span(` ${wordOf(binding, desk)} `, "dim")
  ]
  const shown = new Set<Binding>()
  let left = width
  for (const binding of able.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))) {
    const wide = widthOf(pieceOf(binding))
    if (wide > left) continue
    shown.add(binding)
    left -= wide
  }
  return able.filter((binding) => shown.has(binding)).flatMap(pieceOf)
}
