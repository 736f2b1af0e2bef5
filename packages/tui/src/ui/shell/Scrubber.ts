/** Where a replay stands: a line with a bar over all facts. */
import type { Watched } from "@stoa/core"
import * as Speeds from "../../engine/Speeds.ts"
import * as Amount from "../canvas/Amount.ts"
import { bar } from "../canvas/Chart.ts"
import { type Line, span } from "../canvas/Line.ts"
import { cutLine, widthOf } from "../canvas/lines.ts"
import type { Glyphs } from "../state/Glyphs.ts"

/** The line. */
export const draw = (
  { at, fact, facts, playing, speed, step, steps }: Watched.Replay,
  { glyphs, width }: { readonly glyphs: Glyphs; readonly width: number }
): Line => {
  const head: Line = [span(` ${playing ? glyphs.running : glyphs.paused} ${Speeds.written(speed)} `, "accent")]
  const tail: Line = [
    span(`  step ${Math.max(0, step)}/${Math.max(0, steps)}`, "strong"),
    span(`  fact ${Amount.count(fact)}/${Amount.count(facts)}${at === undefined ? "" : `  ${Amount.clock(at)}`} `)
  ]
  const columns = width - widthOf(head) - widthOf(tail)
  return columns < 5
    ? cutLine([...head, ...tail], width)
    : [...head, ...bar(facts === 0 ? 1 : fact / facts, { columns, glyphs }), ...tail]
}
