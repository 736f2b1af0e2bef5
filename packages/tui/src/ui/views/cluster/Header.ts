/** The two lines at the top: which cluster, who works in it, how much. Pure. */
import { Standing } from "@stoa/core"
import * as Amount from "../../canvas/Amount.ts"
import { bar } from "../../canvas/Chart.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { besides, cutLine, widthOf } from "../../canvas/lines.ts"
import { clean, cut } from "../../canvas/text.ts"
import * as Brief from "./Brief.ts"
import { present, slots, speed } from "./Seen.ts"
import type { Scene } from "./State.ts"

const state = ({ glyphs, now, seen }: Scene): Line => {
  const { isMissing, look, trouble } = seen
  if (trouble !== undefined) {
    return [span(`AWAY ${glyphs.fails} for ${Brief.span(now - trouble.since)}`, "bad")]
  }
  if (isMissing) return [span("NO CLUSTER YET", "warn")]
  if (look === undefined) return [span("LOOKING", "accent")]
  const lost = look.workers.length - present(look).length
  return [
    span(Amount.many(present(look).length, "worker"), "good"),
    ...(lost === 0 ? [] : [span(`, ${lost} lost`, "bad")]),
    span(
      `, ${Amount.many(look.runs.filter(Standing.isUnderWay).length, "run")} under way`
    )
  ]
}

const numbers = (scene: Scene, columns: number): Line => {
  const { glyphs, seen } = scene
  const { isMissing, look, trouble } = seen
  if (trouble !== undefined) return [span(`${clean(trouble.sentence)} It is waited for.`, "bad")]
  if (isMissing) return [span("stoa worker --cluster URL makes a cluster in this database.")]
  if (look === undefined) return []
  const { all, busy, waiting } = slots(look)
  const { calls, facts } = speed(seen) ?? { calls: NaN, facts: NaN }
  const dot = span(` ${glyphs.dot} `, "dim")
  return [
    ...bar(all === 0 ? 0 : busy / all, { columns: Math.min(20, Math.floor(columns / 8)), glyphs }),
    span(` ${busy}/${all} slots busy`),
    ...(waiting === 0 ? [] : [span(`, ${Amount.count(waiting)} waiting`)]),
    dot,
    span(`${Amount.rate(calls)} calls/s`),
    dot,
    span(`${Amount.rate(facts)} facts/s`)
  ]
}

/** The two lines. */
export const draw = (scene: Scene, columns: number): ReadonlyArray<Line> => {
  const { glyphs, name } = scene
  const right: Line = [...state(scene), span(" ")]
  const left: Line = [
    span(" cluster ", "dim"),
    span(cut(name, Math.max(10, columns - widthOf(right) - 11), glyphs.ellipsis), "strong")
  ]
  return [
    besides(left, right, columns),
    cutLine([span(" "), ...numbers(scene, columns)], columns, glyphs.ellipsis)
  ]
}
