/** The two lines at the top: which run, how far, how fast, for how much, and what is wrong. */
import { Projection, type Watched } from "@stoa/core"
import * as Speeds from "../../engine/Speeds.ts"
import * as Amount from "../canvas/Amount.ts"
import { bar } from "../canvas/Chart.ts"
import { type Line, span, type Tone } from "../canvas/Line.ts"
import { besides, widthOf } from "../canvas/lines.ts"
import { clean, cut, width } from "../canvas/text.ts"
import { limitOf } from "../keys/Driving.ts"
import * as Aim from "../state/Aim.ts"
import type { Glyphs } from "../state/Glyphs.ts"
import * as Problems from "../state/Problems.ts"
import type { Scene } from "../state/View.ts"

type Run = Watched.Watched

const flying = (count: number): string => (count === 0 ? "" : `, ${Amount.many(count, "call")} in flight`)

/** The state of a run in a word and a sign. */
export const stateOf = (
  { mode, pulse, replay }: Run,
  glyphs: Glyphs
): { readonly text: string; readonly tone: Tone } => {
  switch (mode) {
    case "finished":
      return { text: `FINISHED ${glyphs.done}`, tone: "good" }
    case "stopped":
      return { text: "STOPPED", tone: "warn" }
    case "replay":
      return {
        text: `REPLAY ${replay?.playing === true ? glyphs.running : glyphs.paused} ${
          Speeds.written(replay?.speed ?? 1)
        }`,
        tone: "accent"
      }
    case "live":
      break
  }
  switch (pulse?.state) {
    case undefined:
      return { text: "STARTING", tone: "accent" }
    case "running":
      return { text: `RUNNING ${glyphs.running}`, tone: "good" }
    case "paused":
      return { text: `PAUSED ${glyphs.paused}`, tone: "warn" }
    case "pausing":
      return { text: `PAUSING ${glyphs.paused}${flying(pulse.inFlight)}`, tone: "warn" }
    case "stopping":
      return { text: `STOPPING${flying(pulse.inFlight)}`, tone: "warn" }
  }
}

/** Seconds over which calls are counted. */
const lately = 10

/** Calls answered a second, of late; nothing where nobody works on the run. */
const rateOf = ({ mode, spending: { seconds } }: Run, now: number): number => {
  if (mode !== "live") return 0
  const since = Math.floor(now / 1000) - lately
  return seconds.reduce((sum, { at, calls }) => sum + (at >= since ? calls : 0), 0) / lately
}

/** What was spent, of what may be, and what it is likely to come to. */
const money = ({ mode, pulse, run, spending: { total } }: Run): string => {
  const { maxCost } = run.recipe.operation
  const forecast = mode === "live" ? pulse?.forecast : undefined
  const tokens = total.inputTokens + total.outputTokens
  if (total.cost === undefined || (total.cost === 0 && maxCost === undefined)) return ""
  const spent = `${Amount.dollars(total.cost)}${maxCost === undefined ? "" : ` of ${Amount.dollars(maxCost)}`}`
  if (forecast?.cost === undefined || forecast.calls <= 0 || total.calls >= forecast.calls || tokens === 0) return spent
  const end = Projection.total(total.cost, forecast.cost, total.calls / forecast.calls)
  return `${spent}, likely ${Amount.dollars(end)}`
}

/** Pieces that go into the width, those that matter least left out first. */
const fitting = (pieces: ReadonlyArray<{ readonly line: Line; readonly rank: number }>, { columns, gap }: {
  readonly gap: Line
  readonly columns: number
}): Line => {
  const shown = new Set(pieces.filter(({ line }) => widthOf(line) > 0))
  const joined = () => [...shown].flatMap(({ line }, index) => (index === 0 ? line : [...gap, ...line]))
  for (const piece of [...shown].toSorted((a, b) => b.rank - a.rank)) {
    if (widthOf(joined()) <= columns) break
    shown.delete(piece)
  }
  return joined()
}

const piece = (rank: number, text: string, tone?: Tone) => ({ rank, line: text === "" ? [] : [span(text, tone)] })

const numbers = ({ glyphs, now, watched }: Scene, columns: number): Line => {
  const { mode, pulse, spending: { total } } = watched
  const isLive = mode === "live" && pulse !== undefined
  if (watched.trouble !== undefined) return [span(cut(clean(watched.trouble), columns, glyphs.ellipsis), "bad")]
  const waiting = isLive ? pulse.endpoints.reduce((sum, endpoint) => sum + endpoint.waiting, 0) : 0
  const [down] = Problems.down(watched)
  const rate = rateOf(watched, now)
  return fitting([
    piece(0, down === undefined ? "" : `${cut(down, 30)} does not answer`, "bad"),
    piece(1, `${Amount.many(total.calls, "call")}${isLive ? ` ${Amount.rate(rate)}/s` : ""}`),
    piece(3, `${Amount.count(total.inputTokens + total.outputTokens)} tokens`),
    piece(2, money(watched)),
    piece(4, isLive ? `${pulse.inFlight}/${limitOf(watched)} in flight` : ""),
    piece(6, waiting === 0 ? "" : `${Amount.count(waiting)} waiting`),
    piece(7, isLive && pulse.speed !== undefined ? Speeds.written(pulse.speed) : ""),
    piece(8, total.failed === 0 ? "" : Amount.many(total.failed, "retry", "retries")),
    piece(9, isLive && pulse.lag > 250 ? `engine late by ${Amount.duration(pulse.lag)}` : "", "warn")
  ], { columns, gap: [span(` ${glyphs.dot} `, "dim")] })
}

const problems = ({ watched }: Scene): Line => {
  const { all, words } = Problems.counts(watched)
  return all === 0 ? [] : [span(words, "bad"), span(" !", "key")]
}

/** How far it is, in as many words as there is room for. */
const progress = ({ glyphs, watched }: Scene, room: number): Line => {
  if (watched.loaded < 1) return [span(`reading ${Amount.percent(watched.loaded)}`, "dim")]
  const { done, noun, phase, wanted } = Aim.of(watched)
  const step = Aim.step(watched)
  const long = `${phase}${step === undefined || phase !== "simulation" ? "" : ` step ${step}`}`
  const count = `${Amount.count(done)}/${Amount.count(wanted)} ${noun}`
  const columns = Math.min(30, room - widthOf([span(long), span(count)]) - 3)
  if (columns >= 5) {
    return [span(`${long}  `), ...bar(wanted === 0 ? 1 : done / wanted, { columns, glyphs }), span(` ${count}`)]
  }
  const words = [`${long}  ${count}`, `${phase}  ${count}`, count, phase]
  return [span(words.find((text) => width(text) <= room) ?? "")]
}

/** The two lines. */
export const draw = (scene: Scene, columns: number): ReadonlyArray<Line> => {
  const { glyphs, watched } = scene
  const { text, tone } = stateOf(watched, glyphs)
  const wrong = problems(scene)
  const name = [
    span(" "),
    span(cut(clean(watched.run.name), Math.max(10, Math.floor(columns / 4)), glyphs.ellipsis), "strong"),
    span("  "),
    span(text, tone),
    span("  ")
  ]
  const room = columns - widthOf(name) - widthOf(wrong) - 2
  return [
    besides([...name, ...progress(scene, room)], [...wrong, span(" ")], columns),
    [span(" "), ...numbers(scene, columns - 2)]
  ]
}
