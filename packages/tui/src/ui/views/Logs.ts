/** Logs: what happened, fact by fact, and what the run says of itself. */
import * as Amount from "../canvas/Amount.ts"
import { beside } from "../canvas/Block.ts"
import { type Line, span, type Tone } from "../canvas/Line.ts"
import { besides, cutLine } from "../canvas/lines.ts"
import * as Table from "../canvas/Table.ts"
import { clean, width as widthOf, wrap } from "../canvas/text.ts"
import { cursorOf } from "../canvas/Window.ts"
import { listOf } from "../state/State.ts"
import type { Room, Scene, View } from "../state/View.ts"
import * as Lines from "./logs/Lines.ts"
import * as Slow from "./logs/Slow.ts"

const variants = ["all", "from notices on", "from warnings on", "errors"] as const

const tones: Readonly<Record<Lines.Level, Tone>> = { info: "dim", notice: "accent", warning: "warn", error: "bad" }
const words: Readonly<Record<Lines.Level, string>> = { info: "", notice: "note", warning: "warn", error: "error" }

/** The width from which the slowest calls stand beside the log, and theirs. */
const wide = 150
const slow = 52

const columns = (hasTimes: boolean): ReadonlyArray<Table.Column<Lines.LogItem>> => [
  ...(hasTimes
    ? [{
      id: "at",
      title: "time",
      width: 8,
      rank: 2,
      cell: ({ at }: Lines.LogItem) => [span(at === undefined ? "" : Amount.clock(at), "dim" as const)]
    }]
    : []),
  { id: "level", title: "level", width: 5, rank: 0, cell: ({ level }) => [span(words[level], tones[level])] },
  { id: "where", title: "where", width: 8, rank: 1, cell: ({ where }) => [span(clean(where), "group")] },
  {
    id: "text",
    title: "what",
    width: 20,
    grows: true,
    rank: 0,
    cell: ({ level, text }) => [span(clean(text), level === "warning" || level === "error" ? tones[level] : undefined)]
  }
]

const levelIn = ({ state }: Scene): Lines.Level =>
  Lines.levels[listOf(state, "logs").variant % variants.length] ?? "info"

const idsOf = (scene: Scene): ReadonlyArray<string> =>
  Lines.listedOf(Lines.of(scene.watched), { from: levelIn(scene), filter: listOf(scene.state, "logs").filter })

/** Lines were dropped: there were more facts than are kept. */
const isShortened = ({ watched: { chronicle } }: Scene): boolean =>
  chronicle.entries.length > 0 && chronicle.facts > chronicle.entries.length

/** What is listed, how grave it is, and how much is newer than the line under the cursor. */
const head = (
  { counts }: Lines.Lines,
  { scene, newer, width }: { scene: Scene; newer: number; width: number }
): Line => {
  const { error, notice, warning } = counts
  const count = (value: number, word: string, tone: Tone): Line =>
    value === 0 ? [] : [span("   "), span(`${value} ${word}${value === 1 ? "" : "s"}`, tone)]
  const isFollowing = listOf(scene.state, "logs").follow
  return besides(
    [
      span(` ${variants[Lines.levels.indexOf(levelIn(scene))]}`, "strong"),
      ...count(notice, "notice", "accent"),
      ...count(warning, "warning", "warn"),
      ...count(error, "error", "bad"),
      ...(isShortened(scene) ? [span("   older lines are in run.db: stoa trace", "dim")] : [])
    ],
    isFollowing
      ? [span("following", "dim")]
      : [
        span(newer === 0 ? "not following" : `${newer} newer below`, newer === 0 ? "dim" : "accent"),
        span(", f follows", "dim")
      ],
    width
  )
}

/** The line under the cursor in full, where it did not fit. */
const whole = (
  item: Lines.LogItem | undefined,
  { scene: { glyphs }, width }: { scene: Scene; width: number }
): ReadonlyArray<Line> => {
  if (item === undefined || widthOf(clean(item.text)) <= width - 34) return []
  return [
    [span(glyphs.frame.h.repeat(width), "frame")],
    ...wrap(item.text, width - 1).slice(0, 3).map((line): Line => [span(" "), span(line)])
  ]
}

/** Why nothing is listed. */
const nothing = (filter: string, level: Lines.Level): string => {
  if (level === "info") return `No line matches ${clean(filter)}`
  const of = level === "error" ? "errors" : `lines ${variants[Lines.levels.indexOf(level)]}`
  return `No ${of}${filter === "" ? "" : ` match ${clean(filter)}`}: v shows other levels.`
}

const main = (scene: Scene, { height, width }: Room): ReadonlyArray<Line> => {
  const lines = Lines.of(scene.watched)
  const ids = idsOf(scene)
  const list = listOf(scene.state, "logs")
  const cursor = cursorOf(ids, list, true)
  const item = lines.byId.get(ids[cursor] ?? "")
  const above = height < 6 ? [] : [head(lines, { scene, newer: ids.length - 1 - cursor, width })]
  const below = height < 16 || list.follow ? [] : whole(item, { scene, width })
  const table = Table.draw({
    columns: columns(item === undefined || lines.all.some(({ at }) => at !== undefined)),
    ids,
    row: (id) => lines.byId.get(id) as Lines.LogItem,
    cursor,
    glyphs: scene.glyphs,
    empty: list.filter !== "" || levelIn(scene) !== "info"
      ? nothing(list.filter, levelIn(scene))
      : "Nothing has happened yet."
  }, { width, height: height - above.length - below.length })
  const missing = height - above.length - below.length - table.length
  return [
    ...above,
    ...table,
    ...(below.length === 0 ? [] : [...Array.from({ length: Math.max(0, missing) }, (): Line => []), ...below])
  ]
}

export const Logs: View = {
  id: "logs",
  title: "Logs",
  about:
    "What happened, fact by fact, beside the lines of run.log; the slowest calls. Filter by level:, where:, agent:.",
  items: idsOf,
  draw: (scene, room) => {
    const { height, width } = room
    if (height <= 0) return []
    if (width < wide || height < 12) return main(scene, room).map((line) => cutLine(line, width, scene.glyphs.ellipsis))
    const left = width - slow - 3
    return beside([
      { lines: main(scene, { width: left, height }), width: left },
      {
        lines: Slow.draw(scene.watched.spending.spans, { glyphs: scene.glyphs, room: { width: slow, height } }),
        width: slow
      }
    ])
  },
  follows: true,
  variants,
  opens: Lines.opens
}
