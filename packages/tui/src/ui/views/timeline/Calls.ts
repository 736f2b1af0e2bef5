/** Lanes of calls over the last minute, by model: how many were in flight at once, and which took long. */
import type { Watched } from "@stoa/core"
import { duration, many } from "../../canvas/Amount.ts"
import { type Line, type Span, span, type Tone } from "../../canvas/Line.ts"
import { besides, cutLine, line } from "../../canvas/lines.ts"
import { clean } from "../../canvas/text.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Room } from "../../state/View.ts"

type Call = Watched.CallSpan

/** Milliseconds that are shown at most, and at least. */
const longest = 60_000
const shortest = 5000

/** The stretch of time that is shown: the last minute, or all there is of a run that took less. */
export interface Window {
  readonly from: number
  readonly end: number
  /** False where the run is over: the right end is its end. */
  readonly isNow: boolean
}

/** The moment at the right end: now, or when the last call of a run that is over ended. */
const until = ({ mode, spending }: Watched.Watched, now: number): number =>
  mode === "live" || mode === "replay"
    ? now
    : spending.spans.reduce((latest, { began, ended }) => Math.max(latest, ended ?? began), 0)

/** The last minute, or as much as there was. */
export const window = (watched: Watched.Watched, now: number): Window => {
  const end = until(watched, now)
  const first = watched.spending.spans[0]?.began ?? end
  return { isNow: watched.mode === "live", end, from: end - Math.max(shortest, Math.min(longest, end - first)) }
}

/** How long a call took, or has taken. */
export const lengthOf = ({ began, ended }: Call, end: number): number => Math.max(0, (ended ?? end) - began)

/** The calls that were in flight in the last minute, the earliest first. */
export const recent = ({ spans }: Watched.Spending, { end, from }: Window): ReadonlyArray<Call> =>
  spans.filter(({ began, ended }) => began <= end && (ended ?? end) >= from)

/** Calls in as few lanes as they need: in each, one after the other. */
const packed = (calls: ReadonlyArray<Call>, end: number): ReadonlyArray<ReadonlyArray<Call>> => {
  const lanes: Array<{ free: number; readonly calls: Array<Call> }> = []
  for (const call of calls.toSorted((a, b) => a.began - b.began || a.id - b.id)) {
    const lane = lanes.find(({ free }) => free <= call.began)
    const free = call.began + Math.max(1, lengthOf(call, end))
    if (lane === undefined) lanes.push({ free, calls: [call] })
    else {
      lane.calls.push(call)
      lane.free = free
    }
  }
  return lanes.map(({ calls }) => calls)
}

const toneOf = ({ state }: Call): Tone =>
  state === "open" ? "accent" : state === "answered" ? "agent" : state === "free" ? "warn" : "bad"

/** One lane: each call from where it began to where it ended, and how it ended. */
const lane = (
  calls: ReadonlyArray<Call>,
  { columns, end, from, glyphs }: Window & { readonly columns: number; readonly glyphs: Glyphs }
): Line => {
  const signs: Array<Span> = Array.from({ length: columns }, () => ({ text: " " }))
  const column = (at: number) => Math.max(0, Math.min(columns - 1, Math.floor((at - from) / (end - from) * columns)))
  for (const call of calls) {
    const [first, last] = [column(call.began), column(call.ended ?? end)]
    for (let at = first; at <= last; at++) {
      const isEnd = at === last && call.state !== "answered"
      const sign = isEnd
        ? call.state === "open" ? glyphs.running : glyphs.fails
        : at === first
        ? glyphs.frame.v
        : glyphs.frame.h
      signs[at] = span(sign, toneOf(call))
    }
  }
  return signs.reduce<Array<Span>>((line, sign) => {
    const last = line.at(-1)
    if (last === undefined || last.tone !== sign.tone) line.push(sign)
    else line[line.length - 1] = { ...last, text: last.text + sign.text }
    return line
  }, [])
}

const percentile = (sorted: ReadonlyArray<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** What is said of a model above its lanes. */
const title = (model: string, calls: ReadonlyArray<Call>): Line => {
  const took = calls.flatMap(({ began, ended, state }) =>
    state === "answered" && ended !== undefined ? ended - began : []
  )
    .toSorted((a, b) => a - b)
  const open = calls.filter(({ state }) => state === "open").length
  const failed = calls.filter(({ state }) => state !== "open" && state !== "answered").length
  return line(
    span(clean(model), "strong"),
    span(`  ${many(open, "call")} in flight`, open > 0 ? "accent" : "dim"),
    span(`  ${took.length} answered`, "dim"),
    failed === 0 ? "" : span(`  ${failed} failed`, "bad"),
    took.length === 0
      ? ""
      : span(`  half within ${duration(percentile(took, 0.5))}, most within ${duration(percentile(took, 0.95))}`, "dim")
  )
}

/** The lanes in their room, those of each model under its name. */
export const draw = (
  calls: ReadonlyArray<Call>,
  room: Room,
  { glyphs, ...window }: Window & { readonly glyphs: Glyphs }
): ReadonlyArray<Line> => {
  const models = [...Map.groupBy(calls, ({ model }) => model)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (models.length === 0) return [[span("No call in the last minute.", "dim")]]
  const each = Math.max(2, Math.floor((room.height - 1) / models.length))
  const axis = besides(
    [span(`${glyphs.frame.v} ${duration(window.end - window.from)} before`, "dim")],
    [span(`${window.isNow ? "now" : "then"} ${glyphs.frame.v}`, "dim")],
    room.width
  )
  const lanes = models.flatMap(([model, own]) => {
    const all = packed(own, window.end)
    const shown = all.slice(0, Math.max(1, each - (all.length > each - 1 ? 2 : 1)))
    const left = all.length - shown.length
    return [
      title(model, own),
      ...shown.map((calls) => lane(calls, { ...window, columns: room.width, glyphs })),
      ...(left === 0 ? [] : [[span(`and ${many(left, "lane")} more: so many calls at once`, "dim")]])
    ]
  })
  return [...lanes.slice(0, room.height - 1), axis].map((each) => cutLine(each, room.width))
}
