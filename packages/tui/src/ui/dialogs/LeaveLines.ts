/** How a run can be left, on the screen. */
import { many } from "../canvas/Amount.ts"
import { type Line, span } from "../canvas/Line.ts"
import { clean, pad } from "../canvas/text.ts"
import type { Scene } from "../View.ts"

/** The ways with what each does, and how to come back. */
export const draw = ({ watched: { pulse, run } }: Scene): ReadonlyArray<Line> => {
  const flying = pulse?.inFlight ?? 0
  const name = clean(run.name)
  const way = (key: string, does: string, then: string): Line => [
    span(key, "key"),
    span(pad(`  ${does}`, 22)),
    span(then, "dim")
  ]
  return [
    [span(name, "strong"), span(" is at work.")],
    [],
    way("l", "leave it running", `come back with stoa watch ${name}`),
    way(
      "s",
      "stop in good order",
      `${flying === 0 ? "" : `after ${many(flying, "call")} in flight; `}go on with stoa resume ${name}`
    ),
    way("c", "cancel", "stay here")
  ]
}
