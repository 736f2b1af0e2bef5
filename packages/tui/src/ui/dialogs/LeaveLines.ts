/** How a run can be left, on the screen. */
import { many } from "../canvas/Amount.ts"
import { type Line, span } from "../canvas/Line.ts"
import { clean, pad, wrap } from "../canvas/text.ts"
import * as Again from "../state/Again.ts"
import type { Room, Scene } from "../state/View.ts"

const indent = 23

/** The ways with what each does, and how to come back. */
export const draw = ({ watched }: Scene, { width }: Room): ReadonlyArray<Line> => {
  const { pulse, run } = watched
  const flying = pulse?.inFlight ?? 0
  const name = clean(run.name)
  const way = (key: string, does: string, then: string): ReadonlyArray<Line> => {
    const lines = wrap(then, Math.max(16, width - indent))
    return lines.map((line, index) => [
      ...(index === 0 ? [span(key, "key"), span(pad(`  ${does}`, indent - 1))] : [span(" ".repeat(indent))]),
      span(line, "dim")
    ])
  }
  const first = flying === 0 ? "" : `${many(flying, "call")} in flight ${flying === 1 ? "is" : "are"} answered first; `
  return [
    [span(name, "strong"), span(" is at work.")],
    [],
    ...way(
      "l",
      "leave it running",
      `${Again.command("watch", watched)} comes back`
    ),
    ...way("s", "stop in good order", `${first}${Again.command("resume", watched)} goes on`),
    ...way("c", "cancel", "stay here; ctrl+c again leaves it running")
  ]
}
