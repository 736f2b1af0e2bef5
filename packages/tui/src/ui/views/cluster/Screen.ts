/** The whole screen over a cluster as lines: workers, shards, runs, and where there is room what lately happened. Pure. */
import * as Amount from "../../canvas/Amount.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { padLine, tone } from "../../canvas/lines.ts"
import { clean, wrap } from "../../canvas/text.ts"
import * as Frame from "../../shell/Frame.ts"
import * as Layout from "../../shell/Layout.ts"
import * as Overlay from "../../shell/Overlay.ts"
import type { Room } from "../../state/View.ts"
import * as About from "./About.ts"
import * as Header from "./Header.ts"
import * as Keys from "./Keys.ts"
import * as Runs from "./Runs.ts"
import * as Shards from "./Shards.ts"
import { items, type Scene, type TableId } from "./State.ts"
import * as Trends from "./Trends.ts"
import * as Workers from "./Workers.ts"

/** A frame with something in it. */
interface Pane {
  readonly title: string
  readonly table?: TableId
  readonly draw: (scene: Scene, room: Room) => ReadonlyArray<Line>
}

const shards: Pane = {
  title: "Shards",
  draw: ({ glyphs, now, seen }, room) => Shards.draw(seen, { ...room, glyphs, now })
}
const workers: Pane = { title: "Workers", table: "workers", draw: Workers.draw }
const runs: Pane = { title: "Runs", table: "runs", draw: Runs.draw }
const about: Pane = { title: "Under the cursor", draw: About.draw }
const trends: Pane = { title: "Lately", draw: Trends.draw }

const happened: Pane = {
  title: "What happened",
  draw: ({ seen: { events } }, { height, width }) =>
    events.flatMap(({ at, text, tone }) =>
      wrap(text, Math.max(10, width - 11)).map((line, row): Line => [
        span(row === 0 ? ` ${Amount.clock(at)} ` : " ".repeat(10), "dim"),
        span(line, tone)
      ])
    ).slice(-height)
}

const framed = (scene: Scene, pane: Pane, { height, width }: Room): ReadonlyArray<Line> => {
  const { glyphs, seen, state } = scene
  const isActive = pane.table === state.table
  const count = pane.table === undefined ? "" : ` (${items(seen, pane.table).length})`
  const lines = pane.draw(scene, { width: Math.max(0, width - 2), height: Math.max(0, height - 2) })
  return Frame.draw(
    // Only the table that takes the keys has a cursor that stands out.
    isActive
      ? lines
      : lines.map((line) => (line.some((piece) => piece.tone === "cursor") ? tone(line, "strong") : line)),
    { title: [span(pane.title, "title"), span(count)], width, height, active: isActive, glyphs }
  )
}

/** Lines for two tables that share some: each as many as it needs, where there are not enough the first at most half. */
const shared = (height: number, [first, second]: readonly [number, number]): readonly [number, number] => {
  const half = Math.floor(height / 2)
  const top = first + second <= height
    ? height - second >= first ? Math.max(first, Math.min(height - second, half)) : first
    : Math.min(first, Math.max(half, height - second))
  return [top, height - top]
}

const column = (scene: Scene, { height, width }: Room): ReadonlyArray<Line> => {
  const needed = (table: TableId) => Math.max(1, items(scene.seen, table).length) + 3
  const strip = Math.min(
    Math.max(3, height - 10),
    Shards.draw(scene.seen, { ...scene, width: width - 2, height: 99 }).length + 2
  )
  const hasStrip = height - strip >= 12
  const left = hasStrip ? height - strip : height
  const [top, bottom] = shared(left, [needed("workers"), needed("runs")])
  return [
    ...framed(scene, workers, { width, height: top }),
    ...(hasStrip ? framed(scene, shards, { width, height: strip }) : []),
    ...framed(scene, runs, { width, height: bottom })
  ]
}

const panels = (scene: Scene, { height, width }: Room): ReadonlyArray<Line> => {
  if (width < 120) return column(scene, { width, height })
  const left = Math.floor(width * 0.6)
  const right = width - left
  const low = 5
  const middle = Math.min(15, Math.floor((height - low) / 2))
  const aside = [
    ...framed(scene, trends, { width: right, height: low }),
    ...framed(scene, about, { width: right, height: middle }),
    ...framed(scene, happened, { width: right, height: height - low - middle })
  ]
  return column(scene, { width: left, height }).map((line, row) => [...padLine(line, left), ...(aside[row] ?? [])])
}

const withHelp = (lines: ReadonlyArray<Line>, scene: Scene, width: number): ReadonlyArray<Line> => {
  const { glyphs, state: { help } } = scene
  if (help === undefined) return lines
  const wide = Math.min(width, 96)
  const all = Keys.help(wide - 4)
  const height = Math.min(lines.length, all.length + 2)
  const box = Frame.draw(all.slice(help).map((line) => [span(" "), ...line]), {
    title: [span("Keys", "title")],
    foot: [span("j k", "key"), span(" scroll   ", "dim"), span("esc", "key"), span(" close", "dim")],
    width: wide,
    height,
    active: true,
    glyphs
  })
  const [x, y] = [Math.floor((width - wide) / 2), Math.floor((lines.length - height) / 2)]
  return Overlay.over(lines, { box, boxWidth: wide, x, y })
}

const tooSmall = ({ height, width }: Room): ReadonlyArray<Line> => {
  const { least } = Layout
  const lines = wrap(
    `The window is too small: it has ${width}x${height}, the screen needs ${least.width}x${least.height}. Make it larger, or press q to leave.`,
    width
  )
  return Array.from({ length: height }, (_, row) => [span(lines[row] ?? "", row === 0 ? "strong" : "plain")])
}

/** What happened last, for a while, or what a key said. */
const said = ({ now, seen: { events }, state: { toast } }: Scene): Line => {
  if (toast !== undefined) return [span(` ${clean(toast)}`, "warn")]
  const last = events.at(-1)
  return last === undefined || now - last.at > 10_000 ? [] : [span(` ${last.text}`, last.tone)]
}

/** The lines of the screen, as many as the window is high and none wider than it. */
export const draw = (scene: Scene, window: Room): ReadonlyArray<Line> => {
  if (Layout.isTooSmall(window)) return tooSmall(window)
  const { glyphs } = scene
  const { height, width } = window
  return [
    ...Header.draw(scene, width),
    ...withHelp(panels(scene, { width, height: height - 4 }), scene, width),
    said(scene),
    Keys.footer
  ].map((line) => padLine(line, width, glyphs.ellipsis))
}
