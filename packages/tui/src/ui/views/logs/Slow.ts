/** The calls that took longest, of the latest. */
import type { Watched } from "@stoa/core"
import { duration } from "../../canvas/Amount.ts"
import { section } from "../../canvas/Block.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { clean, cut, padStart } from "../../canvas/text.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Room } from "../../state/View.ts"

/** Calls that are listed at most. */
const most = 30

interface Timed {
  readonly span: Watched.CallSpan
  readonly took: number
}

const known = new WeakMap<ReadonlyArray<Watched.CallSpan>, ReadonlyArray<Timed>>()

/** Calls that were answered by a server, slowest first. */
const slowest = (spans: ReadonlyArray<Watched.CallSpan>): ReadonlyArray<Timed> => {
  const timed = known.get(spans) ??
    spans.flatMap((span) =>
      span.ended === undefined || span.state === "free" ? [] : [{ span, took: span.ended - span.began }]
    ).toSorted((a, b) => b.took - a.took || a.span.id - b.span.id).slice(0, most)
  known.set(spans, timed)
  return timed
}

/** A place in short: without its phase. */
const short = (place: string): string => clean(place.replace(/^(?:simulation|synthesis|population)\//, ""))

/** The slowest calls with how long they took, where, and of which model. */
export const draw = (
  spans: ReadonlyArray<Watched.CallSpan>,
  { glyphs, room: { height, width } }: { readonly glyphs: Glyphs; readonly room: Room }
): ReadonlyArray<Line> => {
  const timed = slowest(spans)
  const lines = timed.map(({ span: { model, place, state }, took }): Line => {
    const where = cut(short(place), Math.floor((width - 10) * 0.6), glyphs.ellipsis)
    return [
      span(padStart(duration(took), 8), "warn"),
      span("  "),
      span(where),
      span(`  ${state === "answered" ? cut(clean(model), width - 12 - where.length, glyphs.ellipsis) : state}`, "dim")
    ]
  })
  return section({
    title: "Slowest calls",
    aside: [span(`of the latest ${spans.length}`, "dim")],
    lines: lines.length === 0 ? [[span("none was answered yet", "dim")]] : lines.slice(0, Math.max(0, height - 1))
  }, { glyphs, width })
}
