/** How busy a cluster was lately: calls, facts and busy slots, look by look. Pure. */
import * as Amount from "../../canvas/Amount.ts"
import { spark } from "../../canvas/Chart.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { padStart } from "../../canvas/text.ts"
import type { Room } from "../../state/View.ts"
import type { Moment } from "./Seen.ts"
import type { Scene } from "./State.ts"

const kinds: ReadonlyArray<{ readonly id: keyof Moment; readonly title: string }> = [
  { id: "calls", title: "calls/s" },
  { id: "facts", title: "facts/s" },
  { id: "busy", title: "slots  " }
]

/** A line of bars for each. */
export const draw = ({ glyphs, seen: { moments } }: Scene, { height, width }: Room): ReadonlyArray<Line> =>
  kinds.slice(0, height).map(({ id, title }) => [
    span(` ${title} `, "dim"),
    span(padStart(moments.length === 0 ? "-" : Amount.rate(moments.at(-1)?.[id] ?? 0), 5), "strong"),
    span(" "),
    span(spark(moments.map((moment) => moment[id]), { columns: Math.max(0, width - 16), glyphs }), "accent")
  ])
