/** The whole run at a glance: what is going on, how far it is, how calls and people do, and what is wrong. */
import { type Block, section, share, stack } from "../canvas/Block.ts"
import { beside } from "../canvas/Block.ts"
import { type Line, span } from "../canvas/Line.ts"
import { cutLine } from "../canvas/lines.ts"
import { cut, wrap } from "../canvas/text.ts"
import { listOf } from "../state/State.ts"
import type { Room, Scene, View } from "../state/View.ts"
import * as Latest from "./overview/Latest.ts"
import * as Phase from "./overview/Phase.ts"
import * as Pipeline from "./overview/Pipeline.ts"
import * as Sentence from "./overview/Sentence.ts"
import * as Society from "./overview/Society.ts"
import * as Talkers from "./overview/Talkers.ts"
import * as Trends from "./overview/Trends.ts"

/** From this height on blocks have titles and empty lines between them; from the second on they are shown in full. */
const [tall, ample] = [14, 30]

const headline = ({ watched }: Scene, width: number): Block => {
  const { before, sentence } = Sentence.of(watched)
  const [first = "", ...rest] = wrap(`${before} ${sentence}`.trim(), width)
  const isApart = before !== "" && first.startsWith(before)
  return [
    isApart
      ? [span(before, "warn"), span(first.slice(before.length), "strong")]
      : [span(first, before === "" ? "strong" : "warn")],
    ...rest.map((line): Line => [span(line, "strong")])
  ]
}

const alerts = (
  { glyphs, watched }: Scene,
  { most, width }: { readonly width: number; readonly most: number }
): Block => {
  const lines = watched.alerts.toReversed().flatMap(({ sentence, step }) =>
    wrap(`Step ${step}: ${sentence}`, width - 2).map((text, index) => ({ text, sign: index === 0 ? "! " : "  " }))
  )
  return lines.slice(0, most).map(({ sign, text }, index): Line => [
    span(sign, "bad"),
    span(index === most - 1 && lines.length > most ? cut(`${text}   `, width - 2, glyphs.ellipsis) : text, "warn")
  ])
}

/** Blocks dealt out to columns, each to the one that is shortest so far. */
const deal = (blocks: ReadonlyArray<(width: number) => Block>, widths: ReadonlyArray<number>) => {
  const columns = widths.map((width) => ({ width, blocks: [] as Array<Block>, height: 0 }))
  for (const block of blocks) {
    const column = columns.reduce((least, each) => (each.height < least.height ? each : least))
    const lines = block(column.width)
    if (lines.length === 0) continue
    column.blocks.push(lines)
    column.height += lines.length + 1
  }
  return columns
}

/** One line after the other, those that matter most first: what has no room is scrolled to. */
const low = (scene: Scene, { height, width }: Room): Block => {
  const lines = [
    ...headline(scene, width),
    ...Pipeline.draw(Phase.phases(scene.watched), { glyphs: scene.glyphs, width, lines: 1 }),
    ...alerts(scene, { width, most: 1 }),
    ...[Society.inLine(scene)].filter((line) => line.length > 0),
    ...Talkers.draw(scene, { width, most: 2 }),
    ...Trends.draw(scene, { width, most: 3 }),
    ...Society.goals(scene, width),
    ...Latest.draw(scene, 6)
  ]
  const top = Math.max(0, Math.min(listOf(scene.state, "overview").top, lines.length - height))
  return lines.slice(top, top + height)
}

const high = (scene: Scene, { height, width }: Room): Block => {
  const { glyphs, watched } = scene
  const titled = (title: string, lines: (width: number) => Block, aside = "") => (columns: number): Block => {
    const drawn = lines(columns)
    return drawn.length === 0
      ? []
      : section({ title, lines: drawn, aside: aside === "" ? [] : [span(aside, "dim")] }, { width: columns, glyphs })
  }
  const top: ReadonlyArray<Block> = [
    [
      ...headline(scene, width),
      ...(height > 20 ? [[]] : []),
      ...Pipeline.draw(Phase.phases(watched), { glyphs, width, lines: 2 })
    ],
    alerts(scene, { width, most: height >= ample ? 6 : height > 20 ? 2 : 1 })
  ].filter((block) => block.length > 0)
  const taken = top.reduce((sum, block) => sum + block.length + 1, 0)
  const { widths } = share(width, { least: 36, most: 3 })
  const isTight = height < ample && widths.length === 1
  const few = height > 50 ? 10 : height >= ample ? 5 : 3
  const columns = deal(
    [
      titled(
        "How calls go",
        (columns) => Trends.draw(scene, { width: columns, most: isTight ? 4 : height < 20 ? 5 : 7 })
      ),
      titled(
        "How people stand",
        (columns) => Society.statuses(scene, { width: columns, most: height < ample ? 3 : 9 })
      ),
      titled("Goals", (columns) => Society.goals(scene, columns))
    ],
    widths
  )
  // A few lines are kept for what happened last, but for windows where the rest would not be seen then.
  const least = height >= ample ? 6 + few + 2 : 5
  const middle = beside(
    columns.map(({ blocks, width }) => ({ lines: stack(blocks, Math.max(0, height - taken - least)), width }))
  )
  // Two names in a line take more than a column.
  const talkers = titled(
    "Who talks most",
    (columns) => Talkers.draw(scene, { width: columns, most: few }),
    Talkers.level(scene)
  )(width)
  const left = height - taken - middle.length - talkers.length - 2
  const latest = titled("What happened last", () => Latest.draw(scene, left - 1))(width)
  return stack([...top, middle, talkers, latest], height)
}

/** The overview. */
export const overview: View = {
  id: "overview",
  title: "Overview",
  about:
    "The whole run at a glance: what is going on, how far it is, how calls and people do, who talks most, and what is wrong.",
  items: () => [],
  draw: (scene, room) =>
    (room.height < tall ? low : high)(scene, room)
      .slice(0, Math.max(0, room.height))
      .map((line) => cutLine(line, room.width, scene.glyphs.ellipsis))
}
